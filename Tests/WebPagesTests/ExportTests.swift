import Accounts
import HTTPTypes
import ISMS
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations

@testable import WebPages

@Suite("Registers as files")
struct ExportTests {
    private func csv(_ site: TestSite, _ path: String, as role: Role = .reader) async throws -> [[Substring]] {
        let answer = try await site.get(path, as: role)
        #expect(answer.status == .ok)
        return answer.text.trimmingPrefix("\u{FEFF}").split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
    }

    @Test("Exactly the records and columns of the list, in its order, on all its pages")
    func exactly() async throws {
        let site = try await TestSite()
        let rows = try await csv(site, "/o/acme/asset/export/csv?q=pay&c=name&c=owner")
        #expect(rows == [["Code", "Name", "Owner"], ["AST-2", "Payroll", "The ISMS manager"]])
        let sorted = try await csv(site, "/o/acme/person/export/csv?c=name&sort=-name")
        let names = sorted.dropFirst().map { $0[1] }
        #expect(names == names.sorted { $0.lowercased() > $1.lowercased() })
        #expect(sorted.count == 1 + Role.allCases.count)
    }

    @Test("More than a page is exported whole, in order")
    func pages() async throws {
        let site = try await TestSite()
        var draft = try await site.workspace.draft()
        for number in 1...230 {
            var asset = Asset()
            asset.name = "Bulk \(number % 10) \(number)"
            draft.create(asset)
        }
        _ = try await site.workspace.commit(
            draft, by: .init(principal: "test", time: site.clock.now, reason: "", source: "test"))
        #expect(try await csv(site, "/o/acme/asset/export/csv?page=2").count == 1 + 232)
        let narrowed = try await csv(site, "/o/acme/asset/export/csv?q=bulk&c=name&sort=name")
        #expect(narrowed.count == 1 + 230)
        #expect(
            narrowed.dropFirst().map { $0[1].lowercased() } == narrowed.dropFirst().map { $0[1].lowercased() }.sorted())
    }

    @Test("A risk's levels leave with figure and name, each format under its own name and type")
    func formats() async throws {
        let site = try await TestSite()
        let rows = try await csv(site, "/o/acme/risk/export/csv?c=name&c=@level")
        #expect(rows[0] == ["Code", "Risk", "Level now", "Level now (figure)"])
        #expect(rows[1] == ["RISK-1", "The database is lost", "High", "15"])
        for (format, type, opening) in [
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK"),
            ("json", "application/json", "{"),
        ] {
            let answer = try await site.get("/o/acme/risk/export/\(format)", as: .owner)
            #expect(answer.headers[.contentType] == type)
            #expect(answer.text.hasPrefix(opening))
            #expect(
                answer.headers[.contentDisposition]?.contains("filename=\"acme-risk-2026-03-01.\(format)\"") == true)
        }
        #expect(try await site.get("/o/acme/risk/export/pdf", as: .owner).status == .notFound)
        #expect(try await site.get("/o/acme/risk/export/exe", as: .owner).status == .notFound)
    }

    @Test("A cell that a spreadsheet would take for a formula stays a text")
    func formulas() async throws {
        let site = try await TestSite()
        _ = try await site.post(
            "/o/acme/asset/new", as: .ismsManager, [("v.name", "=HYPERLINK(\"http://evil.example\")")])
        let answer = try await site.get("/o/acme/asset/export/csv?c=name", as: .reader)
        #expect(answer.text.contains("'=HYPERLINK"))
    }

    @Test("Who may not export gets nothing, who may reads what they may read")
    func roles() async throws {
        let site = try await TestSite()
        #expect(try await site.get("/o/acme/asset/export/csv", as: .member).status == .notFound)
        #expect(try await site.get("/o/acme/treatment-action/export/csv", as: .member).status == .forbidden)
        for role in Role.allCases where role != .member {
            #expect(try await site.get("/o/acme/person/export/csv", as: role).status == .ok)
        }
    }

    @Test("A past day is exported as it stood, under its date")
    func past() async throws {
        let site = try await TestSite()
        site.clock.advance(seconds: 2 * 86_400)
        _ = try await site.post("/o/acme/asset/new", as: .ismsManager, [("v.name", "Later")])
        let answer = try await site.get("/o/acme/as-of/2026-03-02/asset/export/csv", as: .reader)
        #expect(!answer.text.contains("Later"))
        #expect(answer.headers[.contentDisposition]?.contains("acme-asset-2026-03-02.csv") == true)
        #expect(try await site.get("/o/acme/asset/export/csv", as: .reader).text.contains("Later"))
    }
}
