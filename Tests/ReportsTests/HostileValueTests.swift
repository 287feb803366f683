import Frameworks
import ISMS
import Registers
import Reports
import Phrases
import Testing

@Suite("Values from records cannot forge a document")
struct HostileValueTests {
    static let hostile = [
        "A | B", "*bold* _soft_ **BCK-99**", "`code`", "<script>alert(1)</script>", "[a](https://example.org)",
        "![a](b.png)", "&amp; &#42;", "# Heading", "1. first", "- item", "+ item", "> quote", "---",
        "| a |\n|---|\n| b |",
        "line\nline", "\n\n## Forged\n\n- **BCK-99** Nobody must do anything.", "    indented", "tab\there",
        "back\\slash",
        "trailing\\", "~~~", "http://example.org www.example.org", "\\| \\* \\\\|", "[^1]: note", "Title\n===",
        "<!-- hidden", "~gone~", "{single}", "$x$",
    ]

    private func isms(named name: String) -> ISMS {
        var sample = SampleISMS.sample
        sample.add(Asset()) { ($0.name, $0.type, $0.availability) = (name, .application, 5) }
        return sample.isms
    }

    @Test("A name stays the text it is, in one cell, and adds neither heading nor statement", arguments: hostile)
    func cell(name: String) throws {
        let template = try #require(DocumentTemplate.bundled("backup"))
        let honest = try Written.document(template, of: isms(named: "Honest"))
        let document = try Written.document(template, of: isms(named: name))
        #expect(shape(of: document) == shape(of: honest))
        let shown = document.tables.flatMap(\.rows).compactMap { $0.cells.first }.map { cell -> String in
            if case .text(let text) = cell { text.plainText.english } else { "" }
        }
        #expect(shown.contains(name.split(whereSeparator: \.isWhitespace).joined(separator: " ")), "\(shown)")
    }

    @Test("So it is where a value begins an item, or a paragraph", arguments: hostile)
    func item(name: String) throws {
        let template = try Written.template(
            "{{#endpoints}}\n- {{name}}\n{{/endpoints}}\n\n{{#endpoints}}\n{{name}}\n{{/endpoints}}")
        var sample = SampleISMS.sample
        sample.add(Asset()) { ($0.name, $0.type) = (name, .endpoint) }
        let document = try Written.document(template, of: sample.isms)
        let wanted = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isItem = document.blocks.contains { block in
            if case .bullets(let list) = block { list.items.map(\.plainText.english) == [wanted] } else { false }
        }
        let isParagraph = document.blocks.contains { block in
            if case .paragraph(let paragraph) = block { paragraph.text.plainText.english == wanted } else { false }
        }
        #expect(isItem && isParagraph, "\(document.blocks)")
    }

    /// The kinds of the blocks, with what a forger would want to change.
    private func shape(of document: ReportDocument) -> [String] {
        document.blocks.map { block in
            switch block {
            case .heading(let heading): "heading \(heading.title.english)"
            case .statements(let list): list.statements.map(\.identifier).joined(separator: " ")
            case .table(let table): "table \(table.rows.count) by \(table.columns.count)"
            case .bullets(let list): "bullets \(list.items.count)"
            case .numbers(let list): "numbers \(list.items.count)"
            case .paragraph: "paragraph"
            case .facts, .heatMap, .coverage, .callout: "other"
            }
        }
    }
}
