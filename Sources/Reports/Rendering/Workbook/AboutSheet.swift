import CXLSXWriter
import Phrases

/// The first sheet: what the workbook is, what it was made from, and what the other sheets hold.
struct AboutSheet {
    struct Entry {
        let sheet: String
        let content: Phrase
    }

    let document: ReportDocument
    let contents: [Entry]

    /// What the sheet is called; other sheets must be called something else.
    static var name: String { ("About" as Phrase).text }

    func add(to workbook: inout Workbook) {
        guard let sheet = workbook.addSheet(Self.name) else { return }
        worksheet_set_column(sheet, 0, 0, 30, nil)
        worksheet_set_column(sheet, 1, 1, 80, nil)
        worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
        worksheet_set_row(sheet, 0, 28, nil)
        workbook.write(document.title, to: sheet, row: 0, column: 0, Workbook.Format(place: .title))
        workbook.write(
            [document.organization, document.subtitle].compactMap { $0 }.joined(separator: " – "), to: sheet, row: 1,
            column: 0, Workbook.Format(place: .name))
        var row = 3
        for fact in document.control.facts {
            workbook.write(fact.name, to: sheet, row: row, column: 0, Workbook.Format(place: .name))
            let text = fact.cell.plainText(separatingBy: ", ")
            workbook.write(text, to: sheet, row: row, column: 1, Workbook.Format())
            worksheet_set_row(sheet, lxw_row_t(row), RowHeight.points(for: [(text: text.text, width: 80)]), nil)
            row += 1
        }
        row += 1
        workbook.write("Sheet", to: sheet, row: row, column: 0, Workbook.Format(place: .heading))
        workbook.write("What it holds", to: sheet, row: row, column: 1, Workbook.Format(place: .heading))
        for entry in contents {
            row += 1
            workbook.write(.data(entry.sheet), to: sheet, row: row, column: 0, Workbook.Format(isBold: true))
            workbook.write(entry.content, to: sheet, row: row, column: 1, Workbook.Format())
        }
        row += 2
        workbook.write(
            "This workbook is a copy of the records as of the commit named above. Changing it changes no record.",
            to: sheet, row: row, column: 0, Workbook.Format(place: .name))
        worksheet_set_paper(sheet, 9)
        worksheet_fit_to_pages(sheet, 1, 0)
    }
}
