import ISMS
import Phrases
import Registers

/// Looks through a rendered document for what must not be signed: a tag that was not filled, “TBD”, “[your company]”,
/// a heading with nothing below it.
enum DocumentCompleteness {
    static func check(_ document: ReportDocument, named name: String) throws(ReportError) {
        for text in texts(of: document) {
            guard let placeholder = text.contains("{{") ? "{{" : Placeholder.first(in: text) else { continue }
            throw .placeholderLeft(document: name, text: placeholder, context: String(text.prefix(120)))
        }
        for (block, next) in zip(document.blocks, document.blocks.dropFirst()) {
            guard case .heading(let heading) = block, case .heading(let following) = next else { continue }
            if following.level <= heading.level {
                throw .templateBroken(document: name, problem: "nothing stands under “\(heading.title)”")
            }
        }
    }

    private static func texts(of document: ReportDocument) -> [String] { phrases(in: document).map(\.english) }

    private static func phrases(in document: ReportDocument) -> [Phrase] {
        [document.title, document.subtitle ?? ""]
            + document.blocks.flatMap { block -> [Phrase] in
                switch block {
                case .heading(let heading): [heading.title]
                case .paragraph(let paragraph): [paragraph.text.plainText]
                case .bullets(let list): list.items.map(\.plainText)
                case .numbers(let list): list.items.map(\.plainText)
                case .statements(let list): list.statements.map(\.text.plainText)
                case .facts(let list): list.facts.map { $0.cell.plainText(separatingBy: " ") }
                case .table(let table): table.rows.flatMap { $0.cells.map { $0.plainText(separatingBy: " ") } }
                case .callout(let callout): [callout.title, callout.text.plainText]
                case .heatMap, .coverage: []
                }
            }
    }
}
