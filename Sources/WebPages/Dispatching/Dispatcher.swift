import Accounts
import ISMS
import RecordStore
import Registers
import Serving

/// Lets the handlers of a route answer.
struct Dispatcher: Sendable {
    let application: PagesApplication
    let visit: Visit

    private var request: WebRequest { visit.request }
    private var isForm: Bool { request.method == .post }
    private var signingIn: SignInHandlers { SignInHandlers(visit: visit) }
    private var links: LinkHandlers { LinkHandlers(visit: visit) }
    private var organizations: OrganizationsHandlers { OrganizationsHandlers(visit: visit) }
    private var ownAccount: OwnAccountHandlers { OwnAccountHandlers(visit) }

    func answer(_ route: Route) async throws -> WebResponse {
        switch route {
        case .start: return try await start()
        case .signIn: return isForm ? try await signingIn.signIn() : signingIn.signInForm()
        case .signOut: return isForm ? try await signingIn.signOut() : .seeOther(.start)
        case .secondFactor:
            return isForm ? try await signingIn.completeSignIn() : try await signingIn.secondFactorForm()
        case .firstAccount(let link):
            return isForm ? try await links.makeFirstAccount(link) : try await links.firstAccountForm(link)
        case .invitation(let link):
            return isForm ? try await links.acceptInvitation(link) : try await links.invitationForm(link)
        case .newPassword(let link):
            return isForm ? try await links.setPassword(link) : try await links.newPasswordForm(link)
        case .organizations:
            if isForm { throw WebError.methodNotAllowed }
            return try await organizations.organizationsPage()
        case .newOrganization:
            return isForm ? try await organizations.makeOrganization() : try await organizations.newOrganizationForm()
        case .account(let page):
            return isForm ? try await ownAccount.changeAccount(page) : try await ownAccount.accountPage(page)
        case .organization(let handle, let asOf, let page): return try await answer(page, of: handle, asOf: asOf)
        }
    }

    private func answer(_ page: OrganizationRoute, of handle: String, asOf: Day?) async throws -> WebResponse {
        let visitor = try visit.signedIn()
        if let response = moved(to: page, of: handle) { return response }
        if visitor.mustSetUpSecondFactor { return .seeOther(.account(.secondFactor)) }
        return try await visit.answer(about: handle, asOf: asOf) { organization in
            if let asOf, asOf >= organization.today, request.method == .get {
                return .seeOther(.organization(handle: handle, asOf: nil, page), request.query.pairs)
            }
            let page = PageVisit(organization, by: visitor, at: handle, asOf: asOf, page)
            return try await OrganizationDispatcher(application: application, visit: page).answer()
        }
    }

    /// `?as-of=DAY`, as the control in the header sends it, becomes part of the address.
    private func moved(to page: OrganizationRoute, of handle: String) -> WebResponse? {
        guard request.method == .get, let text = request.query["as-of"] else { return nil }
        // Somewhere it is tomorrow already; the organization's own today is looked at once it is known.
        let asOf = Day(text).flatMap { $0 <= visit.server.today.adding(days: 1) ? $0 : nil }
        let rest = request.query.setting("as-of", nil).pairs
        return .seeOther(.organization(handle: handle, asOf: asOf, page), rest)
    }

    private func start() async throws -> WebResponse {
        let visitor = try visit.signedIn()
        let memberships = try await visit.server.memberships(of: visitor)
        if memberships.count == 1, let only = memberships.first,
            let stored = try await visit.server.store.organizations().first(where: { $0.id == only.organization })
        {
            return .seeOther(.organization(handle: stored.handle, asOf: nil, .home))
        }
        return .seeOther(.organizations)
    }
}
