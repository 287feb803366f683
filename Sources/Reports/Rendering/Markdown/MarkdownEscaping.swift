import Phrases

/// Spelling a text so that Markdown shows it as it is.
enum MarkdownEscaping {
    /// A text in the middle of a line.
    static func inline(_ phrase: Phrase, lineBreak: String) -> String {
        var result = ""
        var scalars = phrase.text.unicodeScalars.makeIterator()
        var pending = scalars.next()
        while let scalar = pending {
            pending = scalars.next()
            switch scalar {
            case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "&", "|", "~", "#", "$":
                result += "\\"
                result.unicodeScalars.append(scalar)
            case "\r" where pending == "\n": break
            case "\n", "\r", "\u{2028}", "\u{2029}": result += lineBreak
            case "\t": result += " "
            case "\u{0}"..<" ", "\u{7F}"..."\u{9F}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A text that must stay on one line, such as a heading.
    static func line(_ phrase: Phrase) -> String { inline(phrase, lineBreak: " ") }

    /// A text inside a table.
    static func cell(_ phrase: Phrase) -> String { inline(phrase, lineBreak: "<br>") }

    /// A block whose first characters would make it a list, a rule or code is kept a paragraph. Lines in it begin a
    /// block as well, so each is looked at.
    static func block(_ escaped: String) -> String {
        escaped.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let line = line.drop { $0 == " " }
            let digits = line.prefix { ("0"..."9").contains($0) }
            let rest = line.dropFirst(digits.count)
            if !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")" { return "\(digits)\\\(rest)" }
            if let first = line.first, "+-=".contains(first) { return "\\\(line)" }
            return String(line)
        }.joined(separator: "\n")
    }

    /// An address inside angle brackets.
    static func address(_ address: String) -> String {
        address.replacing("<", with: "%3C").replacing(">", with: "%3E")
    }
}
