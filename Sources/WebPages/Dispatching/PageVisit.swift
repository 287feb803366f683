import Accounts
import ISMS
import Logging
import Operations
import Phrases
import RecordStore
import Registers
import Serving

/// A visit to a page of an organization: all that the handlers of every slice need. What one of them needs besides, such as
/// the queue of documents, it is given by name.
struct PageVisit: Sendable {
    private let organizationVisit: OrganizationVisit
    let links: Links
    let route: OrganizationRoute
    let viewer: Viewer

    /// - Parameters:
    ///   - handle: the organization's, as the address has it.
    ///   - asOf: the past day the page looks at; nil for now.
    init(
        _ visit: OrganizationVisit, by visitor: SignedIn, at handle: String, asOf: Day?, _ route: OrganizationRoute
    ) {
        organizationVisit = visit
        self.route = route
        links = Links(handle: handle, asOf: asOf, reading: Links.Reading(visit.principal, of: visit.isms))
        viewer = Viewer(
            name: visitor.account.name, email: visitor.account.email, principal: visit.principal,
            formToken: visitor.formToken)
    }

    // MARK: Who asks, and what for

    private var visit: Visit { organizationVisit.visit }
    var request: WebRequest { visit.request }
    var server: Server { visit.server }
    var accounts: AccountService { visit.accounts }
    var logger: Logger { visit.logger }
    var principal: Principal { organizationVisit.principal }

    func signedIn() throws -> SignedIn { try visit.signedIn() }
    func checkedForm() async throws -> FormData { try await visit.checkedForm() }
    func checkedUpload(_ limits: MultipartForm.Limits) async throws -> MultipartForm {
        try await visit.checkedUpload(limits)
    }
    func log(_ event: String, _ account: String, detail: String, reason: AccountError? = nil) {
        visit.log(event, account, detail: detail, reason: reason)
    }

    // MARK: Of which organization

    var organization: StoredOrganization { organizationVisit.organization }
    var workspace: Workspace { organizationVisit.workspace }
    /// What the viewer may read of the organization besides what this page stands on.
    var viewing: Viewing { organizationVisit.viewing }
    var verification: KeptVerification { organizationVisit.verification }
    /// What the page stands on: the organization now, or on the day that is looked at, as far as the viewer may see it.
    var derived: Derived { organizationVisit.derived }
    var isms: ISMS { derived.isms }
    /// Today by the organization's clocks.
    var today: Day { organizationVisit.today }

    func derived(asOf day: Day?) async throws -> Derived { try await organizationVisit.derived(asOf: day) }

    // MARK: How to answer

    /// What surrounds this page.
    func chrome(_ notice: Chrome.Notice? = nil) async throws -> Chrome {
        let errors =
            principal.reach(of: .read, on: Risk.kind) == .all
            ? try await derived.check().errorCount : nil
        return Chrome(
            organizationName: isms.organization?.title ?? links.handle, links: links, route: route, today: today,
            viewer: viewer, notice: notice ?? self.notice, errorCount: errors)
    }

    /// What a page says once after a form: carried in the address by name, never as text.
    private var notice: Chrome.Notice? {
        guard let name = request.query["done"] else { return nil }
        return DoneNotice(rawValue: name)?.notice(code: request.query["code"], isms: isms, links: links)
    }

    func reads(_ kind: Kind) throws {
        if principal.reach(of: .read, on: kind) == .none { throw WebError.notFound }
    }

    func readsAll(_ kind: Kind) throws {
        if principal.reach(of: .read, on: kind) != .all { throw WebError.notFound }
    }

    func may(_ duty: AccessPolicy.Duty) throws {
        guard principal.may(duty) else { throw WebError.dutyNotPermitted }
    }

    /// The record of a code, if it is of that kind and the viewer may read it.
    func item(_ kind: Kind, _ code: String) throws -> any Item {
        guard let item = isms.item(code: code), item.kind == kind, principal.may(.read, item, in: isms) else {
            throw WebError.notFound
        }
        return item
    }

    /// The record of a code on a shelf, if it is of that kind and the viewer may read it.
    func shelvedItem(_ kind: Kind, _ code: String) async throws -> ShelvedItem {
        guard let found = try await viewing.shelved(code: code, in: isms), found.item.kind == kind else {
            throw WebError.notFound
        }
        return found
    }

    /// The record of a code, wherever it is kept, if it is of that kind and the viewer may read it.
    func anyItem(_ kind: Kind, _ code: String) async throws -> any Item {
        kind.shelf == nil ? try item(kind, code) : try await shelvedItem(kind, code).item
    }

    /// Does something as the viewer: the one way by which pages change anything.
    @discardableResult
    func perform(_ operation: some Operations.Operation, reason: String = "") async throws(WorkspaceError)
        -> Workspace.Committed
    {
        try await organizationVisit.perform(operation, reason: reason)
    }

    func done(
        _ notice: DoneNotice, _ route: OrganizationRoute, code: String? = nil,
        query: [(name: String, value: String)] = []
    )
        -> WebResponse
    {
        var query = query
        query.append(("done", notice.rawValue))
        if let code { query.append(("code", code)) }
        return .seeOther(links.route(route), query)
    }
}
