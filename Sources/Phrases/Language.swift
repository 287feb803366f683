import Synchronization

/// The language in which phrases are shown.
package enum Language: Int, Sendable {
    case english
    /// No language: English with accents, in brackets and a third longer. What is shown without brackets was forgotten, and
    /// what does not fit will not fit in German either.
    case pseudo

    /// Chosen once, when the program begins; all pages and documents speak it.
    package static var shown: Language {
        get { Language(rawValue: chosen.load(ordering: .relaxed)) ?? .english }
        set { chosen.store(newValue.rawValue, ordering: .relaxed) }
    }

    private static let chosen = Atomic(Language.english.rawValue)
}

extension Phrase {
    /// The text in the pseudo-language; data stays as it is.
    var pseudoText: String {
        let pieces = pieces
        let letters = pieces.reduce(0) { $0 + ($1.isData ? 0 : $1.text.utf8.count) }
        guard pieces.contains(where: { piece in !piece.isData && piece.text.contains(where: \.isLetter) }) else {
            return english
        }
        let spoken = pieces.map { $0.isData ? String($0.text) : Self.accented($0.text) }.joined()
        // In words, as longer languages are: they break where a line ends.
        let words = stride(from: 0, to: (letters + 2) / 3, by: wordLength).map { start in
            String(repeating: "·", count: min(wordLength, (letters + 2) / 3 - start))
        }
        return "⟦\(spoken)\(words.joined(separator: " "))⟧"
    }

    private var wordLength: Int { 7 }

    private static func accented(_ text: Substring) -> String {
        String(text.map { accents[$0] ?? $0 })
    }

    private static let accents: [Character: Character] = [
        "a": "á", "c": "ç", "e": "é", "i": "í", "n": "ñ", "o": "ö", "s": "š", "u": "ü", "y": "ý", "z": "ž", "A": "Á",
        "C": "Ç", "D": "Ð", "E": "É", "I": "Í", "N": "Ñ", "O": "Ö", "S": "Š", "U": "Ü", "Y": "Ý", "Z": "Ž",
    ]
}
