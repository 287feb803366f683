import CMarkGFM

/// Markdown with tables as a tree of values, read by cmark-gfm.
struct MarkdownNode {
    /// What cmark calls it: `paragraph`, `table_cell`, `strong`.
    let kind: String
    /// The words of a text node.
    let literal: String
    /// 1 for `#`; 0 for what is no heading.
    let headingLevel: Int
    /// Whether a list is numbered, and from where on.
    let firstNumber: Int?
    let children: [MarkdownNode]

    /// Deeper than any text of ours; what is deeper is an accident.
    static let depthMax = 40

    /// Reads a text. CommonMark gives every text a meaning, so this does not fail but for want of memory.
    static func reading(_ text: String) -> MarkdownNode? {
        _ = areExtensionsRegistered
        guard let parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8) else { return nil }
        defer { cmark_parser_free(parser) }
        guard let table = cmark_find_syntax_extension("table") else { return nil }
        cmark_parser_attach_syntax_extension(parser, table)
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let root = cmark_parser_finish(parser) else { return nil }
        defer { cmark_node_free(root) }
        return MarkdownNode(root, depth: 0)
    }

    /// The library registers its extensions in a global list, which must happen once and by one thread.
    private static let areExtensionsRegistered: Bool = {
        cmark_gfm_core_extensions_ensure_registered()
        return true
    }()

    private init(_ node: OpaquePointer, depth: Int) {
        kind = String(cString: cmark_node_get_type_string(node))
        literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
        headingLevel = Int(cmark_node_get_heading_level(node))
        firstNumber =
            cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(node)) : nil
        var children: [MarkdownNode] = []
        var child = depth < Self.depthMax ? cmark_node_first_child(node) : nil
        while let current = child {
            children.append(MarkdownNode(current, depth: depth + 1))
            child = cmark_node_next(current)
        }
        self.children = children
    }
}
