package import RecordFormat

/// An account comes into being, or joins another organization, by a one-time link that an administrator hands over.
extension AccountService {
    /// Makes an invitation. An earlier one to the same address is withdrawn.
    /// - Throws: `AccountError.notAdministrator`, `.malformedEmail`, `.rolesMissing`, `.personTaken`, `.alreadyMember`,
    ///   `.lastDayMissing`, `.administratorWithLastDay`.
    package func invite(
        email: String, to organization: RecordID, roles: Set<Role>, person: RecordID?,
        lastDay: Membership.DayNumber? = nil, by actor: Actor
    ) async throws(AccountError) -> NewInvitation {
        let email = try EmailAddress.normalized(email)
        let now = now()
        let token = Token(randomness)
        let invitedBy: RecordID? = if case .account(let id) = actor { id } else { nil }
        let stored = StoredInvitation(
            id: newID(), organization: organization, digest: token.digest, email: email, roles: roles, person: person,
            lastDay: lastDay, invitedBy: invitedBy, createdAt: now,
            expiresAt: now.adding(seconds: settings.invitationSeconds))
        try await store.write { tables throws(AccountError) in
            try Self.authorize(actor, organization, in: tables)
            let known = try tables.account(email: email)
            // Those of other organizations are none of this one's business: the answer must not tell of them.
            let isMember = try tables.memberships(in: organization).contains { $0.account == known?.id }
            if isMember { throw .alreadyMember }
            let membership = Membership(
                account: known?.id ?? stored.id, organization: organization, roles: roles, person: person,
                lastDay: lastDay)
            try Self.check(membership, in: tables)
            try Self.checkLastDay(membership)
            for earlier in try tables.invitations(to: organization)
            where earlier.email == email || earlier.expiresAt <= now {
                try tables.removeInvitation(earlier.id, to: organization)
            }
            try tables.put(stored)
        }
        return NewInvitation(invitation: Invitation(stored), token: token)
    }

    /// The open invitations of an organization, the newest first.
    package func invitations(to organization: RecordID, seenBy actor: Actor) async throws(AccountError)
        -> [Invitation]
    {
        let now = now()
        return try await store.read { tables throws(AccountError) in
            try Self.authorize(actor, organization, in: tables)
            return try tables.invitations(to: organization).filter { now < $0.expiresAt }
                .sorted { $1.id < $0.id }.map { Invitation($0) }
        }
    }

    /// Withdraws an invitation; its link is dead at once.
    package func withdrawInvitation(_ invitation: RecordID, to organization: RecordID, by actor: Actor)
        async throws(AccountError)
    {
        try await store.write { tables throws(AccountError) in
            try Self.authorize(actor, organization, in: tables)
            guard try tables.invitations(to: organization).contains(where: { $0.id == invitation }) else {
                throw .notFound
            }
            try tables.removeInvitation(invitation, to: organization)
        }
    }

    /// The invitation a link is for; nil where the link is dead.
    package func invitation(link: String) async throws(AccountError) -> Invitation? {
        guard let token = Token(link) else { return nil }
        let now = now()
        return try await store.read { tables throws(AccountError) in
            try Self.alive(token, at: now, in: tables).map { Invitation($0) }
        }
    }

    /// Makes an account by an invitation, gives it its place and signs it in. The link is dead afterwards.
    /// - Parameter organizationName: a password must not consist of it.
    /// - Throws: `AccountError.deadLink`, `.accountNotMade`, `.personTaken`, and what a new account may be refused for.
    package func acceptInvitation(
        link: String, name: String, password: String, organizationName: String, from origin: Origin
    ) async throws(AccountError) -> NewSession {
        guard let token = Token(link), let invitation = try await invitation(link: link) else { throw .deadLink }
        let account = try await newAccount(
            email: invitation.email, name: name, password: password, names: [organizationName])
        let now = now()
        return try await store.write { tables throws(AccountError) in
            guard let stored = try Self.alive(token, at: now, in: tables) else { throw .deadLink }
            guard try tables.account(email: stored.email) == nil else { throw .accountNotMade }
            try tables.put(account)
            try Self.join(account.id, by: stored, in: tables)
            return try self.beginSession(of: account.id, isComplete: true, from: origin, replacing: nil, in: tables)
        }
    }

    /// Gives an account that is signed in its place by an invitation. The link is dead afterwards.
    /// - Throws: `AccountError.deadLink`, `.linkOfAnother`, `.alreadyMember`, `.personTaken`.
    package func acceptInvitation(link: String, as account: RecordID) async throws(AccountError) {
        guard let token = Token(link) else { throw .deadLink }
        let now = now()
        try await store.write { tables throws(AccountError) in
            guard let stored = try Self.alive(token, at: now, in: tables) else { throw .deadLink }
            guard let known = try tables.account(account), known.email == stored.email else { throw .linkOfAnother }
            let isMember = try tables.memberships(of: account).contains { $0.organization == stored.organization }
            if isMember { throw .alreadyMember }
            try Self.join(account, by: stored, in: tables)
            try Self.requestReplacement(of: account, in: tables)
        }
    }

    private static func alive(_ token: Token, at now: Instant, in tables: any AccountTables) throws(AccountError)
        -> StoredInvitation?
    {
        guard let stored = try tables.invitation(digest: token.digest), now < stored.expiresAt else { return nil }
        // An administrator's invitations end with their office.
        if let inviter = stored.invitedBy {
            do throws(AccountError) {
                try authorize(.account(inviter), stored.organization, in: tables)
            } catch .notAdministrator {
                return nil
            }
        }
        return stored
    }

    private static func join(_ account: RecordID, by stored: StoredInvitation, in tables: any AccountTables)
        throws(AccountError)
    {
        let membership = Membership(
            account: account, organization: stored.organization, roles: stored.roles, person: stored.person,
            personLinkedBy: stored.person == nil ? nil : stored.invitedBy, lastDay: stored.lastDay)
        try check(membership, in: tables)
        try tables.put(membership)
        try tables.removeInvitation(stored.id, to: stored.organization)
    }
}
