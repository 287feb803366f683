/// Texts as a workbook can hold them.
enum CellText {
    /// The longest text Excel keeps in a cell, in UTF-16 code units.
    static let lengthMax = 32_767

    /// Replaces what XML 1.0 (2.2) does not allow by U+FFFD, keeps `_x0041_` from being read as an escaped character,
    /// and cuts what is too long, with an ellipsis to show it.
    static func cleaned(_ text: String, lengthMax: Int = CellText.lengthMax) -> String {
        var result = String.UnicodeScalarView()
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r": continue
            case "\t", "\n": result.append(scalar)
            case "\u{0}"..<" ", "\u{7F}", "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        var cleaned = String(result)
        if cleaned.contains("_x") {
            cleaned = cleaned.replacing(#/_(?=x[0-9A-Fa-f]{4}_)/#, with: "_x005F_")
        }
        guard cleaned.utf16.count > lengthMax else { return cleaned }
        var shortened = String.UnicodeScalarView()
        var length = 1
        for scalar in cleaned.unicodeScalars {
            length += scalar.value > 0xFFFF ? 2 : 1
            if length > lengthMax { break }
            shortened.append(scalar)
        }
        return String(shortened) + "…"
    }
}

/// Gives each sheet a name that Excel takes: at most 31 characters, none of `[]:*?/\`, each once.
struct SheetNames {
    private var taken: Set<String>

    init(reserved: [String]) {
        // Excel keeps "History" for itself.
        taken = Set((reserved + ["History"]).map { $0.lowercased() })
    }

    mutating func name(for title: String) -> String {
        let forbidden: Set<Unicode.Scalar> = ["[", "]", ":", "*", "?", "/", "\\"]
        var scalars = String.UnicodeScalarView()
        for scalar in CellText.cleaned(title).unicodeScalars {
            scalars.append(forbidden.contains(scalar) || scalar.value < 0x20 || scalar == "\u{FFFD}" ? " " : scalar)
        }
        let base = SheetNames.trimmed(String(scalars), lengthMax: 31)
        var name = base.isEmpty ? "Table" : base
        var number = 2
        while !taken.insert(name.lowercased()).inserted {
            let suffix = " (\(number))"
            name = SheetNames.trimmed(base.isEmpty ? "Table" : base, lengthMax: 31 - suffix.utf16.count) + suffix
            number += 1
        }
        return name
    }

    private static func trimmed(_ text: String, lengthMax: Int) -> String {
        var text = text[...]
        while text.utf16.count > lengthMax { text.removeLast() }
        while let last = text.last, last == " " || last == "'" { text.removeLast() }
        return String(text.drop { $0 == " " || $0 == "'" })
    }
}
