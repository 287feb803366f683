import Accounts
import HTTPTypes
import ISMS
import Operations
import RecordFormat
import RecordStore
import Registers
import Testing

@testable import WebPages

/// The review of an incident by who led it, where nobody else can: by the form of its page, and by a crafted one.
@Suite("A step without a second person, on the page")
struct AlonePageTests {
    /// An incident that the ISMS manager led, waiting for its review.
    private func site() async throws -> TestSite {
        let site = try await TestSite()
        let people = try await site.workspace.snapshot()[Person.self]
        let manager = try #require(people.first { $0.email == "ismsManager@acme.example" })
        var incident = Incident()
        (incident.name, incident.detectedAt) = ("Lost laptop", site.clock.now)
        (incident.cause, incident.lessons) = ("A train", "Chains")
        (incident.lead, incident.owner) = (manager.reference, manager.reference)
        let root = Principal.commandLine("root")
        let made = try await site.workspace.perform(AddRecord(incident), as: root)
        let id = try #require(made.created.first).id
        for state in ["contained", "recovered"] {
            try await site.workspace.perform(Advance(id, to: state, seen: nil), as: root)
        }
        return site
    }

    private func review(_ site: TestSite, alone reason: String) async throws -> TestSite.Answer {
        try await site.post(
            "/o/acme/incident/IR-1/advance", as: .ismsManager,
            [("version", "3"), ("to", "reviewed"), ("withoutSecondPerson", reason)])
    }

    @Test("names who could take it, has no form for it, and a crafted form is refused")
    func others() async throws {
        let site = try await site()
        let page = try await site.get("/o/acme/incident/IR-1", as: .ismsManager)
        #expect(page.text.contains("such as The Administrator"))
        #expect(!page.text.contains("withoutSecondPerson"))
        let answer = try await review(site, alone: "In a hurry")
        #expect(answer.status == .forbidden, "\(answer.status)")
        #expect(answer.text.contains("The Administrator can: let them"))
    }

    @Test("asks why where there is nobody, is refused without a reason, and shows it beside the review")
    func alone() async throws {
        let site = try await site()
        let organization = site.workspace.organization.id
        let members = try await site.accounts.members(of: organization, seenBy: .operator)
        let administrator = try #require(members.first { $0.membership.roles.contains(.administrator) })
        // The last administrator stays one; that nobody else can is a matter of the account's person.
        try await site.accounts.change(
            .init(
                account: administrator.account.id, organization: organization, roles: [.administrator], person: nil),
            by: .operator)
        let page = try await site.get("/o/acme/incident/IR-1", as: .ismsManager)
        #expect(page.text.contains(#"name="withoutSecondPerson""#))
        #expect(try await review(site, alone: " ").status == .forbidden)
        #expect(try await review(site, alone: "Nobody else works here").status == .seeOther)
        let reviewed = try await site.get("/o/acme/incident/IR-1", as: .reader)
        #expect(reviewed.text.contains("Reviewed without a second person because"))
        #expect(reviewed.text.contains("Nobody else works here"))
        #expect(try await site.get("/o/acme/findings", as: .reader).text.contains("APR-04"))
    }
}
