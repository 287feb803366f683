import Accounts
import HTTPTypes
import ISMS
import Operations
import RecordFormat
import RecordStore
import Registers
import Serving
import Testing

@testable import WebPages

@Suite("A crafted form")
struct CraftedFormTests {
    private static let roles: [Role] = [.administrator, .ismsManager, .owner, .approver]

    @Test("approves nothing by its fields, whoever sends it", arguments: roles)
    func approval(role: Role) async throws {
        let site = try await TestSite()
        let isms = try await site.workspace.snapshot()
        let approver = try #require(isms[Person.self].first { $0.email == "approver@acme.example" })
        let forms: [(String, [(String, String)])] = [
            ("document/DOC-1", [("v.status", "approved")]),
            ("document/DOC-1", [("v.approvedBy", approver.code), ("v.approvedOn", "2026-03-01")]),
            ("scope/SCP-1", [("v.approvedBy", approver.code), ("v.approvedOn", "2026-03-01")]),
            ("risk-criteria/CRIT-1", [("v.approvedBy", approver.code), ("v.approvedOn", "2026-03-01")]),
            ("risk/RISK-1", [("v.planApprovedBy", approver.code), ("v.planApprovedOn", "2026-03-01")]),
            (
                "risk/RISK-1",
                [
                    ("v.acceptedBy", approver.code), ("v.acceptedLevel", "5"), ("v.acceptedOn", "2026-03-01"),
                    ("v.acceptedUntil", "2999-01-01"), ("v.acceptanceReason", "x"),
                ]
            ),
        ]
        for (path, fields) in forms {
            let answer = try await site.post("/o/acme/\(path)/edit", as: role, fields + [("version", "1")])
            #expect(answer.status == .unprocessableContent || answer.status == .forbidden, "\(path) \(answer.status)")
            for (name, value) in fields {
                let field = String(name.dropFirst(2))
                _ = try await site.post("/o/acme/\(path)/field/\(field)", as: role, [(name, value), ("version", "1")])
            }
        }
        #expect(try await site.workspace.snapshot().commit.sequence == 1)
    }

    @Test("is told by a code what stands against it")
    func code() async throws {
        let site = try await TestSite()
        let reader = try await site.post("/o/acme/asset/new", as: .reader, [("v.name", "Forged")])
        #expect(reader.headers[HeaderNames.errorCode] == "adding-not-permitted")
        let approval = try await site.post("/o/acme/document/DOC-1/approve", as: .ismsManager, [("version", "1")])
        #expect(approval.headers[HeaderNames.errorCode] == "approving-not-permitted")
    }

    @Test("issues no statement and puts words into nobody's mouth")
    func made() async throws {
        let site = try await TestSite()
        let statement = try await site.post(
            "/o/acme/issued-statement/new", as: .administrator, [("v.version", "1"), ("v.day", "2026-03-01")])
        #expect(statement.status != .seeOther)
        let comment = try await site.post(
            "/o/acme/comment/new", as: .ismsManager,
            [("v.subject", "RISK-1"), ("v.text", "I agree"), ("v.author", "The Approver <approver@acme.example>")])
        #expect(comment.status != .seeOther)
        #expect(try await site.workspace.snapshot().commit.sequence == 1)
    }

    @Test("An administrator who links their account to the approver's person does not approve in that name")
    func link() async throws {
        let site = try await TestSite()
        let isms = try await site.workspace.snapshot()
        let approver = try #require(isms[Person.self].first { $0.email == "approver@acme.example" })
        let organization = site.workspace.organization.id
        let members = try await site.accounts.members(of: organization, seenBy: .operator)
        let (admin, former) = (
            try #require(members.first { $0.account.email == "administrator@acme.example" }),
            try #require(members.first { $0.account.email == "approver@acme.example" })
        )
        let actor = Accounts.Actor.account(admin.account.id)
        try await site.accounts.change(
            Membership(account: former.account.id, organization: organization, roles: [.member], person: nil), by: actor
        )
        try await site.accounts.change(
            Membership(
                account: admin.account.id, organization: organization, roles: [.administrator, .approver],
                person: approver.id), by: actor)
        let token = try await site.token(of: "administrator@acme.example")
        let answer = try await site.post("/o/acme/document/DOC-1/approve", token: token, [("version", "1")])
        #expect(answer.status == .forbidden && answer.text.contains("another administrator"))
        // Once somebody else says so, it counts.
        try await site.accounts.change(
            Membership(
                account: admin.account.id, organization: organization, roles: [.administrator, .approver], person: nil),
            by: .operator)
        try await site.accounts.change(
            Membership(
                account: admin.account.id, organization: organization, roles: [.administrator, .approver],
                person: approver.id), by: .operator)
        let again = try await site.token(of: "administrator@acme.example")
        #expect(
            try await site.post("/o/acme/document/DOC-1/approve", token: again, [("version", "1")]).status == .seeOther)
    }
}
