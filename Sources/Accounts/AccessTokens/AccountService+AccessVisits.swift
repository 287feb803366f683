import RecordFormat

extension AccountService {
    /// Who an access token lets in, with the one membership it was made for. Asked at every request that carries one.
    ///
    /// A token that is good is let in from anywhere. One that is not is counted by the address it came from, and from
    /// the twentieth on turned away without being counted, until the wait is over: 256 bits are not guessed, and
    /// neither a stranger nor a forgotten script behind the same address can keep the others out.
    /// - Throws: `.deadAccessToken`, `.throttled`, `.unavailable`.
    package func signedIn(accessToken text: String, from origin: Origin) async throws(AccountError) -> SignedIn {
        let now = now()
        let counted = Self.digest("access token", Self.network(origin.address))
        let digest = AccessTokenSecret(text)?.digest
        let verdict = try await store.read { [settings] tables throws(AccountError) in
            var known: StoredAccessVisit?
            if let digest { known = try tables.accessVisit(digest: digest) }
            if let known, let membership = known.membership, !membership.roles.isEmpty,
                !known.account.isDisabled, now < known.token.expiresAt
            {
                return Verdict.good(known, membership)
            }
            let waitSeconds = settings.waitSeconds(after: try tables.attempts(counted), at: now)
            return .bad(known?.token, waitSeconds: waitSeconds)
        }
        switch verdict {
        case .bad(_, let waitSeconds) where waitSeconds > 0: throw .throttled(seconds: waitSeconds)
        case .bad(let token, _):
            // Not worth an error where another process holds the database just now.
            try? await store.write { [settings] tables throws(AccountError) in
                try tables.removeAttempts(before: now.adding(seconds: -settings.failureMemorySeconds))
                try settings.count(counted, free: settings.addressFailuresFree, at: now, in: tables)
            }
            throw .deadAccessToken(known: token?.id)
        case .good(let visit, let membership):
            let isNoted = visit.token.usedAt.map {
                now.milliseconds - $0.milliseconds < settings.accessTokenUseIntervalSeconds * 1000
            }
            if isNoted != true {
                try? await store.write { tables throws(AccountError) in
                    try tables.setUsed(now, accessToken: visit.token.id, in: visit.token.organization)
                }
            }
            return SignedIn(
                account: visit.account, credential: .accessToken(visit.token.id), formToken: "",
                memberships: [membership],
                mustSetUpSecondFactor: visit.isSecondFactorRequired && !visit.account.hasSecondFactor)
        }
    }

    private enum Verdict: Sendable {
        case good(StoredAccessVisit, Membership)
        /// With the token it is the secret of, where it is one that was made.
        case bad(AccessToken?, waitSeconds: Int)
    }
}
