import RecordFormat
import Testing

@Suite("Comments on the command line")
struct CommentCommandTests {
    @Test("Comments are added, listed page by page, shown with their history, withdrawn and erased")
    func comments() async throws {
        try await Program.inFolder { annex in
            try annex.annex("init", "--name", "Nimbus")
            try annex.annex("add", "asset", "name=Portal")
            try annex.annex("add", "asset", "name=Shop")
            for number in 1...3 { try annex.annex("add", "comment", "subject=AST-1", "text=Said \(number)") }
            try annex.annex("add", "comment", "subject=Shop", "text=Of the shop")

            let all = try annex.annex("list", "comment").text
            #expect(all.contains("CMT-4") && all.contains("Of the shop") && all.contains("tester"))
            let page = try annex.annex("list", "comment", "subject=AST-1", "--limit", "2")
            #expect(page.text.contains("Said 3") && page.text.contains("Said 2") && !page.text.contains("Said 1"))
            #expect(page.error.contains("--before CMT-2"))
            let rest = try annex.annex("list", "comment", "subject=AST-1", "--before", "CMT-2", "--json").json()
            #expect(rest.arrayValue?.count == 1 && rest.arrayValue?.first?["code"] == "CMT-1")
            #expect(try annex.annex("show", "AST-1").text.contains("3 comments"))
            #expect(try annex.annex("show", "CMT-1").text.contains("Said 1"))
            #expect(try annex.annex("list").lines.contains { $0.hasPrefix("comment") && $0.contains(" 4 ") })

            let then = try #require(
                try annex.annex("log", "--limit", "1", "--json").json().arrayValue?.first?["sequence"])
            try annex.annex("withdraw", "CMT-1")
            #expect(try !annex.annex("list", "comment").text.contains("Said 1"))
            #expect(try annex.annex("show", "CMT-1", "--history").text.contains("Said 1"))
            #expect(
                try annex.annex("list", "comment", "--as-of", "\(then.integerValue ?? 0)").text.contains("Said 1"))
            try annex.annex("erase", "CMT-1", "--yes")
            #expect(try !annex.annex("show", "CMT-1", "--history").text.contains("Said 1"))

            try annex.refuses("add", "comment", "subject=AST-1", "text=x", "author=Boss", status: 2, saying: "by hand")
            try annex.refuses("add", "comment", "subject=AST-9", "text=x", status: 2, saying: "AST-9")
            try annex.refuses("set", "CMT-2", "text=Other", status: 2, saying: "stays as it was made")
            try annex.refuses("remove", "CMT-2", status: 2, saying: "can only be erased")
            try annex.refuses("withdraw", "AST-1", status: 2, saying: "no comment")
            try annex.refuses("withdraw", "CMT-9", status: 3, saying: "CMT-9")
            try annex.refuses("list", "comment", "text=Said", status: 2, saying: "subject=CODE")
            try annex.refuses("list", "comment", "--search", "Said", status: 2, saying: "newest first")
            try annex.refuses("list", "comment", "--before", "soon", status: 2, saying: "--before")
            try annex.annex("erase", "AST-1", "--yes")
            #expect(try annex.annex("list", "comment", "--json").json().arrayValue?.count == 1)
            #expect(try annex.annex("verify").text.contains("the history is whole"))
        }
    }
}
