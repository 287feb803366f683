import Accounts
import HTTPTypes
import ISMS
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations

@testable import Serving
@testable import WebPages

@Suite("Reading with an access token")
struct AccessTokenReadingTests {
    @Test(
        "A script fetches the files its account could fetch in a browser",
        arguments: [
            ("/o/acme/risk/export/csv?c=name&c=@level", "text/csv"),
            ("/o/acme/risk/export/json", "application/json"),
            ("/o/acme/reports/soa/xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ("/o/acme/reports/rtp/csv", "text/csv"),
            ("/o/acme/as-of/2026-02-28/asset/export/csv", "text/csv"),
        ])
    func files(path: String, type: String) async throws {
        let site = try await TestSite()
        let answer = try await site.fetch(path, with: try await site.accessToken(of: .reader))
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentType]?.hasPrefix(type) == true)
        #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment; filename=") == true)
        #expect(answer.bytes == (try await site.get(path, as: .reader)).bytes)
        #expect(!answer.bytes.isEmpty)
    }

    @Test("The register as CSV holds the records, and the statement as a workbook is one")
    func contents() async throws {
        let site = try await TestSite()
        let token = try await site.accessToken(of: .reader)
        let register = try await site.fetch("/o/acme/risk/export/csv?c=name", with: token)
        #expect(register.text == "\u{FEFF}Code,Risk\r\nRISK-1,The database is lost\r\n")
        let workbook = try await site.fetch("/o/acme/reports/soa/xlsx", with: token)
        #expect(workbook.bytes.starts(with: Array("PK".utf8)))
        #expect(workbook.bytes.count > 5_000)
    }

    @Test("A head is answered without its body, and says how long that is")
    func head() async throws {
        let site = try await TestSite()
        let token = try await site.accessToken(of: .reader)
        let path = "/o/acme/risk/export/csv"
        let whole = try await site.fetch(path, with: token)
        let head = try await site.fetch(path, with: token.secret.text, method: .head)
        #expect(head.status == .ok && head.bytes.isEmpty)
        #expect(head.headers[.contentLength] == String(whole.bytes.count))
    }

    @Test(
        "What a token is answered with is kept by nobody on the way and begins no session",
        arguments: ["/o/acme/risk", "/o/acme/risk/export/csv", "/o/acme/nowhere", "/o/acme/settings", "/sign-in"])
    func headers(path: String) async throws {
        let site = try await TestSite()
        let new = try await site.accessToken(of: .reader)
        let sessions = try await site.accounts.sessions(of: new.token.account)
        for text in [new.secret.text, new.secret.text + "x"] {
            let answer = try await site.fetch(path, with: text)
            // What is no address at all is answered before anybody is asked for.
            if path != "/o/acme/nowhere" {
                #expect(answer.headers[.cacheControl] == "private, no-store", "\(answer.status)")
                #expect(answer.headers[.vary] == "Authorization")
            } else {
                #expect(answer.headers[.cacheControl] == "no-store")
            }
            #expect(answer.headers[.setCookie] == nil)
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
            #expect(answer.headers[.accessControlAllowOrigin] == nil)
        }
        site.clock.advance(seconds: 600)
        _ = try await site.fetch(path, with: new)
        #expect(try await site.accounts.sessions(of: new.token.account) == sessions)
    }

    @Test("A token that is good no more is answered with 401 and the same words, whatever it died of")
    func dead() async throws {
        let site = try await TestSite()
        let unknown = try await TestSite().accessToken(of: .owner)
        let expired = try await site.accessToken(of: .reader, days: 1)
        let revoked = try await site.accessToken(of: .reader)
        let disabled = try await site.accessToken(of: .owner)
        let placeless = try await site.accessToken(of: .member)
        try await site.accounts.revokeAccessToken(revoked.token.id, of: revoked.token.account)
        for good in [expired, disabled, placeless] {
            #expect(try await site.fetch("/o/acme", with: good).status == .ok)
        }
        try await site.accounts.setDisabled(true, disabled.token.account, by: .operator)
        try await site.accounts.removeMembership(
            of: placeless.token.account, in: site.workspace.organization.id, by: .operator)
        site.clock.advance(seconds: 86_400)
        let dead = [unknown, expired, revoked, disabled, placeless].map(\.secret.text)
        for text in dead + ["", "annex_x", "annex_x y", site.tokens[.administrator] ?? ""] {
            let answer = try await site.fetch("/o/acme", with: text)
            #expect(answer.status == .unauthorized, "\(text)")
            #expect(answer.headers[.wwwAuthenticate] == #"Bearer realm="annex", error="invalid_token""#)
            #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(answer.text == (try await site.fetch("/o/acme/risk", with: "annex_")).text)
            #expect(answer.text.contains("Access tokens") && !answer.text.contains("<"))
        }
    }

    @Test("A token and a session's cookie in one request: the token counts alone, and a dead one is not made up for")
    func both() async throws {
        let site = try await TestSite()
        let cookie = site.sessionCookie(of: .administrator)
        let member = try await site.accessToken(of: .member).secret.text
        #expect(try await site.get("/o/acme/risk", as: .administrator).status == .ok)
        #expect(try await site.fetch("/o/acme/risk", with: member, cookies: [cookie]).status == .notFound)
        #expect(try await site.fetch("/o/acme/risk", with: member + "x", cookies: [cookie]).status == .unauthorized)
        #expect(try await site.fetch("/account", with: member, cookies: [cookie]).status == .forbidden)
        // Neither does the session's own form token help a form along.
        let visitor = try #require(try await site.accounts.signedIn(token: site.tokens[.administrator] ?? ""))
        let form = try await site.fetch(
            "/o/acme/asset/new", with: try await site.accessToken(of: .administrator).secret.text, method: .post,
            headers: [.contentType: "application/x-www-form-urlencoded"],
            body: "v.name=Forged&\(FormToken.name)=\(visitor.formToken)", cookies: [cookie])
        #expect(form.status == .forbidden)
        #expect(try await site.workspace.snapshot().commit.sequence == 1)
    }

    @Test("A token counts in the header of its own scheme only, however that is written")
    func scheme() async throws {
        let site = try await TestSite()
        let text = try await site.accessToken(of: .reader).secret.text
        for field in ["Bearer \(text)", "bearer \(text)", "BEARER   \(text)"] {
            #expect(try await site.get("/o/acme/risk", as: nil, headers: [.authorization: field]).status == .ok)
        }
        for field in ["Basic \(text)", text, "Token \(text)"] {
            let answer = try await site.get("/o/acme/risk", as: nil, headers: [.authorization: field])
            #expect(answer.location.hasPrefix("/sign-in"), "\(field)")
            // A proxy's own scheme does not keep a session out.
            let inside = try await site.get("/o/acme/risk", as: .reader, headers: [.authorization: field])
            #expect(inside.status == .ok)
        }
        for path in ["/o/acme/risk?access_token=\(text)", "/o/acme/risk?token=\(text)"] {
            #expect(try await site.get(path, as: nil).location.hasPrefix("/sign-in"))
        }
        let twice = try await site.get(
            "/o/acme/risk", as: nil, headers: [.authorization: "Bearer \(text), Bearer \(text)"])
        #expect(twice.status == .unauthorized)
    }

    @Test("Where the second factor is compulsory, a token of an account without one is told what to do")
    func secondFactor() async throws {
        let site = try await TestSite()
        let token = try await site.accessToken(of: .reader)
        try await site.accounts.setRequiresSecondFactor(true, in: site.workspace.organization.id, by: .operator)
        let answer = try await site.fetch("/o/acme/risk/export/csv", with: token)
        #expect(answer.status == .forbidden)
        #expect(answer.text.contains("second factor"))
        #expect(answer.headers[HeaderNames.errorCode] == "token-without-second-factor")
        let details = try await site.fetch(
            "/o/acme/risk/export/csv", with: token.secret.text,
            headers: [.accept: "application/problem+json, */*;q=0.1"])
        #expect(details.headers[.contentType] == "application/problem+json")
        #expect(try JSON(parsing: details.bytes).objectValue?["code"] == "token-without-second-factor")
    }

    @Test("Wrong tokens wait by their address, good ones and people do not")
    func throttled() async throws {
        let site = try await TestSite()
        let good = try await site.accessToken(of: .reader)
        for _ in 0..<20 { #expect(try await site.fetch("/o/acme", with: "annex_").status == .unauthorized) }
        let wait = try await site.fetch("/o/acme", with: "annex_")
        #expect(wait.status == .tooManyRequests)
        #expect(wait.headers[.retryAfter] == "2")
        #expect(wait.headers[.contentType] == "text/plain; charset=utf-8")
        #expect(try await site.fetch("/o/acme", with: good).status == .ok)
        #expect(try await site.token(of: "owner@acme.example").isEmpty == false)
    }

    @Test("A day in the past is read by its address, and the control that leads there is followed")
    func past() async throws {
        let site = try await TestSite()
        let token = try await site.accessToken(of: .reader)
        let moved = try await site.fetch("/o/acme/risk?as-of=2026-02-28", with: token)
        #expect(moved.location == "/o/acme/as-of/2026-02-28/risk")
        #expect(try await site.fetch(moved.location, with: token).status == .ok)
    }

    @Test("A record of another organization is not reached, not even by an account that belongs to both")
    func otherOrganization() async throws {
        let site = try await TestSite()
        _ = try await site.account(
            "both@acme.example", name: "Both", roles: [.administrator], person: nil, in: site.workspace)
        let account = try #require(try await site.accounts.account(email: "both@acme.example"))
        try await site.accounts.addMembership(
            Membership(
                account: account.id, organization: site.otherWorkspace.organization.id, roles: [.administrator],
                person: nil))
        let here = try await site.accounts.makeAccessToken(
            named: "n", days: 30, in: site.workspace.organization.id, ofAccount: account.id)
        let there = try await site.accounts.makeAccessToken(
            named: "n", days: 30, in: site.otherWorkspace.organization.id, ofAccount: account.id)
        #expect(try await site.fetch("/o/other/asset/export/csv", with: there).text.contains("Secret of the other"))
        for path in ["asset", "asset/AST-1", "asset/export/csv", "search?q=Secret", "reports/soa/xlsx", ""] {
            let foreign = try await site.fetch("/o/other/\(path)", with: here)
            let missing = try await site.fetch("/o/nowhere/\(path)", with: here)
            #expect(foreign.status == .notFound && foreign.text == missing.text, "\(path)")
            #expect(try await !site.fetch("/o/acme/\(path)", with: here).text.contains("Other GmbH"), "\(path)")
        }
    }
}
