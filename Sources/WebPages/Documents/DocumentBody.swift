import HTML
import ISMS
import Phrases
import Registers
import Reports

/// The blocks of a rendered document as part of a page, in the application's own design.
struct DocumentBody {
    /// A heading of the first level, as the contents list it.
    struct Chapter: Hashable, Sendable {
        let number: String
        let title: Phrase
        let anchor: String
    }

    let document: ReportDocument
    let chapters: [Chapter]
    /// Where a mention of a record, a clause or a control leads; nil where the reader cannot open it.
    private let address: (String) -> WebAddress?
    private let statements: Set<String>

    init(_ document: ReportDocument, address: @escaping (String) -> WebAddress?) {
        self.document = document
        self.address = address
        statements = Set(document.statements.map(\.identifier))
        var chapters: [Chapter] = []
        for case .heading(let heading) in document.blocks where heading.level == 1 {
            let number = String(chapters.count + 1)
            chapters.append(Chapter(number: number, title: heading.title, anchor: "chapter-\(number)"))
        }
        self.chapters = chapters
    }

    var markup: Markup {
        var chapters = chapters[...]
        return Markup(
            document.blocks.map { block in
                if case .heading(let heading) = block, heading.level == 1, let chapter = chapters.popFirst() {
                    return h2(.id(chapter.anchor)) {
                        span(.class("number")) { chapter.number }
                        heading.title
                    }
                }
                return markup(of: block)
            })
    }

    private func markup(of block: ReportBlock) -> Markup {
        switch block {
        case .heading(let heading): heading.level < 3 ? h3 { heading.title } : h4 { heading.title }
        case .paragraph(let paragraph): p { text(paragraph.text) }
        case .bullets(let list): ul { for item in list.items { li { text(item) } } }
        case .numbers(let list): ol(.start(list.first)) { for item in list.items { li { text(item) } } }
        case .statements(let list): statements(list)
        case .facts(let list): facts(list.facts)
        case .table(let table): self.table(table)
        case .coverage(let chart): table(chart.table)
        case .heatMap(let map): heatMap(map)
        case .callout(let callout):
            div(.class("notice")) {
                div {
                    p { strong { callout.title } }
                    p { text(callout.text) }
                }
            }
        }
    }

    private func statements(_ list: StatementList) -> Markup {
        dl(.class("statements")) {
            for statement in list.statements {
                div(.id(statement.identifier)) {
                    dt { a(.href(WebAddress(fragment: statement.identifier))) { statement.identifier } }
                    dd { text(statement.text) }
                }
            }
        }
    }

    private func facts(_ facts: [Fact]) -> Markup {
        dl(.class("facts")) {
            for fact in facts {
                dt { fact.name }
                dd { cell(fact.cell) }
            }
        }
    }

    private func table(_ table: ReportTable) -> Markup {
        scrolling(table.caption ?? table.name) {
            HTML.table(.class("inner")) {
                if let caption = table.caption { HTML.caption { caption } }
                thead {
                    tr {
                        for column in table.columns {
                            th(.scope(.column), .class(column.kind == .number ? "figure" : nil)) { column.title }
                        }
                    }
                }
                tbody {
                    for group in table.groups {
                        if let title = group.title {
                            tr(.class("group")) {
                                th(.scope(.columnGroup), .colspan(table.columns.count)) { title }
                            }
                        }
                        for row in group.rows {
                            tr {
                                for (column, cell) in zip(table.columns, row.cells) {
                                    td(.class(column.kind == .number ? "figure" : nil)) { self.cell(cell) }
                                }
                            }
                        }
                    }
                    if table.isEmpty { tr { td(.colspan(table.columns.count)) { table.emptyNote } } }
                }
            }
        }
    }

    /// How many risks lie where, as figures: the workshop draws it better than a document's page could.
    private func heatMap(_ map: HeatMap) -> Markup {
        scrolling(map.title) {
            HTML.table(.class("inner")) {
                HTML.caption { map.title }
                tbody {
                    for (name, row) in zip(map.vertical.steps.reversed(), map.rows) {
                        tr {
                            th(.scope(.row)) { name }
                            for cell in row { td(.class("figure")) { cell.count } }
                        }
                    }
                    tr {
                        td()
                        for name in map.horizontal.steps { th(.scope(.column)) { name } }
                    }
                }
            }
        }
    }

    /// What scrolls sideways in a narrow window. Few of these tables hold a link, so the keyboard stops at the region.
    private func scrolling(_ name: Phrase, @MarkupBuilder content: () -> Markup) -> Markup {
        let content = content()
        return div(.class("scroll"), .role("region"), .aria("label", name), .tabindex(0)) { content }
    }

    // MARK: Cells and texts

    private func cell(_ cell: ReportCell) -> Markup {
        switch cell {
        case .empty: .nothing
        case .text(let text): self.text(text)
        case .number(let number): Markup(number.readableText)
        case .day(let day): HTML.time(.datetime(day.description), .class("day")) { day.longText }
        case .level(let level):
            span(.class("level")) {
                ColourSwatch(level.color.description)
                if let figure = level.figure { span(.class("figure")) { figure } }
                level.name
            }
        case .status(let status): DocumentStatus(status).body
        case .code(let code): self.code(code)
        case .codes(let codes):
            Markup {
                for (place, code) in codes.enumerated() {
                    if place > 0 { ", " }
                    self.code(code)
                }
            }
        case .list(let items): ul(.class("plain-list")) { for item in items { li { reference(item) } } }
        }
    }

    /// An item that begins with what can be opened, such as “DOC-4 Access control policy” or “6.1.2 Risk assessment”.
    private func reference(_ item: RichText) -> Markup {
        let parts = item.plainText.english.split(separator: " ", maxSplits: 1)
        guard let first = parts.first, let address = address(String(first)) else { return text(item) }
        return a(.href(address)) { item.plainText }
    }

    private func text(_ text: RichText) -> Markup {
        Markup(
            text.runs.map { run in
                switch run {
                case .plain(let words): lines(words)
                case .strong(let words): strong { words }
                case .emphasis(let words): em { words }
                case .code(let code): self.code(code)
                case .link(let words, let address): a(.href(address), .rel("noopener noreferrer")) { words }
                }
            })
    }

    /// A line break in running text stays one.
    private func lines(_ words: Phrase) -> Markup {
        guard words.english.contains("\n") else { return Markup(words) }
        return Markup {
            for (place, line) in words.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if place > 0 { br() }
                String(line)
            }
        }
    }

    private func code(_ code: String) -> Markup {
        if statements.contains(code) { return a(.class("code"), .href(WebAddress(fragment: code))) { code } }
        guard let address = address(code) else { return span(.class("code")) { code } }
        return a(.class("code"), .href(address)) { code }
    }
}

/// Where a document stands, in a word with its mark.
struct DocumentStatus: Component {
    let status: ReportStatus

    init(_ status: ReportStatus) { self.status = status }

    var body: Markup {
        let mark =
            switch status.tone {
            case .positive: "state-approved"
            case .progress, .caution: "state-draft"
            case .critical: "state-missing"
            case .neutral: "state-retired"
            }
        return span(.class("state", mark)) { status.name }
    }
}
