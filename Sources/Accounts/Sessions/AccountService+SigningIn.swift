import RecordFormat

extension AccountService {
    /// Checks an address and a password, and begins a session.
    ///
    /// Takes the same time whether there is such an account or not.
    /// - Parameter old: the token the browser carried before; it is dead afterwards.
    /// - Throws: `AccountError.wrongCredentials`, `.throttled`, `.busy`, `.unavailable`.
    package func signIn(email: String, password: String, from origin: Origin, replacing old: String? = nil)
        async throws(AccountError) -> SignInOutcome
    {
        let name = (try? EmailAddress.normalized(email)) ?? String(email.prefix(EmailAddress.characterCountMax))
        let attempt = try await begin(.password(email: name), from: origin)
        let stored = try await store.read { tables throws(AccountError) in try tables.account(email: name) }
        let verdict = try await verify(password, against: stored?.passwordHash, attempt)
        guard let stored, verdict.isRight, !stored.isDisabled else { throw .wrongCredentials }
        let renewed = verdict.isOutdated ? try await passwords.hash(password) : nil
        let old = old.flatMap { Token($0) }
        return try await store.write { tables throws(AccountError) in
            // What was read before the derivation may have changed during it.
            guard var account = try tables.account(stored.id), account.passwordHash == stored.passwordHash,
                !account.isDisabled
            else { throw .wrongCredentials }
            if let renewed {
                account.passwordHash = renewed
                try tables.put(account)
            }
            try self.succeed(attempt, as: account.id, isWhole: account.secondFactor == nil, in: tables)
            let isComplete = account.secondFactor == nil
            let session = try self.beginSession(
                of: account.id, isComplete: isComplete, from: origin, replacing: old, in: tables)
            return isComplete ? .signedIn(session) : .secondFactorNeeded(session)
        }
    }

    /// What forms of a sign-in that waits for its second factor carry; nil where the token is of none.
    package func secondFactorFormToken(token: String) async throws(AccountError) -> String? {
        guard let token = Token(token), let visit = try await visit(token), !visit.session.isComplete else {
            return nil
        }
        return token.formToken
    }

    /// Completes a sign-in by a code of the authenticator, or by a recovery code. Either is good once.
    /// - Throws: `AccountError.signInExpired`, `.wrongCode`, `.throttled`, `.busy`, `.unavailable`.
    package func completeSignIn(token: String, code: String, from origin: Origin) async throws(AccountError)
        -> NewSession
    {
        guard let token = Token(token), let visit = try await visit(token), !visit.session.isComplete else {
            throw .signInExpired
        }
        let account = visit.account.id
        let attempt = try await begin(.code(account: account), from: origin)
        let proof = try await proof(of: code, account, attempt)
        return try await store.write { tables throws(AccountError) in
            guard let visit = try tables.visit(digest: token.digest), !visit.account.isDisabled else {
                throw .signInExpired
            }
            try self.use(proof, of: account, in: tables)
            try self.succeed(attempt, as: account, isWhole: true, in: tables)
            return try self.beginSession(of: account, isComplete: true, from: origin, replacing: token, in: tables)
        }
    }

    /// Compares a password, giving the attempt back where the computer could not.
    func verify(_ password: String, against hash: String?, _ attempt: Attempt) async throws(AccountError)
        -> PasswordHasher.Verdict
    {
        do throws(AccountError) {
            return try await passwords.verify(password, against: hash)
        } catch {
            try? await store.write { tables throws(AccountError) in try self.withdraw(attempt, in: tables) }
            throw error
        }
    }

    /// What a code is compared with, inside the transaction that uses it up.
    enum CodeProof: Sendable {
        case digits(String)
        case recovery([UInt8])
    }

    func proof(of code: String, _ account: RecordID, _ attempt: Attempt) async throws(AccountError) -> CodeProof {
        let digits = code.filter { !$0.isWhitespace }
        if digits.utf8.count == 6, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return .digits(digits) }
        guard let normalized = RecoveryCode.normalized(code) else { throw .wrongCode }
        let stored = try await store.read { tables throws(AccountError) in try tables.account(account) }
        guard let salt = stored?.secondFactor?.recoverySalt else { throw .wrongCode }
        do throws(AccountError) {
            guard let digest = try await passwords.recoveryDigests([normalized], salt: salt).first else {
                throw .wrongCode
            }
            return .recovery(digest)
        } catch {
            try? await store.write { tables throws(AccountError) in try self.withdraw(attempt, in: tables) }
            throw error
        }
    }

    /// Uses a code up.
    /// - Throws: `AccountError.wrongCode`
    func use(_ proof: CodeProof, of id: RecordID, in tables: any AccountTables) throws(AccountError) {
        guard var account = try tables.account(id), var factor = account.secondFactor else { throw .wrongCode }
        switch proof {
        case .digits(let digits):
            guard
                let step = TOTP.matchingStep(digits, secret: factor.secret, at: now(), after: factor.lastStep)
            else { throw .wrongCode }
            factor.lastStep = step
            account.secondFactor = factor
            try tables.put(account)
        case .recovery(let digest):
            var digests = try tables.recoveryDigests(of: id)
            guard digests.remove(digest) != nil else { throw .wrongCode }
            try tables.setRecoveryDigests(digests, of: id)
        }
    }
}
