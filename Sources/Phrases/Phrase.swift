/// What the program says to a person, told apart from data by its type.
///
/// A literal in our own source is a phrase where one is wanted, and what is interpolated into it is data:
///
/// ```swift
/// let lead: Phrase = "\(count) of \(all) controls are decided"   // says: 12 of 93 controls are decided
/// lead.identity                                                  // "%1 of %2 controls are decided"
/// ```
///
/// The identity is what a translation would be found by. There is none yet; but a pseudo-language (`Language.pseudo`) shows
/// every phrase in brackets and lengthened, so that a text which was forgotten, and a page that breaks when texts grow,
/// can be seen.
package struct Phrase: Sendable {
    /// The English text, with marks around what is data. Two bytes for each piece of data are all that a phrase costs over
    /// a string.
    let marked: String

    init(marked: String) { self.marked = marked }

    /// What the program says in words that it puts together itself: those of a case's name.
    package init(words: String) { marked = words }

    /// A phrase that says nothing but data: the title of a record.
    package static func data(_ text: String) -> Phrase {
        var interpolation = StringInterpolation(literalCapacity: 0, interpolationCount: 1)
        interpolation.appendInterpolation(text)
        return Phrase(stringInterpolation: interpolation)
    }

    package var isEmpty: Bool { marked.isEmpty || text.isEmpty }

    /// The text in the language that is shown.
    package var text: String { Language.shown == .pseudo ? pseudoText : english }

    /// The text in English.
    package var english: String {
        if !Self.hasMarks(marked) { return marked }
        var chosen = chosen
        return chosen.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { text in
                var count = 0
                for byte in bytes where !Self.isMark(byte) {
                    text[count] = byte
                    count += 1
                }
                return count
            }
        }
    }

    /// The bytes of the text in the language that is shown, with marks among them (`isMark`), which are not shown.
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var text = Language.shown == .pseudo ? pseudoText : chosen
        return text.withUTF8(body)
    }

    /// STX and ETX, which stand around data and which no text that is shown has.
    static let begin: UInt8 = 0x02
    static let end: UInt8 = 0x03

    /// Whether a byte is a mark: those around data, and those of forms (`Phrase.counted`).
    package static func isMark(_ byte: UInt8) -> Bool { (0x02...0x06).contains(byte) }

    /// Asked of all data that is put into a phrase, so it looks at every byte without stopping, many at a time.
    static func hasMarks(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var found: UInt8 = 0
            for byte in bytes { found |= byte &- 0x02 <= 0x04 ? 1 : 0 }
            return found != 0
        }
    }

    struct Piece {
        let text: Substring
        let isData: Bool
    }

    /// What the program says and what is data, in turns.
    var pieces: [Piece] { Self.pieces(of: chosen[...]) }

    /// The same of a text without forms.
    static func pieces(of marked: Substring) -> [Piece] {
        var pieces: [Piece] = []
        let text = marked.utf8
        var start = text.startIndex
        while start < text.endIndex {
            let isData = text[start] == Self.begin
            if isData { start = text.index(after: start) }
            let end = text[start...].firstIndex { $0 == (isData ? Self.end : Self.begin) } ?? text.endIndex
            pieces.append(Piece(text: marked[start..<end], isData: isData))
            start = isData && end < text.endIndex ? text.index(after: end) : end
        }
        return pieces
    }
}

/// Phrases that say the same are equal, whatever of it is data.
extension Phrase: Hashable {
    package static func == (left: Phrase, right: Phrase) -> Bool {
        left.marked == right.marked || left.english == right.english
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(english) }
}

extension Phrase: CustomStringConvertible {
    package var description: String { text }
}

extension Phrase: ExpressibleByStringInterpolation {
    package init(stringLiteral text: String) { marked = text }
    package init(stringInterpolation: StringInterpolation) { marked = stringInterpolation.marked }

    /// Puts a phrase together: phrases as they are, everything else between marks.
    package struct StringInterpolation: StringInterpolationProtocol {
        private(set) var marked = ""

        package init(literalCapacity: Int, interpolationCount: Int) {
            // Data are mostly names of records; growing copies what is there.
            marked.reserveCapacity(literalCapacity + interpolationCount * 32)
        }

        package mutating func appendLiteral(_ literal: String) { marked += literal }

        package mutating func appendInterpolation(_ phrase: Phrase) { marked += phrase.marked }

        package mutating func appendInterpolation(_ phrase: Phrase?) { marked += phrase?.marked ?? "" }

        @_disfavoredOverload
        package mutating func appendInterpolation(_ data: String) {
            marked += "\u{2}"
            // Data from elsewhere may hold anything, and nothing may pass for a mark.
            if Phrase.hasMarks(data) {
                marked.unicodeScalars.append(
                    contentsOf: data.unicodeScalars.filter { $0.value > 0xFF || !Phrase.isMark(UInt8($0.value)) })
            } else {
                marked += data
            }
            marked += "\u{3}"
        }

        @_disfavoredOverload
        package mutating func appendInterpolation(_ data: some CustomStringConvertible) {
            appendInterpolation(data.description)
        }
    }
}

extension Phrase {
    package static func + (left: Phrase, right: Phrase) -> Phrase { Phrase(marked: left.marked + right.marked) }
    package static func += (left: inout Phrase, right: Phrase) { left = left + right }

    /// The phrase with a capital letter at its beginning.
    package var capitalizedFirst: Phrase {
        changingFirst { text in
            // Data may come first: "a new incident" and what it is told.
            let begin = text.prefix { $0 == "\u{2}" }
            let rest = text.dropFirst(begin.count)
            return begin + rest.prefix(1).uppercased() + rest.dropFirst()
        }
    }

    package var lowercasedFirst: Phrase { changingFirst { $0.prefix(1).lowercased() + $0.dropFirst() } }

    /// The phrase in small letters, for a label within a sentence.
    package var lowercased: Phrase { Phrase(marked: marked.lowercased()) }

    private func changingFirst(_ change: (String) -> String) -> Phrase {
        guard case .forms(let forms)? = parts.first else { return Phrase(marked: change(marked)) }
        let changed = Phrase.counted(
            forms.count, one: forms.one.changingFirst(change), other: forms.other.changingFirst(change))
        return changed + Phrase(marked: String(marked[forms.end...]))
    }
}

extension Phrase {
    /// The lines of a phrase with line breaks, each with its data; empty ones are left out.
    package var lines: [Phrase] {
        var lines: [Phrase] = [""]
        for piece in pieces {
            for (place, line) in piece.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if place > 0 { lines.append("") }
                lines[lines.count - 1] += piece.isData ? .data(String(line)) : Phrase(words: String(line))
            }
        }
        return lines.filter { !$0.isEmpty }
    }
}

extension Collection<Phrase> {
    /// The phrases one after the other, with another between them.
    package func joined(separator: Phrase = "") -> Phrase {
        Phrase(marked: map(\.marked).joined(separator: separator.marked))
    }
}

extension DefaultStringInterpolation {
    /// Says what the language shown says, as data from then on. Where the string is shown to people, it was to be a phrase.
    @available(*, deprecated, message: "a phrase becomes data here; make a Phrase, or say .text or .english")
    package mutating func appendInterpolation(_ phrase: Phrase) { appendInterpolation(phrase.text) }
}
