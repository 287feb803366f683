import GRDB
import RecordFormat
package import RecordStore

extension SQLiteRecordStore {
    package func createOrganization(_ organization: StoredOrganization) async throws(StoreError) {
        try DraftValidation.check(organization)
        try await write { database in
            let rows = try StatementRows(
                database, "SELECT handle FROM organization WHERE organization = ? OR handle = ?",
                [organization.id.data, organization.handle])
            if let row = try rows.next() { throw StoreError.organizationExists(handle: try row.text(0)) }
            try database.run(
                "INSERT INTO organization (\(OrganizationRow.columns)) VALUES (?, ?, ?)",
                [organization.id.data, organization.handle, organization.createdAt.milliseconds])
            try database.run(
                "INSERT INTO head (organization, sequence, hash) VALUES (?, 0, ?)",
                [organization.id.data, HashChain.genesis(of: organization).data])
        }
    }

    package func commit(_ draft: CommitDraft, in organization: OrganizationID) async throws(StoreError) -> Head {
        try await write { [salt, format] database in
            try SQLiteRecordStore.commit(draft, in: organization, database, format: format, salt: salt)
        }
    }

    package func commit(
        in organization: OrganizationID, since sequence: Int,
        preparing prepare: @escaping @Sendable (HeldHead) -> CommitDraft?
    ) async throws(StoreError) -> Head? {
        try await write { [salt, format] database in
            let head = try SQLiteRecordStore.head(of: organization, in: database)
            var commits: [Commit]?
            if HeldHead.holdsCommits(after: sequence, upTo: head) {
                commits = try SQLiteRecordStore.commits(
                    of: organization, after: sequence, limit: HeldHead.commitsMax, in: database)
            }
            let lastNumbers = try SQLiteRecordStore.lastNumbers(of: organization, in: database)
            guard let draft = prepare(HeldHead(head: head, commits: commits, lastNumbers: lastNumbers)) else {
                return nil
            }
            return try SQLiteRecordStore.commit(draft, in: organization, database, format: format, salt: salt)
        }
    }

    private static func commit(
        _ draft: CommitDraft, in organization: OrganizationID, _ database: Database, format: HeaderFormat,
        salt: SaltSource
    ) throws -> Head {
        let state = SQLiteCurrentState(organization: organization, database: database)
        let plan = try CommitPlan(draft, in: organization, on: state, format: format, salt: salt)
        try plan.write(to: database, in: organization)
        return plan.newHead
    }
}

extension CommitPlan {
    /// Writes all rows. The order satisfies the foreign keys at every step.
    func write(to database: Database, in organization: OrganizationID) throws {
        let id = organization.data
        try database.run(
            "UPDATE head SET sequence = ?, hash = ?, last_erasure = ? WHERE organization = ? AND sequence = ?",
            [commit.sequence, commit.hash.data, newStoredHead.lastErasure, id, base.sequence])
        guard database.changesCount == 1 else {
            throw StoreError.headMoved(base: base.sequence, current: commit.sequence)
        }
        try database.run(
            """
            INSERT INTO commit_log (organization, \(CommitRow.columns))
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, CommitRow.values(commit, in: organization))
        for one in superseded {
            try database.run(
                "UPDATE revision SET superseded_at = ? WHERE organization = ? AND record = ? AND version = ?",
                [commit.sequence, id, one.record.data, one.version])
        }
        for revision in revisions {
            try database.run(
                """
                INSERT INTO revision (organization, \(RevisionRow.columns))
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, RevisionRow.values(revision, in: organization))
        }
        try writeCurrentState(to: database, id)
        try erasures?.carryOut(in: database, id)
    }

    private func writeCurrentState(to database: Database, _ id: any DatabaseValueConvertible) throws {
        for reference in removedReferences {
            try database.run(
                "DELETE FROM current_reference WHERE organization = ? AND source = ? AND target = ?",
                [id, reference.source.data, reference.target.data])
        }
        for record in records {
            try database.run(
                """
                INSERT INTO current_record (organization, record, version, code) VALUES (?, ?, ?, ?)
                ON CONFLICT (organization, record) DO UPDATE SET version = excluded.version
                """, [id, record.record.data, record.version, record.code])
        }
        for reference in addedReferences {
            try database.run(
                "INSERT INTO current_reference (organization, source, target) VALUES (?, ?, ?)",
                [id, reference.source.data, reference.target.data])
        }
        for record in removedRecords {
            try database.run(
                "DELETE FROM current_record WHERE organization = ? AND record = ?", [id, record.data])
        }
        for (place, tally) in tallies { try place.write(tally, to: database, id) }
        for (kind, number) in lastNumbers {
            try database.run(
                """
                INSERT INTO code_counter (organization, kind, last_number) VALUES (?, ?, ?)
                ON CONFLICT (organization, kind) DO UPDATE SET last_number = excluded.last_number
                """, [id, kind, number])
        }
    }
}

extension Database {
    /// Runs a statement, prepared once per connection.
    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
