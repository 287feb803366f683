package import RecordFormat

/// What a commit is checked against: an organization's state, read inside the transaction that will write.
///
/// An engine supplies these few questions; `CommitPlan` asks them and decides.
package protocol CurrentState {
    /// - Throws: `StoreError.organizationMissing`.
    func head() throws(StoreError) -> StoredHead

    /// The record's revision of the highest version, whatever its change; nil where there never was such a record.
    func newestRevision(of record: RecordID) throws(StoreError) -> StoredRevision?

    /// Whether the record exists now.
    func exists(_ record: RecordID) throws(StoreError) -> Bool

    /// Whether the code was ever given.
    func isTaken(code: String) throws(StoreError) -> Bool

    /// The current records that refer to a record, itself included where it does.
    func referrers(to record: RecordID) throws(StoreError) -> [CurrentRecord]

    /// The highest number given to a record of the kind; nil before the first.
    func lastNumber(of kind: String) throws(StoreError) -> Int?

    /// What is known of a shelf; nil for one on which nothing ever lay.
    func tally(of shelf: ShelfPlace) throws(StoreError) -> ShelfTally?

    // What only erasures ask: they are rare, and may take their time.

    /// When the newest of the records that lie, or lay, on a shelf was put there, some and those erased left out; nil where
    /// there is none.
    func lastAdded(to shelf: ShelfPlace, besides records: Set<RecordID>) throws(StoreError) -> Instant?

    /// The commit at a sequence; nil where there is none.
    func commit(at sequence: Int) throws(StoreError) -> StoredCommit?

    /// Whether any commit of an account still has its name.
    func isNamed(_ account: RecordID) throws(StoreError) -> Bool

    /// The attachments there are.
    func attachments() throws(StoreError) -> Set<Bytes32>

    /// Visits the bodies that some records' revisions still have, until the visitor wants no more.
    func visitBodies(of records: Set<RecordID>, _ visit: BodyVisitor) throws(StoreError)

    /// Visits the bodies that all other records' revisions still have, until the visitor wants no more.
    func visitBodies(besidesThoseOf records: Set<RecordID>, _ visit: BodyVisitor) throws(StoreError)
}

/// Looks at one body after the other.
/// - Returns: whether it wants to see more.
package typealias BodyVisitor = (UnsafeRawBufferPointer) -> Bool
