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

    func storedRevisions() throws(StoreError) -> RevisionRows {
        let rows: StatementRows
        do {
            rows = try StatementRows(
                database,
                "SELECT \(RevisionRow.columns) FROM revision WHERE organization = ? ORDER BY sequence, record",
                [organization.id.data])
        } catch {
            throw StoreError(engine: error)
        }
        return { batch throws(StoreError) in
            while !batch.isFull, let row = try rows.next() { try RevisionRow.read(row, into: &batch) }
        }
    }

    func erasure(of record: RecordID) throws(StoreError) -> Int? {
        try rows(
            "SELECT sequence FROM revision WHERE organization = ? AND record = ? AND change = 'erased'", record.data
        ) { row throws(StoreError) in try row.integer(0) }()
    }

    func currentRecords() throws(StoreError) -> RowChunks<CurrentRecord> {
        try chunks("SELECT record, code, version FROM current_record WHERE organization = ? ORDER BY record") {
            row throws(StoreError) in
            CurrentRecord(record: try row.recordID(0), code: try row.text(1), version: try row.integer(2))
        }
    }

    func currentReferences() throws(StoreError) -> RowChunks<CurrentReference> {
        try chunks("SELECT source, target FROM current_reference WHERE organization = ? ORDER BY source, target") {
            row throws(StoreError) in
            CurrentReference(source: try row.recordID(0), target: try row.recordID(1))
        }
    }

    func lastNumbers() throws(StoreError) -> [(kind: String, number: Int)] {
        try all("SELECT kind, last_number FROM code_counter WHERE organization = ?") { row throws(StoreError) in
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

    private func chunks<Row>(
        _ sql: String, read: @escaping (StatementColumns) throws(StoreError) -> Row
    ) throws(StoreError) -> RowChunks<Row> {
        let countMax = 512
        do {
            let rows = try StatementRows(database, sql, [organization.id.data])
            return { () throws(StoreError) in
                var chunk: [Row] = []
                chunk.reserveCapacity(countMax)
                while chunk.count < countMax, let row = try rows.next() { chunk.append(try read(row)) }
                return chunk.isEmpty ? nil : chunk
            }
        } catch {
            throw StoreError(engine: error)
        }
    }

    private func all<Value>(
        _ sql: String, read: (StatementColumns) throws(StoreError) -> Value
    ) throws(StoreError) -> [Value] {
        do {
            let rows = try StatementRows(database, sql, [organization.id.data])
            var all: [Value] = []
            while let row = try rows.next() { all.append(try read(row)) }
            return all
        } catch {
            throw StoreError(engine: error)
        }
    }
}
