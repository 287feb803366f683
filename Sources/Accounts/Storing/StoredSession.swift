package import RecordFormat

/// A session as it is kept: never its token, only the token's digest.
package struct StoredSession: Hashable, Sendable {
    package let id: RecordID
    package let account: RecordID
    package var digest: [UInt8]
    /// The token that was replaced, good until `previousUntil` for requests that were already under way.
    package var previousDigest: [UInt8]?
    package var previousUntil: Instant?
    /// False while the second factor is still asked for.
    package let isComplete: Bool
    /// The account's rights have changed: the token is to be replaced at the next page.
    package var isReplacementDue: Bool
    package let createdAt: Instant
    package var seenAt: Instant
    package let address: String
    package let userAgent: String

    package init(
        id: RecordID, account: RecordID, digest: [UInt8], previousDigest: [UInt8]? = nil, previousUntil: Instant? = nil,
        isComplete: Bool, isReplacementDue: Bool = false, createdAt: Instant, seenAt: Instant, address: String,
        userAgent: String
    ) {
        self.id = id
        self.account = account
        self.digest = digest
        self.previousDigest = previousDigest
        self.previousUntil = previousUntil
        self.isComplete = isComplete
        self.isReplacementDue = isReplacementDue
        self.createdAt = createdAt
        self.seenAt = seenAt
        self.address = address
        self.userAgent = userAgent
    }
}

/// What a request asks about its session, read together.
package struct StoredVisit: Hashable, Sendable {
    package let session: StoredSession
    package let account: Account
    package let memberships: [Membership]
    /// One of the account's organizations makes the second factor compulsory.
    package let isSecondFactorRequired: Bool

    package init(session: StoredSession, account: Account, memberships: [Membership], isSecondFactorRequired: Bool) {
        self.session = session
        self.account = account
        self.memberships = memberships
        self.isSecondFactorRequired = isSecondFactorRequired
    }
}
