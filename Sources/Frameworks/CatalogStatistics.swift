package import Phrases

/// How much the program carries of what we wrote: files, items and words, kind by kind.
package struct CatalogStatistics: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        /// As in “control guidance”.
        package let name: Phrase
        package let files: Int
        /// How many of ``itemName`` there are.
        package let items: Int
        /// What is counted in it, such as “statements”.
        package let itemName: Phrase
        package let words: Int
    }

    package let lines: [Line]

    /// Reads everything; what cannot be read is not counted.
    package init() {
        let catalog = Catalog.bundled
        let controls = catalog.controls.compactMap { ControlGuidance.bundled(for: $0.id) }
        let templates = DocumentTemplate.allBundled()
        let lessons = Lesson.allBundled()
        lines = [
            Line(
                name: "guidance on controls", files: Self.files("guidance/controls/").count,
                items: controls.reduce(0) { $0 + $1.questions.count }, itemName: "auditor's questions",
                words: Self.words(in: Self.files("guidance/controls/"))),
            Line(
                name: "guidance on clauses", files: Self.files("guidance/clauses/").count,
                items: catalog.clauses.filter { $0.level != .item }.compactMap { ClauseGuidance.bundled(for: $0.id) }
                    .reduce(0) { $0 + $1.questions.count }, itemName: "auditor's questions",
                words: Self.words(in: Self.files("guidance/clauses/"))),
            Line(
                name: "documents", files: Self.files("documents/").count,
                items: templates.reduce(0) { $0 + $1.statementCount }, itemName: "statements",
                words: Self.words(in: Self.files("documents/"))),
            Line(
                name: "scenarios", files: 1, items: catalog.scenarios.count, itemName: "scenarios",
                words: catalog.scenarios.reduce(0) {
                    $0 + Self.words(of: [$1.event, $1.why, $1.ratingReason])
                }),
            Line(
                name: "customers' questions", files: 1, items: CustomerQuestion.bundled.count, itemName: "questions",
                words: CustomerQuestion.bundled.reduce(0) {
                    $0 + Self.words(of: [$1.question, $1.answerFrom, $1.askedFor])
                }),
            Line(
                name: "lessons", files: Self.files("lessons/").count,
                items: lessons.reduce(0) { $0 + $1.questions.count }, itemName: "questions",
                words: Self.words(in: Self.files("lessons/"))),
        ]
    }

    private static func files(_ folder: String) -> [String] {
        CatalogFile.paths.filter { $0.hasPrefix(folder) && $0.hasSuffix(".md") }
    }

    private static func words(in paths: [String]) -> Int {
        paths.reduce(0) { $0 + wordCount(of: CatalogFile.embedded($1)?.bytes ?? []) }
    }

    private static func words(of texts: [String]) -> Int { texts.reduce(0) { $0 + wordCount(of: $1.utf8) } }

    /// Runs of anything but white space that hold an ASCII letter or digit; marks of lists and tables, and dashes by
    /// themselves, are no words.
    package static func wordCount(of bytes: some Sequence<UInt8>) -> Int {
        var count = 0
        var isCounted = false
        for byte in bytes {
            if byte <= 0x20 {
                isCounted = false
            } else if !isCounted, isAlphanumeric(byte) {
                isCounted = true
                count += 1
            }
        }
        return count
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
}
