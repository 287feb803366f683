package import RecordFormat

/// An invitation to an organization, kept without its token.
package struct StoredInvitation: Hashable, Sendable {
    package let id: RecordID
    package let organization: RecordID
    package let digest: [UInt8]
    package let email: String
    package let roles: Set<Role>
    package let person: RecordID?
    /// The last day of the place it gives; nil where there is none.
    package let lastDay: Membership.DayNumber?
    /// Nil where the command line invited.
    package let invitedBy: RecordID?
    package let createdAt: Instant
    package let expiresAt: Instant

    package init(
        id: RecordID, organization: RecordID, digest: [UInt8], email: String, roles: Set<Role>, person: RecordID?,
        lastDay: Membership.DayNumber? = nil, invitedBy: RecordID?, createdAt: Instant, expiresAt: Instant
    ) {
        self.id = id
        self.organization = organization
        self.digest = digest
        self.email = email
        self.roles = roles
        self.person = person
        self.lastDay = lastDay
        self.invitedBy = invitedBy
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}

/// A one-time link to make the first account, or to choose a new password.
package struct StoredAccountLink: Hashable, Sendable {
    package let digest: [UInt8]
    /// Whose password is to be chosen; nil for the first account.
    package let account: RecordID?
    package let expiresAt: Instant

    package init(digest: [UInt8], account: RecordID?, expiresAt: Instant) {
        self.digest = digest
        self.account = account
        self.expiresAt = expiresAt
    }
}

/// How often something was tried in vain, and when it may be tried again.
package struct StoredAttempts: Hashable, Sendable {
    package let key: [UInt8]
    package var failureCount: Int
    package var failedAt: Instant
    package var nextTryAt: Instant

    package init(key: [UInt8], failureCount: Int, failedAt: Instant, nextTryAt: Instant) {
        self.key = key
        self.failureCount = failureCount
        self.failedAt = failedAt
        self.nextTryAt = nextTryAt
    }
}
