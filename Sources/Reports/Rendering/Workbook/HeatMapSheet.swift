import CXLSXWriter
import Phrases

/// A heat map as a sheet: the counts on their bands' colours, and below them the codes in the same places.
struct HeatMapSheet {
    let map: HeatMap
    let name: String

    func add(to workbook: inout Workbook) {
        guard let sheet = workbook.addSheet(name) else { return }
        worksheet_set_column(sheet, 0, 0, 24, nil)
        worksheet_set_column(sheet, 1, lxw_col_t(max(map.horizontal.steps.count, 1)), 20, nil)
        worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
        worksheet_set_landscape(sheet)
        worksheet_set_paper(sheet, 9)
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_set_row(sheet, 0, 28, nil)
        workbook.write(map.title, to: sheet, row: 0, column: 0, Workbook.Format(place: .title))
        for (start, showsCodes) in [(2, false), (map.rows.count + 5, true)] {
            addMatrix(to: sheet, in: &workbook, from: start, showingCodes: showsCodes)
        }
        guard !map.unplaced.isEmpty else { return }
        let row = 2 * map.rows.count + 8
        workbook.write("Not rated", to: sheet, row: row, column: 0, Workbook.Format(place: .name))
        workbook.write(
            .data(map.unplaced.joined(separator: ", ")), to: sheet, row: row, column: 1, Workbook.Format(place: .name))
    }

    private func addMatrix(
        to sheet: Workbook.Sheet, in workbook: inout Workbook, from start: Int, showingCodes: Bool
    ) {
        workbook.write(
            "\(map.vertical.title) ↑ / \(map.horizontal.title) →", to: sheet, row: start, column: 0,
            Workbook.Format(place: .heading, alignment: .left))
        for (place, step) in map.horizontal.steps.enumerated() {
            workbook.write(
                .data("\(place + 1) \(step)"), to: sheet, row: start, column: place + 1,
                Workbook.Format(place: .heading, alignment: .left))
        }
        for (place, cells) in map.rows.enumerated() {
            let step = map.rows.count - place
            let row = start + 1 + place
            workbook.write(
                .data("\(step) \(map.vertical.steps[step - 1])"), to: sheet, row: row, column: 0,
                Workbook.Format(isBold: true)
            )
            let texts = showingCodes ? cells.map { $0.codes.joined(separator: ", ") } : []
            worksheet_set_row(
                sheet, lxw_row_t(row), max(RowHeight.points(for: texts.map { (text: $0, width: 20) }), 24), nil)
            for (column, cell) in cells.enumerated() {
                // As in the drawing, a place without risks has only a tint of its band's colour.
                var format =
                    cell.codes.isEmpty
                    ? Workbook.Format(fill: cell.level.color.tint)
                    : Workbook.Format(fill: cell.level.color, ink: cell.level.color.textColor)
                if showingCodes {
                    workbook.write(
                        .data(cell.codes.joined(separator: ", ")), to: sheet, row: row, column: column + 1, format)
                } else {
                    // The band's name goes with the figure, for those who do not see the colour.
                    format.alignment = .center
                    let name = HeatMapSheet.formatLiteral(cell.level.name.text)
                    format.number = "0\" \(name)\";-0;\"\(name)\""
                    workbook.write(Double(cell.count), to: sheet, row: row, column: column + 1, format)
                }
            }
        }
    }

    /// A text as it may stand inside the quotes of a number format, where there is no escape.
    private static func formatLiteral(_ text: String) -> String {
        String(CellText.cleaned(text, lengthMax: 60).filter { $0 != "\"" && $0 != "\n" })
    }
}
