import Frameworks
import Phrases
import Testing

@Suite("Everything we wrote")
struct WrittenContentTests {
    @Test("All of it is looked through")
    func completeness() {
        let places = Set(WrittenContent.all.map(\.place))
        #expect(places.count == WrittenContent.all.count)
        #expect(places.isSuperset(of: ["A.5.1", "clause 6.1.3", "access-control", "S-001", "Q-120"]))
        #expect(WrittenContent.all.count == 93 + 41 + 29 + Catalog.bundled.scenarios.count + 120 + 12)
    }

    @Test("No filler: every sentence says something")
    func filler() {
        for finding in WrittenContent.filler(in: WrittenContent.all) { Issue.record("\(finding)") }
    }

    @Test("No sentence of six words and more is used twice, anywhere")
    func repetition() {
        for finding in WrittenContent.repetitions(in: WrittenContent.all) { Issue.record("\(finding)") }
    }

    @Test("The linter sees what it looks for")
    func linter() {
        let texts = [
            WrittenContent.Text(place: "one", text: "Keep it robust. The owner reads the log, every single day."),
            WrittenContent.Text(place: "two", text: "the owner reads the log every single day!\nThis is robustness."),
        ]
        #expect(
            WrittenContent.repetitions(in: texts) == [
                "“the owner reads the log every single day” stands in one and two"
            ])
        #expect(WrittenContent.filler(in: texts) == ["one says “robust”", "two says “robust”"])
    }

    @Test("The counts are what there is")
    func statistics() throws {
        let lines = CatalogStatistics().lines
        #expect(lines.map(\.files) == [93, 41, 29, 1, 1, 12])
        let documents = try #require(lines.first { $0.name == "documents" })
        #expect(documents.items == DocumentTemplate.allBundled().reduce(0) { $0 + $1.statementCount })
        #expect(documents.items >= 29 * 15)
        #expect(lines.allSatisfy { $0.words > 5000 })
    }

    @Test("Words are counted as people count them", arguments: [("", 0), ("- one | two **three**", 3), ("## — ", 0)])
    func words(text: String, count: Int) {
        #expect(CatalogStatistics.wordCount(of: text.utf8) == count)
    }
}
