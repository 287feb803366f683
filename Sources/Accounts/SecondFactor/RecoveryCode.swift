/// A code that stands in once for a lost second factor: 80 random bits in four groups of four characters.
enum RecoveryCode {
    static let count = 10

    static func random(_ randomness: Randomness) -> String {
        grouped(Base32.text(randomness.bytes(10), alphabet: Base32.readable))
    }

    /// A code as it is derived from, however it was typed; nil for what can be none.
    static func normalized(_ typed: String) -> String? {
        let lookalikes: [Character: Character] = ["o": "0", "i": "1", "l": "1"]
        let characters = typed.lowercased().filter { $0 != "-" && !$0.isWhitespace }.map { lookalikes[$0] ?? $0 }
        guard characters.count == 16, characters.allSatisfy({ Base32.readable.contains($0) }) else { return nil }
        return String(characters)
    }

    private static func grouped(_ characters: String) -> String {
        var groups: [String] = []
        var rest = characters[...]
        while !rest.isEmpty {
            groups.append(String(rest.prefix(4)))
            rest = rest.dropFirst(4)
        }
        return groups.joined(separator: "-")
    }
}
