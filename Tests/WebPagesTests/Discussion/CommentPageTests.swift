import HTTPTypes
import ISMS
import Operations
import RecordFormat
import RecordStore
import Registers
import Testing

@testable import WebPages

/// What people said stands on the record's page, page by page, and is added and withdrawn there.
@Suite("Comments on a record's page")
struct CommentPageTests {
    private func site(comments: Int = 0) async throws -> TestSite {
        let site = try await TestSite()
        for number in 0..<comments {
            let answer = try await site.post(
                "/o/acme/risk/RISK-1/comment", as: .owner, [("text", "Said no. \(number + 1).")])
            #expect(answer.status == .seeOther)
        }
        return site
    }

    /// The numbers of what was said, in the order of the page.
    private func said(_ page: String) -> [Int] {
        page.matches(of: #/<p>Said no\. (\d+)\.<\/p>/#).compactMap { Int($0.1) }
    }

    @Test("The newest page stands there with the way to older ones, without a script")
    func pages() async throws {
        let site = try await site(comments: 23)
        let first = try await site.get("/o/acme/risk/RISK-1", as: .reader).text
        #expect(said(first) == Array((4...23).reversed()))
        #expect(first.contains("23 comments"))
        let older = try #require(first.firstMatch(of: #/href="([^"#]*comments-before=[^"#]*)#comments"/#)).1
        let second = try await site.get(String(older).replacing("&amp;", with: "&"), as: .reader).text
        #expect(said(second) == [3, 2, 1])
        #expect(!second.contains("rel=\"next\"") && second.contains(">Newest<"))
    }

    @Test("A cursor that is nonsense is answered", arguments: ["abc", "-5", "0", "9999999999999999999999", "", "1e3"])
    func cursors(cursor: String) async throws {
        let site = try await site(comments: 2)
        for path in ["/o/acme/risk/RISK-1?comments-before=\(cursor)", "/o/acme/comment?before=\(cursor)"] {
            #expect(try await site.get(path, as: .reader).status == .ok)
        }
        #expect(try await site.get("/o/acme/comment?on=RISK-99", as: .reader).status == .ok)
    }

    @Test("A past day shows what was said by then, and no form")
    func past() async throws {
        let site = try await site(comments: 1)
        site.clock.advance(seconds: 2 * 86_400)
        _ = try await site.post("/o/acme/risk/RISK-1/comment", as: .owner, [("text", "Said no. 2.")])
        let page = try await site.get("/o/acme/as-of/2026-03-02/risk/RISK-1", as: .reader)
        #expect(page.status == .ok)
        #expect(said(page.text) == [1] && !page.text.contains("name=\"text\""))
    }

    @Test("Whoever only reads sees no form, and a comment of theirs is refused")
    func readers() async throws {
        let site = try await site(comments: 1)
        let page = try await site.get("/o/acme/risk/RISK-1", as: .reader).text
        #expect(said(page) == [1] && !page.contains("Add a comment") && !page.contains("Withdraw"))
        #expect(
            try await site.post("/o/acme/risk/RISK-1/comment", as: .reader, [("text", "Said no. 2.")]).status
                == .forbidden)
    }

    @Test("A comment is withdrawn by its author or a manager, and no longer says anything")
    func withdrawing() async throws {
        let site = try await site(comments: 2)
        let other = try await site.post("/o/acme/comment/CMT-1/withdraw", as: .approver)
        #expect(other.status == .forbidden)
        #expect(try await site.get("/o/acme/risk/RISK-1", as: .owner).text.contains("comment/CMT-1/withdraw"))
        #expect(try await !site.get("/o/acme/risk/RISK-1", as: .approver).text.contains("/withdraw"))
        for (code, role) in [("CMT-1", Role.owner), ("CMT-2", .ismsManager)] {
            let answer = try await site.post("/o/acme/comment/\(code)/withdraw", as: role)
            #expect(answer.status == .seeOther && answer.location.contains("/risk/RISK-1"))
        }
        let page = try await site.get("/o/acme/risk/RISK-1", as: .reader).text
        #expect(said(page).isEmpty && page.contains("Withdrawn on") && page.contains("2 comments"))
        let record = try await site.get("/o/acme/comment/CMT-1", as: .reader).text
        #expect(record.contains("What changed") && record.contains("Said no. 1."))
        #expect(try await site.post("/o/acme/comment/CMT-1/withdraw", as: .owner).status == .badRequest)
        #expect(try await site.post("/o/acme/comment/CMT-99/withdraw", as: .owner).status == .notFound)
    }

    @Test("A crafted form neither changes, moves nor removes a comment, nor says who made it")
    func crafted() async throws {
        let site = try await site(comments: 1)
        let head = try await site.workspace.head().sequence
        for role in [Role.administrator, .ismsManager, .owner] {
            for (path, fields) in [
                ("comment/CMT-1/edit", [("v.text", "Other"), ("version", "1")]),
                ("comment/CMT-1/field/text", [("v.text", "Other"), ("version", "1")]),
                ("comment/CMT-1/field/author", [("v.author", "Boss"), ("version", "1")]),
                ("comment/CMT-1/remove", []), ("comment/CMT-1/restore", []),
                ("comment/CMT-1/approve", [("version", "1")]),
                ("comment/edit", [("code", "CMT-1"), ("field", "text"), ("value", "Other")]),
                ("comment/new", [("v.subject", "RISK-1"), ("v.text", "I agree"), ("v.author", "Boss")]),
                ("comment/new", [("v.subject", "RISK-1"), ("v.text", "I agree"), ("v.at", "2020-01-01T00:00")]),
                ("comment/new", [("v.subject", "RISK-1"), ("v.text", "I"), ("v.withdrawnAt", "2020-01-01T00:00")]),
            ] as [(String, [(String, String)])] {
                let answer = try await site.post("/o/acme/\(path)", as: role, fields)
                #expect(answer.status.code >= 400, "\(role) \(path) \(answer.status)")
            }
            // What a sender adds to the form on the page is not read at all.
            let said = try await site.post(
                "/o/acme/risk/RISK-1/comment", as: role,
                [("text", "Mine"), ("author", "Boss"), ("at", "2020-01-01T00:00:00Z"), ("v.author", "Boss")])
            #expect(said.status == .seeOther)
        }
        #expect(try await site.workspace.head().sequence == head + 3)
        #expect(try await !site.get("/o/acme/risk/RISK-1", as: .reader).text.contains("Boss"))
        #expect(try await site.get("/o/acme/risk/RISK-1", as: .reader).text.contains("Said no. 1."))
    }

    @Test("The list of comments, one of them, and the export show what was said about what, by whom")
    func register() async throws {
        let site = try await site(comments: 1)
        _ = try await site.post("/o/acme/asset/AST-1/comment", as: .ismsManager, [("text", "Whose is it?")])
        let list = try await site.get("/o/acme/comment", as: .reader).text
        #expect(
            list.contains("Said no. 1.") && list.contains("Whose is it?") && list.contains("The \(Role.owner.label)"))
        let narrowed = try await site.get("/o/acme/comment?on=AST-1", as: .reader).text
        #expect(!narrowed.contains("Said no. 1.") && narrowed.contains("Whose is it?"))
        let one = try await site.get("/o/acme/comment/CMT-1", as: .reader).text
        #expect(one.contains("Said no. 1.") && one.contains("/o/acme/risk/RISK-1"))
        let csv = try await site.get("/o/acme/comment/export/csv", as: .reader).text
        #expect(csv.contains("CMT-1") && csv.contains("CMT-2") && csv.contains("The ISMS manager"))
        #expect(try await site.get("/o/acme/search?q=CMT-1", as: .reader).location.hasSuffix("/comment/CMT-1"))
        #expect(try await site.get("/o/acme/search?q=Whose", as: .reader).text.contains("Whose"))
        #expect(try await site.get("/o/acme/history/2", as: .reader).text.contains("/o/acme/comment/CMT-1"))
    }
}
