import Accounts
import Foundation
import HTML
import HTTPTypes
import Phrases
import RecordFormat
import Testing

@testable import Serving
@testable import WebPages

/// The headers every kind of answer carries, and how cookies are marked.
@Suite("Security headers and cookies")
struct SecurityHeaderTests {
    /// A kind of answer and how to get it.
    struct Kind: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let status: HTTPResponse.Status
        let method: HTTPRequest.Method
        let path: String
        var headers: HTTPFields = [:]
        var isSignedIn = true
        var body = ""
        var remoteAddress = "192.0.2.1"
    }

    static let kinds = [
        Kind(testDescription: "a page", status: .ok, method: .get, path: "/o/acme/risk"),
        Kind(
            testDescription: "a part of a page", status: .ok, method: .get, path: "/o/acme/risk",
            headers: [HeaderNames.htmxRequest: "true"]),
        Kind(testDescription: "the sign-in page", status: .ok, method: .get, path: "/sign-in", isSignedIn: false),
        Kind(testDescription: "a page's head", status: .ok, method: .head, path: "/o/acme/risk"),
        Kind(testDescription: "a redirect", status: .seeOther, method: .get, path: "/o/acme", isSignedIn: false),
        Kind(
            testDescription: "a redirect by htmx", status: .unauthorized, method: .get, path: "/o/acme",
            headers: [HeaderNames.htmxRequest: "true"], isSignedIn: false),
        Kind(testDescription: "a file of ours", status: .movedPermanently, method: .get, path: "/favicon.ico"),
        Kind(testDescription: "nothing there", status: .notFound, method: .get, path: "/nowhere"),
        Kind(
            testDescription: "a record that is not there", status: .notFound, method: .get, path: "/o/acme/risk/RISK-9"),
        Kind(
            testDescription: "a forged form", status: .forbidden, method: .post, path: "/o/acme/risk/new", body: "a=b"),
        Kind(
            testDescription: "a body that is no form", status: .unsupportedMediaType, method: .post,
            path: "/o/acme/risk/new", headers: [.contentType: "application/json"], body: "{}"),
        Kind(
            testDescription: "a form too large", status: .contentTooLarge, method: .post, path: "/o/acme/risk/new",
            headers: [.contentLength: "100000000"]),
        Kind(testDescription: "a method there is not", status: .methodNotAllowed, method: .put, path: "/o/acme/risk"),
        Kind(testDescription: "tracing", status: .methodNotAllowed, method: .trace, path: "/o/acme/risk"),
        Kind(testDescription: "a report", status: .ok, method: .get, path: "/o/acme/reports/soa/csv"),
        Kind(testDescription: "a document", status: .ok, method: .get, path: "/o/acme/reports/soa/html"),
        Kind(testDescription: "an export", status: .ok, method: .get, path: "/o/acme/risk/export/csv"),
        Kind(testDescription: "its health", status: .ok, method: .get, path: "/healthz", isSignedIn: false),
        Kind(
            testDescription: "its figures", status: .ok, method: .get, path: "/metrics", isSignedIn: false,
            remoteAddress: "127.0.0.1"),
        Kind(testDescription: "its figures, to strangers", status: .notFound, method: .get, path: "/metrics"),
    ]

    private func answer(_ kind: Kind, isSecure: Bool) async throws -> TestSite.Answer {
        var site = try await TestSite(isSecure: isSecure)
        site.remoteAddress = kind.remoteAddress
        return try await site.send(
            kind.method, kind.path, token: kind.isSignedIn ? site.tokens[.ismsManager] : nil, headers: kind.headers,
            body: kind.body)
    }

    @Test("The names of the headers are those browsers know")
    func names() {
        let names = [
            HeaderNames.referrerPolicy, HeaderNames.frameOptions, HeaderNames.openerPolicy, HeaderNames.resourcePolicy,
            HeaderNames.permissionsPolicy, HeaderNames.strictTransport,
        ]
        #expect(
            names.map(\.canonicalName) == [
                "referrer-policy", "x-frame-options", "cross-origin-opener-policy", "cross-origin-resource-policy",
                "permissions-policy", "strict-transport-security",
            ])
    }

    @Test("Every kind of answer carries the security headers", arguments: kinds, [true, false])
    func headers(kind: Kind, isSecure: Bool) async throws {
        let answer = try await answer(kind, isSecure: isSecure)
        #expect(answer.status == kind.status)
        let headers = answer.headers
        let policy = try #require(headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'none'"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe") && !policy.contains("*") && !policy.contains("http"))
        #expect(headers[.xContentTypeOptions] == "nosniff")
        #expect(headers[HeaderNames.referrerPolicy] == "same-origin")
        #expect(headers[HeaderNames.frameOptions] == "DENY")
        #expect(headers[HeaderNames.openerPolicy] == "same-origin")
        #expect(headers[HeaderNames.resourcePolicy] == "same-origin")
        #expect(headers[HeaderNames.permissionsPolicy]?.contains("camera=()") == true)
        #expect(headers[.cacheControl] == "no-store")
        // Over plain HTTP a browser would ignore it; over HTTPS it keeps to HTTPS for two years.
        let transport = headers[HeaderNames.strictTransport]
        #expect(transport == (isSecure ? "max-age=63072000; includeSubDomains" : nil))
        #expect(headers[.server] == nil)
        #expect(!headers.contains { $0.name.canonicalName == "x-powered-by" })
        if headers[.contentType] == nil { #expect(answer.text.isEmpty) }
    }

    @Test("The policy of pages lets our own files in and nothing else")
    func policy() {
        let policy = SecurityHeaders.contentSecurityPolicy
        let directives = policy.split(separator: ";").map { $0.split(separator: " ").map(String.init) }
        #expect(Set(directives.map(\.[0])).count == directives.count)
        for directive in directives { #expect([["'self'"], ["'none'"]].contains(Array(directive.dropFirst()))) }
        for name in ["default-src", "base-uri", "frame-ancestors"] { #expect(directives.contains([name, "'none'"])) }
        #expect(directives.contains(["form-action", "'self'"]))
    }

    @Test("Files of ours are cached for good under names of their content, and carry the same headers")
    func assets() async throws {
        let site = try await TestSite()
        for name in ["annex.css", "annex.js", "icon.svg"] {
            let address = try #require(StaticAssets.bundled.address(of: name)).description
            let answer = try await site.get(address, as: nil)
            #expect(answer.status == .ok)
            #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(answer.headers[.contentSecurityPolicy] == SecurityHeaders.contentSecurityPolicy)
            #expect(answer.headers[.contentType]?.hasPrefix("text/") == true || name == "icon.svg")
        }
    }

    @Test("Pages hold nothing that the policy would have to make an exception for")
    func inline() async throws {
        let site = try await TestSite()
        for path in ["/o/acme", "/o/acme/risk", "/o/acme/risk/RISK-1", "/o/acme/risk/new", "/o/acme/soa", "/account"] {
            let text = try await site.get(path, as: .administrator).text
            #expect(!text.contains(" style=") && !text.contains("<style"), "\(path)")
            #expect(!text.contains(" onclick=") && !text.contains("javascript:"), "\(path)")
            #expect(text.components(separatedBy: "<script").dropFirst().allSatisfy { $0.hasPrefix(" src=\"/assets/") })
        }
    }

    @Test(
        "Cookies are out of reach of scripts and of other sites, and over HTTPS bound to this host",
        arguments: [true, false])
    func cookies(isSecure: Bool) async throws {
        let site = try await TestSite(isSecure: isSecure)
        let browser = Browser(site.application)
        let page = try await browser.open("/sign-in")
        let visitorCookies = browser.lastSetCookies
        try await browser.submit(
            page, [("email", "owner@acme.example"), ("password", TestSite.password)], following: false)
        let sessionCookies = browser.lastSetCookies.filter { !$0.contains("Max-Age=0") }
        #expect(browser.sessionToken != nil)
        #expect(!visitorCookies.isEmpty && !sessionCookies.isEmpty)
        for cookie in visitorCookies + sessionCookies {
            let parts = cookie.components(separatedBy: "; ")
            #expect(parts[0].hasPrefix(isSecure ? "__Host-annex" : "annex"))
            #expect(parts.contains("HttpOnly"))
            #expect(parts.contains("SameSite=Lax") || parts.contains("SameSite=Strict"))
            #expect(parts.contains("Path=/"))
            #expect(parts.contains("Secure") == isSecure)
            #expect(!cookie.contains("Domain="))
        }
    }

    @Test("Signing out makes the browser forget what it kept, but not the cookies of others on the domain")
    func signingOut() async throws {
        let site = try await TestSite(isSecure: true)
        let answer = try await site.post("/sign-out", as: .owner)
        #expect(answer.status == .seeOther)
        #expect(answer.headers[HeaderNames.clearSiteData] == "\"cache\", \"storage\"")
        #expect(answer.headers[.setCookie]?.hasPrefix("__Host-annex=; Path=/; Max-Age=0;") == true)
    }

    @Test("Answers that a person downloads say their kind and their name")
    func downloads() async throws {
        let site = try await TestSite()
        for (path, type) in [("/o/acme/risk/export/csv", "text/csv"), ("/o/acme/reports/soa/csv", "text/csv")] {
            let answer = try await site.get(path, as: .ismsManager)
            #expect(answer.headers[.contentType]?.hasPrefix(type) == true)
            #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment; filename=") == true)
        }
    }

    @Test("A method there is not is answered with those there are")
    func allow() async throws {
        let site = try await TestSite()
        let put = try await site.send(.put, "/o/acme/risk", token: site.tokens[.owner])
        #expect(put.headers[.allow] == "GET, HEAD, POST")
        let post = try await site.post("/o/acme/findings", as: .ismsManager)
        #expect(post.status == .methodNotAllowed)
        #expect(post.headers[.allow] == "GET, HEAD")
    }
}
