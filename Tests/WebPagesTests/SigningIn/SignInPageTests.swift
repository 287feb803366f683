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

@Suite("Signing in by the browser")
struct SignInPageTests {
    @Test("Whoever opens a page without a session signs in and comes back to it")
    func back() async throws {
        let site = try await TestSite()
        let browser = Browser(site.application)
        let form = try await browser.open("/o/acme/asset")
        #expect(form.path == "/sign-in?back=%2Fo%2Facme%2Fasset")
        #expect(form.text.contains("autocomplete=\"username\""))
        #expect(form.text.contains("autocomplete=\"current-password\""))
        let page = try await browser.submit(
            form, [("email", "owner@acme.example"), ("password", TestSite.password)])
        #expect(page.path == "/o/acme/asset")
        #expect(page.status == .ok)
        #expect(page.text.contains("Customer database"))
    }

    @Test(
        "Nobody is sent anywhere else by what stands in back",
        arguments: [
            "https://evil.example", "//evil.example", "/\\evil.example", "/sign-out", "/nowhere", "javascript:1",
        ]
    )
    func elsewhere(back: String) async throws {
        let site = try await TestSite()
        let browser = Browser(site.application)
        let answer = try await browser.submit(
            try await browser.open("/sign-in"),
            [("email", "owner@acme.example"), ("password", TestSite.password), ("back", back)], following: false)
        #expect(answer.status == .seeOther)
        #expect(answer.headers[.location] == "/")
    }

    @Test("A wrong password shows the form again, with the address and without the password")
    func wrong() async throws {
        let site = try await TestSite()
        let browser = Browser(site.application)
        for email in ["owner@acme.example", "nobody@acme.example"] {
            let page = try await browser.signIn(email, password: "not the right one")
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("do not match an account"))
            #expect(page.text.contains("value=\"\(email)\""))
            #expect(!page.text.contains("not the right one"))
            #expect(browser.sessionToken == nil)
        }
    }

    @Test("The session cookie is out of reach of scripts, foreign forms and, under HTTPS, of plain HTTP")
    func flags() async throws {
        for isSecure in [false, true] {
            let site = try await TestSite(isSecure: isSecure)
            let browser = Browser(site.application)
            let form = try await browser.open("/sign-in")
            let visitor = try #require(browser.lastSetCookies.first)
            _ = try await browser.submit(
                form, [("email", "owner@acme.example"), ("password", TestSite.password)], following: false)
            let session = try #require(browser.lastSetCookies.first)
            for cookie in [visitor, session] {
                let parts = cookie.components(separatedBy: "; ")
                #expect(parts.contains("HttpOnly"))
                #expect(parts.contains("SameSite=Lax"))
                #expect(parts.contains("Path=/"))
                #expect(parts.contains("Secure") == isSecure)
                #expect(cookie.hasPrefix("__Host-annex") == isSecure)
                #expect(!cookie.contains("Domain"))
            }
            #expect(session.contains("Max-Age=604800"))
        }
    }

    @Test("A sign-in form without this browser's token is refused")
    func forged() async throws {
        let site = try await TestSite()
        let browser = Browser(site.application)
        let form = try await browser.open("/sign-in")
        let fields = [("email", "owner@acme.example"), ("password", TestSite.password)]
        for token in ["", "x", Token.random().formToken] {
            let answer = try await browser.submit(form, fields + [(FormToken.name, token)])
            #expect(answer.status == .forbidden)
        }
        let cross = try await browser.submit(form, fields, headers: [HeaderNames.fetchSite: "cross-site"])
        #expect(cross.status == .forbidden)
        // Another browser's token is none of this one's.
        let other = Browser(site.application)
        _ = try await other.open("/sign-in")
        #expect(try await other.submit(form, fields).status == .forbidden)
        #expect(browser.sessionToken == nil && other.sessionToken == nil)
        #expect(try await browser.submit(form, fields).status == .ok)
    }

    @Test("Signing in replaces the token the browser carried, and signing out kills it")
    func rotation() async throws {
        let site = try await TestSite()
        let browser = Browser(site.application)
        try await browser.signIn("owner@acme.example")
        let first = try #require(browser.sessionToken)
        browser.sessionToken = nil
        let form = try await browser.open("/sign-in")
        browser.sessionToken = first
        let page = try await browser.submit(form, [("email", "owner@acme.example"), ("password", TestSite.password)])
        let second = try #require(browser.sessionToken)
        #expect(first != second)
        #expect(try await site.accounts.signedIn(token: first) == nil)

        let out = try await browser.submit(page, to: "/sign-out")
        #expect(out.text.contains("You are signed out."))
        #expect(browser.sessionToken == nil)
        #expect(try await site.accounts.signedIn(token: second) == nil)
        browser.sessionToken = second
        #expect(try await browser.open("/o/acme").path.hasPrefix("/sign-in"))
    }

    @Test("Signing out by a forged form signs nobody out")
    func forgedSignOut() async throws {
        let site = try await TestSite()
        let answer = try await site.send(.post, "/sign-out", token: site.tokens[.owner])
        #expect(answer.status == .forbidden)
        #expect(try await site.get("/o/acme", as: .owner).status == .ok)
    }

    @Test("A session is over after eight hours without a page, and after seven days in any case")
    func expiry() async throws {
        let site = try await TestSite()
        let browser = Browser(site.application)
        try await browser.signIn("owner@acme.example")
        site.clock.advance(seconds: 8 * 3600 - 1)
        #expect(try await browser.open("/o/acme").path == "/o/acme")
        site.clock.advance(seconds: 8 * 3600)
        #expect(try await browser.open("/o/acme").path.hasPrefix("/sign-in"))
        try await browser.signIn("owner@acme.example")
        for _ in 0..<(7 * 4 - 1) {
            site.clock.advance(seconds: 6 * 3600)
            #expect(try await browser.open("/o/acme").path == "/o/acme")
        }
        site.clock.advance(seconds: 6 * 3600)
        #expect(try await browser.open("/o/acme").path.hasPrefix("/sign-in"))
    }

    @Test("After five failures the form says how long to wait, and the header too")
    func throttle() async throws {
        let site = try await TestSite()
        let browser = Browser(site.application)
        for _ in 0..<5 { try await browser.signIn("owner@acme.example", password: "wrong one here") }
        let page = try await browser.signIn("owner@acme.example")
        #expect(page.status == .tooManyRequests)
        #expect(page.headers[.retryAfter] == "2")
        #expect(page.text.contains("Wait 2 seconds"))
        site.clock.advance(seconds: 2)
        #expect(try await browser.signIn("owner@acme.example").status == .ok)
    }

    @Test("A change of roles counts at the next page, which also replaces the token; open forms of before are refused")
    func rights() async throws {
        let site = try await TestSite()
        let browser = Browser(site.application)
        try await browser.signIn("reader@acme.example")
        let stale = try await browser.open("/account/sessions")
        let first = try #require(browser.sessionToken)
        #expect(try await browser.open("/o/acme/asset/new").status == .forbidden)
        let account = try #require(try await site.accounts.account(email: "reader@acme.example"))
        try await site.accounts.change(
            Membership(
                account: account.id, organization: site.workspace.organization.id, roles: [.ismsManager], person: nil),
            by: .operator)
        #expect(try await browser.open("/o/acme/asset/new").status == .ok)
        let second = try #require(browser.sessionToken)
        #expect(first != second)
        // The page that brought the new token holds forms that are good with it.
        let form = try await browser.open("/o/acme/asset/new")
        let saved = try await browser.submit(form, [("v.name", "Added")], following: false)
        #expect(saved.status == .seeOther)
        #expect(try await browser.submit(stale, to: "/sign-out").status == .forbidden)
        site.clock.advance(seconds: 31)
        browser.sessionToken = first
        #expect(try await browser.open("/o/acme").path.hasPrefix("/sign-in"))
    }
}
