import GRDB
import RecordFormat
package import RecordStore

extension SQLiteRecordStore {
    package func erase(
        _ erasure: Erasure, by author: CommitAuthor, basedOn base: Int, in organization: OrganizationID
    ) async throws(StoreError) -> Head {
        let head = try await write { [salt, format] database in
            let state = SQLiteCurrentState(organization: organization, database: database)
            let plan = try CommitPlan(
                erasing: erasure, by: author, basedOn: base, in: organization, on: state, format: format, salt: salt)
            try plan.write(to: database, in: organization)
            return plan.newHead
        }
        await cutLog(isPatient: true)
        return head
    }
}

extension Erasures {
    /// Removes what is listed; what the file held of it is overwritten (`secure_delete`).
    func carryOut(in database: Database, _ organization: any DatabaseValueConvertible) throws {
        for record in records {
            try database.run(
                """
                UPDATE revision SET salt = NULL, reference_list = NULL, body = NULL, shelf = NULL, shelf_number = NULL
                WHERE organization = ? AND record = ?
                """, [organization, record.data])
        }
        // Header format 1 has no accounts, so none of its commits is among them.
        for account in names {
            try database.run(
                "UPDATE commit_log SET principal = '', name_salt = NULL WHERE organization = ? AND account = ?",
                [organization, account.data])
        }
        for reason in reasons {
            try database.run(
                "UPDATE commit_log SET reason = '', reason_salt = NULL WHERE organization = ? AND sequence = ?",
                [organization, reason])
        }
        for digest in attachments {
            try database.run(
                "DELETE FROM attachment_chunk WHERE organization = ? AND attachment = ?", [organization, digest.data])
            try database.run(
                "DELETE FROM attachment WHERE organization = ? AND digest = ?", [organization, digest.data])
        }
    }
}
