import Accounts
import Crypto
import Foundation
import HTTPTypes
import ISMS
import RecordFormat
import Registers
import Reports
import RecordStore
import Testing
import Operations

@testable import Serving
@testable import WebPages

@Suite("Reports on pages")
struct ReportPageTests {
    /// Asks until the work is over; the page then.
    private func finished(_ site: TestSite, _ path: String, as role: Role) async throws -> TestSite.Answer {
        for _ in 0..<600 {
            let answer = try await site.get(path, as: role)
            if !answer.text.contains("hx-trigger") || answer.text.contains("It is done") { return answer }
            try await Task.sleep(for: .milliseconds(100))
        }
        return try await site.get(path, as: role)
    }

    @Test("Every document comes in every quick format, with its type and name", arguments: ReportKind.allCases)
    func formats(kind: ReportKind) async throws {
        let site = try await TestSite()
        for format in ReportFormat.allCases where !format.isSlow {
            let answer = try await site.get("/o/acme/reports/\(kind.rawValue)/\(format.rawValue)", as: .reader)
            #expect(answer.status == .ok, "\(kind) \(format)")
            #expect(answer.headers[.contentType] == format.mediaType)
            #expect(!answer.bytes.isEmpty)
            let disposition = answer.headers[.contentDisposition] ?? ""
            #expect(disposition.hasPrefix(format == .html ? "inline;" : "attachment;"), "\(disposition)")
            #expect(disposition.contains(".\(format.rawValue)\""))
        }
    }

    @Test("A document opens in the browser under a policy that lets its own style in and nothing else")
    func policy() async throws {
        let site = try await TestSite()
        let answer = try await site.get("/o/acme/reports/soa/html", as: .reader)
        let policy = try #require(answer.headers[.contentSecurityPolicy])
        let style = try #require(answer.text.split(separator: "<style>").last?.split(separator: "</style>").first)
        let digest = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
        #expect(policy.contains("style-src 'sha256-\(digest)'"))
        #expect(policy.hasPrefix("default-src 'none'"))
        #expect(!policy.contains("unsafe") && !policy.contains("script"))
        #expect(!answer.text.contains("<script") && !answer.text.contains(" style="))
        // A page of the application keeps the policy of pages.
        let page = try await site.get("/o/acme/reports", as: .reader)
        #expect(page.headers[.contentSecurityPolicy] == SecurityHeaders.contentSecurityPolicy)
    }

    @Test("A document of a past day shows what stood on it")
    func past() async throws {
        let site = try await TestSite()
        site.clock.advance(seconds: 2 * 86_400)
        _ = try await site.post("/o/acme/asset/new", as: .ismsManager, [("v.name", "Later asset")])
        let then = try await site.get("/o/acme/as-of/2026-03-02/reports/asset-register/md", as: .reader)
        let now = try await site.get("/o/acme/reports/asset-register/md", as: .reader)
        #expect(!then.text.contains("Later asset") && then.text.contains("Payroll"))
        #expect(now.text.contains("Later asset"))
        let page = try await site.get("/o/acme/as-of/2026-03-02/reports", as: .reader)
        #expect(page.text.contains("name=\"day\" value=\"2026-03-02\""))
    }

    @Test("An issued version is derived again from what it was issued on, and unknown ones are not there")
    func issued() async throws {
        let site = try await TestSite()
        let isms = try await site.workspace.snapshot()
        let author = try #require(isms[Person.self].entries.first)
        let issue = IssueStatement(by: author.reference, reason: "First", overrideReason: "For a test", seen: nil)
        try await site.workspace.perform(issue, as: .commandLine("test"))
        let page = try await site.get("/o/acme/reports", as: .reader)
        #expect(page.text.contains("reports/soa/html?version=1"))
        _ = try await site.post("/o/acme/control/new", as: .ismsManager, [("v.name", "Added afterwards")])
        let version = try await site.get("/o/acme/reports/soa/md?version=1", as: .reader)
        #expect(version.status == .ok)
        #expect(!version.text.contains("Added afterwards"))
        #expect(try await site.get("/o/acme/reports/soa/md?version=2", as: .reader).status == .notFound)
        #expect(try await site.get("/o/acme/reports/rtp/md?version=1", as: .reader).status == .badRequest)
        // On a day before it was issued nobody knew it.
        let before = try await site.get("/o/acme/as-of/2026-02-01/reports/soa/md?version=1", as: .reader)
        #expect(before.status == .notFound)
    }

    @Test("A PDF is made in the background: its page renews itself, and hands it over when it is done")
    func background() async throws {
        let site = try await TestSite()
        let asked = try await site.post("/o/acme/reports/criteria/pdf", as: .owner)
        #expect(asked.status == .seeOther)
        #expect(asked.location.hasPrefix("/o/acme/jobs/"))
        #expect(asked.location.split(separator: "/").last?.count == 43)
        let first = try await site.get(asked.location, as: .owner)
        #expect(first.text.contains("http-equiv=\"refresh\"") || first.text.contains("It is done"))
        let last = try await finished(site, asked.location, as: .owner)
        #expect(!last.text.contains("http-equiv=\"refresh\""))
        // Whether WeasyPrint is there or not, the page says what came of it.
        if last.text.contains("It is done") {
            let file = try await site.get("\(asked.location)?file=yes", as: .owner)
            #expect(file.headers[.contentType] == "application/pdf")
            #expect(file.text.hasPrefix("%PDF-"))
        } else {
            #expect(last.text.contains("It could not be made"))
        }
        let part = try await site.get(asked.location, as: .owner, headers: [HeaderNames.htmxRequest: "true"])
        #expect(part.text.hasPrefix("<div"))
    }

    @Test("Nobody sees another account's work, nor from another organization")
    func jobOwner() async throws {
        let site = try await TestSite()
        let asked = try await site.post("/o/acme/reports/criteria/pdf", as: .owner)
        for role in [Role.administrator, .reader] {
            #expect(try await site.get(asked.location, as: role).status == .notFound)
            #expect(try await site.get("\(asked.location)?file=yes", as: role).status == .notFound)
        }
        let elsewhere = asked.location.replacing("acme", with: "other")
        #expect(try await site.send(.get, elsewhere, token: site.stranger).status == .notFound)
    }

    @Test("Only so much waits for one account")
    func bounded() async throws {
        let site = try await TestSite()
        var refused = 0
        for _ in 0..<8 {
            let answer = try await site.post("/o/acme/reports/soa/pdf", as: .reader)
            if answer.status == .serviceUnavailable { refused += 1 }
        }
        #expect(refused >= 1)
    }

    @Test("Who may not export is refused, and what is no document is not there")
    func refused() async throws {
        let site = try await TestSite()
        #expect(try await site.get("/o/acme/reports", as: .member).status == .forbidden)
        #expect(try await site.get("/o/acme/reports/soa/html", as: .member).status == .forbidden)
        #expect(try await site.post("/o/acme/reports/soa/pdf", as: .member).status == .forbidden)
        #expect(try await site.get("/o/acme/reports/nothing/html", as: .reader).status == .notFound)
        #expect(try await site.get("/o/acme/reports/soa/exe", as: .reader).status == .notFound)
        #expect(try await site.post("/o/acme/reports/soa/html", as: .reader).status == .notFound)
        // Looking at the address of a PDF starts nothing.
        let asked = try await site.get("/o/acme/reports/soa/pdf", as: .reader)
        #expect(asked.status == .ok && asked.text.contains("Make the PDF file"))
    }
}
