import Accounts
import HTML
import HTTPTypes
import ISMS
import Operations
import Phrases
import RecordFormat
import Registers
import Reports
import Testing

@testable import WebPages

/// Plants a word in everything that is confidential, and looks for it as everybody who may not know.
@Suite("What is confidential shows nowhere")
struct ConfidentialWalkTests {
    private static let word = "Zanzibar"

    /// acme with two incidents that the owner alone may know of, one of them removed, with comments, entries and files.
    private func site() async throws -> (TestSite, code: String) {
        let site = try await TestSite()
        let people = try await site.workspace.snapshot()[Person.self]
        let owner = try #require(people.first { $0.email == "owner@acme.example" })
        var codes: [String] = []
        for number in 1...2 {
            let answer = try await site.post(
                "/o/acme/incident/new", as: .owner,
                [
                    ("v.name", "\(Self.word) \(number)"), ("v.description", "All about \(Self.word)"),
                    ("v.severity", "3"), ("v.detectedAt", "2026-03-01T07:00"), ("v.owner", owner.code),
                    ("v.circle", owner.code), ("v.assets", "AST-1"), ("v.personalData", "yes"),
                    ("v.breachAwareAt", "2026-03-01T07:30"), ("reason", "\(Self.word) was reported"),
                ])
            #expect(answer.status == .seeOther, "\(answer.text.suffix(3000))")
            codes.append("IR-\(number)")
            _ = try await site.post("/o/acme/incident/IR-\(number)/comment", as: .owner, [("text", "\(Self.word)!")])
            let visitor = try #require(try await site.accounts.signedIn(token: site.tokens[.owner] ?? ""))
            let entry = try await site.send(
                .post, "/o/acme/incident/IR-\(number)/entries/timeline", token: site.tokens[.owner],
                headers: [.contentType: TestSite.multipart],
                bytes: TestSite.multipartBody(
                    [(FormToken.name, visitor.formToken), ("v.text", "\(Self.word) seen")],
                    [SentFile("v.files", "\(Self.word).log", "\(Self.word) in the log")]))
            #expect(entry.status == .seeOther, "\(entry.text.suffix(2000))")
        }
        // Owners remove nothing: whoever runs the program does, having asked for what is confidential.
        let second = try #require(try await site.workspace.snapshot().item(code: "IR-2"))
        try await site.workspace.perform(
            RemoveRecords([second.id]), as: .commandLine("root", asksForSecrets: true), reason: "\(Self.word) is over")
        return (site, codes[0])
    }

    private static var paths: [String] {
        var paths = AccessMatrixTests.routes.flatMap { route -> [String] in
            let now = Route.organization(handle: "acme", asOf: nil, route).address().description
            let past = Route.organization(handle: "acme", asOf: Day(year: 2026, month: 3, day: 1), route)
            return [now, past.address().description]
        }
        paths += (1...12).map { "/o/acme/history/\($0)" }
        paths += ["IR-1", "IR-2"].flatMap { code in
            ["", "/edit", "/comment", "/file/timeline", "/field/name", "/advance", "/entries/timeline"].map {
                "/o/acme/incident/\(code)\($0)"
            }
        }
        paths += [
            // A page says again what was searched for, so half the word is.
            "/o/acme/search?q=zanzib", "/o/acme/incident?q=zanzib", "/o/acme/comment?q=zanzib",
            "/o/acme/incident/suggestions?q=zanzib", "/o/acme/asset/AST-1", "/o/acme/history?before=100",
            "/o/acme/incident/export/json", "/o/acme/incident/export/html", "/o/acme/incident/export/md",
            "/o/acme/comment/export/csv", "/o/acme/person", "/o/acme/findings?clause=A.5",
        ]
        for kind in ReportKind.allCases {
            for format in ["html", "md", "json", "csv"] { paths.append("/o/acme/reports/\(kind.rawValue)/\(format)") }
        }
        return paths
    }

    @Test(
        "No page, report, export or past day tells anybody outside the circle, administrators included",
        arguments: Role.allCases.filter { $0 != .owner })
    func walk(role: Role) async throws {
        let (site, _) = try await site()
        for path in Self.paths {
            let answer = try await site.get(path, as: role)
            #expect(!answer.text.contains(Self.word), "\(role) \(path)")
            #expect(!answer.location.contains(Self.word), "\(role) \(path)")
        }
    }

    @Test("Whoever is in the circle finds it in the list, by search, in history and with its file")
    func inside() async throws {
        let (site, code) = try await site()
        for path in [
            "/o/acme/incident", "/o/acme/incident/\(code)", "/o/acme/search?q=\(Self.word)", "/o/acme/history",
            "/o/acme/asset/AST-1", "/o/acme/incident/export/csv",
        ] {
            #expect(try await site.get(path, as: .owner).text.contains(Self.word), "\(path)")
        }
        let page = try await site.get("/o/acme/incident/\(code)", as: .owner).text
        let link = try #require(page.firstMatch(of: #/href="([^"]*\/file\/timeline\?digest=[0-9a-f]{64})"/#)).1
        #expect(try await site.get(String(link), as: .owner).text == "\(Self.word) in the log")
        #expect(try await site.get(String(link), as: .administrator).status == .notFound)
    }

    @Test("Counts, findings and pages are for everybody else as if it had never been")
    func equal() async throws {
        let (site, _) = try await site()
        let untouched = try await TestSite()
        for role in [Role.administrator, .ismsManager, .reader] {
            for path in ["/o/acme/incident", "/o/acme/findings", "/o/acme/asset", "/o/acme/comment"] {
                let with = try await site.get(path, as: role).text
                let without = try await untouched.get(path, as: role).text
                #expect(Self.stable(with) == Self.stable(without), "\(role) \(path)")
            }
        }
    }

    /// A page without what differs from session to session.
    private static func stable(_ page: String) -> String {
        page.replacing(#/name="_?token" value="[^"]*"/#, with: "").replacing(#/value="[0-9A-Za-z_-]{20,}"/#, with: "")
            .replacing(#/[0-9a-f]{12,64}/#, with: "")
    }
}
