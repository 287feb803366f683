package import Phrases

/// Something in a document that companies decide differently: a number of days, whether private phones are allowed.
package struct TemplateChoice: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// A whole number within a range.
        case number(ClosedRange<Int>)
        case yesNo
        /// A few words that fit into the sentence.
        case text

        /// “1–12”, “yes or no”, “words”: what may be chosen, for people.
        package var written: Phrase {
            switch self {
            case .number(let range): "\(range.lowerBound)–\(range.upperBound)"
            case .yesNo: "yes or no"
            case .text: "words"
            }
        }
    }

    /// How it is called in the template, in records and in commands.
    package let name: String
    package let kind: Kind
    /// What holds where nothing was chosen.
    package let standard: String
    /// What is chosen, in a few words.
    package let meaning: String

    /// How many characters a choice in words may have.
    package static let textMax = 200

    /// Returns what is wrong with a value, worded to follow the choice's name; nil where it may be chosen.
    package func problem(with value: String) -> Phrase? {
        switch kind {
        case .number(let range):
            guard let number = Int(value), String(number) == value else {
                return "is “\(value)”, not a whole number from \(range.lowerBound) to \(range.upperBound)"
            }
            return range.contains(number)
                ? nil : "is \(number), not within \(range.lowerBound) to \(range.upperBound)"
        case .yesNo: return value == "yes" || value == "no" ? nil : "is “\(value)”, neither yes nor no"
        case .text:
            if value.allSatisfy(\.isWhitespace) { return "is empty" }
            if value.contains(where: \.isNewline) { return "must be one line" }
            return value.count > Self.textMax ? "has more than \(Self.textMax) characters" : nil
        }
    }
}

extension TemplateChoice {
    /// Reads `3 | 1-12 | Months between reviews`, as it stands behind `choice NAME:` in a template's head.
    init(_ name: String, _ value: String, in head: FrontMatter, key: String) throws(CatalogError) {
        let parts = value.split(separator: "|", omittingEmptySubsequences: false).map { $0.spacesTrimmed }
        guard parts.count == 3, !parts.contains("") else {
            throw head.fault(key, "“\(value)” is not written “default | kind | meaning”")
        }
        guard let first = name.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first),
            name.utf8.allSatisfy(TemplateTags.isNameByte), !name.utf8.contains(UInt8(ascii: "."))
        else { throw head.fault(key, "“\(name)” is no name: letters and digits, the first one small") }
        switch parts[1] {
        case "yes/no": kind = .yesNo
        case "text": kind = .text
        default:
            let ends = parts[1].split(separator: "-").compactMap { Int($0) }
            guard ends.count == 2, ends[0] < ends[1] else {
                throw head.fault(
                    key, "“\(parts[1])” is no kind of choice: there are ranges such as 1-12, yes/no and text")
            }
            kind = .number(ends[0]...ends[1])
        }
        self.name = name
        standard = parts[0]
        meaning = parts[2]
        if let problem = problem(with: standard) { throw head.fault(key, "the default \(problem.english)") }
    }
}
