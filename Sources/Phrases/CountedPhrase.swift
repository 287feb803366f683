/// Forms for one and for many.
extension Phrase {
    /// What is said of a number of things, in the form that goes with the number.
    ///
    /// ```swift
    /// Phrase.counted(findings.count, one: "1 finding stands", other: "\(findings.count) findings stand")
    /// ```
    ///
    /// Both forms and the number stay part of the phrase, since other languages have other numbers of forms and choose
    /// among them differently. A phrase with forms cannot be a form itself: of one that is, only the words chosen stay.
    package static func counted(_ count: Int, one: Phrase, other: Phrase) -> Phrase {
        var marked = ""
        marked.unicodeScalars.append("\u{4}")
        marked += String(count)
        for form in [one, other] {
            marked.unicodeScalars.append("\u{6}")
            marked += form.chosen
        }
        marked.unicodeScalars.append("\u{5}")
        return Phrase(marked: marked)
    }

    /// EOT and ENQ, which stand around forms, and ACK, which stands before each.
    private static let formsBegin: UInt8 = 0x04
    private static let formsEnd: UInt8 = 0x05
    private static let formBegin: UInt8 = 0x06

    /// The number and the forms of something counted.
    struct Forms {
        let count: Int
        let one: Phrase
        let other: Phrase
        /// Where what follows them begins in the phrase.
        let end: String.Index
    }

    enum Part {
        case text(Substring)
        case forms(Forms)
    }

    /// What stands between forms, and the forms.
    var parts: [Part] {
        var parts: [Part] = []
        var rest = marked[...]
        while let begin = rest.utf8.firstIndex(of: Self.formsBegin),
            let end = rest.utf8[begin...].firstIndex(of: Self.formsEnd)
        {
            if begin > rest.startIndex { parts.append(.text(rest[..<begin])) }
            let held = rest.utf8[rest.utf8.index(after: begin)..<end].split(
                separator: Self.formBegin, maxSplits: 2, omittingEmptySubsequences: false)
            let next = rest.utf8.index(after: end)
            if held.count == 3, let count = Int(Substring(held[0])) {
                parts.append(
                    .forms(
                        Forms(
                            count: count, one: Phrase(marked: String(Substring(held[1]))),
                            other: Phrase(marked: String(Substring(held[2]))), end: next)))
            }
            rest = rest[next...]
        }
        if !rest.isEmpty { parts.append(.text(rest)) }
        return parts
    }

    /// The marked text with the form that goes with each number, and without the others.
    var chosen: String {
        guard Self.hasMarks(marked), marked.utf8.contains(Self.formsBegin) else { return marked }
        return parts.reduce(into: "") { text, part in
            switch part {
            case .text(let words): text += words
            case .forms(let forms): text += (forms.count == 1 ? forms.one : forms.other).marked
            }
        }
    }
}
