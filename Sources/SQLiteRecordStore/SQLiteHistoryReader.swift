import GRDB
import RecordFormat
import RecordStore

/// Everything kept of one organization, as it lies in the tables, in the view of one read transaction.
struct SQLiteHistoryReader: HistoryReader {
    let organization: StoredOrganization
    let database: Database

    /// - Throws: `StoreError.organizationMissing`.
    init(_ organization: OrganizationID, in database: Database) throws {
        self.organization = try OrganizationRow.find(organization, in: database)
        self.database = database
    }

    func storedHead() throws(StoreError) -> StoredHead? {
        try rows("SELECT sequence, hash FROM head WHERE organization = ?") { row throws(StoreError) in
            StoredHead(sequence: try row.integer(0), hash: try row.bytes32(1))
        }()
    }

    func storedCommits() throws(StoreError) -> Rows<StoredCommit> {
        try rows(
            "SELECT \(CommitRow.columns) FROM commit_log WHERE organization = ? ORDER BY sequence",
            read: CommitRow.read)
    }

    func storedRevisions() throws(StoreError) -> Rows<StoredRevision> {
        try rows(
            "SELECT \(RevisionRow.columns) FROM revision WHERE organization = ? ORDER BY sequence, record",
            read: RevisionRow.read)
    }

    func erasure(of record: RecordID) throws(StoreError) -> Int? {
        try rows(
            "SELECT sequence FROM revision WHERE organization = ? AND record = ? AND change = 'erased'", record.data
        ) { row throws(StoreError) in try row.integer(0) }()
    }

    func currentRecords() throws(StoreError) -> Rows<CurrentRecord> {
        try rows("SELECT record, code, version FROM current_record WHERE organization = ? ORDER BY record") {
            row throws(StoreError) in
            CurrentRecord(record: try row.recordID(0), code: try row.text(1), version: try row.integer(2))
        }
    }

    func currentReferences() throws(StoreError) -> Rows<CurrentReference> {
        try rows("SELECT source, target FROM current_reference WHERE organization = ? ORDER BY source, target") {
            row throws(StoreError) in
            CurrentReference(source: try row.recordID(0), target: try row.recordID(1))
        }
    }

    func lastNumbers() throws(StoreError) -> Rows<(kind: String, number: Int)> {
        try rows("SELECT kind, last_number FROM code_counter WHERE organization = ?") { row throws(StoreError) in
            (kind: try row.text(0), number: try row.integer(1))
        }
    }

    func storedAttachments() throws(StoreError) -> Rows<StoredAttachment> {
        try rows("SELECT digest, byte_count FROM attachment WHERE organization = ? ORDER BY digest") {
            row throws(StoreError) in
            StoredAttachment(digest: try row.bytes32(0), byteCount: try row.integer(1))
        }
    }

    func storedChunks() throws(StoreError) -> Rows<StoredChunk> {
        try rows(
            """
            SELECT \(ChunkRow.columns) FROM attachment_chunk WHERE organization = ? ORDER BY attachment, ordinal
            """, read: ChunkRow.read)
    }

    private func rows<Row>(
        _ sql: String, _ further: (any DatabaseValueConvertible)?...,
        read: @escaping (StatementColumns) throws(StoreError) -> Row
    ) throws(StoreError) -> Rows<Row> {
        do {
            let rows = try StatementRows(database, sql, StatementArguments([organization.id.data] + further))
            return { () throws(StoreError) in
                guard let row = try rows.next() else { return nil }
                return try read(row)
            }
        } catch {
            throw StoreError(engine: error)
        }
    }
}
