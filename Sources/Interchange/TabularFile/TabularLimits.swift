import Phrases

/// How much of a foreign file is taken on before it is refused.
///
/// The defaults leave room for the largest register a person would keep in a spreadsheet, and bound the memory and
/// the time that a file made in bad faith can cost.
package struct TabularLimits: Hashable, Sendable {
    /// Bytes of the file as it was handed in.
    package var fileBytes = 50_000_000
    /// Entries of a workbook's archive, read or not, and references that one of its parts makes to others.
    package var archiveEntries = 10_000
    /// Bytes that one part of a workbook may inflate to.
    package var partBytes = 200_000_000
    /// Bytes that all parts read of a workbook may inflate to.
    package var inflatedBytes = 300_000_000
    /// How many times larger than its compressed form a part may be; asked once a part has passed a megabyte.
    package var inflationRatio = 200
    /// How deep elements may lie in one another.
    package var xmlDepth = 64
    /// Different element and attribute names in one part; the parser remembers each.
    package var xmlNames = 2_000
    /// Bytes of one tag, comment or the like; the parser holds it whole.
    package var xmlTokenBytes = 1_000_000
    /// Sheets of a workbook, hidden ones included.
    package var sheets = 50
    /// Rows with something in them, in one sheet.
    package var rows = 200_000
    /// The last column that may have something in it.
    package var columns = 500
    /// Cells with something in them, in all sheets.
    package var cells = 3_000_000
    /// Characters of one cell, counted as spreadsheets do (UTF-16 code units).
    package var cellCharacters = 32_767
    /// Bytes of text in all cells (UTF-8). A text that many cells share counts once for each of them.
    package var textBytes = 256_000_000
    /// Texts in a workbook's shared table.
    package var sharedStrings = 1_000_000
    /// Number formats that a workbook declares, and cell styles that use them, each.
    package var styles = 65_536
    /// Whole seconds that reading may take.
    package var seconds = 30

    package init() {}

    /// The part's size from which `inflationRatio` is asked: short parts may be one word, many times.
    static let ratioGraceBytes = 1_000_000
    /// The last row a spreadsheet can have.
    static let sheetRowLast = 1_048_576
    /// The last column a spreadsheet can have, XFD.
    static let sheetColumnLast = 16_384
}

/// Which of `TabularLimits` a file went past.
package enum TabularLimit: String, Hashable, Sendable, CaseIterable {
    case fileBytes, archiveEntries, partBytes, inflatedBytes, inflationRatio
    case xmlDepth, xmlNames, xmlTokenBytes
    case sheets, rows, columns, cells, cellCharacters, textBytes, sharedStrings, styles
    case seconds

    /// What went past `allowed`, as a sentence without its full stop.
    func sentence(allowed: Int) -> Phrase {
        switch self {
        case .fileBytes: "the file is larger than \(allowed) bytes"
        case .archiveEntries: "the workbook's archive has more than \(allowed) entries"
        case .partBytes: "a part of the workbook unpacks to more than \(allowed) bytes"
        case .inflatedBytes: "the workbook unpacks to more than \(allowed) bytes"
        case .inflationRatio: "a part of the workbook unpacks to more than \(allowed) times its size"
        case .xmlDepth: "elements lie more than \(allowed) deep in one another"
        case .xmlNames: "a part of the workbook uses more than \(allowed) different names"
        case .xmlTokenBytes: "a tag or comment is longer than \(allowed) bytes"
        case .sheets: "the workbook has more than \(allowed) sheets"
        case .rows: "the sheet has more than \(allowed) rows"
        case .columns: "the sheet has something beyond column \(ColumnLetters.letters(of: allowed))"
        case .cells: "the file has more than \(allowed) filled cells"
        case .cellCharacters: "the cell holds more than \(allowed) characters"
        case .textBytes: "the cells hold more than \(allowed) bytes of text"
        case .sharedStrings: "the workbook has more than \(allowed) different texts"
        case .styles: "the workbook has more than \(allowed) cell styles"
        case .seconds: "reading took longer than \(allowed) seconds"
        }
    }

    /// What a person can do about it.
    var advice: Phrase {
        switch self {
        case .fileBytes, .rows, .cells, .textBytes, .sharedStrings, .seconds:
            "Split the file and import the pieces one after another."
        case .sheets: "Delete the sheets that are not to be imported, and save again."
        case .columns: "Delete the columns that are not to be imported, and save again."
        case .cellCharacters: "Shorten the text, or keep it as an attached document."
        case .archiveEntries, .partBytes, .inflatedBytes, .inflationRatio, .xmlDepth, .xmlNames, .xmlTokenBytes,
            .styles:
            "Copy the values into a new workbook, save that and import it."
        }
    }
}
