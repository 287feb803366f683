import HTML
import Phrases

/// A document as Markdown with GitHub's tables.
struct MarkdownRenderer {
    private let document: ReportDocument
    private let outline: ReportOutline

    init(_ document: ReportDocument) {
        self.document = document
        outline = ReportOutline(document)
    }

    var text: String {
        var parts = ["# " + MarkdownEscaping.line(document.title)]
        if let subtitle = document.subtitle { parts.append("**\(MarkdownEscaping.line(subtitle))**") }
        parts.append(MarkdownEscaping.line(document.organization))
        parts.append(
            table(
                titles: [MarkdownEscaping.cell("Document control"), ""], alignments: ["---", "---"],
                rows: document.control.facts.map { [MarkdownEscaping.cell($0.name), cell($0.cell)] }))
        var entries = outline.entries[...]
        for block in document.blocks {
            if case .heading = block, let entry = entries.popFirst() {
                parts.append(
                    String(repeating: "#", count: entry.level + 1) + " \(entry.number) "
                        + MarkdownEscaping.line(entry.title))
            } else {
                parts += lines(of: block)
            }
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private func lines(of block: ReportBlock) -> [String] {
        switch block {
        case .heading: []
        case .paragraph(let paragraph): [MarkdownEscaping.block(rich(paragraph.text))]
        case .bullets(let list):
            [list.items.map { "- " + MarkdownEscaping.block(rich($0, lineBreak: "<br>")) }.joined(separator: "\n")]
        case .numbers(let list):
            [
                list.items.enumerated().map { place, item in
                    "\(list.first + place). " + MarkdownEscaping.block(rich(item, lineBreak: "<br>"))
                }.joined(separator: "\n")
            ]
        case .statements(let list):
            [
                list.statements.map { statement in
                    "- **\(MarkdownEscaping.line(.data(statement.identifier)))** "
                        + rich(statement.text, lineBreak: "<br>")
                }.joined(separator: "\n")
            ]
        case .facts(let list):
            [
                table(
                    titles: ["", ""], alignments: ["---", "---"],
                    rows: list.facts.map { [MarkdownEscaping.cell($0.name), cell($0.cell)] })
            ]
        case .table(let table): lines(of: table)
        case .heatMap(let map): lines(of: map)
        case .coverage(let chart): lines(of: chart.table)
        case .callout(let callout):
            ["> **\(MarkdownEscaping.line(callout.title))**  \n> " + rich(callout.text, lineBreak: "<br>")]
        }
    }

    private func lines(of table: ReportTable) -> [String] {
        var parts = table.caption.map { ["**\(MarkdownEscaping.line($0))**"] } ?? []
        guard !table.isEmpty else { return parts + ["*\(MarkdownEscaping.line(table.emptyNote))*"] }
        for group in table.groups {
            if let title = group.title { parts.append("**\(MarkdownEscaping.line(title))**") }
            parts.append(
                self.table(
                    titles: table.columns.map { MarkdownEscaping.cell($0.title) },
                    alignments: table.columns.map { $0.kind == .number ? "---:" : "---" },
                    rows: group.rows.map { $0.cells.map(cell) }))
        }
        return parts
    }

    private func lines(of map: HeatMap) -> [String] {
        let corner = MarkdownEscaping.cell("\(map.vertical.title) ↑ / \(map.horizontal.title) →")
        let rows = zip(map.vertical.steps.reversed(), map.rows).map { step, cells in
            [MarkdownEscaping.cell(.data(step))]
                + cells.map { cell in
                    cell.codes.isEmpty
                        ? MarkdownEscaping.cell(cell.level.name)
                        : "**\(cell.count)** \(MarkdownEscaping.cell(cell.level.name))<br>"
                            + cell.codes.map { MarkdownEscaping.cell(.data($0)) }.joined(separator: ", ")
                }
        }
        var parts = ["**\(MarkdownEscaping.line(map.title))**"]
        parts.append(
            table(
                titles: [corner] + map.horizontal.steps.map { MarkdownEscaping.cell(.data($0)) },
                alignments: Array(repeating: "---", count: map.horizontal.steps.count + 1), rows: rows))
        if !map.unplaced.isEmpty {
            parts.append(MarkdownEscaping.line("Not rated: \(map.unplaced.joined(separator: ", "))"))
        }
        return parts
    }

    /// - Parameter titles: written for a cell already, as are the rows.
    private func table(titles: [String], alignments: [String], rows: [[String]]) -> String {
        ([titles, alignments] + rows)
            .map { "| " + $0.joined(separator: " | ") + " |" }
            .joined(separator: "\n")
    }

    private func cell(_ cell: ReportCell) -> String {
        switch cell {
        case .text(let text): rich(text, lineBreak: "<br>")
        case .level(let level): MarkdownEscaping.cell(level.readableText)
        case .list(let items): items.map { rich($0, lineBreak: "<br>") }.joined(separator: "<br>")
        default: MarkdownEscaping.cell(cell.plainText(separatingBy: ", "))
        }
    }

    private func rich(_ text: RichText, lineBreak: String = "  \n") -> String {
        text.runs.map { run in
            let escaped = MarkdownEscaping.inline(run.text, lineBreak: lineBreak)
            return switch run {
            case .plain, .code: escaped
            case .strong: "<strong>\(escaped)</strong>"
            case .emphasis: "<em>\(escaped)</em>"
            case .link(_, let address): "[\(escaped)](<\(MarkdownEscaping.address(address.description))>)"
            }
        }.joined()
    }
}
