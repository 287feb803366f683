import HTML
import Phrases

/// The blocks of a document as HTML.
struct ReportBody {
    let document: ReportDocument
    let outline: ReportOutline

    private var cells: CellMarkup { CellMarkup(outline: outline) }

    var markup: Markup {
        var entries = outline.entries[...]
        return Markup(
            ReportBody.sheets(of: document.blocks).map { sheet in
                section(.class("sheet", sheet.isWide ? "wide" : nil)) {
                    for (place, block) in sheet.blocks.enumerated() {
                        if case .heading = block, let entry = entries.popFirst() {
                            heading(entry)
                        } else {
                            markup(of: block, isLead: ReportBody.isDrawn(sheet.blocks.dropFirst(place + 1).first))
                        }
                    }
                }
            })
    }

    /// Blocks that share an orientation of the page.
    private struct Sheet {
        var blocks: [ReportBlock]
        var isWide: Bool
    }

    /// Divides the blocks so that a wide table takes its heading, and what stands between them, onto its page.
    private static func sheets(of blocks: [ReportBlock]) -> [Sheet] {
        var runs: [Sheet] = []
        for block in blocks {
            if case .heading = block {
                // A heading right under a heading stays with it.
                if let last = runs.last?.blocks.last, case .heading = last {
                    runs[runs.count - 1].blocks.append(block)
                } else {
                    runs.append(Sheet(blocks: [block], isWide: false))
                }
                continue
            }
            if runs.isEmpty { runs.append(Sheet(blocks: [], isWide: false)) }
            runs[runs.count - 1].blocks.append(block)
            if case .table(let table) = block, table.isWide { runs[runs.count - 1].isWide = true }
        }
        return runs.reduce(into: []) { sheets, run in
            if let last = sheets.last, last.isWide == run.isWide {
                sheets[sheets.count - 1].blocks += run.blocks
            } else {
                sheets.append(run)
            }
        }
    }

    private func heading(_ entry: ReportOutline.Entry) -> Markup {
        let content = Markup {
            span(.class("number")) { entry.number }
            entry.title
        }
        return switch entry.level {
        case 1: h2(.id(entry.anchor)) { content }
        case 2: h3(.id(entry.anchor)) { content }
        default: h4(.id(entry.anchor)) { content }
        }
    }

    /// Whether a block is a drawing or a table, from which the paragraph before it should not be parted.
    private static func isDrawn(_ block: ReportBlock?) -> Bool {
        switch block {
        case .table, .heatMap, .coverage: true
        default: false
        }
    }

    /// - Parameter isLead: whether a paragraph belongs to the drawing or table after it.
    private func markup(of block: ReportBlock, isLead: Bool) -> Markup {
        switch block {
        case .heading(let heading): h2 { heading.title }
        case .paragraph(let paragraph): p(.class(isLead ? "lead" : nil)) { cells.markup(of: paragraph.text) }
        case .bullets(let list): ul(.class("bullets")) { for item in list.items { li { cells.markup(of: item) } } }
        case .numbers(let list):
            ol(.class("numbers"), .start(list.first)) { for item in list.items { li { cells.markup(of: item) } } }
        case .statements(let list): statements(list)
        case .facts(let list): facts(list)
        case .table(let table): TableMarkup(table: table, cells: cells).markup
        case .heatMap(let map): HeatMapMarkup(map: map, cells: cells).markup
        case .coverage(let chart): CoverageMarkup(chart: chart).markup
        case .callout(let callout): self.callout(callout)
        }
    }

    private func statements(_ list: StatementList) -> Markup {
        dl(.class("statements")) {
            for statement in list.statements {
                div(outline.anchor(of: statement.identifier).map { .id($0) } ?? .class(nil)) {
                    dt { statement.identifier }
                    dd { cells.markup(of: statement.text) }
                }
            }
        }
    }

    private func facts(_ list: FactList) -> Markup {
        dl(.class("facts")) {
            for fact in list.facts {
                div {
                    dt { fact.name }
                    dd { cells.markup(of: fact.cell) }
                }
            }
        }
    }

    private func callout(_ callout: Callout) -> Markup {
        aside(.class("callout", callout.tone.className)) {
            p(.class("callout-title")) { callout.title }
            p { cells.markup(of: callout.text) }
        }
    }
}

extension ReportTone {
    var className: String { "tone-" + rawValue }
}
