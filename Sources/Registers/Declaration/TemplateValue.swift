/// What fills a tag of a document template.
package enum TemplateValue: Hashable, Sendable {
    /// Words as they are meant, without any markup in them.
    case text(String)
    case flag(Bool)
    case list([[String: TemplateValue]])
    /// Values whose names go on behind a point, as in `organization.name`.
    case group([String: TemplateValue])

    /// Words, or what is said where there are none.
    package static func text(_ text: String?, else fallback: String) -> TemplateValue {
        guard let text, !text.allSatisfy(\.isWhitespace) else { return .text(fallback) }
        return .text(text)
    }
}
