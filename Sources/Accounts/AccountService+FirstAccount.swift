package import RecordFormat

extension AccountService {
    /// Makes the link by which the first account is made; nil where there are accounts. An earlier link is dead then.
    package func issueFirstAccountLink() async throws(AccountError) -> Token? {
        let token = Token(randomness)
        let expiresAt = now().adding(seconds: settings.firstAccountLinkSeconds)
        return try await store.write { tables throws(AccountError) in
            if try tables.hasAccounts() { return nil }
            try tables.removeAccountLinks(to: nil)
            try tables.put(StoredAccountLink(digest: token.digest, account: nil, expiresAt: expiresAt))
            return token
        }
    }

    /// Whether a link to the first account is still good.
    package func isFirstAccountLinkAlive(_ token: String) async throws(AccountError) -> Bool {
        guard let token = Token(token) else { return false }
        let now = now()
        return try await store.read { tables throws(AccountError) in
            try Self.isFirstAccountLinkAlive(token, at: now, in: tables)
        }
    }

    /// Makes the first account and signs it in. The link is dead afterwards.
    /// - Parameter organizations: those that the store has already; the account becomes their administrator.
    /// - Throws: `AccountError.deadLink`, and what `newAccount` throws.
    package func makeFirstAccount(
        link: String, email: String, name: String, password: String, administering organizations: [RecordID],
        from origin: Origin
    ) async throws(AccountError) -> NewSession {
        guard let token = Token(link), try await isFirstAccountLinkAlive(link) else { throw .deadLink }
        let account = try await newAccount(email: email, name: name, password: password)
        let now = now()
        return try await store.write { tables throws(AccountError) in
            guard try Self.isFirstAccountLinkAlive(token, at: now, in: tables) else { throw .deadLink }
            try tables.removeAccountLinks(to: nil)
            try tables.put(account)
            for organization in organizations {
                try tables.put(
                    Membership(
                        account: account.id, organization: organization, roles: [.administrator], person: nil))
            }
            return try self.beginSession(of: account.id, isComplete: true, from: origin, replacing: nil, in: tables)
        }
    }

    private static func isFirstAccountLinkAlive(_ token: Token, at now: Instant, in tables: any AccountTables)
        throws(AccountError) -> Bool
    {
        guard let link = try tables.accountLink(digest: token.digest), link.account == nil else { return false }
        let hasAccounts = try tables.hasAccounts()
        return now < link.expiresAt && !hasAccounts
    }

    /// Adds an account with its password and memberships, as the command line does.
    /// - Throws: `AccountError.accountNotMade` where there is one with this address, and what `newAccount` throws.
    package func addAccount(
        email: String, name: String, password: String, id: RecordID? = nil,
        memberships: [(organization: RecordID, roles: Set<Role>, person: RecordID?)] = []
    ) async throws(AccountError) -> Account {
        let stored = try await newAccount(email: email, name: name, password: password, id: id)
        try await store.write { tables throws(AccountError) in
            guard try tables.account(email: stored.email) == nil else { throw .accountNotMade }
            try tables.removeAccountLinks(to: nil)
            try tables.put(stored)
            for (organization, roles, person) in memberships {
                let membership = Membership(
                    account: stored.id, organization: organization, roles: roles, person: person)
                try Self.check(membership, in: tables)
                try tables.put(membership)
            }
        }
        return stored.account
    }

    /// A new account whose parts were checked, not stored yet.
    /// - Parameter names: further words its password must not consist of.
    /// - Throws: `AccountError.malformedEmail`, `.nameMissing`, `.tooLong`, `.passwordRefused`, `.busy`, `.unavailable`.
    func newAccount(email: String, name: String, password: String, names: [String] = [], id: RecordID? = nil)
        async throws(AccountError)
        -> StoredAccount
    {
        let email = try EmailAddress.normalized(email)
        let name = try Self.checkedName(name)
        try PasswordRules.check(password, names: names + [name, email])
        let hash = try await passwords.hash(password)
        let now = now()
        return StoredAccount(
            id: id ?? newID(), email: email, name: name, createdAt: now, passwordHash: hash, passwordChangedAt: now)
    }

    static func checkedName(_ name: String) throws(AccountError) -> String {
        // Principals are written as “Name <address>”; a name must not be able to look like another's address.
        let allowed = name.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F && $0 != "<" && $0 != ">" }
        let trimmed = EmailAddress.trimmed(String(String.UnicodeScalarView(allowed)))
        guard !trimmed.isEmpty else { throw .nameMissing }
        guard trimmed.count <= nameCharacterCountMax, trimmed.utf8.count <= 4 * nameCharacterCountMax else {
            throw .tooLong(characterCountMax: nameCharacterCountMax)
        }
        return trimmed
    }

    package static let nameCharacterCountMax = 100
}
