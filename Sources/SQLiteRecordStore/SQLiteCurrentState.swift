import GRDB
import RecordFormat
import RecordStore

/// An organization's state inside the transaction that will write.
struct SQLiteCurrentState: CurrentState {
    let organization: OrganizationID
    let database: Database

    func head() throws(StoreError) -> StoredHead {
        let head = try one("SELECT sequence, hash FROM head WHERE organization = ?", [organization.data]) {
            row throws(StoreError) in
            StoredHead(sequence: try row.integer(0), hash: try row.bytes32(1))
        }
        guard let head else { throw .organizationMissing(organization) }
        return head
    }

    func newestRevision(of record: RecordID) throws(StoreError) -> StoredRevision? {
        try one(
            """
            SELECT \(RevisionRow.columns) FROM revision WHERE organization = ? AND record = ?
            ORDER BY version DESC LIMIT 1
            """, [organization.data, record.data], read: RevisionRow.read)
    }

    func exists(_ record: RecordID) throws(StoreError) -> Bool {
        try one(
            "SELECT version FROM current_record WHERE organization = ? AND record = ?",
            [organization.data, record.data]
        ) { row throws(StoreError) in try row.integer(0) } != nil
    }

    func isTaken(code: String) throws(StoreError) -> Bool {
        try one(
            "SELECT version FROM revision WHERE organization = ? AND code = ? AND version = 1",
            [organization.data, code]
        ) { row throws(StoreError) in try row.integer(0) } != nil
    }

    func referrers(to record: RecordID) throws(StoreError) -> [CurrentRecord] {
        do {
            let rows = try StatementRows(
                database,
                """
                SELECT c.record, c.code, c.version FROM current_reference r
                JOIN current_record c ON c.organization = r.organization AND c.record = r.source
                WHERE r.organization = ? AND r.target = ?
                """, [organization.data, record.data])
            var referrers: [CurrentRecord] = []
            while let row = try rows.next() {
                referrers.append(
                    CurrentRecord(record: try row.recordID(0), code: try row.text(1), version: try row.integer(2)))
            }
            return referrers
        } catch {
            throw StoreError(engine: error)
        }
    }

    func lastNumber(of kind: String) throws(StoreError) -> Int? {
        try one(
            "SELECT last_number FROM code_counter WHERE organization = ? AND kind = ?", [organization.data, kind]
        ) { row throws(StoreError) in try row.integer(0) }
    }

    private func one<Value>(
        _ sql: String, _ arguments: StatementArguments,
        read: (StatementColumns) throws(StoreError) -> Value
    ) throws(StoreError) -> Value? {
        do {
            let rows = try StatementRows(database, sql, arguments)
            guard let row = try rows.next() else { return nil }
            return try read(row)
        } catch {
            throw StoreError(engine: error)
        }
    }
}
