import Accounts
import Foundation
import GRDB
import RecordFormat
import RecordStore

/// The tokens by which scripts read.
extension SQLiteAccountTables {
    func accessVisit(digest: [UInt8]) throws(AccountError) -> StoredAccessVisit? {
        let found = try first(
            """
            SELECT \(AccessTokenRow.columns), a.email, a.name, a.is_disabled, a.created_at, a.factor_secret IS NOT NULL
            FROM access_token t JOIN account a ON a.account = t.account WHERE t.digest = ?
            """, [Data(digest)]
        ) { row throws(StoreError) in
            let token = try AccessTokenRow.read(row)
            let account = Account(
                id: token.account, email: try row.text(8), name: try row.text(9),
                isDisabled: try row.integer(10) != 0, hasSecondFactor: try row.integer(12) != 0,
                createdAt: try row.instant(11))
            return (token, account)
        }
        guard let (token, account) = found else { return nil }
        let (memberships, isSecondFactorRequired) = try membershipsAndRequirement(of: account.id)
        return StoredAccessVisit(
            token: token, account: account,
            membership: memberships.first { $0.organization == token.organization },
            isSecondFactorRequired: isSecondFactorRequired)
    }

    func accessTokens(of account: RecordID) throws(AccountError) -> [AccessToken] {
        try all(
            "SELECT \(AccessTokenRow.columns) FROM access_token t WHERE t.account = ? ORDER BY t.access_token",
            [account.data], read: AccessTokenRow.read)
    }

    func accessTokens(in organization: RecordID) throws(AccountError) -> [AccessToken] {
        try all(
            "SELECT \(AccessTokenRow.columns) FROM access_token t WHERE t.organization = ? ORDER BY t.access_token",
            [organization.data], read: AccessTokenRow.read)
    }

    func add(_ stored: StoredAccessToken) throws(AccountError) {
        let token = stored.token
        try run(
            """
            INSERT INTO access_token
                (organization, access_token, account, digest, name, ending, created_at, expires_at, used_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                token.organization.data, token.id.data, token.account.data, Data(stored.digest), token.name,
                token.ending, token.createdAt.milliseconds, token.expiresAt.milliseconds, token.usedAt?.milliseconds,
            ])
    }

    func setUsed(_ time: Instant, accessToken: RecordID, in organization: RecordID) throws(AccountError) {
        try run(
            "UPDATE access_token SET used_at = ? WHERE organization = ? AND access_token = ?",
            [time.milliseconds, organization.data, accessToken.data])
    }

    func removeAccessToken(_ token: RecordID, in organization: RecordID) throws(AccountError) {
        try run(
            "DELETE FROM access_token WHERE organization = ? AND access_token = ?", [organization.data, token.data])
    }

    func removeAccessTokens(of account: RecordID, in organization: RecordID?) throws(AccountError) {
        guard let organization else {
            return try run("DELETE FROM access_token WHERE account = ?", [account.data])
        }
        try run(
            "DELETE FROM access_token WHERE organization = ? AND account = ?", [organization.data, account.data])
    }

    func removeAccessTokens(expiredBefore time: Instant) throws(AccountError) {
        try run("DELETE FROM access_token WHERE expires_at < ?", [time.milliseconds])
    }
}

/// How access tokens lie in their table.
private enum AccessTokenRow {
    static let columns =
        "t.organization, t.access_token, t.account, t.name, t.ending, t.created_at, t.expires_at, t.used_at"

    static func read(_ row: StatementColumns) throws(StoreError) -> AccessToken {
        AccessToken(
            id: try row.recordID(1), organization: try row.recordID(0), account: try row.recordID(2),
            name: try row.text(3), ending: try row.text(4), createdAt: try row.instant(5),
            expiresAt: try row.instant(6), usedAt: row.isNull(7) ? nil : try row.instant(7))
    }
}
