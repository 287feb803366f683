import ISMS
import Phrases
import Registers

/// A cell as plain text, for the formats that have nothing else.
extension ReportCell {
    /// - Parameter separator: what stands between the items of a list.
    func plainText(separatingBy separator: Phrase) -> Phrase {
        switch self {
        case .empty: ""
        case .text(let text): text.plainText
        case .number(let number): .data(number.text)
        case .day(let day): .data(day.description)
        case .level(let level): level.name
        case .status(let status): status.name
        case .code(let code): .data(code)
        case .codes(let codes): codes.map { .data($0) }.joined(separator: separator)
        case .list(let items): items.map(\.plainText).joined(separator: separator)
        }
    }
}

extension ReportLevel {
    /// Figure and name, as in `15 High`.
    var readableText: Phrase { figure.map { "\($0) \(name)" } ?? name }
}

/// A table as its data is wanted by machines: groups become a column, and so do the figures of levels.
struct FlatTable {
    struct Column {
        let title: Phrase
        let kind: ReportTable.Kind
        let width: Int
        let choices: [Phrase]
    }

    let columns: [Column]
    let rows: [[ReportCell]]

    init(_ table: ReportTable) {
        let hasFigures = table.columns.indices.map { place in
            table.columns[place].kind == .level
                && table.rows.contains { row in
                    if case .level(let level) = row.cells[place] { level.figure != nil } else { false }
                }
        }
        var columns: [Column] = []
        if table.isGrouped { columns.append(Column(title: table.groupTitle, kind: .text, width: 18, choices: [])) }
        for (column, hasFigure) in zip(table.columns, hasFigures) {
            columns.append(
                Column(title: column.title, kind: column.kind, width: column.width, choices: column.choices))
            if hasFigure {
                columns.append(Column(title: column.title + " (figure)", kind: .number, width: 10, choices: []))
            }
        }
        self.columns = columns
        rows = table.groups.flatMap { group in
            group.rows.map { row in
                var cells: [ReportCell] = table.isGrouped ? [.plain(group.title)] : []
                for (cell, hasFigure) in zip(row.cells, hasFigures) {
                    cells.append(cell)
                    guard hasFigure else { continue }
                    if case .level(let level) = cell, let figure = level.figure {
                        cells.append(.count(figure))
                    } else {
                        cells.append(.empty)
                    }
                }
                return cells
            }
        }
    }
}
