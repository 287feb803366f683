import Accounts
import HTML
import HTTPTypes
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Operations
import Registers
import Serving

/// The organizations somebody belongs to, and making a new one.
struct OrganizationsHandlers: Sendable {
    let visit: Visit

    func organizationsPage() async throws -> WebResponse {
        let visitor = try visit.signedIn()
        let entries = try await OwnOrganization.all(of: visitor, on: visit.server).map { own in
            OrganizationsPage.Entry(
                handle: own.handle, name: own.name,
                roles: Role.allCases.filter(own.membership.roles.contains).map(\.label).joined(separator: ", "))
        }
        let page = OrganizationsPage(
            account: visitor.account.email, formToken: visitor.formToken, entries: entries,
            mayMake: try await visit.accounts.mayMakeOrganizations(visitor),
            notice: AccountNotice.notice(in: visit.request.query))
        return .page(page.page.page)
    }

    func newOrganizationForm() async throws -> WebResponse {
        let visitor = try await organizationMaker()
        return .page(NewOrganizationForm(account: visitor.account.email, formToken: visitor.formToken).page.page)
    }

    func makeOrganization() async throws -> WebResponse {
        let visitor = try await organizationMaker()
        let form = try await visit.checkedForm()
        let name = (form["name"] ?? "").trimmed
        let criteria = form["criteria"] ?? "none"
        guard !name.isEmpty, name.count <= 200 else {
            let again = NewOrganizationForm(
                account: visitor.account.email, formToken: visitor.formToken, name: name, criteria: criteria,
                problem: name.isEmpty ? "Enter the organization's name." : "Enter at most 200 characters.")
            return .page(again.page.page, status: .unprocessableContent)
        }
        let made = try await makeOrganization(named: name, criteria: RiskCriteria.readyMade[criteria], by: visitor)
        try await visit.accounts.addMembership(
            Membership(
                account: visitor.account.id, organization: made.organization, roles: [.administrator],
                person: made.person))
        visit.log("organization made", visitor.account.id.description, detail: made.handle)
        return .seeOther(.organization(handle: made.handle, asOf: nil, .home))
    }

    private func organizationMaker() async throws -> SignedIn {
        let visitor = try visit.signedIn()
        guard try await visit.accounts.mayMakeOrganizations(visitor) else {
            throw WebError.mayNotMakeOrganizations
        }
        return visitor
    }

    private struct Made {
        let organization: RecordID
        let handle: String
        let person: RecordID
    }

    /// Makes it under the handle its name gives, or where that is taken under one with an end made by chance.
    private func makeOrganization(named name: String, criteria: RiskCriteria?, by visitor: SignedIn) async throws
        -> Made
    {
        let author = CommitAuthor(
            principal: visitor.account.principal, time: visit.server.clock.now(), reason: "Set up the organization",
            source: "web")
        let plain = OrganizationHandle.made(from: name)
        var handle = plain
        for _ in 0..<5 {
            var person: RecordID?
            do {
                let workspace = try await Workspace.create(
                    handle: handle, in: visit.server.store, clock: visit.server.clock,
                    identifiers: visit.server.identifiers, by: author
                ) { draft in
                    var organization = Organization()
                    organization.name = name
                    draft.create(organization)
                    var founder = Person()
                    founder.name = visitor.account.name
                    founder.email = visitor.account.email
                    person = draft.create(founder).id
                    if var criteria {
                        criteria.effectiveFrom = visit.server.today
                        draft.create(criteria)
                    }
                }
                guard let person else { break }
                return Made(organization: workspace.organization.id, handle: handle, person: person)
            } catch WorkspaceError.store(.organizationExists) {
                handle = OrganizationHandle.varied(plain)
            }
        }
        throw WebError.noFreeAddress
    }
}

/// What an organization is called in addresses.
enum OrganizationHandle {
    private static let lengthMax = 40

    /// The name in lower-case letters, digits and hyphens.
    static func made(from name: String) -> String {
        let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let handle = cut(words.joined(separator: "-"), to: lengthMax)
        return handle.isEmpty ? "organization" : handle
    }

    /// The same with four letters made by chance.
    static func varied(_ handle: String) -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let end = Randomness.system.bytes(4).map { letters[Int($0) % letters.count] }
        return "\(cut(handle, to: lengthMax - 5))-\(String(end))"
    }

    private static func cut(_ text: String, to length: Int) -> String {
        var cut = text.prefix(length)
        while cut.last == "-" { cut.removeLast() }
        return String(cut)
    }
}
