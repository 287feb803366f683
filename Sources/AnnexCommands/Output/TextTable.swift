import Phrases

/// A table for the terminal: columns as wide as they need, the widest cut down until the table fits.
struct TextTable {
    struct Column {
        let title: Phrase
        var isNumber = false
    }

    let columns: [Column]
    private(set) var rows: [[Phrase]] = []

    init(_ titles: [Phrase], numbers: Set<Phrase> = []) {
        columns = titles.map { Column(title: $0, isNumber: numbers.contains($0)) }
    }

    /// Adds a row; what is data in it says so.
    mutating func add(_ cells: [Phrase]) { rows.append(cells.map(TextTable.oneLine)) }

    /// The table's lines; without a width nothing is cut, as for a pipe or a file.
    func lines(width: Int?) -> [Phrase] {
        let widths = fitted(to: width)
        return [Style.bold(line(columns.map(\.title), widths))] + rows.map { line($0, widths) }
    }

    private func line(_ cells: [Phrase], _ widths: [Int]) -> Phrase {
        let texts = cells.map(\.text)
        // Spaces at the end of a line are left out.
        let last = texts.lastIndex { $0.contains { $0 != " " } } ?? 0
        return cells.indices.prefix(last + 1).map { place in
            TextTable.pad(cells[place], to: widths[place], right: columns[place].isNumber, isLast: place == last)
        }.joined(separator: "  ")
    }

    private func fitted(to width: Int?) -> [Int] {
        var widths = columns.indices.map { place in
            ([columns[place].title] + rows.map { $0[place] }).map(\.text.count).max() ?? 0
        }
        guard let width else { return widths }
        while widths.reduce(0, +) + 2 * (widths.count - 1) > width, let widest = widths.max(), widest > 8 {
            for place in widths.indices where widths[place] == widest { widths[place] -= 1 }
        }
        return widths
    }

    private static func pad(_ phrase: Phrase, to width: Int, right: Bool, isLast: Bool) -> Phrase {
        let text = phrase.text
        let count = text.count
        if count > width { return .data(text.prefix(max(0, width - 1)) + "…") }
        let space = Phrase.data(String(repeating: " ", count: width - count))
        return right ? space + phrase : isLast ? phrase : phrase + space
    }

    private static func oneLine(_ phrase: Phrase) -> Phrase {
        let text = phrase.text
        guard text.contains(where: \.isNewline) else { return phrase }
        return .data(text.split(whereSeparator: \.isNewline).joined(separator: " / "))
    }
}
