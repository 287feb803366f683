import Accounts
import Foundation
import GRDB
import RecordFormat
import RecordStore

/// How accounts, sessions, memberships and invitations lie in their tables.
enum AccountRow {
    static let columns =
        "account, email, name, is_disabled, created_at, password_hash, password_changed_at, factor_secret, "
        + "factor_last_step, recovery_salt, pending_secret"

    static func read(_ row: StatementColumns) throws(StoreError) -> StoredAccount {
        var factor: StoredAccount.SecondFactor?
        if !row.isNull(7) {
            factor = StoredAccount.SecondFactor(
                secret: try row.bytes(7), lastStep: try row.integer(8), recoverySalt: try row.bytes(9))
        }
        return StoredAccount(
            id: try row.recordID(0), email: try row.text(1), name: try row.text(2),
            isDisabled: try row.integer(3) != 0, createdAt: try row.instant(4), passwordHash: try row.text(5),
            passwordChangedAt: try row.instant(6), secondFactor: factor,
            pendingSecret: row.isNull(10) ? nil : try row.bytes(10))
    }

    static func values(_ account: StoredAccount) -> StatementArguments {
        [
            account.id.data, account.email, account.name, account.isDisabled ? 1 : 0,
            account.createdAt.milliseconds, account.passwordHash, account.passwordChangedAt.milliseconds,
            account.secondFactor.map { Data($0.secret) }, account.secondFactor?.lastStep ?? 0,
            account.secondFactor.map { Data($0.recoverySalt) }, account.pendingSecret.map { Data($0) },
        ]
    }
}

enum SessionRow {
    static let columns =
        "s.session, s.account, s.digest, s.previous_digest, s.previous_until, s.is_complete, s.is_replacement_due, "
        + "s.created_at, s.seen_at, s.address, s.user_agent"

    static func read(_ row: StatementColumns) throws(StoreError) -> StoredSession {
        StoredSession(
            id: try row.recordID(0), account: try row.recordID(1), digest: try row.bytes(2),
            previousDigest: row.isNull(3) ? nil : try row.bytes(3),
            previousUntil: row.isNull(3) ? nil : try row.instant(4), isComplete: try row.integer(5) != 0,
            isReplacementDue: try row.integer(6) != 0, createdAt: try row.instant(7), seenAt: try row.instant(8),
            address: try row.text(9), userAgent: try row.text(10))
    }

    static func values(_ session: StoredSession) -> StatementArguments {
        [
            session.id.data, session.account.data, Data(session.digest), session.previousDigest.map { Data($0) },
            session.previousUntil?.milliseconds ?? 0, session.isComplete ? 1 : 0, session.isReplacementDue ? 1 : 0,
            session.createdAt.milliseconds, session.seenAt.milliseconds, session.address, session.userAgent,
        ]
    }
}

enum MembershipRow {
    static let columns = "account, organization, roles, person, person_linked_by, last_day"

    static func read(_ row: StatementColumns) throws(StoreError) -> Membership {
        Membership(
            account: try row.recordID(0), organization: try row.recordID(1),
            roles: try RolesText.roles(try row.text(2)), person: row.isNull(3) ? nil : try row.recordID(3),
            personLinkedBy: row.isNull(4) ? nil : try row.recordID(4),
            lastDay: row.isNull(5) ? nil : try row.integer(5))
    }
}

enum InvitationRow {
    static let columns =
        "organization, invitation, digest, email, roles, person, invited_by, created_at, expires_at, last_day"

    static func read(_ row: StatementColumns) throws(StoreError) -> StoredInvitation {
        StoredInvitation(
            id: try row.recordID(1), organization: try row.recordID(0), digest: try row.bytes(2),
            email: try row.text(3), roles: try RolesText.roles(try row.text(4)),
            person: row.isNull(5) ? nil : try row.recordID(5), lastDay: row.isNull(9) ? nil : try row.integer(9),
            invitedBy: row.isNull(6) ? nil : try row.recordID(6),
            createdAt: try row.instant(7), expiresAt: try row.instant(8))
    }

    static func values(_ invitation: StoredInvitation) -> StatementArguments {
        [
            invitation.organization.data, invitation.id.data, Data(invitation.digest), invitation.email,
            RolesText.text(invitation.roles), invitation.person?.data, invitation.invitedBy?.data,
            invitation.createdAt.milliseconds, invitation.expiresAt.milliseconds, invitation.lastDay,
        ]
    }
}

/// Roles in one text, in their own order.
enum RolesText {
    static func text(_ roles: Set<Role>) -> String {
        Role.allCases.filter(roles.contains).map(\.rawValue).joined(separator: " ")
    }

    static func roles(_ text: String) throws(StoreError) -> Set<Role> {
        var roles: Set<Role> = []
        for word in text.split(separator: " ") {
            guard let role = Role(rawValue: String(word)) else { throw .corrupt("a membership has an unknown role") }
            roles.insert(role)
        }
        return roles
    }
}
