import Accounts
import HTTPTypes
import ISMS
import Logging
import RecordFormat
import RecordStore
import Operations

/// Lets the handler of a route answer. Handlers are extensions of this, in the folder of their slice.
struct Dispatcher: Sendable {
    let application: WebApplication
    let request: WebRequest
    let visitor: SignedIn?
    let logger: Logger

    func answer(_ route: Route) async throws -> WebResponse {
        switch route {
        case .health, .ready, .metrics, .asset, .favicon: throw WebError.notFound
        case .start: return try await start()
        case .signIn, .signOut, .secondFactor, .firstAccount, .invitation, .newPassword, .account, .organizations,
            .newOrganization:
            return try await answerAboutAccounts(route)
        case .organization(let handle, let asOf, let page):
            let visitor = try signedIn()
            if let response = moved(to: route, handle: handle, page) { return response }
            if visitor.mustSetUpSecondFactor { return .seeOther(.account(.secondFactor)) }
            let organization = try await organization(handle, asOf: asOf, page, visitor)
            defer { recount(organization.space) }
            if let asOf, asOf >= organization.today, request.method == .get {
                return .seeOther(.organization(handle: handle, asOf: nil, page), request.query.pairs)
            }
            let response = try await organization.answer()
            if request.method == .post { organization.space.deriveAhead() }
            return response
        }
    }

    /// Counts what an organization costs after a page, whatever came of it, since pages leave behind what they derived.
    private func recount(_ space: OrganizationSpace) {
        space.recount()
        let budget = application.settings.memoryBudget
        guard space.newest.bytes > budget else { return }
        logger.warning(
            "an organization is larger than the memory budget, and is read anew for every request",
            metadata: [
                "organization": "\(space.organization.handle)", "bytes": "\(space.newest.bytes)", "budget": "\(budget)",
            ])
    }

    /// The visitor, or an error that leads to the sign-in page.
    func signedIn() throws -> SignedIn {
        guard let visitor else { throw WebError.signInNeeded }
        return visitor
    }

    /// The visitor, where the form does not come from another site.
    func checkedOrigin() throws -> SignedIn {
        let visitor = try signedIn()
        // An access token carries no form token, and must not get by with an empty one.
        guard visitor.session != nil else { throw WebError.forbidden("An access token sends no forms.") }
        // Browsers say where a request comes from; a page of another site has no business here.
        if let site = request.headers[HeaderNames.fetchSite], site != "same-origin", site != "none" {
            throw WebError.forgedForm
        }
        return visitor
    }

    /// Reads a form that must come from a page of this session.
    func checkedForm(bytesMax: Int = FormData.bytesMax) async throws -> FormData {
        let visitor = try checkedOrigin()
        let form = try await request.form(bytesMax: bytesMax)
        guard let token = form[FormToken.name], Token.isEqual(token, visitor.formToken) else {
            throw WebError.forgedForm
        }
        return form
    }

    /// `?as-of=DAY`, as the control in the header sends it, becomes part of the address.
    private func moved(to route: Route, handle: String, _ page: OrganizationRoute) -> WebResponse? {
        guard request.method == .get, let text = request.query["as-of"] else { return nil }
        // Somewhere it is tomorrow already; the organization's own today is looked at once it is known.
        let asOf = Day(text).flatMap { $0 <= application.today.adding(days: 1) ? $0 : nil }
        let rest = request.query.setting("as-of", nil).pairs
        return .seeOther(.organization(handle: handle, asOf: asOf, page), rest)
    }

    private func start() async throws -> WebResponse {
        let visitor = try signedIn()
        if visitor.memberships.count == 1, let only = visitor.memberships.first,
            let stored = try await application.store.organizations().first(where: { $0.id == only.organization })
        {
            return .seeOther(.organization(handle: stored.handle, asOf: nil, .home))
        }
        return .seeOther(.organizations)
    }

    /// What a page of an organization needs, once it is known that the visitor belongs to it.
    ///
    /// Somebody else's organization is answered exactly as one that does not exist.
    private func organization(
        _ handle: String, asOf: Day?, _ route: OrganizationRoute, _ visitor: SignedIn
    ) async throws -> OrganizationDispatcher {
        guard let known = try await application.organization(of: handle),
            let membership = visitor.membership(in: known.stored.id), !membership.roles.isEmpty
        else { throw WebError.notFound }
        let space = try await application.space(of: known)
        let viewer = Viewer(
            name: visitor.account.name, email: visitor.account.email,
            principal: Principal(visitor, membership),
            formToken: visitor.formToken)
        let derived = try await space.derived(asOf: asOf).seen(by: viewer.principal)
        return OrganizationDispatcher(
            dispatcher: self, space: space, derived: derived,
            links: Links(handle: handle, asOf: asOf, reading: Links.Reading(viewer.principal, of: derived.isms)),
            route: route, viewer: viewer)
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
