import Accounts
import Foundation
import GRDB
import RecordFormat
import RecordStore

/// The tables of accounts inside one transaction.
struct SQLiteAccountTables: AccountTables {
    let database: Database

    // MARK: Accounts

    func hasAccounts() throws(AccountError) -> Bool {
        try first("SELECT 1 FROM account LIMIT 1", []) { row throws(StoreError) in try row.integer(0) } != nil
    }

    func account(_ id: RecordID) throws(AccountError) -> StoredAccount? {
        try first(
            "SELECT \(AccountRow.columns) FROM account WHERE account = ?", [id.data], read: AccountRow.read)
    }

    func account(email: String) throws(AccountError) -> StoredAccount? {
        try first("SELECT \(AccountRow.columns) FROM account WHERE email = ?", [email], read: AccountRow.read)
    }

    func put(_ account: StoredAccount) throws(AccountError) {
        if let other = try self.account(email: account.email), other.id != account.id { throw .accountNotMade }
        try run(
            """
            INSERT INTO account (\(AccountRow.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account) DO UPDATE SET
                email = excluded.email, name = excluded.name, is_disabled = excluded.is_disabled,
                password_hash = excluded.password_hash, password_changed_at = excluded.password_changed_at,
                factor_secret = excluded.factor_secret, factor_last_step = excluded.factor_last_step,
                recovery_salt = excluded.recovery_salt, pending_secret = excluded.pending_secret
            """, AccountRow.values(account))
    }

    func recoveryDigests(of account: RecordID) throws(AccountError) -> Set<[UInt8]> {
        Set(
            try all("SELECT digest FROM recovery_code WHERE account = ?", [account.data]) { row throws(StoreError) in
                try row.bytes(0)
            })
    }

    func setRecoveryDigests(_ digests: Set<[UInt8]>, of account: RecordID) throws(AccountError) {
        try run("DELETE FROM recovery_code WHERE account = ?", [account.data])
        for digest in digests {
            try run("INSERT INTO recovery_code (account, digest) VALUES (?, ?)", [account.data, Data(digest)])
        }
    }

    // MARK: Sessions

    func visit(digest: [UInt8]) throws(AccountError) -> StoredVisit? {
        let found = try first(
            """
            SELECT \(SessionRow.columns), a.email, a.name, a.is_disabled, a.created_at, a.factor_secret IS NOT NULL
            FROM account_session s JOIN account a ON a.account = s.account
            WHERE s.digest = ? OR s.previous_digest = ?
            """, [Data(digest), Data(digest)]
        ) { row throws(StoreError) in
            let session = try SessionRow.read(row)
            let account = Account(
                id: session.account, email: try row.text(11), name: try row.text(12),
                isDisabled: try row.integer(13) != 0, hasSecondFactor: try row.integer(15) != 0,
                createdAt: try row.instant(14))
            return (session, account)
        }
        guard let (session, account) = found else { return nil }
        let (memberships, isSecondFactorRequired) = try membershipsAndRequirement(of: account.id)
        return StoredVisit(
            session: session, account: account, memberships: memberships,
            isSecondFactorRequired: isSecondFactorRequired)
    }

    func sessions(of account: RecordID) throws(AccountError) -> [StoredSession] {
        try all(
            "SELECT \(SessionRow.columns) FROM account_session s WHERE s.account = ? ORDER BY s.session",
            [account.data], read: SessionRow.read)
    }

    func put(_ session: StoredSession) throws(AccountError) {
        try run(
            """
            INSERT INTO account_session
                (session, account, digest, previous_digest, previous_until, is_complete, is_replacement_due,
                created_at, seen_at, address, user_agent)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (session) DO UPDATE SET
                digest = excluded.digest, previous_digest = excluded.previous_digest,
                previous_until = excluded.previous_until, is_replacement_due = excluded.is_replacement_due,
                seen_at = excluded.seen_at
            """, SessionRow.values(session))
    }

    func setSeen(_ time: Instant, session: RecordID) throws(AccountError) {
        try run("UPDATE account_session SET seen_at = ? WHERE session = ?", [time.milliseconds, session.data])
    }

    func removeSession(_ session: RecordID) throws(AccountError) {
        try run("DELETE FROM account_session WHERE session = ?", [session.data])
    }

    func removeSessions(seenBefore: Instant, orCreatedBefore: Instant) throws(AccountError) {
        try run(
            "DELETE FROM account_session WHERE seen_at < ? OR created_at < ?",
            [seenBefore.milliseconds, orCreatedBefore.milliseconds])
    }

    // MARK: Memberships

    func hasMemberships() throws(AccountError) -> Bool {
        try first("SELECT 1 FROM membership LIMIT 1", []) { row throws(StoreError) in try row.integer(0) } != nil
    }

    /// The account's places, and whether one of them makes the second factor compulsory: what every request asks.
    func membershipsAndRequirement(of account: RecordID) throws(AccountError) -> ([Membership], Bool) {
        let rows = try all(
            """
            SELECT m.account, m.organization, m.roles, m.person, m.person_linked_by,
                m.last_day, r.organization IS NOT NULL
            FROM membership m LEFT JOIN second_factor_requirement r ON r.organization = m.organization
            WHERE m.account = ? ORDER BY m.organization
            """, [account.data]
        ) { row throws(StoreError) in (try MembershipRow.read(row), try row.integer(6) != 0) }
        return (rows.map(\.0), rows.contains(where: \.1))
    }

    func memberships(of account: RecordID) throws(AccountError) -> [Membership] {
        try all(
            "SELECT \(MembershipRow.columns) FROM membership WHERE account = ? ORDER BY organization",
            [account.data], read: MembershipRow.read)
    }

    func memberships(in organization: RecordID) throws(AccountError) -> [Membership] {
        try all(
            "SELECT \(MembershipRow.columns) FROM membership WHERE organization = ? ORDER BY account",
            [organization.data], read: MembershipRow.read)
    }

    func put(_ membership: Membership) throws(AccountError) {
        try run(
            """
            INSERT INTO membership (\(MembershipRow.columns)) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (organization, account) DO UPDATE
            SET roles = excluded.roles, person = excluded.person, person_linked_by = excluded.person_linked_by,
                last_day = excluded.last_day
            """,
            [
                membership.account.data, membership.organization.data, RolesText.text(membership.roles),
                membership.person?.data, membership.personLinkedBy?.data, membership.lastDay,
            ])
    }

    func removeMembership(of account: RecordID, in organization: RecordID) throws(AccountError) {
        try run(
            "DELETE FROM membership WHERE organization = ? AND account = ?", [organization.data, account.data])
    }

    func requiresSecondFactor(_ organization: RecordID) throws(AccountError) -> Bool {
        try first(
            "SELECT 1 FROM second_factor_requirement WHERE organization = ?", [organization.data]
        ) { row throws(StoreError) in try row.integer(0) } != nil
    }

    func setRequiresSecondFactor(_ isRequired: Bool, _ organization: RecordID) throws(AccountError) {
        try run("DELETE FROM second_factor_requirement WHERE organization = ?", [organization.data])
        if isRequired {
            try run("INSERT INTO second_factor_requirement (organization) VALUES (?)", [organization.data])
        }
    }
}

extension SQLiteAccountTables {
    // MARK: Statements

    func first<Value>(
        _ sql: String, _ arguments: StatementArguments, read: (StatementColumns) throws(StoreError) -> Value
    ) throws(AccountError) -> Value? {
        do {
            let rows = try StatementRows(database, sql, arguments)
            guard let row = try rows.next() else { return nil }
            return try read(row)
        } catch {
            throw AccountError(engine: error)
        }
    }

    func all<Value>(
        _ sql: String, _ arguments: StatementArguments, read: (StatementColumns) throws(StoreError) -> Value
    ) throws(AccountError) -> [Value] {
        do {
            let rows = try StatementRows(database, sql, arguments)
            var values: [Value] = []
            while let row = try rows.next() { values.append(try read(row)) }
            return values
        } catch {
            throw AccountError(engine: error)
        }
    }

    func run(_ sql: String, _ arguments: StatementArguments) throws(AccountError) {
        do {
            try database.run(sql, arguments)
        } catch {
            throw AccountError(engine: error)
        }
    }
}
