package import Phrases

/// Where in a file something is, in the words a person needs to find it in a spreadsheet program.
package struct TabularPlace: Hashable, Sendable {
    package var sheet: String?
    /// The row's number as a spreadsheet shows it, from 1.
    package var row: Int?
    /// The column's number, from 1; shown as letters.
    package var column: Int?
    /// The text that heads the column.
    package var heading: String?
    /// The line in a text editor, from 1; it differs from the row where cells contain line breaks.
    package var line: Int?
    /// The part of a workbook's archive.
    package var part: String?

    package init(
        sheet: String? = nil, row: Int? = nil, column: Int? = nil, heading: String? = nil, line: Int? = nil,
        part: String? = nil
    ) {
        self.sheet = sheet
        self.row = row
        self.column = column
        self.heading = heading
        self.line = line
        self.part = part
    }

    /// Empty where nothing is known.
    package var words: Phrase {
        var words: [Phrase] = []
        if let sheet { words.append("sheet “\(sheet.excerpt)”") }
        if let row, let column {
            words.append("cell \(ColumnLetters.letters(of: column))\(row)")
        } else if let row {
            words.append("row \(row)")
        } else if let column {
            words.append("column \(ColumnLetters.letters(of: column))")
        }
        if let heading, !heading.isEmpty { words.append("“\(heading.excerpt)”") }
        if let part { words.append("part \(part.excerpt)") }
        if let line { words.append("line \(line)") }
        return words.joined(separator: ", ")
    }
}

extension String {
    /// The text on one line and short enough for a message; a file's own words must not swamp ours.
    var excerpt: String {
        let line = prefix(61).map { $0.isNewline || $0.unicodeScalars.contains { $0.value < 0x20 } ? " " : $0 }
        return line.count > 60 ? String(line.prefix(59)) + "…" : String(line)
    }
}

/// Columns as spreadsheets name them: A is 1, Z 26, AA 27, XFD 16,384.
package enum ColumnLetters {
    package static func letters(of column: Int) -> String {
        var rest = column
        var letters: [UInt8] = []
        while rest > 0 {
            letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }
}

/// A cell's address as a worksheet writes it, such as `C5`.
struct CellReference: Hashable {
    let column: Int
    let row: Int

    /// Reads `C5`; nil when it is none, or when no spreadsheet has such a cell.
    init?(_ text: String) {
        var column = 0
        var row = 0
        var hasDigits = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where !hasDigits:
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                hasDigits = true
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
            guard column <= TabularLimits.sheetColumnLast, row <= TabularLimits.sheetRowLast else { return nil }
        }
        guard column >= 1, row >= 1 else { return nil }
        self.column = column
        self.row = row
    }
}
