/// The tags of a template in their order, found by bytes.
///
/// Only the plain ones of Mustache exist here: a value, a section, its inversion and its end. The library that fills
/// templates passes over a tag it does not know without a word, so every tag is checked before it is used.
struct TemplateTags: Hashable {
    struct Tag: Hashable {
        enum Form: Hashable { case value, section, inverted, end }

        let form: Form
        let name: String
        /// Where it stands in the file, lines counted from 1.
        let line: Int

        var written: String {
            switch form {
            case .value: "{{\(name)}}"
            case .section: "{{#\(name)}}"
            case .inverted: "{{^\(name)}}"
            case .end: "{{/\(name)}}"
            }
        }
    }

    let file: String
    private(set) var tags: [Tag] = []

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    init(in head: FrontMatter) throws(CatalogError) {
        file = head.file
        for (place, line) in head.text.linesByFeed.enumerated() {
            tags += try Self.tags(in: line, file: file, number: head.textLine + place)
        }
    }

    /// The tags of one line of a template's text.
    static func tags(in line: Substring, file: String, number: Int) throws(CatalogError) -> [Tag] {
        var tags: [Tag] = []
        var rest = line.utf8[...]
        func fault(_ problem: String) -> CatalogError { CatalogError(file: file, row: number, problem: problem) }
        while let start = rest.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) {
            rest = rest[start...]
            guard rest.starts(with: "{{".utf8) else { throw fault("has a brace that belongs to no tag") }
            rest = rest.dropFirst(2)
            let form: Tag.Form =
                switch rest.first {
                case UInt8(ascii: "#"): .section
                case UInt8(ascii: "^"): .inverted
                case UInt8(ascii: "/"): .end
                default: .value
                }
            if form != .value { rest = rest.dropFirst() }
            let name = rest.prefix(while: isNameByte)
            rest = rest.dropFirst(name.count)
            guard !name.isEmpty, rest.starts(with: "}}".utf8) else {
                throw fault("has a tag that is not written {{name}}, {{#name}}, {{^name}} or {{/name}}")
            }
            rest = rest.dropFirst(2)
            tags.append(Tag(form: form, name: String(Substring(name)), line: number))
        }
        return tags
    }

    /// Checks that every section ends, every choice a tag names is one of the document's, and every choice is used.
    func check(choices: [TemplateChoice]) throws(CatalogError) {
        var open: [Tag] = []
        var unused = Set(choices.map(\.name))
        for tag in tags {
            if tag.form == .end {
                guard let begun = open.popLast(), begun.name == tag.name else {
                    throw fault(tag, "ends what has not begun")
                }
                continue
            }
            if let name = tag.name.afterPrefix(Self.choicePrefix) {
                guard let choice = choices.first(where: { $0.name == name }) else {
                    throw fault(tag, "is no choice of this document")
                }
                guard (choice.kind == .yesNo) == (tag.form != .value) else {
                    throw fault(
                        tag, choice.kind == .yesNo ? "is yes or no: write a section" : "is not yes or no: print it")
                }
                unused.remove(name)
            }
            if tag.form != .value { open.append(tag) }
        }
        if let open = open.last { throw fault(open, "never ends") }
        if let name = unused.min() { throw CatalogError(file: file, problem: "the choice \(name) is never used") }
    }

    /// Checks that every tag is known where it stands. Sections are known to end (``check(choices:)``).
    func check(against vocabulary: TemplateVocabulary) throws(CatalogError) {
        var open: [Tag] = []
        for tag in tags {
            if tag.form == .end {
                open.removeLast()
                continue
            }
            if !tag.name.hasPrefix(Self.choicePrefix),
                let problem = Self.problem(with: tag, inside: open, vocabulary)
            {
                throw fault(tag, problem)
            }
            if tag.form != .value { open.append(tag) }
        }
    }

    private static let choicePrefix = "choice."

    private func fault(_ tag: Tag, _ problem: String) -> CatalogError {
        CatalogError(file: file, row: tag.line, problem: "\(tag.written) \(problem)")
    }

    /// - Parameter open: the sections the tag stands in, the outermost first.
    private static func problem(with tag: Tag, inside open: [Tag], _ vocabulary: TemplateVocabulary) -> String? {
        let isSection = tag.form != .value
        // An inverted section of a list is there when the list is empty: its entries' fields are not.
        for section in open.reversed() where section.form == .section {
            guard let field = vocabulary.lists[section.name]?[tag.name] else { continue }
            switch field {
            case .text: return isSection ? "always says something: print it" : nil
            case .flag: return isSection ? nil : "is true or false: write a section"
            case .optional:
                if isSection || open.contains(where: { $0.form == .section && $0.name == tag.name }) { return nil }
                return "may be nothing: put it into a section of the same name"
            }
        }
        if vocabulary.values.contains(tag.name) { return isSection ? "always says something: print it" : nil }
        if vocabulary.optionalValues.contains(tag.name) {
            if isSection || open.contains(where: { $0.form == .section && $0.name == tag.name }) { return nil }
            return "may be nothing: put it into a section of the same name"
        }
        if let list = tag.name.afterPrefix("has."), vocabulary.lists[list] != nil {
            return isSection ? nil : "is true or false: write a section"
        }
        if vocabulary.lists[tag.name] != nil { return isSection ? nil : "is a list: write a section" }
        return "is not known"
    }
}

extension String {
    /// What follows a prefix; nil where the text does not begin with it.
    func afterPrefix(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
