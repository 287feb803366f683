package import RecordFormat

/// Leave for a script to read what an account may read in one organization, for a time. It is known without its secret.
package struct AccessToken: Hashable, Sendable {
    package let id: RecordID
    package let organization: RecordID
    package let account: RecordID
    /// What its owner calls it.
    package let name: String
    /// The last four characters of its secret.
    package let ending: String
    package let createdAt: Instant
    package let expiresAt: Instant
    /// When it last let a script in, within the hour; nil where it never did.
    package var usedAt: Instant?

    package init(
        id: RecordID, organization: RecordID, account: RecordID, name: String, ending: String, createdAt: Instant,
        expiresAt: Instant, usedAt: Instant? = nil
    ) {
        self.id = id
        self.organization = organization
        self.account = account
        self.name = name
        self.ending = ending
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.usedAt = usedAt
    }
}

/// A token just made, with its secret, which is known only now.
package struct NewAccessToken: Sendable {
    package let token: AccessToken
    package let secret: AccessTokenSecret
}

/// A token as the administrator of its organization sees it.
package struct OwnedAccessToken: Hashable, Sendable {
    package let token: AccessToken
    package let owner: Account
}
