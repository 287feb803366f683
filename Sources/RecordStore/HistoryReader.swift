package import RecordFormat

/// Rows one after the other; nil after the last.
package typealias Rows<Row> = () throws(StoreError) -> Row?

/// Rows, many at a time; nil after the last.
package typealias RowChunks<Row> = Rows<[Row]>

/// Fills an empty batch with the next revisions, and leaves it empty after the last: batches are used again.
package typealias RevisionRows = (inout RevisionBatch) throws(StoreError) -> Void

/// Everything an engine keeps of one organization, for a verification: in one consistent view, as it lies there,
/// nothing repaired and nothing left out.
///
/// Where a row cannot be understood (a missing value, the wrong length), the engine throws `StoreError.corrupt`.
package protocol HistoryReader {
    /// The organization's row as it is kept.
    var organization: StoredOrganization { get }

    /// The head's row; nil where it is missing.
    func storedHead() throws(StoreError) -> StoredHead?

    /// By sequence.
    func storedCommits() throws(StoreError) -> Rows<StoredCommit>

    /// By sequence, then by record.
    func storedRevisions() throws(StoreError) -> RevisionRows

    /// The sequence at which the chain says a record was erased; nil where it does not.
    func erasure(of record: RecordID) throws(StoreError) -> Int?

    /// What commits say they erased, by sequence: a forecast, so that what is missing is told at its commit.
    func storedErasures() throws(StoreError) -> [(sequence: Int, erasures: Erasures)]

    /// In any order.
    func currentRecords() throws(StoreError) -> RowChunks<CurrentRecord>

    /// By source, then by target.
    func currentReferences() throws(StoreError) -> RowChunks<CurrentReference>

    /// In any order.
    func shelfTallies() throws(StoreError) -> [ShelfTally]

    /// In any order.
    func lastNumbers() throws(StoreError) -> [(kind: String, number: Int)]

    /// By digest, in the order of its bytes.
    func storedAttachments() throws(StoreError) -> Rows<StoredAttachment>

    /// By attachment, in the order of its digest's bytes, then by ordinal.
    func storedChunks() throws(StoreError) -> Rows<StoredChunk>
}

extension RevisionBatch {
    /// Puts revisions that an engine holds as values into batches.
    package static func batches(of revisions: [StoredRevision]) -> RevisionRows {
        var rest = revisions[...]
        return { batch throws(StoreError) in
            while !batch.isFull, let revision = rest.popFirst() { batch.append(revision) }
        }
    }
}
