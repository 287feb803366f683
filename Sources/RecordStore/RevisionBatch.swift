package import RecordFormat

/// Revisions as an engine keeps them, many at a time, all their texts and bodies in one block of bytes.
///
/// What a verification is fed with: for millions of revisions, arrays and strings of each one's own would cost more than
/// digesting them does.
package struct RevisionBatch: Sendable {
    /// A revision without its texts: `StoredRevision` says what the fields mean.
    package struct Row: Sendable {
        package let record: RecordID
        package let version: Int
        package let sequence: Int
        package let change: Revision.Change
        package let digest: Bytes32?
        /// Nil where the revision has no content.
        package let salt: Bytes32?
        /// The record on whose shelf it lies.
        package let shelf: RecordID?
        package let createdAt: Instant
        package let committedAt: Instant
        package let supersededAt: Int
        /// Where its texts begin in the batch's bytes: they follow one another.
        fileprivate var start = 0
        fileprivate var kindCount: Int32 = 0
        fileprivate var codeCount: Int32 = 0
        fileprivate var referencesCount: Int32 = 0
        fileprivate var bodyCount: Int32 = 0

        package init(
            record: RecordID, version: Int, sequence: Int, change: Revision.Change, digest: Bytes32?, salt: Bytes32?,
            shelf: RecordID?, createdAt: Instant, committedAt: Instant, supersededAt: Int
        ) {
            self.record = record
            self.version = version
            self.sequence = sequence
            self.change = change
            self.digest = digest
            self.salt = salt
            self.shelf = shelf
            self.createdAt = createdAt
            self.committedAt = committedAt
            self.supersededAt = supersededAt
        }

        /// Whether the revision lacks a content it once must have had.
        var isErased: Bool { salt == nil && !change.endsRecord }
    }

    /// A revision's texts, as bytes of the batch: at most 2 GB each, which is more than engines keep.
    struct Texts {
        let kind: UnsafeRawBufferPointer
        let code: UnsafeRawBufferPointer
        /// 16 bytes each.
        let references: UnsafeRawBufferPointer
        let body: UnsafeRawBufferPointer
        /// For one that lacks its content, the sequence at which its record was erased.
        let erasure: Int?
    }

    // Small enough that what one processor writes is still near when another reads it.
    private static let rowCountMax = 128
    private static let byteCountMax = 64 * 1024

    private(set) var rows: [Row] = []
    private var texts = ByteBlock(room: RevisionBatch.byteCountMax + 16 * 1024)
    /// For each row that lacks its content, the sequence at which its record was erased.
    private var erasures: [Int: Int] = [:]

    package init() { rows.reserveCapacity(RevisionBatch.rowCountMax) }

    package var isEmpty: Bool { rows.isEmpty }
    /// Whether engines put no more into it.
    package var isFull: Bool {
        rows.count >= RevisionBatch.rowCountMax || texts.count >= RevisionBatch.byteCountMax
    }

    /// Forgets the revisions and keeps the memory.
    mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        texts.removeAll()
        erasures.removeAll()
    }

    /// Adds a revision; its texts are copied.
    /// - Parameter references: 16 bytes each.
    package mutating func append(
        _ row: Row, kind: UnsafeRawBufferPointer, code: UnsafeRawBufferPointer, references: UnsafeRawBufferPointer,
        body: UnsafeRawBufferPointer
    ) {
        var row = row
        row.start = texts.count
        row.kindCount = Int32(kind.count)
        row.codeCount = Int32(code.count)
        row.referencesCount = Int32(references.count)
        row.bodyCount = Int32(body.count)
        texts.append(upTo: kind.count + code.count + references.count + body.count) { texts in
            texts.write(kind)
            texts.write(code)
            texts.write(references)
            texts.write(body)
        }
        rows.append(row)
    }

    /// Looks up the erasures of those that lack their content.
    mutating func setErasures(_ find: (RecordID) throws(StoreError) -> Int?) throws(StoreError) {
        for (index, row) in rows.enumerated() where row.isErased { erasures[index] = try find(row.record) }
    }

    /// Visits the revisions in order, until one throws.
    func forEach(_ visit: (Row, Texts) throws(Verification.Fault) -> Void) throws(Verification.Fault) {
        try texts.withBytes { bytes throws(Verification.Fault) in
            for (index, row) in rows.enumerated() {
                var start = row.start
                func next(_ count: Int32) -> UnsafeRawBufferPointer {
                    defer { start += Int(count) }
                    return UnsafeRawBufferPointer(rebasing: bytes[start..<start + Int(count)])
                }
                let texts = Texts(
                    kind: next(row.kindCount), code: next(row.codeCount), references: next(row.referencesCount),
                    body: next(row.bodyCount), erasure: row.isErased ? erasures[index] : nil)
                try visit(row, texts)
            }
        }
    }
}

extension RevisionBatch {
    /// Adds a revision that an engine holds as a value.
    package mutating func append(_ revision: StoredRevision) {
        let row = Row(
            record: revision.record, version: revision.version, sequence: revision.sequence, change: revision.change,
            digest: revision.digest, salt: revision.content?.salt, shelf: revision.shelf,
            createdAt: revision.createdAt, committedAt: revision.committedAt, supersededAt: revision.supersededAt)
        let references = revision.content?.references.flatMap(\.bytes) ?? []
        let body = revision.content?.body ?? []
        Array(revision.kind.utf8).withUnsafeBytes { kind in
            Array(revision.code.utf8).withUnsafeBytes { code in
                references.withUnsafeBytes { references in
                    body.withUnsafeBytes { body in
                        append(row, kind: kind, code: code, references: references, body: body)
                    }
                }
            }
        }
    }
}
