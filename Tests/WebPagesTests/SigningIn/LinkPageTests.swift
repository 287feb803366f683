import Accounts
import Foundation
import HTTPTypes
import ISMS
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations

@testable import Serving
@testable import WebPages

@Suite("One-time links in the browser")
struct LinkPageTests {
    private let newAccount = [
        ("name", "Ada Lovelace"), ("email", "ada@example.org"), ("password", "tulips in a thunderstorm"),
        ("repeated", "tulips in a thunderstorm"),
    ]

    @Test("The first administrator makes an account by the link, then the organization, and works in it")
    func first() async throws {
        let site = EmptySite()
        let browser = Browser(site.application)
        let link = "/first-account/" + (try #require(try await site.accounts.issueFirstAccountLink()).text)
        let form = try await browser.open(link)
        #expect(form.text.contains("autocomplete=\"new-password\""))
        let next = try await browser.submit(form, newAccount)
        #expect(next.path == "/organizations/new")
        let nameless = try await browser.submit(next, [("name", "  ")])
        #expect(nameless.status == .unprocessableContent)
        #expect(nameless.text.contains("id=\"problem-name\""))
        let home = try await browser.submit(next, [("name", "Engine Works Ltd"), ("criteria", "5x5")])
        #expect(home.path == "/o/engine-works-ltd")
        #expect(home.status == .ok)
        let known = try #require(try await site.server.organization(of: "engine-works-ltd"))
        let space = try await site.server.space(of: known)
        let isms = try await space.workspace.snapshot()
        let founder = try #require(isms[Person.self].entries.first)
        #expect(founder.email == "ada@example.org")
        let visitor = try #require(try await site.accounts.signedIn(token: browser.sessionToken ?? ""))
        #expect(visitor.memberships.map(\.person) == [founder.id])
        #expect(visitor.memberships.map(\.roles) == [[.administrator]])

        // The link is dead, in this browser and in another.
        #expect(try await Browser(site.application).open(link).status == .notFound)
        #expect(try await Browser(site.application).submit(form, newAccount).status == .forbidden)
    }

    @Test("Two organizations of one name get addresses of their own")
    func sameName() async throws {
        let site = EmptySite()
        let browser = Browser(site.application)
        let link = "/first-account/" + (try #require(try await site.accounts.issueFirstAccountLink()).text)
        _ = try await browser.submit(try await browser.open(link), newAccount)
        var paths: Set<String> = []
        for _ in 0..<2 {
            paths.insert(
                try await browser.submit(try await browser.open("/organizations/new"), [("name", "Ünïcode!")]).path)
        }
        #expect(paths.count == 2)
        #expect(paths.allSatisfy { $0.hasPrefix("/o/n-code") })
        let list = try await browser.open("/")
        #expect(list.path == "/organizations")
        #expect(list.text.components(separatedBy: "Ünïcode!").count == 3)
    }

    @Test("What is wrong with a new account stands beside its field, with what was typed but no password")
    func problems() async throws {
        let site = EmptySite()
        let browser = Browser(site.application)
        let link = "/first-account/" + (try #require(try await site.accounts.issueFirstAccountLink()).text)
        let form = try await browser.open(link)
        for (field, value, sentence) in [
            ("email", "nonsense", "Enter an e-mail address"), ("name", " ", "Enter a name"),
            ("repeated", "tulips in a thunderstorn", "The two passwords differ"),
        ] {
            let page = try await browser.submit(form, newAccount.filter { $0.0 != field } + [(field, value)])
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("id=\"problem-\(field)\""), "\(field)")
            #expect(page.text.contains(sentence), "\(field)")
            #expect(page.text.contains("aria-invalid=\"true\""))
            #expect(!page.text.contains("tulips"))
        }
        for (password, sentence) in [
            ("short", "at least 12 characters"), ("aaaaaaaaaaaaaaaa", "repetition or a sequence"),
            ("adalovelace1815", "consists of your name"), ("leavemealone!", "tried first"),
        ] {
            let page = try await browser.submit(
                form, newAccount.dropLast(2) + [("password", password), ("repeated", password)])
            #expect(page.text.contains(sentence), "\(password)")
            #expect(page.text.contains("value=\"ada@example.org\""))
        }
        #expect(try await browser.submit(form, newAccount).path == "/organizations/new")
    }

    @Test("An administrator invites somebody, who makes an account by the link and is in; the link is dead then")
    func invitation() async throws {
        let site = try await TestSite()
        let administrator = Browser(site.application)
        try await administrator.signIn("administrator@acme.example")
        let person = try #require(
            try await site.workspace.snapshot()[Person.self].entries.first { $0.email.hasPrefix("owner") })
        let owner = try #require(try await site.accounts.account(email: "owner@acme.example"))
        try await site.accounts.removeMembership(of: owner.id, in: site.workspace.organization.id, by: .operator)
        let settings = try await administrator.open("/o/acme/settings/accounts")
        let made = try await administrator.submit(
            settings, act: "invite",
            [
                ("email", "Grace@Acme.example"), ("role", "owner"), ("role", "reader"),
                ("person", person.id.description),
            ])
        #expect(made.status == .ok)
        let link = try #require(
            made.text.components(separatedBy: "http://127.0.0.1:8080/invitation/").dropFirst().first)
        let path = "/invitation/" + link.prefix(43)
        #expect(made.text.contains("grace@acme.example"))
        // Shown once.
        #expect(!(try await administrator.open("/o/acme/settings/accounts").text.contains(link.prefix(43))))

        let browser = Browser(site.application)
        let form = try await browser.open(path)
        #expect(form.text.contains("Join Acme"))
        #expect(form.text.contains("grace@acme.example"))
        let home = try await browser.submit(
            form, [("name", "Grace"), ("password", "a moth in the relay 9"), ("repeated", "a moth in the relay 9")])
        #expect(home.path == "/o/acme")
        let visitor = try #require(try await site.accounts.signedIn(token: browser.sessionToken ?? ""))
        #expect(visitor.memberships.first?.roles == [.owner, .reader])
        #expect(visitor.memberships.first?.person == person.id)
        #expect(try await Browser(site.application).open(path).status == .notFound)
    }

    @Test("Whoever is signed in accepts an invitation with one button")
    func joining() async throws {
        let site = try await TestSite()
        let organization = site.otherWorkspace.organization.id
        let invitation = try await site.accounts.invite(
            email: "owner@acme.example", to: organization, roles: [.reader], person: nil, by: .operator)
        let path = "/invitation/\(invitation.token.text)"
        let wrong = Browser(site.application)
        try await wrong.signIn("reader@acme.example")
        let refused = try await wrong.submit(try await wrong.open(path))
        #expect(refused.status == .unprocessableContent)
        #expect(refused.text.contains("for another address"))

        let browser = Browser(site.application)
        let stranger = try await browser.open(path)
        #expect(stranger.text.contains("/sign-in?back=%2Finvitation%2F"))
        let form = try await browser.submit(
            try await browser.open("/sign-in?back=\(path)"),
            [("email", "owner@acme.example"), ("password", TestSite.password)])
        #expect(form.path == path)
        let list = try await browser.submit(form)
        #expect(list.path.hasPrefix("/organizations"))
        #expect(list.text.contains("Other GmbH") && list.text.contains("Acme"))
        #expect(try await browser.open("/o/other").status == .ok)
    }

    @Test("A link for a new password works once, and signs nobody in")
    func newPassword() async throws {
        let site = try await TestSite()
        let administrator = Browser(site.application)
        try await administrator.signIn("administrator@acme.example")
        let member = try #require(try await site.accounts.account(email: "member@acme.example"))
        let made = try await administrator.submit(
            try await administrator.open("/o/acme/settings/accounts"), act: "password-link",
            [("account", member.id.description)])
        let token = try #require(made.text.components(separatedBy: "/new-password/").dropFirst().first?.prefix(43))
        let browser = Browser(site.application)
        let form = try await browser.open("/new-password/\(token)")
        let done = try await browser.submit(
            form, [("password", "a moth in the relay 9"), ("repeated", "a moth in the relay 9")])
        #expect(done.path.hasPrefix("/sign-in"))
        #expect(done.text.contains("The new password is set"))
        #expect(browser.sessionToken == nil)
        #expect(try await Browser(site.application).open("/new-password/\(token)").status == .notFound)
        #expect(try await site.get("/o/acme", as: .member).location.hasPrefix("/sign-in"))
        #expect(try await browser.signIn("member@acme.example", password: "a moth in the relay 9").status == .ok)
    }

    @Test("Dead and made-up links look the same", arguments: ["first-account", "invitation", "new-password"])
    func dead(kind: String) async throws {
        let site = try await TestSite()
        for token in ["x", String(repeating: "a", count: 43)] {
            let page = try await Browser(site.application).open("/\(kind)/\(token)")
            #expect(page.status == .notFound)
            #expect(page.text.contains("This link is dead"))
        }
    }
}
