import GRDB
package import RecordFormat
package import RecordStore

extension SQLiteRecordStore {
    package func organizations() async throws(StoreError) -> [StoredOrganization] {
        try await read { database in
            let rows = try StatementRows(
                database, "SELECT \(OrganizationRow.columns) FROM organization ORDER BY handle")
            var organizations: [StoredOrganization] = []
            while let row = try rows.next() { organizations.append(try OrganizationRow.read(row)) }
            return organizations
        }
    }

    package func head(of organization: OrganizationID) async throws(StoreError) -> Head {
        do {
            return try lookUp { database in try SQLiteRecordStore.head(of: organization, in: database) }
        } catch {
            throw StoreError(engine: error)
        }
    }

    package func head(of organization: OrganizationID, at point: Point) async throws(StoreError) -> Head {
        try await read { database in try SQLiteRecordStore.head(of: organization, at: point, in: database) }
    }

    package func records(of organization: OrganizationID, at sequence: Int?) async throws(StoreError) -> RecordSet {
        try await read { database in
            let head = try SQLiteRecordStore.head(of: organization, at: .sequence(sequence ?? .max), in: database)
            let rows = try StatementRows(
                database, SQLiteRecordStore.stateQuery, [organization.data, head.sequence, head.sequence])
            var records: [StoredRecord] = []
            while let row = try rows.next() {
                records.append(
                    StoredRecord(
                        id: try row.recordID(0), kind: try row.text(5), code: try row.text(6),
                        version: try row.integer(1), body: row.isNull(7) ? nil : try row.bytes(7),
                        createdAt: try row.instant(3), updatedAt: try row.instant(4), sequence: try row.integer(2)))
            }
            return RecordSet(
                head: head, records: records,
                tallies: try SQLiteRecordStore.tallies(of: organization, at: head, isNewest: sequence == nil, database))
        }
    }

    package func commits(of organization: OrganizationID, after sequence: Int, limit: Int) async throws(StoreError)
        -> [Commit]
    {
        try await read { database in
            try SQLiteRecordStore.commits(of: organization, after: sequence, limit: limit, in: database)
        }
    }

    package func log(of organization: OrganizationID, before sequence: Int?, limit: Int) async throws(StoreError)
        -> [CommitHeader]
    {
        try await read { database in
            _ = try OrganizationRow.find(organization, in: database)
            let rows = try StatementRows(
                database,
                """
                SELECT \(CommitRow.columns) FROM commit_log WHERE organization = ? AND sequence < ?
                ORDER BY sequence DESC LIMIT ?
                """, [organization.data, sequence ?? .max, max(0, limit)])
            var headers: [CommitHeader] = []
            while let row = try rows.next() { headers.append(try CommitRow.read(row).header) }
            return headers
        }
    }

    package func history(of record: RecordID, in organization: OrganizationID) async throws(StoreError)
        -> [(header: CommitHeader, revision: Revision)]
    {
        try await read { database in
            _ = try OrganizationRow.find(organization, in: database)
            let rows = try StatementRows(
                database,
                "SELECT \(RevisionRow.columns) FROM revision WHERE organization = ? AND record = ? ORDER BY version",
                [organization.data, record.data])
            var history: [(header: CommitHeader, revision: Revision)] = []
            while let row = try rows.next() {
                let revision = try RevisionRow.read(row)
                let commits = try StatementRows(
                    database, "SELECT \(CommitRow.columns) FROM commit_log WHERE organization = ? AND sequence = ?",
                    [organization.data, revision.sequence])
                guard let commit = try commits.next() else {
                    throw StoreError.corrupt("commit \(revision.sequence) is missing; run a verification")
                }
                history.append((try CommitRow.read(commit).header, revision.revision))
            }
            return history
        }
    }

    package func lastNumbers(of organization: OrganizationID) async throws(StoreError) -> [String: Int] {
        try await read { database in try SQLiteRecordStore.lastNumbers(of: organization, in: database) }
    }

    package func record(ofCode code: String, in organization: OrganizationID) async throws(StoreError)
        -> (record: RecordID, kind: String)?
    {
        do {
            return try lookUp { database in
                _ = try OrganizationRow.find(organization, in: database)
                let rows = try StatementRows(database, SQLiteRecordStore.codeQuery, [organization.data, code])
                guard let row = try rows.next() else { return nil }
                return (record: try row.recordID(0), kind: try row.text(1))
            }
        } catch {
            throw StoreError(engine: error)
        }
    }

    package func verify(_ organization: OrganizationID) async throws(StoreError) -> Verification {
        try await read { database in try SQLiteHistoryReader.verify(organization, in: database) }
    }

    // MARK: - Inside a transaction

    /// The records' states at a sequence, given twice. The newest state is the one that is never superseded, so
    /// reading it and reading an older one are the same search.
    ///
    /// Unary plus keeps the range over `superseded_at` the one that is searched for. What lies on shelves is not in the
    /// index that is searched.
    static let stateQuery = """
        SELECT record, version, sequence, created_at, committed_at, kind, code, body FROM revision
        WHERE organization = ? AND superseded_at > ? AND +sequence <= ? AND shelf IS NULL
        """

    /// The record whose first revision has a code: each code has its place in an index.
    static let codeQuery = "SELECT record, kind FROM revision WHERE organization = ? AND code = ? AND version = 1"

    static func commits(
        of organization: OrganizationID, after sequence: Int, limit: Int, in database: Database
    ) throws -> [Commit] {
        _ = try OrganizationRow.find(organization, in: database)
        let rows = try StatementRows(
            database,
            """
            SELECT \(CommitRow.columns) FROM commit_log WHERE organization = ? AND sequence > ?
            ORDER BY sequence LIMIT ?
            """, [organization.data, sequence, max(0, limit)])
        var commits: [StoredCommit] = []
        while let row = try rows.next() { commits.append(try CommitRow.read(row)) }

        let revisionRows = try StatementRows(
            database,
            """
            SELECT \(RevisionRow.columns) FROM revision
            WHERE organization = ? AND sequence > ? AND sequence <= ? ORDER BY sequence, record
            """, [organization.data, sequence, commits.last?.sequence ?? sequence])
        var revisions: [Int: [Revision]] = [:]
        while let row = try revisionRows.next() {
            let revision = try RevisionRow.read(row)
            revisions[revision.sequence, default: []].append(revision.revision)
        }
        return commits.map { Commit(header: $0.header, revisions: revisions[$0.sequence, default: []]) }
    }

    static func lastNumbers(of organization: OrganizationID, in database: Database) throws -> [String: Int] {
        _ = try OrganizationRow.find(organization, in: database)
        let rows = try StatementRows(
            database, "SELECT kind, last_number FROM code_counter WHERE organization = ?", [organization.data])
        var numbers: [String: Int] = [:]
        while let row = try rows.next() { numbers[try row.text(0)] = try row.integer(1) }
        return numbers
    }

    static func head(of organization: OrganizationID, in database: Database) throws -> Head {
        let rows = try StatementRows(
            database,
            """
            SELECT h.sequence, h.hash, c.committed_at, h.last_erasure FROM head h
            LEFT JOIN commit_log c ON c.organization = h.organization AND c.sequence = h.sequence
            WHERE h.organization = ?
            """, [organization.data])
        guard let row = try rows.next() else { throw StoreError.organizationMissing(organization) }
        return Head(
            sequence: try row.integer(0), hash: try row.bytes32(1).hexadecimal,
            time: row.isNull(2) ? nil : try row.instant(2), lastErasure: try row.integer(3))
    }

    static func head(of organization: OrganizationID, at point: Point, in database: Database) throws -> Head {
        let newest = try head(of: organization, in: database)
        let condition: String
        let bound: Int
        switch point {
        case .sequence(let sequence) where sequence >= newest.sequence: return newest
        case .sequence(let sequence): (condition, bound) = ("sequence = ?", sequence)
        case .time(let time): (condition, bound) = ("committed_at <= ?", time.milliseconds)
        }
        let rows = try StatementRows(
            database,
            """
            SELECT sequence, hash, committed_at FROM commit_log WHERE organization = ? AND \(condition)
            ORDER BY sequence DESC LIMIT 1
            """, [organization.data, bound])
        guard let row = try rows.next() else {
            let found = try OrganizationRow.find(organization, in: database)
            return Head.genesis(of: found, lastErasure: newest.lastErasure)
        }
        return Head(
            sequence: try row.integer(0), hash: try row.bytes32(1).hexadecimal, time: try row.instant(2),
            lastErasure: newest.lastErasure)
    }
}
