package import RecordFormat

/// An account as the administrator of an organization sees it.
package struct Member: Hashable, Sendable {
    package let account: Account
    package let membership: Membership
    /// When it last did something, as far as its sessions still tell.
    package let seenAt: Instant?
    /// Whether it serves this organization only, or others that the asking administrator administers too.
    package let isManageable: Bool
}

extension AccountService {
    /// The accounts of an organization, by name.
    package func members(of organization: RecordID, seenBy actor: Actor) async throws(AccountError) -> [Member] {
        let members = try await store.read { tables throws(AccountError) in
            try Self.authorize(actor, organization, in: tables)
            var members: [Member] = []
            for membership in try tables.memberships(in: organization) {
                guard let stored = try tables.account(membership.account) else { continue }
                members.append(
                    Member(
                        account: stored.account, membership: membership,
                        seenAt: try tables.sessions(of: stored.id).map(\.seenAt).max(),
                        isManageable: try Self.isManageable(stored.id, by: actor, in: tables)))
            }
            return members
        }
        return members.sorted {
            ($0.account.name.lowercased(), $0.account.email) < ($1.account.name.lowercased(), $1.account.email)
        }
    }

    /// Gives an account that exists a place in an organization, as for whoever has just made the organization.
    /// - Throws: `AccountError.notFound`, `.rolesMissing`, `.personTaken`.
    package func addMembership(_ membership: Membership) async throws(AccountError) {
        try await store.write { tables throws(AccountError) in
            guard try tables.account(membership.account) != nil else { throw .notFound }
            try Self.check(membership, in: tables)
            try tables.put(membership)
            try Self.requestReplacement(of: membership.account, in: tables)
        }
    }

    /// Changes an account's roles, person and last day in an organization. Counts at its next request.
    /// - Throws: `AccountError.notAdministrator`, `.notFound`, `.rolesMissing`, `.personTaken`, `.lastAdministrator`,
    ///   `.lastDayMissing`, `.administratorWithLastDay`.
    package func change(_ membership: Membership, by actor: Actor) async throws(AccountError) {
        try await store.write { tables throws(AccountError) in
            try Self.authorize(actor, membership.organization, in: tables)
            let members = try tables.memberships(in: membership.organization)
            guard let before = members.first(where: { $0.account == membership.account }) else { throw .notFound }
            try Self.check(membership, in: tables)
            try Self.checkLastDay(membership)
            var membership = membership
            // Who says whom an account speaks for is asked when it approves something in that person's name.
            membership.personLinkedBy =
                membership.person == before.person ? before.personLinkedBy : Self.account(of: actor)
            if before == membership { return }
            try tables.put(membership)
            try Self.checkAdministrator(of: membership.organization, was: before, in: tables)
            try Self.requestReplacement(of: membership.account, in: tables)
        }
    }

    /// Takes an account out of an organization, whose access tokens it loses. The account itself stays.
    package func removeMembership(of account: RecordID, in organization: RecordID, by actor: Actor)
        async throws(AccountError)
    {
        try await store.write { tables throws(AccountError) in
            try Self.authorize(actor, organization, in: tables)
            guard let before = try tables.memberships(in: organization).first(where: { $0.account == account }) else {
                throw .notFound
            }
            try tables.removeMembership(of: account, in: organization)
            // Whoever comes back later does not find them alive.
            try tables.removeAccessTokens(of: account, in: organization)
            try Self.checkAdministrator(of: organization, was: before, in: tables)
            try Self.requestReplacement(of: account, in: tables)
        }
    }

    package func isMember(_ account: RecordID, of organization: RecordID) async throws(AccountError) -> Bool {
        try await store.read { tables throws(AccountError) in
            try tables.memberships(of: account).contains { $0.organization == organization }
        }
    }

    package func requiresSecondFactor(_ organization: RecordID) async throws(AccountError) -> Bool {
        try await store.read { tables throws(AccountError) in try tables.requiresSecondFactor(organization) }
    }

    /// Makes the second factor compulsory in an organization, or optional.
    package func setRequiresSecondFactor(_ isRequired: Bool, in organization: RecordID, by actor: Actor)
        async throws(AccountError)
    {
        try await store.write { tables throws(AccountError) in
            try Self.authorize(actor, organization, in: tables)
            try tables.setRequiresSecondFactor(isRequired, organization)
        }
    }

    /// Disables an account, which ends its sessions and access tokens, or lets it sign in again.
    /// - Throws: `AccountError.servesOthers`, `.lastAdministrator`, `.notFound`, `.notAdministrator`.
    package func setDisabled(_ isDisabled: Bool, _ account: RecordID, by actor: Actor) async throws(AccountError) {
        try await store.write { tables throws(AccountError) in
            var stored = try Self.manage(account, by: actor, in: tables)
            stored.isDisabled = isDisabled
            try tables.put(stored)
            guard isDisabled else { return }
            try Self.endSessions(of: account, in: tables)
            try tables.removeAccessTokens(of: account, in: nil)
            for membership in try tables.memberships(of: account) {
                try Self.checkAdministrator(of: membership.organization, was: membership, in: tables)
            }
        }
    }

    /// Removes another's second factor, who has lost it, and ends their sessions and access tokens.
    package func resetSecondFactor(of account: RecordID, by actor: Actor) async throws(AccountError) {
        try await store.write { tables throws(AccountError) in
            var stored = try Self.manage(account, by: actor, in: tables)
            stored.secondFactor = nil
            stored.pendingSecret = nil
            try tables.put(stored)
            try tables.setRecoveryDigests([], of: account)
            try tables.removeFamiliarAddresses(of: account)
            try Self.endSessions(of: account, in: tables)
            try tables.removeAccessTokens(of: account, in: nil)
        }
    }

    /// Whether an account may make organizations: an administrator may, and where there is none yet, anyone.
    package func mayMakeOrganizations(_ signedIn: SignedIn) async throws(AccountError) -> Bool {
        if signedIn.memberships.contains(where: { $0.roles.contains(.administrator) }) { return true }
        return try await store.read { tables throws(AccountError) in try !tables.hasMemberships() }
    }

    private static func account(of actor: Actor) -> RecordID? { if case .account(let id) = actor { id } else { nil } }

    // MARK: Inside this target

    static func authorize(_ actor: Actor, _ organization: RecordID, in tables: any AccountTables)
        throws(AccountError)
    {
        guard case .account(let id) = actor else { return }
        let isAdministrator = try tables.memberships(of: id).contains {
            $0.organization == organization && $0.roles.contains(.administrator)
        }
        guard isAdministrator, try tables.account(id)?.isDisabled == false else { throw .notAdministrator }
    }

    /// An account whose security the actor may change: all of its organizations must be theirs too, or the
    /// administrator of one organization would get into another.
    static func manage(_ account: RecordID, by actor: Actor, in tables: any AccountTables) throws(AccountError)
        -> StoredAccount
    {
        guard let stored = try tables.account(account) else { throw .notFound }
        guard case .account(let administrator) = actor else { return stored }
        let theirs = try tables.memberships(of: account).map(\.organization)
        let administered = try administeredOrganizations(of: administrator, in: tables)
        guard theirs.contains(where: administered.contains) else { throw .notFound }
        guard theirs.allSatisfy(administered.contains) else { throw .servesOthers }
        return stored
    }

    private static func isManageable(_ account: RecordID, by actor: Actor, in tables: any AccountTables)
        throws(AccountError) -> Bool
    {
        guard case .account(let administrator) = actor else { return true }
        let administered = try administeredOrganizations(of: administrator, in: tables)
        return try tables.memberships(of: account).allSatisfy { administered.contains($0.organization) }
    }

    private static func administeredOrganizations(of account: RecordID, in tables: any AccountTables)
        throws(AccountError) -> Set<RecordID>
    {
        Set(try tables.memberships(of: account).filter { $0.roles.contains(.administrator) }.map(\.organization))
    }

    /// An external auditor's role ends on a day; one that was given before there were last days stands until it is changed.
    static func checkLastDay(_ membership: Membership) throws(AccountError) {
        if membership.roles.contains(.externalAuditor), membership.lastDay == nil { throw .lastDayMissing }
    }

    static func check(_ membership: Membership, in tables: any AccountTables) throws(AccountError) {
        guard !membership.roles.isEmpty else { throw .rolesMissing }
        if membership.roles.contains(.administrator), membership.lastDay != nil { throw .administratorWithLastDay }
        guard let person = membership.person else { return }
        let isTaken = try tables.memberships(in: membership.organization).contains {
            $0.person == person && $0.account != membership.account
        }
        // Else one person could approve by one account what they wrote by another.
        if isTaken { throw .personTaken }
    }

    /// Throws where the last administrator who can sign in has just gone; the transaction is undone then.
    private static func checkAdministrator(
        of organization: RecordID, was before: Membership, in tables: any AccountTables
    ) throws(AccountError) {
        guard before.roles.contains(.administrator) else { return }
        for membership in try tables.memberships(in: organization) where membership.roles.contains(.administrator) {
            if try tables.account(membership.account)?.isDisabled == false { return }
        }
        throw .lastAdministrator
    }

    static func requestReplacement(of account: RecordID, in tables: any AccountTables) throws(AccountError) {
        for var session in try tables.sessions(of: account) where session.isComplete {
            session.isReplacementDue = true
            try tables.put(session)
        }
    }
}
