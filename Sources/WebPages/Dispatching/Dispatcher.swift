import Accounts
import ISMS
import Logging
import RecordStore
import Serving

/// Lets the handler of a route answer. Handlers are extensions of this, in the folder of their slice.
struct Dispatcher: Sendable {
    let application: PagesApplication
    let visit: Visit

    var server: Server { visit.server }
    var accounts: AccountService { visit.accounts }
    var request: WebRequest { visit.request }
    var visitor: SignedIn? { visit.visitor }
    var logger: Logger { visit.logger }
    var origin: Origin { visit.origin }
    var sessionToken: String? { visit.sessionToken }

    func answer(_ route: Route) async throws -> WebResponse {
        switch route {
        case .start: return try await start()
        case .signIn, .signOut, .secondFactor, .firstAccount, .invitation, .newPassword, .account, .organizations,
            .newOrganization:
            return try await answerAboutAccounts(route)
        case .organization(let handle, let asOf, let page):
            let visitor = try signedIn()
            if let response = moved(to: route, handle: handle, page) { return response }
            if visitor.mustSetUpSecondFactor { return .seeOther(.account(.secondFactor)) }
            return try await visit.answer(about: handle, asOf: asOf) { organization in
                if let asOf, asOf >= organization.today, request.method == .get {
                    return .seeOther(.organization(handle: handle, asOf: nil, page), request.query.pairs)
                }
                let viewer = Viewer(
                    name: visitor.account.name, email: visitor.account.email, principal: organization.principal,
                    formToken: visitor.formToken)
                return try await OrganizationDispatcher(
                    dispatcher: self, organization: organization,
                    links: Links(
                        handle: handle, asOf: asOf,
                        reading: Links.Reading(organization.principal, of: organization.isms)),
                    route: page, viewer: viewer
                ).answer()
            }
        }
    }

    func signedIn() throws -> SignedIn { try visit.signedIn() }
    func checkedForm(bytesMax: Int = FormData.bytesMax) async throws -> FormData {
        try await visit.checkedForm(bytesMax: bytesMax)
    }
    func checkedUpload(_ limits: MultipartForm.Limits) async throws -> MultipartForm {
        try await visit.checkedUpload(limits)
    }
    func visitorForm() async throws -> FormData { try await visit.visitorForm() }
    func carrying(_ session: NewSession, _ response: WebResponse) -> WebResponse { visit.carrying(session, response) }
    func log(_ event: String, _ account: String? = nil, detail: String? = nil, reason: AccountError? = nil) {
        visit.log(event, account, detail: detail, reason: reason)
    }
    func retry(_ response: WebResponse, _ error: AccountError) -> WebResponse { response.retry(after: error) }

    /// `?as-of=DAY`, as the control in the header sends it, becomes part of the address.
    private func moved(to route: Route, handle: String, _ page: OrganizationRoute) -> WebResponse? {
        guard request.method == .get, let text = request.query["as-of"] else { return nil }
        // Somewhere it is tomorrow already; the organization's own today is looked at once it is known.
        let asOf = Day(text).flatMap { $0 <= server.today.adding(days: 1) ? $0 : nil }
        let rest = request.query.setting("as-of", nil).pairs
        return .seeOther(.organization(handle: handle, asOf: asOf, page), rest)
    }

    private func start() async throws -> WebResponse {
        let visitor = try signedIn()
        if visitor.memberships.count == 1, let only = visitor.memberships.first,
            let stored = try await server.store.organizations().first(where: { $0.id == only.organization })
        {
            return .seeOther(.organization(handle: stored.handle, asOf: nil, .home))
        }
        return .seeOther(.organizations)
    }
}
