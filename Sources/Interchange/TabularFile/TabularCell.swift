/// One filled cell: its text, what the file says the text is, and where it is.
package struct TabularCell: Hashable, Sendable {
    /// What the file says a cell holds. In CSV every cell is text.
    package enum Kind: UInt8, Hashable, Sendable {
        /// Text as typed. Line breaks are `\n`, whatever the file uses.
        case text
        /// A number as plain decimal text, without exponent, grouping or trailing zeros: `5.1`, `-0.002`, `12`.
        case number
        /// A day, `YYYY-MM-DD`.
        case date
        /// A day and a time of day without a time zone, `YYYY-MM-DDThh:mm:ss`.
        case dateTime
        /// A time of day or a span, `hh:mm:ss`; a span may have more than 23 hours.
        case time
        /// `true` or `false`.
        case boolean
        /// What a spreadsheet shows when a formula fails, `#N/A`.
        case error
        /// A formula whose result the file does not hold; the text is empty.
        case missingResult
    }

    package let text: String
    package let kind: Kind
    /// Whether a formula computed it; the text is then the result as of the last time the file was saved.
    package let isFormula: Bool
    // Narrow integers keep a cell at 24 bytes: a file may have millions.
    private let storedColumn: UInt16
    private let storedRow: UInt32

    init(_ text: String, kind: Kind = .text, isFormula: Bool = false, row: Int, column: Int) {
        self.text = text
        self.kind = kind
        self.isFormula = isFormula
        storedRow = UInt32(clamping: row)
        storedColumn = UInt16(clamping: column)
    }

    /// The row's number as a spreadsheet shows it, from 1.
    package var row: Int { Int(storedRow) }
    /// The column's number, from 1.
    package var column: Int { Int(storedColumn) }
    /// The column as a spreadsheet shows it: A, B, … AA.
    package var columnLetters: String { ColumnLetters.letters(of: column) }
    /// Whether the cell is a number without a fraction.
    package var isWholeNumber: Bool { kind == .number && !text.utf8.contains(UInt8(ascii: ".")) }
    /// The text without the space around it.
    package var trimmedText: String {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }
}

/// A row with at least one filled cell.
package struct TabularRow: Hashable, Sendable {
    /// The row's number as a spreadsheet shows it, from 1.
    package let number: Int
    /// The filled cells, by column.
    package let cells: [TabularCell]
    /// How many cells the file writes for this row, empty ones included; nil in XLSX, where rows have no width.
    package let width: Int?

    /// The cell in a column (from 1), or nil where it is empty.
    package subscript(column: Int) -> TabularCell? {
        var low = 0
        var high = cells.count
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].column < column { low = middle + 1 } else { high = middle }
        }
        return low < cells.count && cells[low].column == column ? cells[low] : nil
    }
}
