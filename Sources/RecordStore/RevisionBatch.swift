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
        package let createdAt: Instant
        package let committedAt: Instant
        package let supersededAt: Int
        fileprivate var kind = 0..<0
        fileprivate var code = 0..<0
        fileprivate var references = 0..<0
        fileprivate var body = 0..<0
        /// For one that lacks its content, the sequence at which its record was erased.
        var erasure: Int?

        package init(
            record: RecordID, version: Int, sequence: Int, change: Revision.Change, digest: Bytes32?, salt: Bytes32?,
            createdAt: Instant, committedAt: Instant, supersededAt: Int
        ) {
            self.record = record
            self.version = version
            self.sequence = sequence
            self.change = change
            self.digest = digest
            self.salt = salt
            self.createdAt = createdAt
            self.committedAt = committedAt
            self.supersededAt = supersededAt
        }

        /// Whether the revision lacks a content it once must have had.
        var isErased: Bool { salt == nil && !change.endsRecord }
    }

    /// A revision's texts, as bytes of the batch.
    struct Texts {
        let kind: UnsafeRawBufferPointer
        let code: UnsafeRawBufferPointer
        /// 16 bytes each.
        let references: UnsafeRawBufferPointer
        let body: UnsafeRawBufferPointer
    }

    /// How many revisions engines put into one.
    package static let size = 256

    private(set) var rows: [Row] = []
    private var bytes: [UInt8] = []

    package init() {
        rows.reserveCapacity(RevisionBatch.size)
        // Room for bodies of usual size; it grows where they are longer.
        bytes.reserveCapacity(RevisionBatch.size * 1024)
    }

    package var isEmpty: Bool { rows.isEmpty }
    package var isFull: Bool { rows.count >= RevisionBatch.size }

    /// Adds a revision; its texts are copied.
    /// - Parameter references: 16 bytes each.
    package mutating func append(
        _ row: Row, kind: UnsafeRawBufferPointer, code: UnsafeRawBufferPointer, references: UnsafeRawBufferPointer,
        body: UnsafeRawBufferPointer
    ) {
        var row = row
        row.kind = append(kind)
        row.code = append(code)
        row.references = append(references)
        row.body = append(body)
        rows.append(row)
    }

    private mutating func append(_ text: UnsafeRawBufferPointer) -> Range<Int> {
        let start = bytes.count
        bytes.append(contentsOf: text)
        return start..<bytes.count
    }

    /// Looks up the erasures of those that lack their content.
    mutating func setErasures(_ find: (RecordID) throws(StoreError) -> Int?) throws(StoreError) {
        for index in rows.indices where rows[index].isErased { rows[index].erasure = try find(rows[index].record) }
    }

    /// Visits the revisions in order, until one throws.
    func forEach(_ visit: (Row, Texts) throws(Verification.Fault) -> Void) throws(Verification.Fault) {
        try bytes.withUnsafeBufferPointer { buffer throws(Verification.Fault) in
            let bytes = UnsafeRawBufferPointer(buffer)
            func text(_ range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[range]) }
            for row in rows {
                let texts = Texts(
                    kind: text(row.kind), code: text(row.code), references: text(row.references), body: text(row.body))
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
            digest: revision.digest, salt: revision.content?.salt, createdAt: revision.createdAt,
            committedAt: revision.committedAt, supersededAt: revision.supersededAt)
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
