/// The head of a Markdown file, `key: value` lines between two lines of hyphens, and the text below it.
///
/// Every key must be asked for: one that nobody knows is a mistake in writing and is refused by ``checkKeys(_:)``.
struct FrontMatter {
    let file: String
    /// The lines in their order, with the number each has in the file.
    let entries: [(key: String, value: String, line: Int)]
    /// What stands below the head, without blank lines around it.
    let text: String
    /// The number, in the file, of the first line of ``text``.
    let textLine: Int

    init(_ file: CatalogFile) throws(CatalogError) {
        self.file = file.path
        guard let whole = String(validating: file.bytes, as: UTF8.self) else {
            throw CatalogError(file: file.path, problem: "is not UTF-8")
        }
        guard !file.bytes.contains(UInt8(ascii: "\r")) else {
            throw CatalogError(file: file.path, problem: "has carriage returns; lines end with a line feed alone")
        }
        let lines = whole.linesByFeed
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
            throw CatalogError(file: file.path, row: 1, problem: "does not begin with a head between two lines “---”")
        }
        var entries: [(key: String, value: String, line: Int)] = []
        for place in 1..<end {
            let parts = lines[place].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw CatalogError(
                    file: file.path, row: place + 1, problem: "“\(lines[place])” is not written “key: value”")
            }
            let key = String(parts[0])
            guard !entries.contains(where: { $0.key == key }) else {
                throw CatalogError(file: file.path, row: place + 1, problem: "“\(key)” stands in the head twice")
            }
            entries.append((key, parts[1].spacesTrimmed, place + 1))
        }
        self.entries = entries
        let first = lines[(end + 1)...].firstIndex { !$0.isEmpty } ?? lines.endIndex
        let last = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? lines.endIndex
        guard first < last else { throw CatalogError(file: file.path, problem: "has no text below its head") }
        text = lines[first..<last].joined(separator: "\n") + "\n"
        textLine = first + 1
    }

    func fault(_ key: String, _ problem: String) -> CatalogError {
        CatalogError(file: file, row: entries.first { $0.key == key }?.line, column: key, problem: problem)
    }

    func value(_ key: String) throws(CatalogError) -> String {
        guard let value = entries.first(where: { $0.key == key })?.value, !value.isEmpty else {
            throw fault(key, "is missing or empty")
        }
        return value
    }

    func value<Value>(
        _ key: String, _ what: String, from make: (String) -> Value?
    ) throws(CatalogError) -> Value {
        let text = try value(key)
        guard let value = make(text) else { throw fault(key, "“\(text)” is no \(what)") }
        return value
    }

    /// The values of a list parted by commas; none where the key is not there, or is empty.
    func values<Value: Hashable>(
        _ key: String, _ what: String, count: ClosedRange<Int>, from make: (String) -> Value?
    ) throws(CatalogError) -> [Value] {
        var values: [Value] = []
        for part in (entries.first { $0.key == key }?.value ?? "").split(separator: ",") {
            let text = part.spacesTrimmed
            guard let value = make(text) else { throw fault(key, "“\(text)” is no \(what)") }
            guard !values.contains(value) else { throw fault(key, "names “\(text)” twice") }
            values.append(value)
        }
        guard count.contains(values.count) else {
            throw fault(key, "names \(values.count); \(count.lowerBound) to \(count.upperBound) are wanted")
        }
        return values
    }

    func checkKeys(_ isKnown: (String) -> Bool) throws(CatalogError) {
        if let unknown = entries.first(where: { !isKnown($0.key) }) { throw fault(unknown.key, "is not known here") }
    }
}

extension String {
    /// The lines without their line feeds, empty ones too.
    var linesByFeed: [Substring] {
        utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
    }
}

extension Substring {
    /// The text without spaces at its ends.
    var spacesTrimmed: String {
        var bytes = utf8
        while bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        return String(Substring(bytes))
    }
}
