import RecordFormat
import Synchronization

/// An account store that forgets, for tests: the reference that other stores are compared with.
package final class MemoryAccountStore: AccountStore {
    private let state = Mutex(MemoryAccountTables.State())

    package init() {}

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any AccountTables) throws(AccountError) -> Value
    ) async throws(AccountError) -> Value {
        try body(MemoryAccountTables(state.withLock { $0 }))
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any AccountTables) throws(AccountError) -> Value
    ) async throws(AccountError) -> Value {
        try state.withLock { state throws(AccountError) in
            let tables = MemoryAccountTables(state)
            let value = try body(tables)
            state = tables.state
            return value
        }
    }
}

/// A copy of everything, written back where the transaction succeeds.
private final class MemoryAccountTables: AccountTables {
    struct State: Sendable {
        var accounts: [RecordID: StoredAccount] = [:]
        var recoveryDigests: [RecordID: Set<[UInt8]>] = [:]
        var sessions: [RecordID: StoredSession] = [:]
        var memberships: [MemberKey: Membership] = [:]
        var requiring: Set<RecordID> = []
        var invitations: [RecordID: StoredInvitation] = [:]
        var links: [[UInt8]: StoredAccountLink] = [:]
        var attempts: [[UInt8]: StoredAttempts] = [:]
        var familiar: [FamiliarKey: Instant] = [:]
        var savedViews: [SavedView] = []
        var accessTokens: [RecordID: StoredAccessToken] = [:]
    }

    struct MemberKey: Hashable { let account: RecordID, organization: RecordID }
    struct FamiliarKey: Hashable { let account: RecordID, address: [UInt8] }

    var state: State

    init(_ state: State) { self.state = state }

    func hasAccounts() -> Bool { !state.accounts.isEmpty }
    func account(_ id: RecordID) -> StoredAccount? { state.accounts[id] }
    func account(email: String) -> StoredAccount? { state.accounts.values.first { $0.email == email } }
    func put(_ account: StoredAccount) throws(AccountError) {
        if let other = self.account(email: account.email), other.id != account.id { throw .accountNotMade }
        state.accounts[account.id] = account
    }
    func recoveryDigests(of account: RecordID) -> Set<[UInt8]> { state.recoveryDigests[account] ?? [] }
    func setRecoveryDigests(_ digests: Set<[UInt8]>, of account: RecordID) { state.recoveryDigests[account] = digests }

    func visit(digest: [UInt8]) -> StoredVisit? {
        guard
            let session = state.sessions.values.first(where: { $0.digest == digest || $0.previousDigest == digest }),
            let stored = state.accounts[session.account]
        else { return nil }
        let memberships = memberships(of: stored.id)
        return StoredVisit(
            session: session, account: stored.account, memberships: memberships,
            isSecondFactorRequired: memberships.contains { state.requiring.contains($0.organization) })
    }
    func sessions(of account: RecordID) -> [StoredSession] {
        state.sessions.values.filter { $0.account == account }.sorted { $0.id < $1.id }
    }
    func put(_ session: StoredSession) { state.sessions[session.id] = session }
    func setSeen(_ time: Instant, session: RecordID) { state.sessions[session]?.seenAt = time }
    func removeSession(_ session: RecordID) { state.sessions[session] = nil }
    func removeSessions(seenBefore: Instant, orCreatedBefore: Instant) {
        state.sessions = state.sessions.filter { $1.seenAt >= seenBefore && $1.createdAt >= orCreatedBefore }
    }

    func hasMemberships() -> Bool { !state.memberships.isEmpty }
    func memberships(of account: RecordID) -> [Membership] {
        state.memberships.values.filter { $0.account == account }.sorted { $0.organization < $1.organization }
    }
    func memberships(in organization: RecordID) -> [Membership] {
        state.memberships.values.filter { $0.organization == organization }.sorted { $0.account < $1.account }
    }
    func put(_ membership: Membership) {
        state.memberships[MemberKey(account: membership.account, organization: membership.organization)] = membership
    }
    func removeMembership(of account: RecordID, in organization: RecordID) {
        state.memberships[MemberKey(account: account, organization: organization)] = nil
    }
    func requiresSecondFactor(_ organization: RecordID) -> Bool { state.requiring.contains(organization) }
    func setRequiresSecondFactor(_ isRequired: Bool, _ organization: RecordID) {
        if isRequired { state.requiring.insert(organization) } else { state.requiring.remove(organization) }
    }

    func invitation(digest: [UInt8]) -> StoredInvitation? {
        state.invitations.values.first { $0.digest == digest }
    }
    func invitations(to organization: RecordID) -> [StoredInvitation] {
        state.invitations.values.filter { $0.organization == organization }.sorted { $0.id < $1.id }
    }
    func put(_ invitation: StoredInvitation) { state.invitations[invitation.id] = invitation }
    func removeInvitation(_ invitation: RecordID, to organization: RecordID) {
        if state.invitations[invitation]?.organization == organization { state.invitations[invitation] = nil }
    }
    func accountLink(digest: [UInt8]) -> StoredAccountLink? { state.links[digest] }
    func put(_ link: StoredAccountLink) { state.links[link.digest] = link }
    func removeAccountLinks(to account: RecordID?) { state.links = state.links.filter { $1.account != account } }

    func attempts(_ key: [UInt8]) -> StoredAttempts? { state.attempts[key] }
    func put(_ attempts: StoredAttempts) { state.attempts[attempts.key] = attempts }
    func removeAttempts(_ key: [UInt8]) { state.attempts[key] = nil }
    func removeAttempts(before: Instant) { state.attempts = state.attempts.filter { $1.failedAt >= before } }
    func isFamiliar(_ address: [UInt8], to account: RecordID, since time: Instant) -> Bool {
        state.familiar[FamiliarKey(account: account, address: address)].map { $0 >= time } ?? false
    }
    func setFamiliar(_ address: [UInt8], to account: RecordID, at time: Instant) {
        state.familiar[FamiliarKey(account: account, address: address)] = time
    }
    func removeFamiliarAddresses(of account: RecordID) {
        state.familiar = state.familiar.filter { $0.key.account != account }
    }

    func savedViews(of account: RecordID, register: String, in organization: RecordID) -> [SavedView] {
        state.savedViews.filter {
            $0.account == account && $0.register == register && $0.organization == organization
        }.sorted { $0.name < $1.name }
    }
    func put(_ view: SavedView) {
        removeSavedView(view.name, of: view.account, register: view.register, in: view.organization)
        state.savedViews.append(view)
    }
    func removeSavedView(_ name: String, of account: RecordID, register: String, in organization: RecordID) {
        state.savedViews.removeAll {
            $0.account == account && $0.register == register && $0.organization == organization && $0.name == name
        }
    }

    func accessVisit(digest: [UInt8]) -> StoredAccessVisit? {
        guard let token = state.accessTokens.values.first(where: { $0.digest == digest })?.token,
            let stored = state.accounts[token.account]
        else { return nil }
        let memberships = memberships(of: stored.id)
        return StoredAccessVisit(
            token: token, account: stored.account,
            membership: memberships.first { $0.organization == token.organization },
            isSecondFactorRequired: memberships.contains { state.requiring.contains($0.organization) })
    }
    func accessTokens(of account: RecordID) -> [AccessToken] {
        state.accessTokens.values.map(\.token).filter { $0.account == account }.sorted { $0.id < $1.id }
    }
    func accessTokens(in organization: RecordID) -> [AccessToken] {
        state.accessTokens.values.map(\.token).filter { $0.organization == organization }.sorted { $0.id < $1.id }
    }
    func add(_ token: StoredAccessToken) { state.accessTokens[token.token.id] = token }
    func setUsed(_ time: Instant, accessToken id: RecordID, in organization: RecordID) {
        guard state.accessTokens[id]?.token.organization == organization else { return }
        state.accessTokens[id]?.token.usedAt = time
    }
    func removeAccessToken(_ id: RecordID, in organization: RecordID) {
        state.accessTokens = state.accessTokens.filter { $0 != id || $1.token.organization != organization }
    }
    func removeAccessTokens(of account: RecordID, in organization: RecordID?) {
        state.accessTokens = state.accessTokens.filter { _, stored in
            stored.token.account != account || (organization.map { $0 != stored.token.organization } ?? false)
        }
    }
    func removeAccessTokens(expiredBefore time: Instant) {
        state.accessTokens = state.accessTokens.filter { $1.token.expiresAt >= time }
    }
}
