import HTML
import Phrases

/// A document as the plain HTML that pandoc makes a Word file of: headings, paragraphs, lists and tables, and nothing
/// that is drawn.
struct WordPage {
    private let document: ReportDocument
    private let outline: ReportOutline

    init(_ document: ReportDocument) {
        self.document = document
        outline = ReportOutline(document)
    }

    var bytes: [UInt8] {
        Page(title: document.title, language: document.language) {
            if let subtitle = document.subtitle { meta(name: "subtitle", content: subtitle.text) }
        } body: {
            facts(document.control.facts, organization: document.organization)
            content
            p { document.provenance }
        }.bytes
    }

    private var content: Markup {
        var entries = outline.entries[...]
        return Markup(
            document.blocks.map { block in
                if case .heading = block, let entry = entries.popFirst() { return heading(entry) }
                return markup(of: block)
            })
    }

    private func heading(_ entry: ReportOutline.Entry) -> Markup {
        let text: Phrase = "\(entry.number) \(entry.title)"
        return switch entry.level {
        case 1: h1 { text }
        case 2: h2 { text }
        default: h3 { text }
        }
    }

    private func markup(of block: ReportBlock) -> Markup {
        switch block {
        case .heading(let heading): h1 { heading.title }
        case .paragraph(let paragraph): p { markup(of: paragraph.text) }
        case .bullets(let list): ul { for item in list.items { li { markup(of: item) } } }
        case .numbers(let list): ol(.start(list.first)) { for item in list.items { li { markup(of: item) } } }
        case .statements(let list):
            Markup(
                list.statements.map { statement in
                    div(.custom("custom-style", "Statement")) {
                        p {
                            span(.custom("custom-style", "Identifier")) { statement.identifier }
                            " "
                            markup(of: statement.text)
                        }
                    }
                })
        case .facts(let list): facts(list.facts, organization: nil)
        case .table(let table): markup(of: table)
        case .heatMap(let map): markup(of: map)
        case .coverage(let chart): markup(of: chart.table)
        case .callout(let callout):
            Markup {
                p { strong { callout.title } }
                p { markup(of: callout.text) }
            }
        }
    }

    private func facts(_ facts: [Fact], organization: Phrase?) -> Markup {
        table {
            WordPage.columns([28, 72])
            tbody {
                if let organization {
                    tr {
                        td { "Organization" }
                        td { organization }
                    }
                }
                for fact in facts {
                    tr {
                        td { fact.name }
                        td { markup(of: fact.cell) }
                    }
                }
            }
        }
    }

    private func markup(of table: ReportTable) -> Markup {
        Markup {
            if let caption = table.caption { p { strong { caption } } }
            if table.isEmpty { p { em { table.emptyNote } } }
            for group in table.groups where !group.rows.isEmpty {
                if let title = group.title { p { strong { title } } }
                HTML.table {
                    WordPage.columns(TableMarkup.shares(of: table).map { $0 / 10 })
                    thead { tr { for column in table.columns { th { column.title } } } }
                    tbody {
                        for row in group.rows { tr { for cell in row.cells { td { markup(of: cell) } } } }
                    }
                }
            }
        }
    }

    private func markup(of map: HeatMap) -> Markup {
        Markup {
            p { strong { map.title } }
            table {
                thead {
                    tr {
                        th { "\(map.vertical.title) ↑ / \(map.horizontal.title) →" }
                        for step in map.horizontal.steps { th { step } }
                    }
                }
                tbody {
                    for (step, cells) in zip(map.vertical.steps.reversed(), map.rows) {
                        tr {
                            td { step }
                            for cell in cells {
                                td { ([cell.level.name] + cell.codes.map { .data($0) }).joined(separator: " ") }
                            }
                        }
                    }
                }
            }
            if !map.unplaced.isEmpty { p { "Not rated: \(map.unplaced.joined(separator: ", "))" } }
        }
    }

    private static func columns(_ shares: [Int]) -> Markup {
        colgroup { for share in shares { col(.custom("width", "\(share)%")) } }
    }

    private func markup(of cell: ReportCell) -> Markup {
        switch cell {
        case .text(let text): markup(of: text)
        case .level(let level): Markup(level.readableText)
        case .list(let items):
            Markup {
                for (place, item) in items.enumerated() {
                    if place > 0 { br() }
                    markup(of: item)
                }
            }
        default: Markup(cell.plainText(separatingBy: ", "))
        }
    }

    private func markup(of text: RichText) -> Markup {
        Markup(
            text.runs.map { run in
                switch run {
                case .plain(let text): WordPage.lines(text)
                case .code(let code): Markup(code)
                case .strong(let text): strong { text }
                case .emphasis(let text): em { text }
                case .link(let text, let address): a(.href(address)) { text }
                }
            })
    }

    /// A text with its line breaks.
    private static func lines(_ phrase: Phrase) -> Markup {
        Markup {
            for (place, line) in phrase.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if place > 0 { br() }
                String(line)
            }
        }
    }
}
