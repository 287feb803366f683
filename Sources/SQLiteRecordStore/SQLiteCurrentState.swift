import GRDB
import RecordFormat
import RecordStore

/// An organization's state inside the transaction that will write.
struct SQLiteCurrentState: CurrentState {
    let organization: OrganizationID
    let database: Database

    func head() throws(StoreError) -> StoredHead {
        let head = try one(
            "SELECT \(HeadRow.columns) FROM head WHERE organization = ?", [organization.data], read: HeadRow.read)
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
        var referrers: [CurrentRecord] = []
        try each(
            """
            SELECT c.record, c.code, c.version FROM current_reference r
            JOIN current_record c ON c.organization = r.organization AND c.record = r.source
            WHERE r.organization = ? AND r.target = ?
            """, [organization.data, record.data]
        ) { row throws(StoreError) in
            referrers.append(
                CurrentRecord(record: try row.recordID(0), code: try row.text(1), version: try row.integer(2)))
            return true
        }
        return referrers
    }

    func lastNumber(of kind: String) throws(StoreError) -> Int? {
        try one(
            "SELECT last_number FROM code_counter WHERE organization = ? AND kind = ?", [organization.data, kind]
        ) { row throws(StoreError) in try row.integer(0) }
    }

    func tally(of shelf: ShelfPlace) throws(StoreError) -> ShelfTally? {
        try one(
            "SELECT \(TallyRow.columns) FROM shelf_tally WHERE organization = ? AND shelf = ? AND kind = ?",
            [organization.data, shelf.parent.data, shelf.kind], read: TallyRow.read)
    }

    func lastAdded(to shelf: ShelfPlace, besides records: Set<RecordID>) throws(StoreError) -> Instant? {
        var found: Instant?
        try each(
            """
            SELECT record, created_at FROM revision WHERE organization = ? AND shelf = ? AND kind = ?
            ORDER BY shelf_number DESC
            """, [organization.data, shelf.parent.data, shelf.kind]
        ) { row throws(StoreError) in
            if records.contains(try row.recordID(0)) { return true }
            found = try row.instant(1)
            return false
        }
        return found
    }

    func commit(at sequence: Int) throws(StoreError) -> StoredCommit? {
        try one(
            "SELECT \(CommitRow.columns) FROM commit_log WHERE organization = ? AND sequence = ?",
            [organization.data, sequence], read: CommitRow.read)
    }

    func isNamed(_ account: RecordID) throws(StoreError) -> Bool {
        try one(
            """
            SELECT sequence FROM commit_log WHERE organization = ? AND account = ? AND name_salt IS NOT NULL LIMIT 1
            """, [organization.data, account.data]
        ) { row throws(StoreError) in try row.integer(0) } != nil
    }

    func attachments() throws(StoreError) -> Set<Bytes32> {
        var attachments: Set<Bytes32> = []
        try each("SELECT digest FROM attachment WHERE organization = ?", [organization.data]) {
            row throws(StoreError) in
            attachments.insert(try row.bytes32(0))
            return true
        }
        return attachments
    }

    func visitBodies(of records: Set<RecordID>, _ visit: BodyVisitor) throws(StoreError) {
        var isDone = false
        for record in records where !isDone {
            try each(
                "SELECT body FROM revision WHERE organization = ? AND record = ? AND body IS NOT NULL",
                [organization.data, record.data]
            ) { row throws(StoreError) in
                isDone = !visit(try row.value(0).buffer())
                return !isDone
            }
        }
    }

    func visitBodies(besidesThoseOf records: Set<RecordID>, _ visit: BodyVisitor) throws(StoreError) {
        try each(
            "SELECT record, body FROM revision WHERE organization = ? AND body IS NOT NULL", [organization.data]
        ) { row throws(StoreError) in
            records.contains(try row.recordID(0)) ? true : visit(try row.value(1).buffer())
        }
    }

    /// Steps through rows until `read` wants no more.
    private func each(
        _ sql: String, _ arguments: StatementArguments, read: (StatementColumns) throws(StoreError) -> Bool
    ) throws(StoreError) {
        do {
            let rows = try StatementRows(database, sql, arguments)
            while let row = try rows.next(), try read(row) {}
        } catch {
            throw StoreError(engine: error)
        }
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

/// How heads lie in their table.
enum HeadRow {
    static let columns = "sequence, hash, last_erasure"

    static func read(_ row: StatementColumns) throws(StoreError) -> StoredHead {
        StoredHead(
            sequence: try row.integer(0), hash: try row.bytes32(1), lastErasure: try row.integer(2))
    }
}
