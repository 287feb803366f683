/// How wide the columns of a table whose author gave no widths should be.
enum TableWidths {
    /// All widths together: just below what would turn the page on its side.
    private static let total = 100
    private static let columnMax = 60

    /// Each column gets what its longest text asks for; where that is too much, those that ask for most give way, but
    /// none so far that its longest word breaks.
    static func widths(of rows: [[RichText]]) -> [Int] {
        guard let count = rows.first?.count, count > 0 else { return [] }
        var least = Array(repeating: 4, count: count)
        var wanted = Array(repeating: 4, count: count)
        for row in rows {
            for (column, text) in row.enumerated() {
                let words = text.plainText
                wanted[column] = max(wanted[column], min(words.count + 1, columnMax))
                let longest = words.split(separator: " ").map(\.count).max() ?? 0
                least[column] = max(least[column], min(longest + 1, 2 * total / (3 * count)))
            }
        }
        while wanted.reduce(0, +) > total {
            guard let widest = wanted.indices.filter({ wanted[$0] > least[$0] }).max(by: { wanted[$0] < wanted[$1] })
            else { break }
            wanted[widest] -= 1
        }
        return wanted
    }
}
