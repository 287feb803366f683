package import RecordFormat

/// Where accounts, memberships, sessions and links are kept.
///
/// What belongs together happens in one transaction: `write` runs its body alone and keeps all of it or nothing.
package protocol AccountStore: Sendable {
    /// Reads at one moment.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any AccountTables) throws(AccountError) -> Value
    ) async throws(AccountError) -> Value

    /// Reads and writes in one transaction that no other writer gets into; where `body` throws, nothing is changed.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any AccountTables) throws(AccountError) -> Value
    ) async throws(AccountError) -> Value
}

/// The tables inside a transaction. `put` replaces the row of the same identity.
///
/// Every function may throw `AccountError.unavailable`.
package protocol AccountTables: SavedViewTables, AccessTokenTables {
    // Accounts
    func hasAccounts() throws(AccountError) -> Bool
    func account(_ id: RecordID) throws(AccountError) -> StoredAccount?
    /// - Parameter email: as `EmailAddress` writes it.
    func account(email: String) throws(AccountError) -> StoredAccount?
    func put(_ account: StoredAccount) throws(AccountError)
    func recoveryDigests(of account: RecordID) throws(AccountError) -> Set<[UInt8]>
    func setRecoveryDigests(_ digests: Set<[UInt8]>, of account: RecordID) throws(AccountError)

    // Sessions
    /// The session whose newest or previous token has this digest, with all that a request asks about it.
    func visit(digest: [UInt8]) throws(AccountError) -> StoredVisit?
    func sessions(of account: RecordID) throws(AccountError) -> [StoredSession]
    func put(_ session: StoredSession) throws(AccountError)
    func setSeen(_ time: Instant, session: RecordID) throws(AccountError)
    func removeSession(_ session: RecordID) throws(AccountError)
    func removeSessions(seenBefore: Instant, orCreatedBefore: Instant) throws(AccountError)

    // Memberships
    func hasMemberships() throws(AccountError) -> Bool
    func memberships(of account: RecordID) throws(AccountError) -> [Membership]
    func memberships(in organization: RecordID) throws(AccountError) -> [Membership]
    func put(_ membership: Membership) throws(AccountError)
    func removeMembership(of account: RecordID, in organization: RecordID) throws(AccountError)
    func requiresSecondFactor(_ organization: RecordID) throws(AccountError) -> Bool
    func setRequiresSecondFactor(_ isRequired: Bool, _ organization: RecordID) throws(AccountError)

    // Links
    func invitation(digest: [UInt8]) throws(AccountError) -> StoredInvitation?
    func invitations(to organization: RecordID) throws(AccountError) -> [StoredInvitation]
    func put(_ invitation: StoredInvitation) throws(AccountError)
    func removeInvitation(_ invitation: RecordID, to organization: RecordID) throws(AccountError)
    func accountLink(digest: [UInt8]) throws(AccountError) -> StoredAccountLink?
    func put(_ link: StoredAccountLink) throws(AccountError)
    /// - Parameter account: nil for the links to the first account.
    func removeAccountLinks(to account: RecordID?) throws(AccountError)

    // Failed attempts
    func attempts(_ key: [UInt8]) throws(AccountError) -> StoredAttempts?
    func put(_ attempts: StoredAttempts) throws(AccountError)
    func removeAttempts(_ key: [UInt8]) throws(AccountError)
    func removeAttempts(before: Instant) throws(AccountError)
    /// Whether an account was signed in to from an address since `time`.
    func isFamiliar(_ address: [UInt8], to account: RecordID, since time: Instant) throws(AccountError) -> Bool
    func setFamiliar(_ address: [UInt8], to account: RecordID, at time: Instant) throws(AccountError)
    func removeFamiliarAddresses(of account: RecordID) throws(AccountError)
}
