/// A policy or procedure the program carries: Markdown that is filled from an organization's own records.
///
/// All of it is our own wording. One file a document, `documents/access-control.md`, read when first asked for. What
/// can be wrong with a template by itself is checked as it is read: a section that never ends, a choice nobody uses, a
/// hole in the numbering. Whether its tags are known is checked against a vocabulary (``check(against:)``).
package struct DocumentTemplate: Hashable, Sendable, Identifiable {
    package enum Category: String, Hashable, Sendable, CaseIterable { case policy, procedure, standard, plan }

    package enum Classification: String, Hashable, Sendable, CaseIterable { case `public`, `internal`, confidential }

    /// “access-control”, the file's name, never given to another document.
    package let id: String
    package let title: String
    package let category: Category
    /// What its statements' identifiers begin with: ACC in ACC-07.
    package let prefix: String
    /// The role that keeps it current, one of ``TemplateVocabulary/roles``.
    package let owner: String
    /// The role that approves it; another one.
    package let approver: String
    /// How many months may pass between two reviews.
    package let reviewMonths: Int
    package let classification: Classification
    /// What it settles, and for whom, in one sentence.
    package let summary: String
    /// The clauses it answers.
    package let clauses: [Clause.ID]
    /// The controls of Annex A it answers.
    package let controls: [ReferenceControl.ID]
    /// Other documents, by ``id``.
    package let related: [String]
    package let choices: [TemplateChoice]
    /// The template itself: Markdown with tags.
    package let text: String
    /// How many numbered statements it makes.
    package let statementCount: Int
    private let tags: TemplateTags

    package init(_ file: CatalogFile) throws(CatalogError) {
        let head = try FrontMatter(file)
        guard let id = Self.id(ofPath: file.path) else {
            throw CatalogError(file: file.path, problem: "does not lie in “\(Self.folder)”, or is no Markdown file")
        }
        self.id = id
        title = try head.value("title")
        category = try head.value("category", "category") { Category(rawValue: $0) }
        prefix = try head.value("prefix", "prefix of 2 to 4 capitals") { text in
            (2...4).contains(text.utf8.count) && text.utf8.allSatisfy { (0x41...0x5A).contains($0) } ? text : nil
        }
        owner = try head.value("owner")
        approver = try head.value("approver")
        guard owner != approver else {
            throw head.fault("approver", "is the owner; nobody approves their own document")
        }
        reviewMonths = try head.value("reviewMonths", "number of months from 1 to 36") { text in
            Int(text).flatMap { (1...36).contains($0) ? $0 : nil }
        }
        classification = try head.value("classification", "classification") { Classification(rawValue: $0) }
        summary = try head.value("summary")
        clauses = try head.values("clauses", "clause", count: 1...6) { Clause.ID($0) }
        controls = try head.values("controls", "control of Annex A", count: 0...20) { ReferenceControl.ID($0) }
        related = try head.values("related", "other document", count: 1...5) { $0 == id ? nil : $0 }
        var choices: [TemplateChoice] = []
        for entry in head.entries {
            guard let name = entry.key.afterPrefix("choice ") else { continue }
            choices.append(try TemplateChoice(name, entry.value, in: head, key: entry.key))
        }
        self.choices = choices
        try head.checkKeys { Self.keys.contains($0) || $0.hasPrefix("choice ") }
        text = head.text
        try Self.checkSections(in: head)
        tags = try TemplateTags(in: head)
        try tags.check(choices: choices)
        statementCount = try TemplateStatements.count(in: head, prefix: prefix)
    }

    /// Checks that the roles it names and the tags it uses are those there are.
    package func check(against vocabulary: TemplateVocabulary) throws(CatalogError) {
        for (key, role) in [("owner", owner), ("approver", approver)] where !vocabulary.roles.contains(role) {
            throw CatalogError(file: tags.file, column: key, problem: "“\(role)” is no role")
        }
        try tags.check(against: vocabulary)
    }

    /// The choice of that name; nil where the document has none.
    package func choice(named name: String) -> TemplateChoice? { choices.first { $0.name == name } }

    private static let keys: Set<String> = [
        "title", "category", "prefix", "owner", "approver", "reviewMonths", "classification", "summary", "clauses",
        "controls", "related",
    ]
}

extension DocumentTemplate {
    private static let folder = "documents/"

    /// The identifiers of all documents the program carries, in alphabetical order.
    package static let ids: [String] = CatalogFile.paths.compactMap(id(ofPath:))

    private static func id(ofPath path: String) -> String? {
        guard path.hasPrefix(folder), path.hasSuffix(".md") else { return nil }
        return String(path.dropFirst(folder.count).dropLast(".md".count))
    }

    /// The document of that identifier; nil where the program carries none.
    ///
    /// A broken file is a defect of the build, which the tests rule out.
    package static func bundled(_ id: String) -> DocumentTemplate? {
        guard let file = CatalogFile.embedded("\(folder)\(id).md") else { return nil }
        return try? DocumentTemplate(file)
    }

    /// All documents, read anew on each call.
    package static func allBundled() -> [DocumentTemplate] { ids.compactMap(bundled) }

    /// HTML, links, pictures, footnotes, tabulators.
    private static let foreignMarks: [StaticString] = ["<", "](", "![", "[^", "\t"]

    /// Checks the headings and that nothing stands in the text that no rendering could show.
    private static func checkSections(in head: FrontMatter) throws(CatalogError) {
        var sections: [Substring] = []
        for (place, line) in head.text.linesByFeed.enumerated() {
            func fault(_ problem: String) -> CatalogError {
                CatalogError(file: head.file, row: head.textLine + place, problem: problem)
            }
            if line.utf8.first == UInt8(ascii: "#") {
                if line.hasPrefix("## ") {
                    sections.append(line.dropFirst(3))
                } else if !line.hasPrefix("### ") {
                    throw fault("“\(line)” is no heading of the second or third level")
                }
            }
            for mark in foreignMarks where line.containsBytes(mark) {
                throw fault("“\(mark)” stands for markup that documents do not use")
            }
            if line.hasPrefix(" ") { throw fault("begins with a space: lists do not nest") }
        }
        guard Array(sections.prefix(2)) == ["Purpose", "Who it binds"],
            Array(sections.suffix(3)) == ["Responsibilities", "Exceptions", "Records"],
            sections.contains("Rules") || sections.contains("Procedure"), Set(sections).count == sections.count
        else {
            throw CatalogError(
                file: head.file,
                problem:
                    "the sections are \(sections.joined(separator: ", ")); wanted are Purpose, Who it binds, Rules or Procedure, …, Responsibilities, Exceptions, Records"
            )
        }
    }
}
