import GRDB
package import RecordFormat
package import RecordStore

extension SQLiteRecordStore {
    package func shelved(
        _ kind: String, on parent: RecordID?, in organization: OrganizationID, before number: Int?, limit: Int,
        at sequence: Int?
    ) async throws(StoreError) -> ShelfPage {
        try await read { database in
            let head = try SQLiteRecordStore.head(of: organization, at: .sequence(sequence ?? .max), in: database)
            let bounds: StatementArguments = [kind, number ?? .max, head.sequence, head.sequence, max(0, limit)]
            let rows =
                if let parent {
                    try StatementRows(
                        database, SQLiteRecordStore.shelfQuery, [organization.data, parent.data] + bounds)
                } else {
                    try StatementRows(database, SQLiteRecordStore.shelvesQuery, [organization.data] + bounds)
                }
            var records: [ShelvedRecord] = []
            while let row = try rows.next() {
                let record = StoredRecord(
                    id: try row.recordID(0), kind: try row.text(5), code: try row.text(6),
                    version: try row.integer(1), body: row.isNull(7) ? nil : try row.bytes(7),
                    createdAt: try row.instant(3), updatedAt: try row.instant(4), sequence: try row.integer(2))
                records.append(
                    ShelvedRecord(
                        record: record, parent: try row.recordID(8),
                        added: try SQLiteRecordStore.creation(of: record, in: organization, database)))
            }
            return ShelfPage(head: head, records: records)
        }
    }

    package func traces(ofShelvesOf parents: Set<RecordID>, in organization: OrganizationID) async throws(StoreError)
        -> ShelfTraces
    {
        try await read { database in
            _ = try OrganizationRow.find(organization, in: database)
            var traces = ShelfTraces()
            for parent in parents {
                let rows = try StatementRows(
                    database, "SELECT record, sequence FROM revision WHERE organization = ? AND shelf = ?",
                    [organization.data, parent.data])
                while let row = try rows.next() {
                    traces.records.insert(try row.recordID(0))
                    traces.commits.insert(try row.integer(1))
                }
            }
            return traces
        }
    }

    // MARK: - Inside a transaction

    private static let shelvedColumns = "record, version, sequence, created_at, committed_at, kind, code, body, shelf"

    /// A shelf's records at a sequence, given twice, the newest first: their places stand in an index in that order.
    static let shelfQuery = """
        SELECT \(shelvedColumns) FROM revision
        WHERE organization = ? AND shelf = ? AND kind = ? AND shelf_number < ? AND superseded_at > ? AND sequence <= ?
        ORDER BY shelf_number DESC LIMIT ?
        """

    /// The same of all shelves that hold a kind.
    static let shelvesQuery = """
        SELECT \(shelvedColumns) FROM revision
        WHERE organization = ? AND kind = ? AND shelf_number < ? AND superseded_at > ? AND sequence <= ?
            AND shelf IS NOT NULL
        ORDER BY shelf_number DESC LIMIT ?
        """

    private static func creation(
        of record: StoredRecord, in organization: OrganizationID, _ database: Database
    ) throws -> CommitHeader {
        var sequence = record.sequence
        if record.version > 1 {
            let rows = try StatementRows(
                database, "SELECT sequence FROM revision WHERE organization = ? AND record = ? AND version = 1",
                [organization.data, record.id.data])
            if let row = try rows.next() { sequence = try row.integer(0) }
        }
        let rows = try StatementRows(
            database, "SELECT \(CommitRow.columns) FROM commit_log WHERE organization = ? AND sequence = ?",
            [organization.data, sequence])
        guard let row = try rows.next() else {
            throw StoreError.corrupt("commit \(sequence) is missing; run a verification")
        }
        return try CommitRow.read(row).header
    }

    /// What was known of the shelves at a head: as it is kept for the newest, counted in an index for a past one.
    static func tallies(of organization: OrganizationID, at head: Head, isNewest: Bool, _ database: Database) throws
        -> [ShelfTally]
    {
        var tallies: [ShelfTally] = []
        if isNewest {
            let rows = try StatementRows(database, tallyQuery, [organization.data])
            while let row = try rows.next() { tallies.append(try TallyRow.read(row)) }
            return tallies
        }
        let rows = try StatementRows(database, pastTallyQuery, [organization.data, head.sequence])
        var place: ShelfPlace?
        var count = 0
        var lastAddedAt = Instant(milliseconds: 0)
        func close() {
            if let place { tallies.append(ShelfTally(shelf: place, count: count, lastAddedAt: lastAddedAt)) }
        }
        while let row = try rows.next() {
            let next = ShelfPlace(parent: try row.recordID(0), kind: try row.text(1))
            if next != place {
                close()
                place = next
                count = 0
            }
            if try row.integer(2) > head.sequence { count += 1 }
            lastAddedAt = try row.instant(3)
        }
        close()
        return tallies
    }

    static let tallyQuery = "SELECT \(TallyRow.columns) FROM shelf_tally WHERE organization = ?"

    private static let pastTallyQuery = """
        SELECT shelf, kind, superseded_at, created_at FROM revision
        WHERE organization = ? AND shelf IS NOT NULL AND sequence <= ? ORDER BY shelf, kind, shelf_number
        """
}

/// How tallies lie in their table.
enum TallyRow {
    static let columns = "shelf, kind, record_count, last_added_at"

    static func read(_ row: StatementColumns) throws(StoreError) -> ShelfTally {
        ShelfTally(
            shelf: ShelfPlace(parent: try row.recordID(0), kind: try row.text(1)), count: try row.integer(2),
            lastAddedAt: try row.instant(3))
    }
}

extension ShelfPlace {
    /// Writes what is to be known of the shelf; nothing of one that was emptied by erasures.
    func write(_ tally: ShelfTally?, to database: Database, _ organization: any DatabaseValueConvertible) throws {
        guard let tally else {
            return try database.run(
                "DELETE FROM shelf_tally WHERE organization = ? AND shelf = ? AND kind = ?",
                [organization, parent.data, kind])
        }
        try database.run(
            """
            INSERT INTO shelf_tally (organization, \(TallyRow.columns)) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (organization, shelf, kind) DO UPDATE
            SET record_count = excluded.record_count, last_added_at = excluded.last_added_at
            """, [organization, parent.data, kind, tally.count, tally.lastAddedAt.milliseconds])
    }
}
