/// A table for the terminal: columns as wide as they need, the widest cut down until the table fits.
struct TextTable {
    struct Column {
        let title: String
        var isNumber = false
    }

    let columns: [Column]
    private(set) var rows: [[String]] = []

    init(_ titles: [String], numbers: Set<String> = []) {
        columns = titles.map { Column(title: $0, isNumber: numbers.contains($0)) }
    }

    mutating func add(_ cells: [String]) { rows.append(cells.map(TextTable.oneLine)) }

    /// The table's lines; without a width nothing is cut, as for a pipe or a file.
    func lines(width: Int?) -> [String] {
        let widths = fitted(to: width)
        return [Style.bold(line(columns.map(\.title), widths))] + rows.map { line($0, widths) }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = zip(zip(cells, widths), columns).map { cell, column in
            TextTable.pad(cell.0, to: cell.1, right: column.isNumber)
        }
        var text = padded.joined(separator: "  ")
        while text.last == " " { text.removeLast() }
        return text
    }

    private func fitted(to width: Int?) -> [Int] {
        var widths = columns.indices.map { place in
            ([columns[place].title] + rows.map { $0[place] }).map(\.count).max() ?? 0
        }
        guard let width else { return widths }
        while widths.reduce(0, +) + 2 * (widths.count - 1) > width, let widest = widths.max(), widest > 8 {
            for place in widths.indices where widths[place] == widest { widths[place] -= 1 }
        }
        return widths
    }

    private static func pad(_ text: String, to width: Int, right: Bool) -> String {
        let count = text.count
        if count > width { return text.prefix(max(0, width - 1)) + "…" }
        let space = String(repeating: " ", count: width - count)
        return right ? space + text : text + space
    }

    private static func oneLine(_ text: String) -> String {
        text.contains(where: \.isNewline) ? text.split(whereSeparator: \.isNewline).joined(separator: " / ") : text
    }
}
