import Accounts
package import ISMS
import Logging
package import Operations
package import RecordStore
package import Registers

/// A visit to an organization that the visitor belongs to: as whom they are there, and what they may see of it.
///
/// Whatever an application answers about an organization's records, it answers from here. Somebody who does not belong to
/// the organization gets no such value.
package struct OrganizationVisit: Sendable {
    package let visit: Visit
    package let principal: Principal
    let space: OrganizationSpace
    /// The organization as it is now, or as it was at the end of a past day, as far as the visitor may see it.
    package let derived: Derived

    package var organization: StoredOrganization { space.organization }
    package var workspace: Workspace { space.workspace }
    /// What the visitor may read of the organization besides `derived`.
    package var viewing: Viewing { Viewing(workspace, as: principal) }
    package var isms: ISMS { derived.isms }
    /// The verification of its history, which is run once however many ask.
    package var verification: KeptVerification { space.verification }
    /// Today by the organization's clocks.
    package var today: Day { space.today }

    /// Does something as the visitor: the one way by which an application changes records.
    @discardableResult
    package func perform(_ operation: some Operations.Operation, reason: String = "") async throws(WorkspaceError)
        -> Workspace.Committed
    {
        try await workspace.perform(operation, as: principal, reason: String(reason.trimmed.prefix(500)))
    }

    /// What is derived from the organization's records now, or at the end of a past day, as far as the visitor may see it.
    package func derived(asOf day: Day?) async throws -> Derived {
        try await space.derived(asOf: day).seen(by: principal)
    }
}

extension Visit {
    /// Lets an application answer about an organization that the visitor belongs to.
    ///
    /// - Parameter asOf: the day at whose end it is looked at; nil for now.
    /// - Throws: `WebError.notFound` for somebody else's organization, exactly as for one that does not exist.
    package func answer(
        about handle: String, asOf: Day?, _ answer: (OrganizationVisit) async throws -> WebResponse
    ) async throws -> WebResponse {
        let visitor = try signedIn()
        guard let known = try await server.organization(of: handle),
            let membership = visitor.membership(in: known.stored.id), !membership.roles.isEmpty
        else { throw WebError.notFound }
        let space = try await server.space(of: known)
        // Its last day is a day of the organization, so it is looked at once that is known.
        if membership.isOver(on: space.today.number) {
            if case .accessToken(let token) = visitor.credential { throw AccountError.deadAccessToken(known: token) }
            throw WebError.notFound
        }
        let principal = Principal(visitor, membership)
        let derived = try await space.derived(asOf: asOf).seen(by: principal)
        defer { recount(space) }
        let response = try await answer(
            OrganizationVisit(visit: self, principal: principal, space: space, derived: derived))
        if request.method == .post { space.deriveAhead() }
        return response
    }

    /// Counts what an organization costs after an answer, whatever came of it, since answers leave behind what they derived.
    private func recount(_ space: OrganizationSpace) {
        space.recount()
        let budget = server.settings.memoryBudget
        guard space.newest.bytes > budget else { return }
        logger.warning(
            "an organization is larger than the memory budget, and is read anew for every request",
            metadata: [
                "organization": "\(space.organization.handle)", "bytes": "\(space.newest.bytes)", "budget": "\(budget)",
            ])
    }
}

extension Principal {
    /// Somebody who signed in, or a script of theirs.
    init(_ visitor: SignedIn, _ membership: Membership) {
        let door: Door =
            switch visitor.credential {
            case .session: .account(visitor.account.id)
            case .accessToken(let token): .accessToken(token, account: visitor.account.id)
            }
        self.init(
            name: visitor.account.principal, door: door, roles: membership.roles, person: membership.person,
            link: PersonLink(madeBy: membership.personLinkedBy, address: visitor.account.email))
    }
}
