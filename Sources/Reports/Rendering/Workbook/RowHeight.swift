/// How high a row must be for its texts. Excel finds out by itself, LibreOffice and viewers do not, so it is estimated.
enum RowHeight {
    /// The height of a line of 10-point text, in points.
    private static let line = 13.2
    /// The highest row a workbook can have, in points.
    private static let heightMax = 409.0

    /// Returns the height in points of a row with these texts, each in a column so many characters wide.
    static func points(for cells: some Sequence<(text: String, width: Double)>) -> Double {
        let lines = cells.map { lineCount(of: $0.text, width: $0.width) }.max() ?? 1
        return min(Double(lines) * line + 4, heightMax)
    }

    /// Breaks a text at its spaces, as a spreadsheet does, and counts the lines. Letters are a little narrower than
    /// the digits a column's width is counted in.
    static func lineCount(of text: String, width: Double) -> Int {
        let room = max(Int(width * 1.08) - 3, 1)
        return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { count, line in
            var lines = 1
            var used = 0
            for word in line.split(separator: " ", omittingEmptySubsequences: false) {
                let length = word.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
                let needed = used == 0 ? length : used + 1 + length
                if needed <= room {
                    used = needed
                } else {
                    lines += (used == 0 ? 0 : 1) + max(length - 1, 0) / room
                    used = length == 0 ? 0 : (length - 1) % room + 1
                }
            }
            return count + lines
        }
    }
}
