package import RecordFormat

/// Recovery codes that were just made, and the session that goes on in place of all others. Both are shown once.
package struct SecondFactorResult: Sendable {
    package let recoveryCodes: [String]
    package let session: NewSession
}

extension AccountService {
    /// Begins setting up a second factor, after asking for the password. It guards nothing until it is confirmed.
    /// - Throws: `AccountError.wrongPassword`, `.secondFactorExists`, `.throttled`, `.busy`.
    package func beginSecondFactor(of signedIn: SignedIn, password: String, at origin: Origin)
        async throws(AccountError) -> SecondFactorSetup
    {
        let id = signedIn.account.id
        try await confirm(password, of: id, at: origin)
        let secret = randomness.bytes(TOTP.secretByteCount)
        return try await store.write { tables throws(AccountError) in
            guard var stored = try tables.account(id) else { throw .notFound }
            if stored.secondFactor != nil { throw .secondFactorExists }
            stored.pendingSecret = secret
            try tables.put(stored)
            return SecondFactorSetup(secret: secret, email: stored.email)
        }
    }

    /// What was begun and not confirmed yet.
    package func pendingSecondFactor(of account: RecordID) async throws(AccountError) -> SecondFactorSetup? {
        let stored = try await store.read { tables throws(AccountError) in try tables.account(account) }
        guard let stored, let secret = stored.pendingSecret else { return nil }
        return SecondFactorSetup(secret: secret, email: stored.email)
    }

    /// Confirms a second factor by a first code. All sessions end; the one that asked goes on under a new token.
    /// - Throws: `AccountError.wrongCode`, `.secondFactorNotBegun`, `.throttled`.
    package func confirmSecondFactor(of signedIn: SignedIn, code: String, at origin: Origin)
        async throws(AccountError) -> SecondFactorResult
    {
        let id = signedIn.account.id
        guard try await pendingSecondFactor(of: id) != nil else { throw .secondFactorNotBegun }
        let attempt = try await begin(.code(account: id), from: origin)
        let (codes, salt, digests) = try await newRecoveryCodes(attempt)
        let digits = code.filter { !$0.isWhitespace }
        let now = now()
        return try await store.write { tables throws(AccountError) in
            guard var stored = try tables.account(id), let secret = stored.pendingSecret else {
                throw .secondFactorNotBegun
            }
            guard let step = TOTP.matchingStep(digits, secret: secret, at: now, after: Int.min) else {
                throw .wrongCode
            }
            stored.secondFactor = StoredAccount.SecondFactor(secret: secret, lastStep: step, recoverySalt: salt)
            stored.pendingSecret = nil
            try tables.put(stored)
            try tables.setRecoveryDigests(digests, of: id)
            try self.succeed(attempt, as: id, isWhole: true, in: tables)
            return SecondFactorResult(
                recoveryCodes: codes, session: try self.restart(of: id, at: origin, in: tables))
        }
    }

    /// Removes the second factor, after asking for the password and a last code.
    /// - Throws: `AccountError.secondFactorCompulsory`, `.wrongPassword`, `.wrongCode`, `.throttled`, `.busy`.
    package func removeSecondFactor(of signedIn: SignedIn, password: String, code: String, at origin: Origin)
        async throws(AccountError) -> NewSession
    {
        let id = signedIn.account.id
        try await confirm(password, of: id, at: origin)
        let attempt = try await begin(.code(account: id), from: origin)
        let proof = try await proof(of: code, id, attempt)
        return try await store.write { tables throws(AccountError) in
            for membership in try tables.memberships(of: id) {
                if try tables.requiresSecondFactor(membership.organization) { throw .secondFactorCompulsory }
            }
            try self.use(proof, of: id, in: tables)
            guard var stored = try tables.account(id) else { throw .notFound }
            stored.secondFactor = nil
            try tables.put(stored)
            try tables.setRecoveryDigests([], of: id)
            try self.succeed(attempt, as: id, isWhole: true, in: tables)
            return try self.restart(of: id, at: origin, in: tables)
        }
    }

    /// Makes new recovery codes, after asking for the password; the earlier ones are dead.
    /// - Throws: `AccountError.wrongPassword`, `.secondFactorNotBegun`, `.throttled`, `.busy`.
    package func renewRecoveryCodes(of signedIn: SignedIn, password: String, at origin: Origin)
        async throws(AccountError) -> [String]
    {
        let id = signedIn.account.id
        try await confirm(password, of: id, at: origin)
        let (codes, salt, digests) = try await newRecoveryCodes(nil)
        return try await store.write { tables throws(AccountError) in
            guard var stored = try tables.account(id), stored.secondFactor != nil else { throw .secondFactorNotBegun }
            stored.secondFactor?.recoverySalt = salt
            try tables.put(stored)
            try tables.setRecoveryDigests(digests, of: id)
            return codes
        }
    }

    package func recoveryCodesLeft(of account: RecordID) async throws(AccountError) -> Int {
        try await store.read { tables throws(AccountError) in try tables.recoveryDigests(of: account).count }
    }

    private func newRecoveryCodes(_ attempt: Attempt?) async throws(AccountError) -> (
        codes: [String], salt: [UInt8], digests: Set<[UInt8]>
    ) {
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.random(randomness) }
        let salt = randomness.bytes(PasswordHasher.saltByteCount)
        do throws(AccountError) {
            let digests = try await passwords.recoveryDigests(codes.compactMap(RecoveryCode.normalized), salt: salt)
            return (codes, salt, Set(digests))
        } catch {
            if let attempt {
                try? await store.write { tables throws(AccountError) in try self.withdraw(attempt, in: tables) }
            }
            throw error
        }
    }
}
