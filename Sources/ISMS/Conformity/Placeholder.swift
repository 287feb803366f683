import RecordFormat

/// Text that stands where something was to be written: TBD, lorem ipsum, [your company].
///
/// It is sought by bytes and only where words begin, since every text of every record is looked through. What honest
/// text may hold is left alone: a link [like this](https://example.org), a to-do list in lower case, "to be decided
/// by the board".
package enum Placeholder {
    /// Returns the first placeholder in a value, in its lists and rows too.
    static func first(in value: JSON) -> String? {
        switch value {
        case .string(let text): first(in: text)
        case .array(let values): values.lazy.compactMap { first(in: $0) }.first
        case .object(let object): object.members.lazy.compactMap { first(in: $0.value) }.first
        default: nil
        }
    }

    package static func first(in text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            guard let range = range(in: bytes) else { return nil }
            return String(decoding: bytes[range], as: UTF8.self)
        }
    }

    private typealias Bytes = UnsafeBufferPointer<UInt8>

    private static func range(in bytes: Bytes) -> Range<Int>? {
        var followsLetter = false
        for (start, byte) in bytes.enumerated() {
            if !followsLetter, let length = length(in: bytes, from: start, byte) { return start..<start + length }
            followsLetter = isWordByte(byte)
        }
        return nil
    }

    /// How long the placeholder is that begins at a place where a word may begin; nil where none does.
    private static func length(in bytes: Bytes, from start: Int, _ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "["): bracketed(in: bytes, from: start, until: UInt8(ascii: "]"))
        case UInt8(ascii: "<"): bracketed(in: bytes, from: start, until: UInt8(ascii: ">"))
        case UInt8(ascii: "x"), UInt8(ascii: "X"): crosses(in: bytes, from: start)
        case UInt8(ascii: "T"), UInt8(ascii: "F"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "l"),
            UInt8(ascii: "L"), UInt8(ascii: "P"), UInt8(ascii: "p"):
            phrases.lazy.compactMap { $0.length(in: bytes, from: start) }.first
        default: nil
        }
    }

    /// Three or more x and nothing else in the word.
    private static func crosses(in bytes: Bytes, from start: Int) -> Int? {
        var end = start
        while end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "x") { end += 1 }
        return end - start >= 3 && (end == bytes.count || !isWordByte(bytes[end])) ? end - start : nil
    }

    /// How long a bracket may be to hold a placeholder, in bytes.
    private static let bracketMax = 80

    /// Words that stand first or last in brackets of templates.
    private static let templateWords: Set<String> = [
        "insert", "enter", "your", "name", "date", "company", "organization", "organisation", "describe", "specify",
        "tbd", "todo", "xx", "xxx", "person", "role", "title", "text", "placeholder", "version", "…", "...", "fill",
    ]

    private static func bracketed(in bytes: Bytes, from start: Int, until closing: UInt8) -> Int? {
        let last = min(bytes.count, start + bracketMax)
        guard let end = bytes[(start + 1)..<last].firstIndex(of: closing) else { return nil }
        // [text](address) is a link and [text]: the address of one.
        if end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "(") || bytes[end + 1] == UInt8(ascii: ":") {
            return nil
        }
        let words = String(decoding: bytes[(start + 1)..<end], as: UTF8.self).lowercased()
            .split(whereSeparator: { " _-/".contains($0) }).map(String.init)
        guard let first = words.first, let final = words.last else { return nil }
        return templateWords.contains(first) || templateWords.contains(final) ? end + 1 - start : nil
    }

    fileprivate static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// A phrase that is a placeholder wherever it stands, or only where a sentence ends with it.
    private struct Phrase {
        let bytes: [UInt8]
        var isCapital = false
        var endsSentence = false

        init(_ text: String, isCapital: Bool = false, endsSentence: Bool = false) {
            bytes = Array(text.utf8)
            self.isCapital = isCapital
            self.endsSentence = endsSentence
        }

        func length(in text: Bytes, from start: Int) -> Int? {
            let end = start + bytes.count
            guard end <= text.count else { return nil }
            for (place, wanted) in bytes.enumerated() {
                let byte = text[start + place]
                if byte != wanted, isCapital || byte | 0x20 != wanted || !(0x41...0x5A).contains(byte) { return nil }
            }
            guard end < text.count else { return bytes.count }
            if isWordByte(text[end]) { return nil }
            return endsSentence && text[end] == UInt8(ascii: " ") ? nil : bytes.count
        }
    }

    /// "todo" is Spanish for everything, so only capitals count; "to be defined by …" leaves nothing open.
    private static let phrases: [Phrase] = [
        Phrase("tbd"), Phrase("tba", isCapital: false), Phrase("TODO", isCapital: true),
        Phrase("FIXME", isCapital: true), Phrase("lorem ipsum"), Phrase("please fill in"), Phrase("fill in here"),
        Phrase("fill in later"), Phrase("fill in", endsSentence: true), Phrase("to be defined", endsSentence: true),
        Phrase("to be determined", endsSentence: true), Phrase("to be decided", endsSentence: true),
        Phrase("to be confirmed", endsSentence: true), Phrase("to be filled in", endsSentence: true),
        Phrase("to be defined later"), Phrase("to be decided later"), Phrase("placeholder text"),
    ]
}
