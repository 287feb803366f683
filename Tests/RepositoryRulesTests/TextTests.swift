import Testing

@Suite("Comments, scripts and documents")
struct TextTests {
    @Test("Nothing is marked as left undone")
    func undone() {
        let others = Repository.paths.filter { path in
            // The catalogue's data are texts of people and organizations, and tests may be about such marks.
            !path.hasSuffix(".swift") && !path.hasPrefix("Tests/") && !path.hasPrefix("Sources/CatalogData/data/")
        }
        #expect(Repository.sources.flatMap { TextRules.undone($0) } == [])
        #expect(others.flatMap { TextRules.undone(path: $0, text: Repository.text(of: $0)) } == [])
    }

    @Test("Every relative link in a document leads somewhere")
    func links() {
        let documents = Repository.paths.filter { $0.hasSuffix(".md") }
        #expect(!documents.isEmpty)
        let dead = documents.flatMap { path in
            TextRules.deadLinks(
                path: path, text: Repository.text(of: path), exists: Repository.exists, textOf: Repository.text)
        }
        #expect(dead == [])
    }

    @Test("A mark of undone work is seen in a comment and not in a text")
    func undoneSample() {
        let file = SwiftFile(sample: "let a = \"TODO\"\n/* later:\n FIXME */\n// TODO: more\n// XXXL, todo")
        #expect(TextRules.undone(file).map(\.line) == [3, 4])
        #expect(TextRules.undone(path: "scripts/run", text: "echo\n# XXX\n").map(\.line) == [2])
    }

    @Test(
        "A dead link is seen",
        arguments: [
            "[a](missing.md)", "![a](missing.png \"A picture\")", "see [a](<missing file.md>).", "[a]: missing.md",
            "<img src=\"missing.svg\">", "[a](../../outside.md)", "[a](#no-such-heading)",
            "[a](there.md#no-such-heading)",
            "| [a](b/../missing.md) |",
        ])
    func deadLink(text: String) { #expect(dead(text) == 1) }

    @Test(
        "A link that leads somewhere is left alone",
        arguments: [
            "[a](there.md)", "[a](../README.md)", "[a](/README.md)", "[a](there.md#the-first-part)", "# B c\n[a](#b-c)",
            "[a](https://example.org/missing)", "[a](mailto:a@example.org)", "`[a](missing.md)`",
            "```\n[a](missing.md)\n```", "[a](./there.md#the-first-part-1)",
        ])
    func livingLink(text: String) { #expect(dead(text) == 0) }

    private func dead(_ text: String) -> Int {
        TextRules.deadLinks(
            path: "docs/page.md", text: text, exists: { ["docs/page.md", "docs/there.md", "README.md"].contains($0) },
            textOf: { _ in "# The first part\n\n## The first part\n" }
        ).count
    }
}
