package import RecordFormat

/// An access token as it is kept: never its secret, only the secret's digest.
package struct StoredAccessToken: Hashable, Sendable {
    package var token: AccessToken
    package let digest: [UInt8]

    package init(token: AccessToken, digest: [UInt8]) {
        self.token = token
        self.digest = digest
    }
}

/// What a request asks about its access token, read together.
package struct StoredAccessVisit: Hashable, Sendable {
    package let token: AccessToken
    package let account: Account
    /// The account's place in the token's organization; nil where it has none any more.
    package let membership: Membership?
    /// One of the account's organizations makes the second factor compulsory.
    package let isSecondFactorRequired: Bool

    package init(token: AccessToken, account: Account, membership: Membership?, isSecondFactorRequired: Bool) {
        self.token = token
        self.account = account
        self.membership = membership
        self.isSecondFactorRequired = isSecondFactorRequired
    }
}

/// The access tokens inside a transaction.
///
/// Every function may throw `AccountError.unavailable`.
package protocol AccessTokenTables {
    /// The token of a digest, with all that a request asks about it.
    func accessVisit(digest: [UInt8]) throws(AccountError) -> StoredAccessVisit?
    func accessTokens(of account: RecordID) throws(AccountError) -> [AccessToken]
    func accessTokens(in organization: RecordID) throws(AccountError) -> [AccessToken]
    /// Adds a token; one that is there is not replaced.
    func add(_ token: StoredAccessToken) throws(AccountError)
    func setUsed(_ time: Instant, accessToken: RecordID, in organization: RecordID) throws(AccountError)
    func removeAccessToken(_ token: RecordID, in organization: RecordID) throws(AccountError)
    /// - Parameter organization: nil for those of the account in all organizations.
    func removeAccessTokens(of account: RecordID, in organization: RecordID?) throws(AccountError)
    func removeAccessTokens(expiredBefore time: Instant) throws(AccountError)
}
