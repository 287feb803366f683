/// The style sheet of one document: the fixed part for its medium, and a rule for each colour and width it uses.
struct ReportStylesheet {
    let text: String

    init(_ document: ReportDocument, medium: ReportPage.Medium) {
        var text =
            switch medium {
            case .screen: ReportStyle.shared + ReportStyle.screen
            case .paged: ReportStyle.Palette.light.filled(into: ReportStyle.shared + ReportStyle.paged)
            }
        for tone in ReportTone.allCases {
            text += ".status.\(tone.className)::before{\(ReportStylesheet.mark(of: tone))}"
            text += ".callout.\(tone.className){border-color:\(tone.color)}\n"
        }
        for color in ReportStylesheet.colors(of: document) {
            let (red, green, blue) = (color.red, color.green, color.blue)
            text += ".\(color.className){background:\(color);color:\(color.textColor)}"
            // A place without risks keeps its band's colour as a tint, so that those with risks stand out.
            text += ".\(color.className).vacant{background:rgba(\(red),\(green),\(blue),.2);color:inherit}\n"
        }
        for share in Set(document.tables.flatMap(TableMarkup.shares)).sorted() {
            text += ".\(TableMarkup.className(ofShare: share)){width:\(share / 10).\(share % 10)%}\n"
        }
        self.text = text
    }

    /// The mark before a status; its shape differs too, for those who do not see the colour.
    private static func mark(of tone: ReportTone) -> String {
        switch tone {
        case .neutral: "border-color:\(tone.color)"
        case .progress:
            "border:0.11em solid \(tone.color);background:linear-gradient(to right,\(tone.color) 50%,transparent 50%)"
        case .positive, .caution, .critical: "background:\(tone.color)"
        }
    }

    private static func colors(of document: ReportDocument) -> [ReportColor] {
        var colors: Set<ReportColor> = []
        func collect(_ cell: ReportCell) {
            if case .level(let level) = cell { colors.insert(level.color) }
        }
        for block in document.blocks {
            switch block {
            case .table(let table): for row in table.rows { row.cells.forEach(collect) }
            case .facts(let list): list.facts.map(\.cell).forEach(collect)
            case .heatMap(let map): colors.formUnion(map.rows.joined().map(\.level.color))
            case .heading, .paragraph, .bullets, .numbers, .statements, .coverage, .callout: break
            }
        }
        return colors.sorted { $0.value < $1.value }
    }
}
