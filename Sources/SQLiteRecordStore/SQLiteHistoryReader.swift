import GRDB
import RecordFormat
import RecordStore

/// Everything kept of one organization, as it lies in the tables, in the view of one read transaction.
///
/// The order in which it reads is SQLite's own affair. An organization that has the file to itself is read as its rows
/// lie in the tables, which spares an index look-up for each: rows lie as they were written, and a history is written in
/// its order. Beside other organizations, an index leads to the rows of the one.
struct SQLiteHistoryReader: HistoryReader {
    private enum Order {
        case asWritten
        case sorted
        case byIndex
    }

    let organization: StoredOrganization
    private let database: Database
    private let order: Order

    private init(_ organization: StoredOrganization, in database: Database, _ order: Order) {
        self.organization = organization
        self.database = database
        self.order = order
    }

    /// Verifies an organization.
    /// - Throws: `StoreError.organizationMissing` and what the engine throws.
    static func verify(_ organization: OrganizationID, in database: Database) throws -> Verification {
        let organization = try OrganizationRow.find(organization, in: database)
        let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM organization")
        guard count == 1 else {
            return try HistoryVerifier.verify(SQLiteHistoryReader(organization, in: database, .byIndex))
        }
        let verification = try HistoryVerifier.verify(SQLiteHistoryReader(organization, in: database, .asWritten))
        if verification.fault == nil { return verification }
        // Rows may also have been put elsewhere, which is no fault; and were they, another could be the first one.
        return try HistoryVerifier.verify(SQLiteHistoryReader(organization, in: database, .sorted))
    }

    /// What follows the name of a table that is read in any order.
    private var anyOrder: String { order == .byIndex ? "" : "NOT INDEXED" }

    func storedHead() throws(StoreError) -> StoredHead? {
        try rows("SELECT \(HeadRow.columns) FROM head WHERE organization = ?", read: HeadRow.read)()
    }

    func storedCommits() throws(StoreError) -> Rows<StoredCommit> {
        try rows(
            "SELECT \(CommitRow.columns) FROM commit_log WHERE organization = ? ORDER BY sequence",
            read: CommitRow.read)
    }

    func storedRevisions() throws(StoreError) -> RevisionRows {
        let source =
            switch order {
            case .asWritten: "revision NOT INDEXED WHERE organization = ? ORDER BY rowid"
            case .sorted: "revision NOT INDEXED WHERE organization = ? ORDER BY sequence, record"
            case .byIndex: "revision WHERE organization = ? ORDER BY sequence, record"
            }
        let rows: StatementRows
        do {
            rows = try StatementRows(
                database, "SELECT \(RevisionRow.columns) FROM \(source)", [organization.id.data])
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

    func storedErasures() throws(StoreError) -> [(sequence: Int, erasures: Erasures)] {
        try all(
            """
            SELECT sequence, erasures FROM commit_log WHERE organization = ? AND erasures IS NOT NULL ORDER BY sequence
            """
        ) { row throws(StoreError) in (sequence: try row.integer(0), erasures: try CommitRow.erasures(row, 1)) }
    }

    func currentRecords() throws(StoreError) -> RowChunks<CurrentRecord> {
        try chunks("SELECT record, code, version FROM current_record \(anyOrder) WHERE organization = ?") {
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

    func shelfTallies() throws(StoreError) -> [ShelfTally] {
        try all("SELECT \(TallyRow.columns) FROM shelf_tally WHERE organization = ?", read: TallyRow.read)
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
        // Few enough that the other thread begins while a small organization is still being read.
        let countMax = 256
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
