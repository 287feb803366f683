import Accounts
import Foundation
import GRDB
import RecordFormat
import RecordStore

/// One-time links, and what was tried in vain.
extension SQLiteAccountTables {
    func invitation(digest: [UInt8]) throws(AccountError) -> StoredInvitation? {
        try first(
            "SELECT \(InvitationRow.columns) FROM invitation WHERE digest = ?", [Data(digest)],
            read: InvitationRow.read)
    }

    func invitations(to organization: RecordID) throws(AccountError) -> [StoredInvitation] {
        try all(
            "SELECT \(InvitationRow.columns) FROM invitation WHERE organization = ? ORDER BY invitation",
            [organization.data], read: InvitationRow.read)
    }

    func put(_ invitation: StoredInvitation) throws(AccountError) {
        try run(
            "INSERT INTO invitation (\(InvitationRow.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            InvitationRow.values(invitation))
    }

    func removeInvitation(_ invitation: RecordID, to organization: RecordID) throws(AccountError) {
        try run(
            "DELETE FROM invitation WHERE organization = ? AND invitation = ?", [organization.data, invitation.data])
    }

    func accountLink(digest: [UInt8]) throws(AccountError) -> StoredAccountLink? {
        try first(
            "SELECT digest, account, expires_at FROM account_link WHERE digest = ?", [Data(digest)]
        ) { row throws(StoreError) in
            StoredAccountLink(
                digest: try row.bytes(0), account: row.isNull(1) ? nil : try row.recordID(1),
                expiresAt: try row.instant(2))
        }
    }

    func put(_ link: StoredAccountLink) throws(AccountError) {
        try run(
            "INSERT INTO account_link (digest, account, expires_at) VALUES (?, ?, ?)",
            [Data(link.digest), link.account?.data, link.expiresAt.milliseconds])
    }

    func removeAccountLinks(to account: RecordID?) throws(AccountError) {
        guard let account else { return try run("DELETE FROM account_link WHERE account IS NULL", []) }
        try run("DELETE FROM account_link WHERE account = ?", [account.data])
    }

    func attempts(_ key: [UInt8]) throws(AccountError) -> StoredAttempts? {
        try first(
            "SELECT failure_count, failed_at, next_try_at FROM failed_attempt WHERE subject = ?", [Data(key)]
        ) { row throws(StoreError) in
            StoredAttempts(
                key: key, failureCount: try row.integer(0), failedAt: try row.instant(1),
                nextTryAt: try row.instant(2))
        }
    }

    func put(_ attempts: StoredAttempts) throws(AccountError) {
        try run(
            """
            INSERT INTO failed_attempt (subject, failure_count, failed_at, next_try_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (subject) DO UPDATE SET
                failure_count = excluded.failure_count, failed_at = excluded.failed_at,
                next_try_at = excluded.next_try_at
            """,
            [
                Data(attempts.key), attempts.failureCount, attempts.failedAt.milliseconds,
                attempts.nextTryAt.milliseconds,
            ])
    }

    func removeAttempts(_ key: [UInt8]) throws(AccountError) {
        try run("DELETE FROM failed_attempt WHERE subject = ?", [Data(key)])
    }

    func removeAttempts(before: Instant) throws(AccountError) {
        try run("DELETE FROM failed_attempt WHERE failed_at < ?", [before.milliseconds])
    }

    func isFamiliar(_ address: [UInt8], to account: RecordID, since time: Instant) throws(AccountError) -> Bool {
        try first(
            "SELECT 1 FROM familiar_address WHERE account = ? AND address = ? AND signed_in_at >= ?",
            [account.data, Data(address), time.milliseconds]
        ) { row throws(StoreError) in try row.integer(0) } != nil
    }

    func setFamiliar(_ address: [UInt8], to account: RecordID, at time: Instant) throws(AccountError) {
        try run(
            """
            INSERT INTO familiar_address (account, address, signed_in_at) VALUES (?, ?, ?)
            ON CONFLICT (account, address) DO UPDATE SET signed_in_at = excluded.signed_in_at
            """, [account.data, Data(address), time.milliseconds])
    }

    func removeFamiliarAddresses(of account: RecordID) throws(AccountError) {
        try run("DELETE FROM familiar_address WHERE account = ?", [account.data])
    }
}
