/// A guidance file as its sections: headings, paragraphs and lists of a small part of Markdown.
struct GuidanceText {
    let file: String
    let title: String
    /// The headings in the order they stand.
    private(set) var headings: [String] = []
    private var lines: [String: [String]] = [:]

    init(_ file: CatalogFile) throws(CatalogError) {
        self.file = file.path
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            throw CatalogError(file: file.path, problem: "is not UTF-8")
        }
        var title: String?
        var heading: String?
        for (place, line) in text.linesByFeed.enumerated() {
            if line.hasPrefix("# ") {
                title = String(line.dropFirst(2))
            } else if line.hasPrefix("## ") || line.hasPrefix("### ") {
                let name = String(line.drop { $0 == "#" }.dropFirst())
                guard lines[name] == nil else {
                    throw CatalogError(file: file.path, row: place + 1, problem: "the heading “\(name)” occurs twice")
                }
                heading = name
                headings.append(name)
                lines[name] = []
            } else if !line.utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) {
                guard let heading else {
                    throw CatalogError(file: file.path, row: place + 1, problem: "text before the first heading")
                }
                lines[heading, default: []].append(String(line))
            }
        }
        guard let title else { throw CatalogError(file: file.path, problem: "has no title") }
        self.title = title
    }

    func fault(_ problem: String) -> CatalogError { CatalogError(file: file, problem: problem) }

    /// The text of a section that is one paragraph.
    func paragraph(_ heading: String) throws(CatalogError) -> String {
        guard let lines = lines[heading], lines.count == 1, !lines[0].hasPrefix("- ") else {
            throw fault("“\(heading)” must be one paragraph")
        }
        return lines[0]
    }

    /// The paragraphs of a section that has no list.
    func paragraphs(_ heading: String, _ count: ClosedRange<Int>) throws(CatalogError) -> [String] {
        let lines = lines[heading] ?? []
        guard count.contains(lines.count), !lines.contains(where: { $0.hasPrefix("- ") }) else {
            throw fault("“\(heading)” must be \(count.lowerBound) to \(count.upperBound) paragraphs")
        }
        return lines
    }

    /// The items of a section that is a list; an indented line belongs to the item before it.
    func list(_ heading: String, _ count: ClosedRange<Int>) throws(CatalogError) -> [String] {
        var items: [String] = []
        for line in lines[heading] ?? [] {
            if let item = Self.item(line) {
                items.append(item)
            } else if line.hasPrefix("  "), let last = items.popLast() {
                items.append(last + " " + line.drop { $0 == " " })
            } else {
                throw fault("“\(heading)” must be a list: “\(line)”")
            }
        }
        guard count.contains(items.count) else {
            throw fault("“\(heading)” has \(items.count) items; \(count.lowerBound) to \(count.upperBound) are wanted")
        }
        return items
    }

    /// The two halves of an item, before and after a mark.
    func halves(of item: String, at mark: StaticString) throws(CatalogError) -> (before: String, after: String) {
        guard let parts = item.partedAtLast(mark) else { throw fault("“\(item)” does not say “\(mark)”") }
        var after = parts.after[...].spacesTrimmed
        if after.utf8.last == UInt8(ascii: ".") { after.removeLast() }
        return (parts.before[...].spacesTrimmed, after)
    }

    /// The identifiers of one line of the section “Related”.
    func related<ID>(_ name: String, _ read: (String) -> ID?) throws(CatalogError) -> [ID] {
        let ids = try relatedIfAny(name, read)
        guard !ids.isEmpty else { throw fault("“Related” names no \(name.lowercased())") }
        return ids
    }

    /// The same, for a line that may be left out.
    func relatedIfAny<ID>(_ name: String, _ read: (String) -> ID?) throws(CatalogError) -> [ID] {
        guard let line = lines["Related"]?.first(where: { $0.hasPrefix(name + ":") }) else { return [] }
        return try line.dropFirst(name.count + 1).split(separator: ",").map { part throws(CatalogError) in
            let text = part.spacesTrimmed
            guard let id = read(text) else { throw fault("“\(text)” is not one of the \(name.lowercased())") }
            return id
        }
    }

    func checkHeadings(_ wanted: some Collection<String>) throws(CatalogError) {
        guard headings.elementsEqual(wanted) else {
            throw fault(
                "the headings are \(headings.joined(separator: ", ")); wanted are \(wanted.joined(separator: ", "))")
        }
    }

    private static func item(_ line: String) -> String? {
        if line.hasPrefix("- ") { return String(line.dropFirst(2)) }
        let digits = line.utf8.prefix { (0x30...0x39).contains($0) }
        let rest = line.utf8.dropFirst(digits.count)
        guard !digits.isEmpty, rest.starts(with: ". ".utf8) else { return nil }
        return String(Substring(rest.dropFirst(2)))
    }
}
