import Accounts
import HTTPTypes
import ISMS
import RecordFormat
import Registers
import Testing

@testable import WebPages

@Suite("Saved views of registers")
struct SavedViewTests {
    private let path = "/o/acme/asset"

    private func save(_ site: TestSite, _ name: String, _ query: String, as role: Role = .reader) async throws
        -> TestSite.Answer
    {
        try await site.post(path, as: role, [("name", name), ("query", query)])
    }

    @Test("A view is kept under its name, led back to, and shown as a link to its owner alone")
    func whole() async throws {
        let site = try await TestSite()
        let saved = try await save(site, "  In   use ", "f.status=active&sort=-name&c=name&c=owner&page=7&x=1")
        // Only what a list understands is kept, and no page.
        #expect(saved.location == "/o/acme/asset?f.status=active&sort=-name&c=name&c=owner&done=view-saved")
        let list = try await site.get(path, as: .reader)
        #expect(list.text.contains("href=\"/o/acme/asset?f.status=active&amp;sort=-name&amp;c=name&amp;c=owner\""))
        #expect(list.text.contains(">In use<"))
        #expect(try await !site.get(path, as: .ismsManager).text.contains(">In use<"))
        #expect(try await !site.get("/o/acme/risk", as: .reader).text.contains(">In use<"))
        let shown = try await site.get("/o/acme/asset?sort=-name&f.status=active&c=name&c=owner", as: .reader)
        #expect(shown.text.contains("aria-current=\"true\">In use<"))
    }

    @Test("One of the same name is replaced, and one that is removed is gone")
    func replaceAndRemove() async throws {
        let site = try await TestSite()
        _ = try await save(site, "Mine", "q=one")
        _ = try await save(site, "Mine", "q=two")
        let list = try await site.get(path, as: .reader)
        #expect(!list.text.contains("q=one") && list.text.contains("q=two"))
        let removed = try await site.post(path, as: .reader, [("remove", "Mine")])
        #expect(removed.location == "/o/acme/asset?done=view-removed")
        #expect(try await !site.get(path, as: .reader).text.contains("q=two"))
    }

    @Test("A name is needed and has its length, and views have their number")
    func limits() async throws {
        let site = try await TestSite()
        #expect(try await save(site, "  ", "q=a").status == .badRequest)
        #expect(try await save(site, String(repeating: "n", count: 61), "q=a").status == .badRequest)
        for number in 1...AccountService.savedViewsMax {
            #expect(try await save(site, "View \(number)", "q=\(number)").status == .seeOther)
        }
        let more = try await save(site, "One more", "q=more")
        #expect(more.status == .badRequest && more.text.contains("Remove one"))
        #expect(try await save(site, "View 1", "q=other").status == .seeOther)
    }

    @Test("A name cannot bring anything into the page")
    func escaping() async throws {
        let site = try await TestSite()
        _ = try await save(site, "<b onload=x>\"'", "q=%3Cscript%3E")
        let list = try await site.get(path, as: .reader)
        #expect(!list.text.contains("<b onload") && !list.text.contains("<script>"))
    }

    @Test("Views of a register that may not be read are not kept")
    func unread() async throws {
        let site = try await TestSite()
        #expect(try await save(site, "Mine", "q=a", as: .member).status == .notFound)
    }
}
