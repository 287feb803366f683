import Phrases

/// Markdown as the blocks of a document: headings, paragraphs, lists, numbered statements and tables.
///
/// What a document of ours does not use (HTML, links, pictures, nested lists) is refused and not passed over, so that
/// nothing a person signs says less than its source.
struct MarkdownBlocks {
    private let document: String
    /// What the identifiers of statements begin with; an item that begins with one is a statement.
    private let prefix: String
    private var tableCount = 0
    private(set) var blocks: [ReportBlock] = []

    init(_ markdown: String, document: String, prefix: String) throws(ReportError) {
        self.document = document
        self.prefix = prefix
        guard let root = MarkdownNode.reading(markdown) else {
            throw .templateBroken(document: document, problem: "its Markdown cannot be read")
        }
        for node in root.children { try append(node) }
    }

    private func unexpected(_ node: MarkdownNode) -> ReportError {
        let words = node.literal.prefix(60)
        return .templateBroken(
            document: document, problem: "there is a “\(node.kind)” that documents do not use: \(words)")
    }

    private mutating func append(_ node: MarkdownNode) throws(ReportError) {
        switch node.kind {
        case "heading":
            blocks.append(
                .heading(
                    Heading(.data(Self.unnumbered(try rich(node).plainText.english)), level: node.headingLevel - 1)))
        case "paragraph": blocks.append(.paragraph(Paragraph(try rich(node))))
        case "list": try append(list: node)
        case "table": try append(table: node)
        default: throw unexpected(node)
        }
    }

    /// A heading without the number its author gave it: “1. Report”. All headings are numbered anyway.
    private static func unnumbered(_ heading: String) -> String {
        let rest = heading.drop { ("0"..."9").contains($0) }
        return rest.count < heading.count && rest.hasPrefix(". ") ? String(rest.dropFirst(2)) : heading
    }

    // MARK: - Lists

    private mutating func append(list: MarkdownNode) throws(ReportError) {
        if let first = list.firstNumber {
            blocks.append(.numbers(NumberedList(try list.children.map(item), first: first)))
            return
        }
        let items = try list.children.map(item)
        let statements = items.compactMap(statement)
        if statements.count == items.count {
            blocks.append(.statements(StatementList(statements)))
        } else if statements.isEmpty {
            blocks.append(.bullets(BulletList(items)))
        } else {
            throw .templateBroken(
                document: document, problem: "a list holds statements beside other items: \(items[0].plainText)")
        }
    }

    private func item(_ node: MarkdownNode) throws(ReportError) -> RichText {
        var runs: [RichText.Run] = []
        for (place, child) in node.children.enumerated() {
            guard child.kind == "paragraph" else { throw unexpected(child) }
            if place > 0 { runs.append(.plain("\n")) }
            runs += try rich(child).runs
        }
        return RichText(runs)
    }

    /// An item that begins with an identifier, as a statement.
    private func statement(_ text: RichText) -> Statement? {
        guard case .code(let identifier)? = text.runs.first else { return nil }
        var rest = Array(text.runs.dropFirst())
        if case .plain(let words)? = rest.first {
            rest[0] = .plain(.data(String(words.english.trimmingPrefix(while: \.isWhitespace))))
        }
        return Statement(identifier, RichText(rest))
    }

    // MARK: - Tables

    private mutating func append(table: MarkdownNode) throws(ReportError) {
        var rows: [[RichText]] = []
        for row in table.children { rows.append(try row.children.map(rich)) }
        guard let titles = rows.first else { throw unexpected(table) }
        let body = rows.dropFirst().map { row in
            titles.indices.map { row.indices.contains($0) ? row[$0] : RichText([]) }
        }
        tableCount += 1
        let widths = TableWidths.widths(of: [titles] + body)
        blocks.append(
            .table(
                ReportTable(
                    "Table \(tableCount)",
                    columns: zip(titles, widths).map { ReportTable.Column($0.plainText, .text, width: $1) },
                    groups: [
                        ReportTable.Group(
                            rows: body.map { ReportTable.Row($0.map { $0.isEmpty ? .empty : .text($0) }) })
                    ])))
    }

    // MARK: - Text

    private func rich(_ node: MarkdownNode) throws(ReportError) -> RichText {
        var runs: [RichText.Run] = []
        func add(_ text: String) {
            if case .plain(let before)? = runs.last {
                runs[runs.count - 1] = .plain(before + .data(text))
            } else {
                runs.append(.plain(.data(text)))
            }
        }
        for child in node.children {
            switch child.kind {
            case "text", "code": add(child.literal)
            case "softbreak": add(" ")
            case "linebreak": add("\n")
            case "strong":
                let text = try rich(child).plainText
                runs.append(isIdentifier(text.english) ? .code(text.english) : .strong(text))
            case "emph": runs.append(.emphasis(try rich(child).plainText))
            default: throw unexpected(child)
            }
        }
        return RichText(runs)
    }

    private func isIdentifier(_ text: String) -> Bool {
        text.hasPrefix(prefix + "-") && text.count > prefix.count + 1
            && text.dropFirst(prefix.count + 1).allSatisfy { ("0"..."9").contains($0) }
    }
}
