import Frameworks
import Testing

@Suite("The guidance on each clause")
struct ClauseGuidanceTests {
    private static let clauses = Catalog.bundled.clauses.filter { $0.level != .item }.map(\.id)
    /// Clauses that only hold others together; they are told in fewer words.
    private static let parents = Set(clauses.compactMap(\.parent))

    private static func file(_ clause: Clause.ID) throws -> CatalogFile {
        try #require(CatalogFile.embedded("guidance/clauses/\(clause).md"), "\(clause) has no guidance")
    }

    @Test("Each clause and subclause has guidance in the agreed form", arguments: clauses)
    func form(clause: Clause.ID) throws {
        let guidance = try ClauseGuidance(Self.file(clause))
        #expect(guidance.clause == clause)
        #expect(ClauseGuidance.bundled(for: clause) == guidance)
        let isAmended = Catalog.bundled.clauses[id: clause]?.amendment != nil
        #expect(guidance.amendment.isEmpty != isAmended, "what Amendment 1:2024 changed is told where it changed it")
    }

    @Test("Whatever guidance refers to exists, and is not the clause itself", arguments: clauses)
    func references(clause: Clause.ID) throws {
        let guidance = try ClauseGuidance(Self.file(clause))
        #expect((1...5).contains(guidance.relatedClauses.count) && !guidance.relatedClauses.contains(clause))
        for other in guidance.relatedClauses { #expect(Catalog.bundled.clauses[id: other] != nil, "\(other)") }
        #expect(guidance.relatedControls.count <= 6)
    }

    @Test("Guidance on a clause is as long as there is to say", arguments: clauses)
    func length(clause: Clause.ID) throws {
        let words = try CatalogStatistics.wordCount(of: Self.file(clause).bytes)
        let range = Self.parents.contains(clause) ? 110...280 : 220...640
        #expect(range.contains(words), "\(clause) has \(words) words")
    }

    @Test("An item is spoken of by the subclause it is part of")
    func item() throws {
        let item = try #require(Clause.ID("6.1.3.d"))
        #expect(ClauseGuidance.bundled(for: item)?.clause.description == "6.1.3")
    }

    @Test(
        "A file out of form is refused with what is wrong",
        arguments: [
            ("# 6.1.3", "# A.5.1", "is no clause"),
            ("## What it asks", "## What it wants", "must be one paragraph"),
            ("Clauses: ", "Clauses: 6.1.3, X, ", "is not one of the clauses"),
            ("Weak answer:", "Poor answer:", "does not say “Weak answer:”"),
            ("## Related", "## Amendment 1:2024\nIt changed this.\n\n## Kin", "names no clauses"),
        ])
    func broken(old: String, new: String, problem: String) throws {
        let clause = try #require(Clause.ID("6.1.3"))
        let text = String(decoding: try Self.file(clause).bytes, as: UTF8.self)
        try #require(text.contains(old))
        let error = #expect(throws: CatalogError.self) {
            try ClauseGuidance(
                CatalogFile(path: "guidance/clauses/6.1.3.md", bytes: Array(text.replacing(old, with: new).utf8)))
        }
        #expect(error?.problem.contains(problem) == true, "\(String(describing: error))")
    }
}
