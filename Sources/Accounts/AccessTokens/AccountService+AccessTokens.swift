package import RecordFormat

/// Tokens by which scripts read. Making one asks for the password, as other lasting changes to an account do.
extension AccountService {
    package static let accessTokenNameMax = 80
    package static let accessTokenDaysMax = 365
    /// What the page offers.
    package static let accessTokenDayChoices = [30, 90, 365]
    /// How many an account may have in one organization that have not expired.
    package static let accessTokensMax = 20

    /// Makes a token of one's own, after asking for the password.
    /// - Parameter days: 1 to `accessTokenDaysMax`; a token always ends.
    /// - Throws: `.nameMissing`, `.tooLong`, `.lifetimeRefused`, `.wrongPassword`, `.throttled`, `.busy`,
    ///   `.tooManyAccessTokens`, and `.notFound` where the account does not belong to the organization.
    package func makeAccessToken(
        named name: String, days: Int, in organization: RecordID, of signedIn: SignedIn, password: String,
        at origin: Origin
    ) async throws(AccountError) -> NewAccessToken {
        let name = try Self.checkedAccessTokenName(name)
        try Self.checkLifetime(days: days)
        // Asked before the password: what a script sends must not become more of its kind.
        guard signedIn.session != nil else { throw .notFound }
        try await confirm(password, of: signedIn.account.id, at: origin)
        return try await addAccessToken(named: name, days: days, in: organization, of: signedIn.account.id)
    }

    /// Makes a token for an account, as the command line does.
    /// - Throws: as `makeAccessToken(named:days:in:of:password:at:)`, but for the password.
    package func makeAccessToken(named name: String, days: Int, in organization: RecordID, ofAccount account: RecordID)
        async throws(AccountError) -> NewAccessToken
    {
        let name = try Self.checkedAccessTokenName(name)
        try Self.checkLifetime(days: days)
        return try await addAccessToken(named: name, days: days, in: organization, of: account)
    }

    /// The tokens of an account, the newest first. Those that expired stand there for a while.
    package func accessTokens(of account: RecordID) async throws(AccountError) -> [AccessToken] {
        try await store.read { tables throws(AccountError) in try tables.accessTokens(of: account) }
            .sorted { $1.id < $0.id }
    }

    /// The tokens that open an organization, the newest first.
    /// - Throws: `.notAdministrator`
    package func accessTokens(in organization: RecordID, seenBy actor: Actor) async throws(AccountError)
        -> [OwnedAccessToken]
    {
        let tokens = try await store.read { tables throws(AccountError) in
            try Self.authorize(actor, organization, in: tables)
            var owned: [OwnedAccessToken] = []
            for token in try tables.accessTokens(in: organization) {
                guard let owner = try tables.account(token.account)?.account else { continue }
                owned.append(OwnedAccessToken(token: token, owner: owner))
            }
            return owned
        }
        return tokens.sorted { $1.token.id < $0.token.id }
    }

    /// Revokes a token of one's own; it is dead at once.
    /// - Returns: the token as it was.
    /// - Throws: `.notFound` where the account has no such token.
    @discardableResult
    package func revokeAccessToken(_ id: RecordID, of account: RecordID) async throws(AccountError) -> AccessToken {
        try await store.write { tables throws(AccountError) in
            guard let token = try tables.accessTokens(of: account).first(where: { $0.id == id }) else {
                throw .notFound
            }
            try tables.removeAccessToken(token.id, in: token.organization)
            return token
        }
    }

    /// Revokes anybody's token to an organization; it is dead at once.
    /// - Returns: the token as it was.
    /// - Throws: `.notAdministrator`, and `.notFound` where the organization has no such token.
    @discardableResult
    package func revokeAccessToken(_ id: RecordID, in organization: RecordID, by actor: Actor)
        async throws(AccountError) -> AccessToken
    {
        try await store.write { tables throws(AccountError) in
            try Self.authorize(actor, organization, in: tables)
            guard let token = try tables.accessTokens(in: organization).first(where: { $0.id == id }) else {
                throw .notFound
            }
            try tables.removeAccessToken(token.id, in: organization)
            return token
        }
    }

    // MARK: Inside this target

    private func addAccessToken(named name: String, days: Int, in organization: RecordID, of account: RecordID)
        async throws(AccountError) -> NewAccessToken
    {
        let now = now()
        let secret = AccessTokenSecret(randomness)
        let token = AccessToken(
            id: newID(), organization: organization, account: account, name: name, ending: secret.ending,
            createdAt: now, expiresAt: now.adding(seconds: days * 86_400))
        return try await store.write { [settings] tables throws(AccountError) in
            guard let stored = try tables.account(account), !stored.isDisabled,
                try tables.memberships(of: account).contains(where: { $0.organization == organization })
            else { throw .notFound }
            try tables.removeAccessTokens(
                expiredBefore: now.adding(seconds: -settings.expiredAccessTokenSeconds))
            let living = try tables.accessTokens(of: account).filter {
                $0.organization == organization && now < $0.expiresAt
            }
            guard living.count < Self.accessTokensMax else {
                throw .tooManyAccessTokens(countMax: Self.accessTokensMax)
            }
            try tables.add(StoredAccessToken(token: token, digest: secret.digest))
            return NewAccessToken(token: token, secret: secret)
        }
    }

    private static func checkedAccessTokenName(_ name: String) throws(AccountError) -> String {
        let plain = name.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        let trimmed = EmailAddress.trimmed(String(String.UnicodeScalarView(plain)))
        guard !trimmed.isEmpty else { throw .nameMissing }
        guard trimmed.count <= accessTokenNameMax, trimmed.utf8.count <= 4 * accessTokenNameMax else {
            throw .tooLong(characterCountMax: accessTokenNameMax)
        }
        return trimmed
    }

    private static func checkLifetime(days: Int) throws(AccountError) {
        guard (1...accessTokenDaysMax).contains(days) else { throw .lifetimeRefused(daysMax: accessTokenDaysMax) }
    }
}
