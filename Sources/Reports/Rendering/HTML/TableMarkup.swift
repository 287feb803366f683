import HTML
import Phrases

/// A table as HTML: titles repeat on each printed page, and a group's heading stays with its rows.
struct TableMarkup {
    let table: ReportTable
    let cells: CellMarkup

    var markup: Markup {
        div(
            .class("table", table.isWide ? "wide" : nil, table.columns.count <= 3 ? "few" : nil),
            // In a narrow window it scrolls sideways, for the keyboard too.
            .role("region"), .aria("label", table.caption ?? table.name), .tabindex(0)
        ) {
            if let caption = table.caption { p(.class("caption")) { caption } }
            if table.isEmpty { p(.class("empty")) { table.emptyNote } } else { grid }
        }
    }

    private var grid: Markup {
        HTML.table(.class("grid")) {
            colgroup {
                for share in TableMarkup.shares(of: table) { col(.class(TableMarkup.className(ofShare: share))) }
            }
            thead {
                tr {
                    for column in table.columns { th(.scope(.column), .class(column.kind.className)) { column.title } }
                }
            }
            for group in table.groups where !group.rows.isEmpty { markup(of: group) }
        }
    }

    private func markup(of group: ReportTable.Group) -> Markup {
        tbody {
            if let title = group.title {
                tr(.class("group")) {
                    th(.scope(.rowGroup), .colspan(table.columns.count)) {
                        title
                        span(.class("count")) { group.rows.count }
                    }
                }
            }
            for row in group.rows {
                tr(row.code.map { .id("record-" + $0) } ?? .class(nil)) {
                    for (column, cell) in zip(table.columns, row.cells) {
                        td(.class(column.kind.className)) { cells.markup(of: cell, in: row.code) }
                    }
                }
            }
        }
    }

    /// The columns' shares of the width, in tenths of a percent.
    static func shares(of table: ReportTable) -> [Int] {
        let total = table.columns.reduce(0) { $0 + $1.width }
        return table.columns.map { ($0.width * 1000 + total / 2) / max(total, 1) }
    }

    static func className(ofShare share: Int) -> String { "share-\(share)" }
}

extension ReportTable.Kind {
    fileprivate var className: String? {
        switch self {
        case .text, .list: nil
        case .number: "number"
        case .day: "day"
        case .level, .status: "mark"
        case .code: "codes"
        }
    }
}
