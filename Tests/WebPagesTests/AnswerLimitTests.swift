import Accounts
import HTTPTypes
import ISMS
import Logging
import RecordFormat
import Registers
import Reports
import RecordStore
import Testing
import Operations
import Phrases

@testable import Serving
@testable import WebPages

/// What answers may tell, and how large an address may make them.
@Suite("What answers may tell")
struct AnswerLimitTests {
    @Test("A count in the search tells of nothing that its reader may not open")
    func searchCounts() async throws {
        let site = try await TestSite()
        var draft = try await site.workspace.draft()
        for number in 1...3 {
            var action = TreatmentAction()
            action.name = "Another restore, number \(number)"
            draft.create(action)
        }
        _ = try await site.workspace.commit(
            draft, by: .init(principal: "test", time: site.clock.now, reason: "", source: "test"))
        let all = try await site.get("/o/acme/search?q=restore", as: .ismsManager).text
        #expect(all.contains("<span class=\"count\">4</span>"))
        let own = try await site.get("/o/acme/search?q=restore", as: .member).text
        #expect(own.contains("Test a restore"))
        #expect(own.contains("<span class=\"count\">1</span>"))
        #expect(!own.contains("<span class=\"count\">4</span>"))
    }

    @Test("A column is shown once however often it is asked for, and one that is not there never")
    func columns() {
        let names = ["name", "@level", "name", "owner", "@nothing", "nothing", "@level"]
        let query = RegisterQuery(FormData(names.map { ("c", $0) }), kind: Risk.kind)
        #expect(query.columns == ["name", "@level", "owner"])
        let filters = RegisterQuery(
            FormData(["mitigate", "accept", "mitigate"].map { ("f.treatment", $0) }), kind: Risk.kind)
        #expect(filters.filters == ["treatment": ["mitigate", "accept"]])
    }

    @Test("An address that repeats itself makes no larger page")
    func repeated() async throws {
        let site = try await TestSite()
        let once = try await site.get("/o/acme/risk?c=name&c=owner", as: .owner)
        let often = try await site.get(
            "/o/acme/risk?" + Array(repeating: "c=name&c=owner", count: 500).joined(separator: "&"), as: .owner)
        #expect(often.status == .ok)
        #expect(often.bytes.count == once.bytes.count)
    }

    @Test("What another program said of a document that failed goes to the log, not to the page")
    func failedDocument() {
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        for error in [
            ReportError.weasyPrintFailed(message: "/opt/secret 62.3"), .pandocFailed(message: "/opt/secret 62.3"),
            .workbookFailed(message: "/opt/secret 62.3"),
        ] {
            let told = WebError.rendering(error, logger)
            #expect(told.status == .serviceUnavailable)
            #expect(!told.message.english.contains("secret") && !told.message.english.contains("62.3"))
        }
        #expect(WebError.rendering(.weasyPrintTimedOut(limit: .seconds(60)), logger).message.english.contains("60"))
    }
}
