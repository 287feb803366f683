import Accounts
import Foundation
import HTTPTypes
import ISMS
import RecordFormat
import Registers
import Testing
import Operations

@testable import WebPages

@Suite("The accounts of an organization in the browser")
struct AccountsPageTests {
    private let path = "/o/acme/settings/accounts"

    @Test("The page and its forms are an administrator's", arguments: Role.allCases)
    func administrators(role: Role) async throws {
        let site = try await TestSite()
        let isAdministrator = role == .administrator
        #expect(try await site.get(path, as: role).status == (isAdministrator ? .ok : .forbidden))
        for act in [
            "invite", "require", "withdraw", "change", "remove", "disable", "password-link", "reset-second-factor",
        ] {
            let answer = try await site.post(path, as: role, [("act", act), ("email", "x@y.org"), ("role", "member")])
            #expect((answer.status == .forbidden) == !isAdministrator, "\(act)")
        }
        #expect(try await site.send(.get, path, token: site.stranger).status == .notFound)
        #expect(try await site.post(path, token: site.stranger, [("act", "require")]).status == .notFound)
    }

    private func account(_ site: TestSite, _ role: Role) async throws -> Account {
        try #require(try await site.accounts.account(email: "\(role.rawValue)@acme.example"))
    }

    @Test("Roles and person are changed, and count at the other's next page")
    func change() async throws {
        let site = try await TestSite()
        let auditor = try await account(site, .reader)
        #expect(try await site.get("/o/acme/asset/new", as: .reader).status == .forbidden)
        let answer = try await site.post(
            path, as: .administrator,
            [("act", "change"), ("account", auditor.id.description), ("role", "ismsManager"), ("person", "")])
        #expect(answer.location == "\(path)?done=member-changed")
        #expect(try await site.get("/o/acme/asset/new", as: .reader).status == .ok)
    }

    @Test("What cannot be is said on the page, and nothing is changed")
    func refused() async throws {
        let site = try await TestSite()
        let administrator = try await account(site, .administrator)
        let people = try await site.workspace.snapshot()[Person.self].entries
        let taken = try #require(people.first { $0.email.hasPrefix("owner") }).id.description
        let own = ("account", administrator.id.description)
        for (fields, sentence) in [
            ([("act", "change"), own, ("role", "reader")], "needs an administrator"),
            ([("act", "remove"), own], "needs an administrator"), ([("act", "change"), own], "at least one role"),
            ([("act", "change"), own, ("role", "administrator"), ("person", taken)], "linked to this person"),
            ([("act", "invite"), ("email", "nonsense"), ("role", "member")], "Enter an e-mail address"),
            ([("act", "invite"), ("email", "new@acme.example")], "at least one role"),
            (
                [("act", "invite"), ("email", "owner@acme.example"), ("role", "member")],
                "belongs to the organization already"
            ),
        ] {
            let answer = try await site.post(path, as: .administrator, fields)
            #expect(answer.status == .unprocessableContent, "\(fields)")
            #expect(answer.text.contains(sentence), "\(fields)")
        }
        let kept = try await site.post(
            path, as: .administrator, [("act", "invite"), ("email", "non sense"), ("role", "member")])
        #expect(kept.text.contains("value=\"non sense\""))
        #expect(try await site.get(path, as: .administrator).status == .ok)
    }

    @Test("Accounts of other organizations are not found by their identities, nor told of")
    func foreign() async throws {
        let site = try await TestSite()
        let stranger = try #require(try await site.accounts.account(email: "stranger@other.example"))
        for act in ["change", "remove", "disable", "password-link", "reset-second-factor"] {
            let answer = try await site.post(
                path, as: .administrator, [("act", act), ("account", stranger.id.description), ("role", "member")])
            #expect(answer.text.contains("There is no such account"), "\(act)")
        }
        #expect(try await site.send(.get, "/o/other", token: site.stranger).status == .ok)
        #expect(!(try await site.get(path, as: .administrator).text.contains("Stranger")))
        let person = try #require(try await site.otherWorkspace.snapshot().items(of: Asset.kind).first)
        let linked = try await site.post(
            path, as: .administrator,
            [("act", "invite"), ("email", "x@acme.example"), ("role", "member"), ("person", person.id.description)])
        #expect(linked.status == .badRequest)
        // An address that has an account elsewhere is invited like any other.
        let invited = try await site.post(
            path, as: .administrator, [("act", "invite"), ("email", "stranger@other.example"), ("role", "member")])
        #expect(invited.status == .ok)
    }

    @Test("A disabled account is out at once, and an enabled one comes in again")
    func disabled() async throws {
        let site = try await TestSite()
        let member = try await account(site, .member)
        func send(_ act: String) async throws {
            let answer = try await site.post(
                path, as: .administrator, [("act", act), ("account", member.id.description)])
            #expect(answer.status == .seeOther)
        }
        try await send("disable")
        #expect(try await site.get("/o/acme", as: .member).location.hasPrefix("/sign-in"))
        let browser = Browser(site.application)
        #expect(try await browser.signIn("member@acme.example").status == .unprocessableContent)
        try await send("enable")
        #expect(try await browser.signIn("member@acme.example").path == "/o/acme")
        try await send("remove")
        #expect(try await browser.open("/o/acme").status == .notFound)
        #expect(try await browser.open("/organizations").text.contains("You belong to no organization"))
    }

    @Test("An invitation is withdrawn, and its link is dead")
    func withdrawn() async throws {
        let site = try await TestSite()
        let browser = Browser(site.application)
        try await browser.signIn("administrator@acme.example")
        let made = try await browser.submit(
            try await browser.open(path), act: "invite", [("email", "x@acme.example"), ("role", "member")])
        let link = try #require(made.text.components(separatedBy: "/invitation/").dropFirst().first?.prefix(43))
        let after = try await browser.submit(made, act: "withdraw")
        #expect(after.text.contains("The invitation was withdrawn"))
        #expect(!after.text.contains("Open invitations"))
        #expect(try await Browser(site.application).open("/invitation/\(link)").status == .notFound)
    }
}
