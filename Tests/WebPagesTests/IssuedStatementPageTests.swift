import Accounts
import HTTPTypes
import ISMS
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations

@testable import WebPages

@Suite("Issuing, approving and comparing statements")
struct IssuedStatementPageTests {
    private static let issue = "/o/acme/soa/issue"
    private static let version = "/o/acme/soa/version/1"

    private func sequence(_ site: TestSite) async throws -> String {
        String(try await site.workspace.snapshot().commit.sequence)
    }

    /// Issues a version despite what stands against it.
    @discardableResult
    private func issued(_ site: TestSite) async throws -> Entry<IssuedStatement> {
        let answer = try await site.post(
            Self.issue, token: try await site.token(of: "ismsManager@acme.example"),
            [
                ("sequence", try await sequence(site)), ("reason", "First version"),
                ("override", "To show the auditor where we stand"),
            ])
        try #require(answer.location.hasPrefix("/o/acme/soa/version/"), "\(answer.text)")
        return try #require(try await site.workspace.snapshot().newestStatement)
    }

    private func approve(_ site: TestSite, as role: Role) async throws -> TestSite.Answer {
        let digest = try await site.workspace.snapshot().newestStatement?.digest ?? ""
        return try await site.post(Self.version + "/approve", as: role, [("digest", digest)])
    }

    @Test("Only who issues sees the form and issues", arguments: Role.allCases)
    func roles(role: Role) async throws {
        let site = try await TestSite()
        let mayIssue = role == .administrator || role == .ismsManager
        let form = try await site.get(Self.issue, as: role)
        let sent = try await site.post(
            Self.issue, as: role,
            [("sequence", try await sequence(site)), ("reason", "First"), ("override", "All the same")])
        let refusal: HTTPResponse.Status = role == .member ? .notFound : .forbidden
        #expect(form.status == (mayIssue ? .ok : refusal))
        #expect(sent.status == (mayIssue ? .seeOther : refusal))
        #expect(try await site.workspace.snapshot()[IssuedStatement.self].count == (mayIssue ? 1 : 0))
    }

    @Test("What stands against issuing is shown, and wants a reason to issue all the same")
    func blocked() async throws {
        let site = try await TestSite()
        let form = try await site.get(Self.issue, as: .ismsManager)
        #expect(form.text.contains("None of the 93 Annex A controls is decided"))
        let refused = try await site.post(
            Self.issue, as: .ismsManager, [("sequence", try await sequence(site)), ("reason", "Typed before")])
        #expect(refused.status == .unprocessableContent)
        #expect(refused.text.contains("Typed before"))
        #expect(try await site.workspace.snapshot().newestStatement == nil)
        let entry = try await issued(site)
        #expect(entry.overrideReason == "To show the auditor where we stand")
    }

    @Test("What is issued is what was looked at: after a change the form has to be seen again")
    func stale() async throws {
        let site = try await TestSite()
        let seen = try await sequence(site)
        _ = try await site.post("/o/acme/soa", as: .ismsManager, [("act", "propose")])
        let answer = try await site.post(
            Self.issue, as: .ismsManager, [("sequence", seen), ("reason", "First"), ("override", "All the same")])
        #expect(answer.status == .conflict)
        #expect(try await site.workspace.snapshot().newestStatement == nil)
    }

    @Test("The author is the viewer's person; without one nothing is issued")
    func author() async throws {
        let site = try await TestSite()
        let entry = try await issued(site)
        let isms = try await site.workspace.snapshot()
        #expect(isms[entry.author]?.email == "ismsManager@acme.example")
        #expect(entry.approver == nil)
        let token = try await site.account(
            "nobody@acme.example", name: "Nobody", roles: [.ismsManager], person: nil, in: site.workspace)
        let refused = try await site.post(
            Self.issue, token: token,
            [("sequence", try await sequence(site)), ("reason", "Second"), ("override", "All the same")])
        #expect(refused.status == .forbidden)
    }

    @Test("An approver approves in their own name; nobody else does", arguments: Role.allCases)
    func approval(role: Role) async throws {
        let site = try await TestSite()
        try await issued(site)
        let answer = try await approve(site, as: role)
        let entry = try #require(try await site.workspace.snapshot().newestStatement)
        if role == .approver {
            #expect(answer.status == .seeOther)
            let isms = try await site.workspace.snapshot()
            #expect(isms[entry.approver]?.email == "approver@acme.example")
            #expect(entry.approvedOn == Day(year: 2026, month: 3, day: 1))
            let again = try await approve(site, as: role)
            #expect(again.status == .badRequest)
        } else {
            #expect(answer.status == (role == .member ? .notFound : .forbidden))
            #expect(entry.approver == nil)
        }
    }

    @Test("Whoever issued a version does not approve it, whatever their roles")
    func segregation() async throws {
        let site = try await TestSite()
        var draft = try await site.workspace.draft()
        var person = Person()
        person.name = "Both"
        let both = draft.create(person)
        _ = try await site.workspace.commit(
            draft, by: .init(principal: "test", time: site.clock.now, reason: "", source: "test"))
        let token = try await site.account(
            "both@acme.example", name: "Both", roles: [.ismsManager, .approver], person: both.id, in: site.workspace)
        _ = try await site.post(
            Self.issue, token: token,
            [("sequence", try await sequence(site)), ("reason", "First"), ("override", "All the same")])
        let page = try await site.send(.get, Self.version, token: token)
        #expect(page.text.contains("somebody else has to approve it"))
        #expect(!page.text.contains("Approve version 1"))
        let digest = try await site.workspace.snapshot().newestStatement?.digest ?? ""
        let answer = try await site.post(Self.version + "/approve", token: token, [("digest", digest)])
        #expect(answer.status == .forbidden)
        #expect(try await site.workspace.snapshot().newestStatement?.approver == nil)
    }

    @Test("The page of a version derives it again and says that it is as issued")
    func page() async throws {
        let site = try await TestSite()
        let entry = try await issued(site)
        _ = try await site.post("/o/acme/soa", as: .ismsManager, [("act", "propose")])
        let page = try await site.get(Self.version, as: .reader)
        #expect(page.status == .ok)
        #expect(page.text.contains(entry.digest))
        #expect(page.text.contains("derives as issued"))
        // Frozen before the proposal was taken.
        #expect(!page.text.contains("state-included"))
        let other = try await site.get("/o/acme/soa/version/2", as: .reader)
        #expect(other.status == .notFound)
    }

    @Test("A version is not there on a day before it was issued")
    func beforeItsDay() async throws {
        let site = try await TestSite()
        site.clock.advance(seconds: 3 * 86_400)
        try await issued(site)
        let token = try await site.token(of: "reader@acme.example")
        let page = try await site.send(.get, "/o/acme/as-of/2026-03-02/soa/version/1", token: token)
        #expect(page.status == .notFound)
        let now = try await site.send(.get, Self.version, token: token)
        #expect(now.status == .ok)
    }

    @Test("A comparison says what changed and why; the history is for those who read it")
    func comparison() async throws {
        let site = try await TestSite()
        try await issued(site)
        let same = try await site.get("/o/acme/soa/compare/1/0", as: .reader)
        #expect(same.text.contains("Nothing has changed"))
        _ = try await site.post(
            "/o/acme/soa/line/A.7.1", as: .ismsManager,
            [
                ("version", "0"), ("v.applicability", "excluded"), ("v.justification", "We have no premises"),
                ("reason", "The office was given up"),
            ])
        let page = try await site.get("/o/acme/soa/compare/1/0", as: .reader)
        #expect(page.text.contains("We have no premises"))
        #expect(page.text.contains("The office was given up"))
        #expect(page.text.ranges(of: "card comparison").count == 1)
        try await issued(site)
        let between = try await site.get("/o/acme/soa/compare/1/2", as: .reader)
        #expect(between.text.contains("We have no premises"))
        let turned = try await site.get("/o/acme/soa/compare/2/1", as: .reader)
        #expect(turned.location == "/o/acme/soa/compare/1/2")
    }
}
