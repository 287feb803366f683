package import RecordFormat

extension AccountService {
    /// Who a session's token belongs to; nil where it belongs to nobody, or not any more. Asked at every request.
    ///
    /// - Throws: `AccountError.unavailable`
    package func signedIn(token: String) async throws(AccountError) -> SignedIn? {
        guard let token = Token(token) else { return nil }
        guard let visit = try await visit(token), visit.session.isComplete else { return nil }
        let now = now()
        if now.milliseconds - visit.session.seenAt.milliseconds >= settings.seenIntervalSeconds * 1000 {
            // Not worth an error where another process holds the database just now.
            try? await store.write { tables throws(AccountError) in try tables.setSeen(now, session: visit.session.id) }
        }
        return SignedIn(
            account: visit.account, credential: .session(visit.session.id), formToken: token.formToken,
            memberships: visit.memberships,
            mustSetUpSecondFactor: visit.isSecondFactorRequired && !visit.account.hasSecondFactor,
            isReplacementDue: visit.session.isReplacementDue && visit.session.digest == token.digest)
    }

    /// Gives a session a new token where one is due; nil where it is not, as for a request that still carries the
    /// previous one. The old token serves some seconds longer, for what was under way.
    package func replaceSessionToken(_ token: String) async throws(AccountError) -> NewSession? {
        guard let token = Token(token), let visit = try await visit(token), visit.session.isReplacementDue else {
            return nil
        }
        let now = now()
        let replacement = Token(randomness)
        return try await store.write { [settings] tables throws(AccountError) in
            guard var session = try tables.visit(digest: token.digest)?.session, session.digest == token.digest else {
                return nil
            }
            session.previousDigest = session.digest
            session.previousUntil = now.adding(seconds: settings.replacedTokenSeconds)
            session.digest = replacement.digest
            session.isReplacementDue = false
            try tables.put(session)
            return self.newSession(session, replacement)
        }
    }

    /// Ends a session; its token is dead at once.
    package func signOut(token: String) async throws(AccountError) {
        guard let token = Token(token) else { return }
        try await store.write { tables throws(AccountError) in
            guard let visit = try tables.visit(digest: token.digest) else { return }
            try tables.removeSession(visit.session.id)
        }
    }

    /// The sessions of an account that could still be used, the one seen last first.
    package func sessions(of account: RecordID) async throws(AccountError) -> [SessionSummary] {
        let now = now()
        let sessions = try await store.read { tables throws(AccountError) in try tables.sessions(of: account) }
        return sessions.filter { $0.isComplete && isAlive($0, at: now) }
            .sorted { ($1.seenAt, $1.id) < ($0.seenAt, $0.id) }
            .map {
                SessionSummary(
                    id: $0.id, createdAt: $0.createdAt, seenAt: $0.seenAt, address: $0.address, userAgent: $0.userAgent)
            }
    }

    /// - Throws: `AccountError.notFound` where the account has no such session.
    package func endSession(_ session: RecordID, of account: RecordID) async throws(AccountError) {
        try await store.write { tables throws(AccountError) in
            guard try tables.sessions(of: account).contains(where: { $0.id == session }) else { throw .notFound }
            try tables.removeSession(session)
        }
    }

    /// Ends all sessions of an account but one, and returns how many.
    @discardableResult
    package func endOtherSessions(of account: RecordID, except kept: RecordID?) async throws(AccountError) -> Int {
        try await store.write { tables throws(AccountError) in
            try Self.endSessions(of: account, except: kept, in: tables)
        }
    }

    @discardableResult
    static func endSessions(of account: RecordID, except kept: RecordID? = nil, in tables: any AccountTables)
        throws(AccountError) -> Int
    {
        let ended = try tables.sessions(of: account).filter { $0.id != kept }
        for session in ended { try tables.removeSession(session.id) }
        return ended.count
    }

    // MARK: Inside this target

    /// Makes a session in place of another.
    func beginSession(
        of account: RecordID, isComplete: Bool, from origin: Origin, replacing old: Token?, in tables: any AccountTables
    ) throws(AccountError) -> NewSession {
        let now = now()
        if let old, let visit = try tables.visit(digest: old.digest) { try tables.removeSession(visit.session.id) }
        try tables.removeSessions(
            seenBefore: now.adding(seconds: -settings.idleSeconds),
            orCreatedBefore: now.adding(seconds: -settings.sessionSeconds))
        let token = Token(randomness)
        let session = StoredSession(
            id: newID(), account: account, digest: token.digest, isComplete: isComplete, createdAt: now, seenAt: now,
            address: origin.address, userAgent: origin.userAgent)
        try tables.put(session)
        return newSession(session, token)
    }

    /// The session of a token, where it is alive and its account is not disabled.
    func visit(_ token: Token) async throws(AccountError) -> StoredVisit? {
        let visit = try await store.read { tables throws(AccountError) in try tables.visit(digest: token.digest) }
        guard let visit, !visit.account.isDisabled, isAlive(visit.session, at: now()) else { return nil }
        if visit.session.digest != token.digest {
            guard let until = visit.session.previousUntil, now() < until else { return nil }
        }
        return visit
    }

    private func isAlive(_ session: StoredSession, at time: Instant) -> Bool {
        let lifeSeconds = session.isComplete ? settings.sessionSeconds : settings.secondFactorSeconds
        return time < session.createdAt.adding(seconds: lifeSeconds)
            && time < session.seenAt.adding(seconds: settings.idleSeconds)
    }

    private func newSession(_ session: StoredSession, _ token: Token) -> NewSession {
        NewSession(
            token: token, id: session.id, account: session.account,
            expiresAt: session.createdAt.adding(seconds: settings.sessionSeconds))
    }
}
