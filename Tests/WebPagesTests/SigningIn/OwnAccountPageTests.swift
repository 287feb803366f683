import Accounts
import Foundation
import HTTPTypes
import ISMS
import RecordFormat
import Registers
import Testing
import Operations

@testable import WebPages

@Suite("One's own account in the browser")
struct OwnAccountPageTests {
    /// Signs somebody in and sets up a second factor; the secret and the recovery codes.
    private func setUp(_ browser: Browser, _ site: TestSite, email: String) async throws -> (
        secret: [UInt8], codes: [String]
    ) {
        try await browser.signIn(email)
        let begin = try await browser.open("/account/second-factor")
        let confirm = try await browser.submit(begin, act: "begin", [("current", TestSite.password)])
        #expect(confirm.text.contains("<svg") && confirm.text.contains("qr-code"))
        #expect(confirm.text.contains("autocomplete=\"one-time-code\""))
        let text = try #require(
            confirm.text.components(separatedBy: "<code class=\"secret\">").dropFirst().first?
                .components(separatedBy: "</code>").first)
        let secret = Self.bytes(base32: text.filter { $0 != " " })
        let wrong = try await browser.submit(confirm, act: "confirm", [("code", "00")])
        #expect(wrong.status == .unprocessableContent)
        #expect(wrong.text.contains("id=\"problem-code\""))
        let before = browser.sessionToken
        let shown = try await browser.submit(confirm, act: "confirm", [("code", code(secret, site))])
        #expect(browser.sessionToken != before)
        let codes = shown.text.components(separatedBy: "<li><code>").dropFirst().compactMap {
            $0.components(separatedBy: "</code>").first
        }
        #expect(codes.count == 10)
        return (secret, codes)
    }

    private func code(_ secret: [UInt8], _ site: TestSite) -> String {
        TOTP.code(secret: secret, step: site.clock.now.milliseconds / 30_000)
    }

    private static func bytes(base32 text: String) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var bits: [Int] = []
        for character in text {
            let value = alphabet.firstIndex(of: character) ?? 0
            bits += (0..<5).reversed().map { value >> $0 & 1 }
        }
        return stride(from: 0, to: bits.count - 7, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | UInt8($1) }
        }
    }

    @Test("With a second factor, the password leads to the code, a used code nowhere, and a recovery code in, once")
    func secondFactor() async throws {
        let site = try await TestSite()
        let (secret, codes) = try await setUp(Browser(site.application), site, email: "owner@acme.example")
        let browser = Browser(site.application)
        let form = try await browser.open("/o/acme/asset")
        let ask = try await browser.submit(form, [("email", "owner@acme.example"), ("password", TestSite.password)])
        #expect(ask.path.hasPrefix("/second-factor"))
        let pending = try #require(browser.sessionToken)
        // The password alone opens nothing.
        #expect(try await browser.open("/o/acme").path.hasPrefix("/sign-in"))
        browser.sessionToken = pending
        // The code that confirmed the set-up is used up.
        let replay = try await browser.submit(ask, to: "/second-factor", [("code", code(secret, site))])
        #expect(replay.status == .unprocessableContent)
        #expect(replay.text.contains("was used already"))
        let forged = try await browser.submit(
            ask, to: "/second-factor", [("code", codes[0]), (FormToken.name, Token.random().formToken)])
        #expect(forged.status == .forbidden)
        let page = try await browser.submit(ask, to: "/second-factor", [("code", codes[0])])
        #expect(page.path == "/o/acme/asset")
        #expect(browser.sessionToken != pending)

        let second = Browser(site.application)
        let again = try await second.signIn("owner@acme.example")
        #expect(
            try await second.submit(again, to: "/second-factor", [("code", codes[0])]).status == .unprocessableContent)
        site.clock.advance(seconds: 60)
        let inside = try await second.submit(again, to: "/second-factor", [("code", code(secret, site))])
        #expect(inside.path == "/o/acme")
    }

    @Test("Where the second factor is compulsory, whoever has none comes to its page from everywhere, and no further")
    func compulsory() async throws {
        let site = try await TestSite()
        let administrator = Browser(site.application)
        try await administrator.signIn("administrator@acme.example")
        let settings = try await administrator.open("/o/acme/settings/accounts")
        let after = try await administrator.submit(settings, act: "require")
        #expect(after.path == "/account/second-factor")
        let browser = Browser(site.application)
        #expect(try await browser.signIn("member@acme.example").path == "/account/second-factor")
        #expect(try await browser.open("/o/acme/treatment-action").path == "/account/second-factor")
        #expect(try await browser.send(.post, "/o/acme/asset/AST-1/edit").status == .seeOther)
        _ = try await setUp(Browser(site.application), site, email: "reader@acme.example")
        #expect(try await site.workspace.snapshot().commit.sequence == 1)
    }

    @Test("Changing the password costs the current one, ends other sessions and keeps this browser in")
    func password() async throws {
        let site = try await TestSite()
        let browser = Browser(site.application)
        try await browser.signIn("owner@acme.example")
        let form = try await browser.open("/account/password")
        let new = [("password", "a moth in the relay 9"), ("repeated", "a moth in the relay 9")]
        let wrong = try await browser.submit(form, [("current", "guess")] + new)
        #expect(wrong.status == .unprocessableContent)
        #expect(wrong.text.contains("id=\"problem-current\""))
        let own = try await browser.submit(
            form, [("current", TestSite.password), ("password", "acme-acme-2026"), ("repeated", "acme-acme-2026")])
        #expect(own.text.contains("id=\"problem-password\""))
        let before = browser.sessionToken
        let done = try await browser.submit(form, [("current", TestSite.password)] + new)
        #expect(done.text.contains("Your password was changed"))
        #expect(browser.sessionToken != before)
        #expect(try await browser.open("/o/acme").path == "/o/acme")
        #expect(try await site.get("/o/acme", as: .owner).location.hasPrefix("/sign-in"))
    }

    @Test("One sees where one is signed in, and ends a session from elsewhere")
    func sessions() async throws {
        let site = try await TestSite()
        let browser = Browser(site.application)
        try await browser.signIn("owner@acme.example")
        let list = try await browser.open("/account/sessions")
        #expect(list.text.contains("Firefox on Linux") && list.text.contains("192.0.2.50"))
        #expect(list.text.contains("192.0.2.1"))
        let done = try await browser.submit(list, act: "end")
        #expect(done.text.contains("The session was ended"))
        #expect(try await site.get("/o/acme", as: .owner).location.hasPrefix("/sign-in"))
        #expect(!done.text.contains("End all other sessions"))

        // Another's session is not ended by its identity.
        let token = try #require(site.tokens[.reader])
        let foreign = try #require(try await site.accounts.signedIn(token: token)?.session)
        _ = try await browser.send(
            .post, "/account/sessions",
            body: "act=end&session=\(foreign)&\(FormToken.name)=\(Token(browser.sessionToken ?? "")?.formToken ?? "")")
        #expect(try await site.get("/o/acme", as: .reader).status == .ok)
    }

    @Test(
        "Pages about one's account want a session and, for changes, its token",
        arguments: [
            "/account", "/account/password", "/account/second-factor", "/account/sessions", "/account/tokens",
            "/organizations", "/organizations/new",
        ])
    func guarded(path: String) async throws {
        let site = try await TestSite()
        #expect(try await site.get(path, as: nil).location.hasPrefix("/sign-in"))
        #expect(try await site.get(path, as: .administrator).status == .ok)
        let forged = try await site.send(.post, path, token: site.tokens[.administrator], body: "name=X&act=end-others")
        #expect([.forbidden, .methodNotAllowed].contains(forged.status))
    }

    @Test("Only an administrator makes organizations", arguments: Role.allCases)
    func makers(role: Role) async throws {
        let site = try await TestSite()
        let answer = try await site.post("/organizations/new", as: role, [("name", "New")])
        #expect(answer.status == (role == .administrator ? .seeOther : .forbidden))
    }
}
