import Phrases

/// How wide the columns of a table whose author gave no widths should be.
enum TableWidths {
    /// All widths together: just below what would turn the page on its side.
    private static let total = 100
    /// What a cell's padding takes, in characters.
    private static let padding = 3

    /// No column is so narrow that its longest word breaks; what is left goes, piece by piece, to the column that has
    /// most text for its width, until each holds its longest text on one line.
    static func widths(of rows: [[RichText]]) -> [Int] {
        guard let count = rows.first?.count, count > 0 else { return [] }
        var widths = Array(repeating: 4, count: count)
        var longest = widths
        var amounts = widths
        for row in rows {
            for (column, text) in row.prefix(count).enumerated() {
                let words = text.plainText.english
                let word = words.split(separator: " ").map(\.count).max() ?? 0
                widths[column] = max(widths[column], min(word + padding, 2 * total / (3 * count)))
                longest[column] = max(longest[column], words.count + padding)
                amounts[column] += words.count
            }
        }
        for _ in 0..<max(0, total - widths.reduce(0, +)) {
            let open = widths.indices.filter { widths[$0] < longest[$0] }
            guard let fullest = open.max(by: { amounts[$0] * widths[$1] < amounts[$1] * widths[$0] }) else { break }
            widths[fullest] += 1
        }
        return widths
    }
}
