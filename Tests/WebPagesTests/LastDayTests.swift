import Accounts
import Frameworks
import HTTPTypes
import ISMS
import Operations
import RecordFormat
import RecordStore
import Registers
import Testing

@testable import Serving
@testable import WebPages

/// An external auditor's place ends on a day: after it the account does nothing in the organization, by whatever door.
@Suite("The last day of a place in an organization")
struct LastDayTests {
    private struct Case {
        let site: TestSite
        let account: RecordID
        let organization: RecordID
    }

    /// The external auditor's place ends on the day on which the site begins, Sunday, 1 March 2026.
    private func ending(on day: String? = "2026-03-01", in zone: String? = nil) async throws -> Case {
        let site = try await TestSite()
        if let zone {
            let item = try #require(try await site.workspace.snapshot().organization)
            var organization = item.value
            organization.timeZone = TimeZoneID(zone)
            try await site.workspace.perform(
                ChangeRecord(item.id, seen: nil, to: organization), as: .commandLine("root"))
        }
        let organization = site.workspace.organization.id
        let members = try await site.accounts.members(of: organization, seenBy: .operator)
        let auditor = try #require(members.first { $0.account.email == "externalAuditor@acme.example".lowercased() })
        let made = Case(site: site, account: auditor.account.id, organization: organization)
        if let day { try await self.set(day, made) }
        return made
    }

    private func set(_ day: String, _ made: Case) async throws {
        try await made.site.accounts.change(
            Membership(
                account: made.account, organization: made.organization, roles: [.externalAuditor], person: nil,
                lastDay: try #require(Day(day)).number), by: .operator)
    }

    private func send(_ made: Case, _ fields: [(String, String)], as role: Role = .administrator) async throws
        -> TestSite.Answer
    {
        try await made.site.post(
            "/o/acme/settings/accounts", as: role,
            [("act", "change"), ("account", made.account.description)] + fields)
    }

    @Test("counts to its end by the organization's clocks, for a session that is open and for a token")
    func last() async throws {
        // Eight in the morning of 1 March in UTC is midnight of it in Los Angeles.
        let made = try await ending(in: "America/Los_Angeles")
        let site = made.site
        let token = try await site.accessToken(of: .externalAuditor)
        site.clock.advance(seconds: 86_400 - 60)
        let session = try await site.token(of: "externalauditor@acme.example")
        #expect(try await site.send(.get, "/o/acme/risk", token: session).status == .ok)
        #expect(try await site.fetch("/o/acme/risk", with: token).status == .ok)
        site.clock.advance(seconds: 120)
        for path in ["", "/risk", "/history", "/risk/export/csv", "/as-of/2026-02-28/risk"] {
            #expect(try await site.send(.get, "/o/acme\(path)", token: session).status == .notFound, "\(path)")
        }
        #expect(try await site.fetch("/o/acme/risk", with: token).status == .unauthorized)
        let comment = try await site.post("/o/acme/risk/RISK-1/comment", token: session, [("text", "Still here")])
        #expect(comment.status == .notFound)
        let list = try await site.send(.get, "/organizations", token: session)
        #expect(list.status == .ok && !list.text.contains("/o/acme"))
    }

    @Test("is put off by an administrator, and what was closed opens again")
    func extended() async throws {
        let made = try await ending()
        let site = made.site
        site.clock.advance(seconds: 86_400)
        let session = try await site.token(of: "externalauditor@acme.example")
        #expect(try await site.send(.get, "/o/acme/risk", token: session).status == .notFound)
        let page = try await site.get("/o/acme/settings/accounts", as: .administrator)
        #expect(page.text.contains("ended on 2026-03-01"))
        let answer = try await send(made, [("role", "externalAuditor"), ("lastDay", "2026-04-30")])
        #expect(answer.status == .seeOther)
        #expect(try await site.send(.get, "/o/acme/risk", token: session).status == .ok)
        #expect(try await site.get("/o/acme/settings/accounts", as: .administrator).text.contains("until 2026-04-30"))
        for role in [Role.ismsManager, .externalAuditor, .approver] {
            let refused = try await send(made, [("role", "externalAuditor"), ("lastDay", "2027-12-31")], as: role)
            #expect(refused.status == .forbidden || refused.status == .notFound, "\(role)")
        }
    }

    @Test("is asked of an external auditor, invited or changed, and refused to an administrator")
    func demanded() async throws {
        let made = try await ending(on: nil)
        let site = made.site
        // One from before there were last days stands until somebody changes it.
        #expect(try await site.get("/o/acme/risk", as: .externalAuditor).status == .ok)
        for fields in [
            [("role", "externalAuditor")], [("role", "externalAuditor"), ("lastDay", " ")],
            [("role", "administrator"), ("lastDay", "2026-05-01")],
        ] {
            #expect(try await send(made, fields).status == .unprocessableContent, "\(fields)")
        }
        #expect(try await send(made, [("role", "reader"), ("lastDay", "31.12.2026")]).status == .badRequest)
        func invite(_ fields: [(String, String)]) async throws -> TestSite.Answer {
            try await site.post(
                "/o/acme/settings/accounts", as: .administrator,
                [("act", "invite"), ("email", "new@body.example"), ("role", "externalAuditor")] + fields)
        }
        let without = try await invite([])
        #expect(without.status == .unprocessableContent && without.text.contains("role ends on a day"))
        let past = try await invite([("lastDay", "2026-02-20")])
        #expect(past.status == .unprocessableContent && past.text.contains("That day is past"))
        let invited = try await invite([("lastDay", "2026-03-20")])
        #expect(invited.status == .ok && invited.text.contains("until 2026-03-20"))
        // Any other role may have one too.
        #expect(try await send(made, [("role", "reader"), ("lastDay", "2026-05-01")]).status == .seeOther)
    }
}

/// Top management joins the circle of what is confidential, by its code.
@Suite("Joining a circle on the pages")
struct CirclePageTests {
    private func site() async throws -> TestSite {
        let site = try await TestSite()
        let people = try await site.workspace.snapshot()[Person.self]
        let owner = try #require(people.first { $0.email == "owner@acme.example" })
        let answer = try await site.post(
            "/o/acme/incident/new", as: .owner,
            [
                ("v.name", "Fraud"), ("v.severity", "3"), ("v.detectedAt", "2026-03-01T07:00"),
                ("v.owner", owner.code), ("v.circle", owner.code), ("v.personalData", "no"),
            ])
        #expect(answer.status == .seeOther)
        return site
    }

    private let join = [("code", "ir-1"), ("reason", "The board asks")]

    @Test("is offered to top management alone, and the record says who did and why")
    func joining() async throws {
        let site = try await site()
        for role in Role.allCases where role != .approver {
            let page = try await site.get("/o/acme/incident", as: role)
            #expect(!page.text.contains("join-circle"), "\(role)")
            let forged = try await site.post("/o/acme/incident/join-circle", as: role, join)
            #expect(forged.status == .forbidden, "\(role)")
        }
        #expect(try await site.get("/o/acme/incident", as: .approver).text.contains("join-circle"))
        #expect(try await site.get("/o/acme/incident/IR-1", as: .approver).status == .notFound)
        let answer = try await site.post("/o/acme/incident/join-circle", as: .approver, join)
        #expect(answer.status == .seeOther, "\(answer.text)")
        let page = try await site.get("/o/acme/incident/IR-1", as: .approver)
        #expect(page.status == .ok && page.text.contains("The board asks"))
        let home = try await site.get("/o/acme", as: .owner)
        #expect(home.text.contains("The Approver joined the circle on 2026-03-01: The board asks"))
        #expect(try await site.get("/o/acme/incident/IR-1", as: .administrator).status == .notFound)
    }

    @Test("is refused without a reason, and to a code of nothing confidential")
    func refused() async throws {
        let site = try await site()
        let silent = try await site.post("/o/acme/incident/join-circle", as: .approver, [("code", "IR-1")])
        #expect(silent.status == .badRequest && silent.text.contains("why you have to know"))
        let nothing = try await site.post(
            "/o/acme/incident/join-circle", as: .approver, [("code", "IR-7"), ("reason", "Why not")])
        #expect(nothing.status == .notFound)
        #expect(try await site.get("/o/acme/asset/join-circle", as: .approver).status == .notFound)
    }
}
