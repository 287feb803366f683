/// The numbered statements of a template: `- **ACC-07** …`.
///
/// A rendered document must number them without a hole whatever was chosen. So a statement in a section that may be
/// left out has its counterpart, under the same identifier, in the inverted section beside it.
enum TemplateStatements {
    private enum Event {
        case open(name: String, isInverted: Bool, line: Int)
        case close
        case statement(Int, line: Int)
    }

    /// How many statements any rendering has.
    static func count(in head: FrontMatter, prefix: String) throws(CatalogError) -> Int {
        var events: [Event] = []
        for (place, line) in head.text.linesByFeed.enumerated() {
            let number = head.textLine + place
            for tag in try TemplateTags.tags(in: line, file: head.file, number: number) {
                switch tag.form {
                case .value: break
                case .section: events.append(.open(name: tag.name, isInverted: false, line: number))
                case .inverted: events.append(.open(name: tag.name, isInverted: true, line: number))
                case .end: events.append(.close)
                }
            }
            if let statement = try Self.statement(in: line, prefix: prefix, file: head.file, number: number) {
                events.append(.statement(statement, line: number))
            }
        }
        var rest = events[...]
        let numbers = try Self.numbers(in: &rest, of: head.file, prefix)
        guard numbers == Array(1...max(1, numbers.count)) else {
            let wrong = zip(numbers, 1...).first { $0 != $1 }
            throw CatalogError(
                file: head.file,
                problem: wrong.map {
                    "\(Self.identifier(prefix, $0)) stands where \(Self.identifier(prefix, $1)) is expected"
                } ?? "has no statements")
        }
        return numbers.count
    }

    private static func identifier(_ prefix: String, _ number: Int) -> String {
        "\(prefix)-\(number < 10 ? "0" : "")\(number)"
    }

    /// The number of the statement a line makes; bold anywhere else is refused.
    private static func statement(
        in line: Substring, prefix: String, file: String, number: Int
    ) throws(CatalogError) -> Int? {
        let bytes = line.utf8
        guard bytes.contains(UInt8(ascii: "*")) else { return nil }
        let opening = "- **\(prefix)-"
        var rest = bytes.dropFirst(opening.utf8.count)
        let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        rest = rest.dropFirst(digits.count)
        guard line.hasPrefix(opening), digits.count == 2, rest.starts(with: "** ".utf8),
            !rest.dropFirst(2).contains(UInt8(ascii: "*")), let value = Int(Substring(digits)), value > 0
        else {
            throw CatalogError(
                file: file, row: number,
                problem: "bold is for identifiers alone, at the beginning of an item: “- **\(prefix)-01** …”")
        }
        return value
    }

    /// The numbers of the statements up to the end of the section the events begin in.
    private static func numbers(
        in events: inout ArraySlice<Event>, of file: String, _ prefix: String
    ) throws(CatalogError) -> [Int] {
        var numbers: [Int] = []
        var half: (name: String, isInverted: Bool, numbers: [Int], line: Int)?
        func checkWhole() throws(CatalogError) {
            guard let half, let first = half.numbers.first else { return }
            throw CatalogError(
                file: file, row: half.line,
                problem:
                    "\(identifier(prefix, first)) is left out where {{\(half.isInverted ? "^" : "#")\(half.name)}} is; put its counterpart into the section's inversion"
            )
        }
        while let event = events.popFirst() {
            switch event {
            case .close:
                try checkWhole()
                return numbers
            case .statement(let number, _):
                try checkWhole()
                numbers.append(number)
            case .open(let name, let isInverted, let line):
                let inner = try Self.numbers(in: &events, of: file, prefix)
                if inner.isEmpty { continue }
                if let first = half {
                    guard first.name == name, first.isInverted != isInverted, first.numbers == inner else {
                        try checkWhole()
                        continue
                    }
                    numbers += inner
                    half = nil
                } else {
                    half = (name, isInverted, inner, line)
                }
            }
        }
        try checkWhole()
        return numbers
    }
}
