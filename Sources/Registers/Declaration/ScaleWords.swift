import Phrases

extension [ScaleLevel] {
    /// The rating that a text means on this scale: the level's place, its name or one of its other words, or both, as
    /// in "3 – moderate". A name goes before another level's other word.
    /// - Throws: the levels there are.
    package func rating(from text: String) throws(InvalidValue) -> Int {
        if let number = try? FieldType.integer(text), indices.contains(number - 1) { return number }
        let wanted = text.wordsFolded
        if let named = place(named: wanted) { return named }
        for (number, words) in Self.numberAndWords(wanted) where place(named: words) == number { return number }
        throw InvalidValue("“\(text)” is not on the scale: \(inWords)")
    }

    /// The levels as a message lists them: 1 rare, 2 unlikely.
    package var inWords: String {
        enumerated().map { "\($0 + 1) \($1.name)" }.joined(separator: ", ")
    }

    private func place(named wanted: String) -> Int? {
        if wanted.isEmpty { return nil }
        let place =
            firstIndex { $0.name.wordsFolded == wanted }
            ?? firstIndex { $0.synonyms.contains { $0.wordsFolded == wanted } }
        return place.map { $0 + 1 }
    }

    /// A number at either end of a text and the words at the other.
    private static func numberAndWords(_ text: String) -> [(number: Int, words: String)] {
        let words = text.split(separator: " ")
        guard words.count > 1 else { return [] }
        return [
            (words.first, words.dropFirst()), (words.last, words.dropLast()),
        ].compactMap { number, rest in number.flatMap { Int($0) }.map { ($0, rest.joined(separator: " ")) } }
    }
}
