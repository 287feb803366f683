package import Phrases

/// A table: typed columns, and rows in groups.
///
/// ```swift
/// let register = ReportTable(
///     "Risk register", of: risks, code: \.code,
///     columns: [
///         ColumnOf("Risk", .code) { .code($0.code) },
///         ColumnOf("Description", .text, width: 40) { .data($0.description) },
///         ColumnOf("Level", .level) { .level($0.level) },
///         ColumnOf("Review", .day) { .day(orEmpty: $0.reviewDay) },
///     ])
/// ```
package struct ReportTable: Hashable, Sendable {
    /// A short name of its own in the document: a spreadsheet's tab, a reference from ``ReportDocument/mainTableName``.
    package let name: Phrase
    /// What stands above the table; nil where the heading before it says enough.
    package let caption: Phrase?
    package let columns: [Column]
    package let groups: [Group]
    /// What the groups are, as in `Theme`: the title of the column they become where a format has no group headings.
    package let groupTitle: Phrase
    /// What is said where there are no rows.
    package let emptyNote: Phrase

    /// - Precondition: each row has as many cells as there are columns.
    package init(
        _ name: Phrase, caption: Phrase? = nil, columns: [Column], groups: [Group], groupTitle: Phrase = "Group",
        emptyNote: Phrase = "None."
    ) {
        precondition(
            groups.allSatisfy { $0.rows.allSatisfy { $0.cells.count == columns.count } },
            "the rows of table \(name.english) do not have \(columns.count) cells each")
        self.name = name
        self.caption = caption
        self.columns = columns
        self.groups = groups
        self.groupTitle = groupTitle
        self.emptyNote = emptyNote
    }

    package struct Column: Hashable, Sendable {
        package let title: Phrase
        package let kind: Kind
        /// About how many characters a line of it should hold.
        package let width: Int
        /// The words it may hold, which a spreadsheet offers for choice; empty where anything goes.
        package let choices: [Phrase]

        package init(_ title: Phrase, _ kind: Kind, width: Int? = nil, choices: [Phrase] = []) {
            self.title = title
            self.kind = kind
            self.width = max(width ?? kind.width, 4)
            self.choices = choices
        }
    }

    /// What a column's cells are, which decides how they are set and, in a spreadsheet, formatted.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case text, number, day, level, status, code, list

        var width: Int {
            switch self {
            case .text: 32
            case .number: 9
            case .day: 11
            case .level: 13
            case .status: 16
            case .code: 9
            case .list: 22
            }
        }
    }

    package struct Group: Hashable, Sendable {
        /// The heading over the rows; nil for rows that need none.
        package let title: Phrase?
        package let rows: [Row]

        package init(_ title: Phrase? = nil, rows: [Row]) {
            self.title = title
            self.rows = rows
        }
    }

    package struct Row: Hashable, Sendable {
        /// The code of the record the row shows, to which mentions of it elsewhere link.
        package let code: String?
        package let cells: [ReportCell]

        package init(code: String? = nil, _ cells: [ReportCell]) {
            self.code = code
            self.cells = cells
        }
    }

    package var rows: [Row] { groups.flatMap(\.rows) }
    package var isEmpty: Bool { groups.allSatisfy(\.rows.isEmpty) }
    /// Whether any group has a heading.
    package var isGrouped: Bool { groups.contains { $0.title != nil } }
    /// Whether the table needs a page laid on its side.
    package var isWide: Bool { columns.reduce(0) { $0 + $1.width } > 105 }
}

/// A column and how its cell is made of a record.
package struct ColumnOf<Record> {
    let column: ReportTable.Column
    let cell: (Record) -> ReportCell

    package init(
        _ title: Phrase, _ kind: ReportTable.Kind, width: Int? = nil, choices: [Phrase] = [],
        cell: @escaping (Record) -> ReportCell
    ) {
        column = ReportTable.Column(title, kind, width: width, choices: choices)
        self.cell = cell
    }
}

extension ReportTable {
    /// Makes a table of records, one row each.
    ///
    /// - Parameters:
    ///   - code: the record's code, where mentions of it should link to its row.
    ///   - group: the heading of the group it belongs to; groups stand in the order of their first record.
    package init<Record>(
        _ name: Phrase, caption: Phrase? = nil, of records: some Sequence<Record>,
        code: (Record) -> String? = { _ in nil },
        group: ((Record) -> Phrase)? = nil, groupTitle: Phrase = "Group", emptyNote: Phrase = "None.",
        columns: [ColumnOf<Record>]
    ) {
        var titles: [Phrase?] = []
        var rows: [Phrase?: [Row]] = [:]
        for record in records {
            let title = group?(record)
            if rows[title] == nil { titles.append(title) }
            rows[title, default: []].append(Row(code: code(record), columns.map { $0.cell(record) }))
        }
        self.init(
            name, caption: caption, columns: columns.map(\.column),
            groups: titles.map { Group($0, rows: rows[$0] ?? []) }, groupTitle: groupTitle, emptyNote: emptyNote)
    }
}
