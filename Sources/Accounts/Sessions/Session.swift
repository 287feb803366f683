package import RecordFormat

/// A session that has just begun, or whose token was replaced. The token is known only now.
package struct NewSession: Sendable {
    package let token: Token
    package let id: RecordID
    package let account: RecordID
    /// When it ends at the latest.
    package let expiresAt: Instant
}

/// What a right password leads to.
package enum SignInOutcome: Sendable {
    case signedIn(NewSession)
    /// The second factor is asked for; the token serves for nothing else.
    case secondFactorNeeded(NewSession)
}

/// A session as its owner sees it in the list.
package struct SessionSummary: Hashable, Sendable {
    package let id: RecordID
    package let createdAt: Instant
    package let seenAt: Instant
    package let address: String
    package let userAgent: String
}
