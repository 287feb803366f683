import Accounts
import Foundation
import HTTPTypes
import RecordFormat
import RecordStore
import Testing
import Operations

@testable import WebPages

@Suite("Access tokens in the browser")
struct AccessTokenPageTests {
    private func signedIn(_ site: TestSite, _ role: Role) async throws -> Browser {
        let browser = Browser(site.application)
        try await browser.signIn("\(role.rawValue)@acme.example")
        return browser
    }

    /// What a page shows as commands, as a person copies them.
    private func commands(_ page: Browser.View) -> [String] {
        page.text.components(separatedBy: "<pre class=\"command\"><code>").dropFirst().compactMap {
            $0.components(separatedBy: "</code>").first?.replacing("&#39;", with: "'").replacing("&amp;", with: "&")
        }
    }

    /// The token that a page shows this once.
    private func secret(_ page: Browser.View) throws -> String {
        try #require(
            page.text.components(separatedBy: "<code class=\"secret\">").dropFirst().first?
                .components(separatedBy: "</code>").first)
    }

    @Test("Without a token the page says what one is for, and makes the first", arguments: [Role.reader, .member])
    func first(role: Role) async throws {
        let site = try await TestSite()
        let browser = try await signedIn(site, role)
        let empty = try await browser.open("/account/tokens")
        #expect(empty.text.contains("You have no access token"))
        let made = try await browser.submit(
            empty, act: "make", [("name", "Warehouse & co"), ("days", "90"), ("current", TestSite.password)])
        #expect(made.status == .ok)
        #expect(made.text.contains("The token “Warehouse &amp; co”") && made.text.contains("30 May 2026"))
        let secret = try secret(made)
        #expect(AccessTokenSecret(secret) != nil)

        // What the page tells to do works as it stands.
        let lines = commands(made)
        #expect(lines.first == "Authorization: Bearer \(secret)")
        #expect(lines.count == (role == .member ? 2 : 3))
        for line in lines.dropFirst() {
            let address = try #require(line.components(separatedBy: "'").dropFirst().first)
            let path = try #require(address.components(separatedBy: "http://127.0.0.1:8080").dropFirst().first)
            #expect(line.contains("--header @annex-token.txt"))
            #expect(try await site.fetch(path, with: secret).status == .ok, "\(line)")
        }

        let list = try await browser.open("/account/tokens")
        #expect(list.text.contains("Warehouse &amp; co") && list.text.contains(String(secret.suffix(4))))
        #expect(list.text.contains("Acme") && list.text.contains("1 March 2026"))
        #expect(!list.text.contains(secret) && !list.text.contains("You have no access token"))
        #expect(try await browser.open("/account").text.contains("<dt>Access tokens</dt><dd>1</dd>"))
        #expect(try await browser.open("/account/password").text.contains("Your access tokens go on working"))
    }

    @Test("What is wrong with the form is said at its field, what was typed stays, and nothing is made")
    func refused() async throws {
        let site = try await TestSite()
        let browser = try await signedIn(site, .owner)
        let page = try await browser.open("/account/tokens")
        let right = [("name", "Nightly"), ("days", "365"), ("current", TestSite.password)]
        for (name, value, problem) in [
            ("name", " ", "problem-name"), ("name", String(repeating: "n", count: 81), "problem-name"),
            ("current", "a guess", "problem-current"), ("days", "366", "Choose how long the token lasts"),
            ("days", "-1", "Choose how long the token lasts"), ("days", "", "Choose how long the token lasts"),
        ] {
            let fields = right.map { $0.0 == name ? (name, value) : $0 }
            let answer = try await browser.submit(page, act: "make", fields)
            #expect(answer.status == .unprocessableContent, "\(name) \(value)")
            #expect(answer.text.contains(problem), "\(name) \(value)")
            #expect(!answer.text.contains(TestSite.password))
            if name != "name" { #expect(answer.text.contains("value=\"Nightly\"")) }
            if name == "current" { #expect(answer.text.contains("value=\"365\" checked")) }
        }
        for organization in [site.otherWorkspace.organization.id.description, "", "x"] {
            let answer = try await browser.submit(page, act: "make", right + [("organization", organization)])
            #expect(answer.status == .notFound)
        }
        let account = try #require(try await site.accounts.account(email: "owner@acme.example"))
        #expect(try await site.accounts.accessTokens(of: account.id).isEmpty)
    }

    @Test("Whoever belongs to several organizations chooses the one")
    func several() async throws {
        let site = try await TestSite()
        let account = try #require(try await site.accounts.account(email: "owner@acme.example"))
        try await site.accounts.addMembership(
            Membership(
                account: account.id, organization: site.otherWorkspace.organization.id, roles: [.reader], person: nil))
        let browser = try await signedIn(site, .owner)
        let page = try await browser.open("/account/tokens")
        #expect(page.text.contains("<select id=\"organization\""))
        let made = try await browser.submit(
            page, act: "make",
            [
                ("name", "n"), ("days", "30"), ("current", TestSite.password),
                ("organization", site.otherWorkspace.organization.id.description),
            ])
        let secret = try secret(made)
        #expect(made.text.contains("/o/other/risk/export/csv"))
        #expect(try await site.fetch("/o/other/asset", with: secret).status == .ok)
        #expect(try await site.fetch("/o/acme/asset", with: secret).status == .notFound)
    }

    @Test("Revoking one's own counts at once; another's is not revoked by its identity")
    func revoke() async throws {
        let site = try await TestSite()
        let (own, foreign) = (try await site.accessToken(of: .owner), try await site.accessToken(of: .reader))
        let browser = try await signedIn(site, .owner)
        let list = try await browser.open("/account/tokens")
        #expect(!list.text.contains(foreign.token.id.description))
        let after = try await browser.submit(list, act: "revoke", [("token", foreign.token.id.description)])
        #expect(after.path.hasPrefix("/account/tokens"))
        #expect(try await site.fetch("/o/acme", with: foreign).status == .ok)
        let done = try await browser.submit(after, to: "/account/tokens", act: "revoke")
        #expect(done.text.contains("was revoked") && done.text.contains("You have no access token"))
        #expect(try await site.fetch("/o/acme", with: own).status == .unauthorized)
    }

    @Test("An expired token is marked as such")
    func expired() async throws {
        let site = try await TestSite()
        _ = try await site.accessToken(of: .owner, days: 1)
        #expect(try await !site.get("/account/tokens", as: .owner).text.contains(">expired<"))
        site.clock.advance(seconds: 86_400)
        #expect(try await site.get("/account/tokens", as: .owner).text.contains(">expired<"))
        #expect(try await site.get("/o/acme/settings/tokens", as: .administrator).text.contains(">expired<"))
    }

    @Test("An administrator sees every token to the organization, its owner and use, and revokes it")
    func settings() async throws {
        let site = try await TestSite()
        let browser = try await signedIn(site, .administrator)
        let empty = try await browser.open("/o/acme/settings/tokens")
        #expect(empty.text.contains("No script reads this organization"))
        let new = try await site.accessToken(of: .reader)
        let stranger = try #require(try await site.accounts.account(email: "stranger@other.example"))
        let foreign = try await site.accounts.makeAccessToken(
            named: "Foreign script", days: 30, in: site.otherWorkspace.organization.id, ofAccount: stranger.id)
        let unused = try await browser.open("/o/acme/settings/tokens")
        #expect(unused.text.contains("Script of the Reader") && unused.text.contains("reader@acme.example"))
        #expect(unused.text.contains("never") && !unused.text.contains("Foreign script"))
        _ = try await site.fetch("/o/acme", with: new)
        #expect(try await !browser.open("/o/acme/settings/tokens").text.contains("never"))
        // Tokens are as they are now; on a day in the past nothing is revoked.
        let past = try await browser.open("/o/acme/as-of/2026-02-28/settings/tokens")
        #expect(past.text.contains("Script of the Reader") && !past.text.contains("value=\"revoke\""))

        let wrong = try await browser.submit(unused, act: "revoke", [("token", foreign.token.id.description)])
        #expect(wrong.status == .notFound)
        #expect(try await site.fetch("/o/other/asset", with: foreign).status == .ok)
        let done = try await browser.submit(unused, act: "revoke")
        #expect(done.text.contains("was revoked") && done.text.contains("No script reads this organization"))
        #expect(try await site.fetch("/o/acme", with: new).status == .unauthorized)
    }

    @Test("Only an administrator sees and revokes others' tokens", arguments: Role.allCases)
    func administrators(role: Role) async throws {
        let site = try await TestSite()
        let new = try await site.accessToken(of: .ismsManager)
        let fields = [("act", "revoke"), ("token", new.token.id.description)]
        let page = try await site.get("/o/acme/settings/tokens", as: role)
        let form = try await site.post("/o/acme/settings/tokens", as: role, fields)
        if role == .administrator {
            #expect(page.status == .ok && form.status == .seeOther)
        } else {
            #expect(page.status == .forbidden && form.status == .forbidden)
        }
        let isAlive = try await site.fetch("/o/acme", with: new).status == .ok
        #expect(isAlive == (role != .administrator))
        let stranger = try await site.post("/o/acme/settings/tokens", token: site.stranger, fields)
        #expect(stranger.status == .notFound)
    }
}
