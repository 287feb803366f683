/// A short lesson on security for everybody who works in a company, with questions at its end
/// (ISO/IEC 27001:2022, 7.3).
///
/// All of it is our own wording. One file a lesson, `lessons/01-phishing.md`, read when first asked for.
package struct Lesson: Hashable, Sendable, Identifiable {
    /// A question with four answers, exactly one of them right.
    package struct Question: Hashable, Sendable {
        package struct Option: Hashable, Sendable {
            package let text: String
            package let isRight: Bool
        }

        package let question: String
        package let options: [Option]
        /// Why the right answer is right.
        package let reason: String
    }

    package struct Section: Hashable, Sendable {
        package let heading: String
        /// Paragraphs and items, one a line; an item begins with a hyphen.
        package let lines: [String]
    }

    /// “01-phishing”, the file's name.
    package let id: String
    package let title: String
    /// How long it takes to read.
    package let minutes: Int
    package let controls: [ReferenceControl.ID]
    package let clauses: [Clause.ID]
    /// A story, and what it shows, by paragraphs.
    package let whyItMatters: [String]
    package let whatToDo: [Section]
    package let remember: [String]
    package let questions: [Question]

    package static let questionCount = 5
    package static let optionCount = 4

    private static let folder = "lessons/"

    /// The identifiers of all lessons the program carries, in their order.
    package static let ids: [String] = CatalogFile.paths.compactMap(id(ofPath:))

    private static func id(ofPath path: String) -> String? {
        guard path.hasPrefix(folder), path.hasSuffix(".md") else { return nil }
        return String(path.dropFirst(folder.count).dropLast(".md".count))
    }

    /// The lesson of that identifier, or of that number such as “01”; nil where the program carries none.
    ///
    /// A broken file is a defect of the build, which the tests rule out.
    package static func bundled(_ id: String) -> Lesson? {
        let full = ids.first { $0 == id || $0.hasPrefix(id + "-") }
        guard let full, let file = CatalogFile.embedded("\(folder)\(full).md") else { return nil }
        return try? Lesson(file)
    }

    /// All lessons, read anew on each call.
    package static func allBundled() -> [Lesson] { ids.compactMap(bundled) }

    package init(_ file: CatalogFile) throws(CatalogError) {
        let head = try FrontMatter(file)
        guard let id = Self.id(ofPath: file.path) else {
            throw CatalogError(file: file.path, problem: "does not lie in “\(Self.folder)”, or is no Markdown file")
        }
        self.id = id
        title = try head.value("title")
        minutes = try head.value("minutes", "number of minutes from 1 to 15") { text in
            Int(text).flatMap { (1...15).contains($0) ? $0 : nil }
        }
        controls = try head.values("controls", "control of Annex A", count: 1...6) { ReferenceControl.ID($0) }
        clauses = try head.values("clauses", "clause", count: 1...3) { Clause.ID($0) }
        try head.checkKeys { ["title", "minutes", "controls", "clauses"].contains($0) }
        var reading = LessonReading(head)
        whyItMatters = try reading.paragraphs(under: "Why it matters")
        whatToDo = try reading.sections(under: "What to do", count: 2...4)
        remember = try reading.items(under: "Remember", count: 3...5)
        questions = try reading.questions(under: "Questions", count: Self.questionCount)
    }
}
