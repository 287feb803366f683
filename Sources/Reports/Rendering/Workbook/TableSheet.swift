import CXLSXWriter
import Phrases

/// A table as a sheet: titles in the first row, frozen and with filters, and nothing above them.
struct TableSheet {
    private let table: FlatTable
    private let name: String
    private let title: Phrase
    private let emptyNote: Phrase

    init(_ table: ReportTable, name: String, title: Phrase) {
        self.table = FlatTable(table)
        self.name = name
        self.title = title
        emptyNote = table.emptyNote
    }

    func add(to workbook: inout Workbook) {
        guard let sheet = workbook.addSheet(name), !table.columns.isEmpty else { return }
        let widths = table.columns.map { Double(min(max($0.width, 8), 70)) * 1.1 + 4 }
        for (place, column) in table.columns.enumerated() {
            workbook.write(
                column.title, to: sheet, row: 0, column: place,
                Workbook.Format(place: .heading, alignment: column.kind == .number ? .right : .left))
            worksheet_set_column(sheet, lxw_col_t(place), lxw_col_t(place), widths[place], nil)
        }
        // The filter's button takes room beside each title.
        setHeight(of: sheet, row: 0, texts: table.columns.map(\.title), widths: widths.map { $0 - 4 })
        for (row, cells) in table.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                write(cell, to: sheet, row: row + 1, column: column, in: &workbook)
            }
            setHeight(of: sheet, row: row + 1, texts: cells.map(TableSheet.text), widths: widths)
        }
        if table.rows.isEmpty {
            workbook.write(emptyNote, to: sheet, row: 1, column: 0, Workbook.Format(place: .name))
        } else {
            for (place, column) in table.columns.enumerated() where !column.choices.isEmpty {
                workbook.offer(column.choices, in: sheet, column: place, rows: 1...table.rows.count)
            }
        }
        let lastColumn = lxw_col_t(table.columns.count - 1)
        worksheet_autofilter(sheet, 0, 0, lxw_row_t(table.rows.count), lastColumn)
        worksheet_freeze_panes(sheet, 1, 0)
        setPrinting(of: sheet)
    }

    private func setHeight(of sheet: Workbook.Sheet, row: Int, texts: [Phrase], widths: [Double]) {
        let height = RowHeight.points(for: zip(texts, widths).map { (text: $0.text, width: $1) })
        worksheet_set_row(sheet, lxw_row_t(row), height, nil)
    }

    /// What a cell shows. Codes stand side by side, the items of a list under one another.
    private static func text(of cell: ReportCell) -> Phrase {
        if case .codes(let codes) = cell { return .data(codes.joined(separator: ", ")) }
        return cell.plainText(separatingBy: "\n")
    }

    private func write(
        _ cell: ReportCell, to sheet: Workbook.Sheet, row: Int, column: Int, in workbook: inout Workbook
    ) {
        var format = Workbook.Format()
        switch cell {
        case .number(let number):
            format.number = number.decimals == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: number.decimals)
            format.alignment = .right
            workbook.write(number.approximation, to: sheet, row: row, column: column, format)
            return
        case .day(let day):
            workbook.write(day, to: sheet, row: row, column: column, format)
            return
        case .level(let level):
            format.fill = level.color
            format.ink = level.color.textColor
        case .status(let status): format.fill = status.tone.tint
        case .code: format.isBold = true
        case .empty, .text, .codes, .list: break
        }
        workbook.write(TableSheet.text(of: cell), to: sheet, row: row, column: column, format)
    }

    private func setPrinting(of sheet: Workbook.Sheet) {
        worksheet_set_landscape(sheet)
        // 9 is A4.
        worksheet_set_paper(sheet, 9)
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_repeat_rows(sheet, 0, 0)
        // An ampersand begins a code here, so one of the text is doubled; 255 characters is all there is room for. The
        // space keeps a digit from being read as part of the size before it.
        let title = CellText.cleaned(title.text, lengthMax: 90).replacing("&", with: "&&")
        worksheet_set_footer(sheet, "&L&8 \(title)&R&8 &P / &N")
    }
}

extension ReportTone {
    /// The tone's colour as a light ground for dark text.
    var tint: ReportColor? {
        switch self {
        case .positive: ReportColor(0xE3F1EA)
        case .progress: ReportColor(0xE4EDF6)
        case .caution: ReportColor(0xFBF1DC)
        case .critical: ReportColor(0xF8E4E2)
        case .neutral: nil
        }
    }
}
