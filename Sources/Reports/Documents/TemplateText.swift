import Frameworks
import ISMS
import Mustache
import Phrases
import Registers

/// A template filled with values: Markdown in which no value can be taken for markup.
struct TemplateText {
    let markdown: String

    init(_ template: DocumentTemplate, values: [String: TemplateValue]) throws(ReportError) {
        let source = "{{% CONTENT_TYPE:TEXT}}\n" + Self.capitalizingRoles(in: template.text)
        let parsed: MustacheTemplate
        do {
            parsed = try MustacheTemplate(string: source)
        } catch {
            throw .templateBroken(
                document: template.id, problem: "its tags cannot be read: \(String(describing: error))")
        }
        var values = values
        if case .group(let roles)? = values["role"] {
            values["Role"] = .group(roles.mapValues(\.capitalized))
        }
        markdown = parsed.render(values.mapValues(\.tagContent))
    }

    /// Writes `{{Role.x}}` for `{{role.x}}` where a sentence, an item or a cell begins with it.
    private static func capitalizingRoles(in text: String) -> String {
        ["\n", "\n- ", "| ", ". ", "** ", ": | "].reduce("\n" + text) {
            $0.replacing($1 + "{{role.", with: $1 + "{{Role.")
        }
    }

    /// Spells a text so that Markdown shows it as it is, on one line, wherever it is put: every mark of ASCII is
    /// escaped, since any may mean something at the beginning of a line or in a table.
    static func escaped(_ text: String) -> String {
        var result = ""
        var isSpacePending = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                isSpacePending = !result.isEmpty
                continue
            }
            if isSpacePending { result += " " }
            isSpacePending = false
            switch scalar {
            case "!"..."/", ":"..."@", "["..."`", "{"..."~":
                result += "\\"
                result.unicodeScalars.append(scalar)
            case "\u{0}"..<" ", "\u{7F}"..."\u{9F}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// What the template library can be handed: texts, flags, lists and dictionaries.
private protocol TagContent: Sendable {}
extension String: TagContent {}
extension Bool: TagContent {}
extension Array: TagContent where Element == [String: any TagContent] {}
extension Dictionary: TagContent where Key == String, Value == any TagContent {}

extension TemplateValue {
    fileprivate var tagContent: any TagContent {
        switch self {
        case .text(let text): TemplateText.escaped(text)
        case .flag(let flag): flag
        case .list(let entries): entries.map { $0.mapValues(\.tagContent) }
        case .group(let values): values.mapValues(\.tagContent)
        }
    }

    fileprivate var capitalized: TemplateValue {
        if case .text(let text) = self { .text(text.capitalizedFirst) } else { self }
    }
}
