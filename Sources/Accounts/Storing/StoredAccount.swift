package import RecordFormat

/// An account as it is kept, with its secrets. It leaves this target only for a store.
package struct StoredAccount: Hashable, Sendable {
    package let id: RecordID
    package var email: String
    package var name: String
    package var isDisabled: Bool
    package let createdAt: Instant
    /// As libsodium writes it: algorithm, cost, salt and digest.
    package var passwordHash: String
    package var passwordChangedAt: Instant
    package var secondFactor: SecondFactor?
    /// A second factor that was begun and not confirmed yet.
    package var pendingSecret: [UInt8]?

    /// A confirmed TOTP secret.
    package struct SecondFactor: Hashable, Sendable {
        package let secret: [UInt8]
        /// The newest 30-second step whose code was used; none at or before it is taken again.
        package var lastStep: Int
        /// The salt of the digests of this account's recovery codes.
        package var recoverySalt: [UInt8]

        package init(secret: [UInt8], lastStep: Int, recoverySalt: [UInt8]) {
            self.secret = secret
            self.lastStep = lastStep
            self.recoverySalt = recoverySalt
        }
    }

    package init(
        id: RecordID, email: String, name: String, isDisabled: Bool = false, createdAt: Instant, passwordHash: String,
        passwordChangedAt: Instant, secondFactor: SecondFactor? = nil, pendingSecret: [UInt8]? = nil
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.isDisabled = isDisabled
        self.createdAt = createdAt
        self.passwordHash = passwordHash
        self.passwordChangedAt = passwordChangedAt
        self.secondFactor = secondFactor
        self.pendingSecret = pendingSecret
    }

    /// What others may know of it.
    package var account: Account {
        Account(
            id: id, email: email, name: name, isDisabled: isDisabled, hasSecondFactor: secondFactor != nil,
            createdAt: createdAt)
    }
}
