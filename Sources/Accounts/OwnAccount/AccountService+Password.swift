package import RecordFormat

extension AccountService {
    /// Changes an account's own password. All its sessions end; the one that asked goes on under a new token. Access
    /// tokens stay, for the scripts that use them.
    /// - Parameter names: further words the password must not consist of, such as its organizations'.
    /// - Throws: `AccountError.wrongPassword`, `.passwordRefused`, `.throttled`, `.busy`, `.notFound`.
    package func changePassword(
        of signedIn: SignedIn, from current: String, to password: String, names: [String], at origin: Origin
    ) async throws(AccountError) -> NewSession {
        let id = signedIn.account.id
        try await confirm(current, of: id, at: origin)
        try PasswordRules.check(password, names: names + [signedIn.account.name, signedIn.account.email])
        let hash = try await passwords.hash(password)
        let now = now()
        return try await store.write { tables throws(AccountError) in
            guard var stored = try tables.account(id), !stored.isDisabled else { throw .notFound }
            stored.passwordHash = hash
            stored.passwordChangedAt = now
            try tables.put(stored)
            try tables.removeAccountLinks(to: id)
            return try self.restart(of: id, at: origin, in: tables)
        }
    }

    /// Makes a link by which the holder of an account chooses a new password. An earlier one is dead then.
    ///
    /// Whoever asks never learns or chooses the password, and the second factor is still asked for afterwards.
    /// - Throws: `AccountError.servesOthers`, `.notFound`.
    package func issuePasswordLink(for account: RecordID, by actor: Actor) async throws(AccountError) -> Token {
        let token = Token(randomness)
        let expiresAt = now().adding(seconds: settings.passwordLinkSeconds)
        return try await store.write { tables throws(AccountError) in
            _ = try Self.manage(account, by: actor, in: tables)
            try tables.removeAccountLinks(to: account)
            try tables.put(StoredAccountLink(digest: token.digest, account: account, expiresAt: expiresAt))
            return token
        }
    }

    /// The account of an address, for commands on the server's own machine.
    package func account(email: String) async throws(AccountError) -> Account? {
        let email = try EmailAddress.normalized(email)
        return try await store.read { tables throws(AccountError) in try tables.account(email: email)?.account }
    }

    /// Whose password a link is for; nil where the link is dead.
    package func passwordLinkAccount(_ link: String) async throws(AccountError) -> Account? {
        guard let token = Token(link) else { return nil }
        let now = now()
        return try await store.read { tables throws(AccountError) in
            try Self.holder(of: token, at: now, in: tables)?.account
        }
    }

    /// Sets a new password by a link. The link is dead afterwards, and so are all sessions and access tokens; nobody is
    /// signed in by it.
    /// - Throws: `AccountError.deadLink`, `.passwordRefused`, `.busy`.
    package func setPassword(link: String, to password: String) async throws(AccountError) {
        guard let token = Token(link), let account = try await passwordLinkAccount(link) else { throw .deadLink }
        try PasswordRules.check(password, names: [account.name, account.email])
        let hash = try await passwords.hash(password)
        let now = now()
        try await store.write { tables throws(AccountError) in
            guard var stored = try Self.holder(of: token, at: now, in: tables) else { throw .deadLink }
            stored.passwordHash = hash
            stored.passwordChangedAt = now
            try tables.put(stored)
            try tables.removeAccountLinks(to: stored.id)
            try tables.removeFamiliarAddresses(of: stored.id)
            try Self.endSessions(of: stored.id, in: tables)
            try tables.removeAccessTokens(of: stored.id, in: nil)
        }
    }

    private static func holder(of token: Token, at now: Instant, in tables: any AccountTables) throws(AccountError)
        -> StoredAccount?
    {
        guard let link = try tables.accountLink(digest: token.digest), let id = link.account, now < link.expiresAt,
            let stored = try tables.account(id), !stored.isDisabled
        else { return nil }
        return stored
    }

    // MARK: Inside this target

    /// Asks for the current password before the account's security changes.
    func confirm(_ password: String, of id: RecordID, at origin: Origin) async throws(AccountError) {
        let attempt = try await begin(.confirmation(account: id), from: origin)
        let hash = try await store.read { tables throws(AccountError) in try tables.account(id)?.passwordHash }
        guard try await verify(password, against: hash, attempt).isRight else { throw .wrongPassword }
        try await store.write { tables throws(AccountError) in
            try self.succeed(attempt, as: id, isWhole: true, in: tables)
        }
    }

    /// Ends all sessions of an account and begins one anew.
    func restart(of account: RecordID, at origin: Origin, in tables: any AccountTables) throws(AccountError)
        -> NewSession
    {
        try Self.endSessions(of: account, in: tables)
        return try beginSession(of: account, isComplete: true, from: origin, replacing: nil, in: tables)
    }
}
