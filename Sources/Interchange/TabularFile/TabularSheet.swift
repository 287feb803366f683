package import Phrases

/// One sheet: rows of filled cells, one of which heads the columns.
package struct TabularSheet: Hashable, Sendable {
    /// The sheet's name in a workbook; for CSV, the name the file was given.
    package let name: String
    package let isHidden: Bool
    /// The rows with something in them, in order. Row numbers have gaps where rows are blank.
    package let rows: [TabularRow]
    /// Index in `rows` of the row that heads the columns; nil in a blank sheet.
    private let headingIndex: Int?

    /// Takes as headings the first row that fills more than half as many columns as the fullest of the first
    /// twenty: it passes over a title, a date and the like above the table.
    init(name: String, isHidden: Bool, rows: [TabularRow]) {
        self.name = name
        self.isHidden = isHidden
        self.rows = rows
        let opening = rows.prefix(20)
        let columnsMax = opening.map(\.cells.count).max() ?? 0
        headingIndex = opening.firstIndex { $0.cells.count * 2 > columnsMax }
    }

    private init(_ sheet: TabularSheet, headingIndex: Int) {
        name = sheet.name
        isHidden = sheet.isHidden
        rows = sheet.rows
        self.headingIndex = headingIndex
    }

    /// The same sheet with its headings in the row of this number, as shown; nil when that row is blank.
    package func withHeadings(inRow number: Int) -> TabularSheet? {
        rows.firstIndex { $0.number == number }.map { TabularSheet(self, headingIndex: $0) }
    }

    /// The row that heads the columns; nil in a blank sheet.
    package var headingRow: TabularRow? { headingIndex.map { rows[$0] } }

    /// The rows below the headings.
    package var recordRows: ArraySlice<TabularRow> { headingIndex.map { rows[($0 + 1)...] } ?? [] }

    /// The heading of a column (from 1), without the space around it; nil where it has none.
    package func heading(ofColumn column: Int) -> String? {
        let text = headingRow?[column]?.trimmedText
        return text == "" ? nil : text
    }

    /// Where a cell of this sheet is, for a message.
    package func place(of cell: TabularCell) -> TabularPlace {
        place(row: cell.row, column: cell.column)
    }

    /// Where a cell, filled or empty, of this sheet is, for a message.
    package func place(row: Int, column: Int) -> TabularPlace {
        TabularPlace(sheet: name, row: row, column: column, heading: heading(ofColumn: column))
    }

    /// What a person should look at before importing: rows of CSV with more or fewer cells than there are headings,
    /// and formulas without a stored result. At most `countMax` of them, from the top.
    package func warnings(countMax: Int = 100) -> [TabularWarning] {
        var warnings: [TabularWarning] = []
        let headingCount = headingRow?.width
        for row in rows {
            if let width = row.width, let headingCount, width != headingCount {
                warnings.append(
                    TabularWarning(
                        .raggedRow(cells: width, headings: headingCount), at: TabularPlace(sheet: name, row: row.number)
                    ))
            }
            for cell in row.cells where cell.kind == .missingResult {
                warnings.append(TabularWarning(.missingResult, at: place(of: cell)))
            }
            if warnings.count >= countMax { return Array(warnings.prefix(countMax)) }
        }
        return warnings
    }
}

/// Something in a file that was read, but may not mean what its author thinks.
package struct TabularWarning: Hashable, Sendable {
    package enum Matter: Hashable, Sendable {
        case raggedRow(cells: Int, headings: Int)
        case missingResult
        /// The text is not UTF-8; it was read as Windows-1252 (Western European).
        case assumedEncoding
    }

    package let matter: Matter
    package let place: TabularPlace

    init(_ matter: Matter, at place: TabularPlace) {
        self.matter = matter
        self.place = place
    }

    /// What a person is told.
    package var sentence: Phrase {
        let place = place.words
        return switch matter {
        case .raggedRow(let cells, let headings):
            "\(place): \(cells) cells under \(headings) headings. Check for a delimiter too many, or a missing quote."
        case .missingResult:
            "\(place): a formula without a stored result. Open the file in a spreadsheet program and save it again."
        case .assumedEncoding:
            "\(place): not UTF-8, so read as Western European text. Check letters with accents, or save as “CSV UTF-8”."
        }
    }
}
