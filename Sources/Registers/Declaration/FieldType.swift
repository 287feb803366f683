package import Phrases
package import RecordFormat

/// What a field holds: decides how it is checked, read from text, shown, filtered and exported.
package indirect enum FieldType: Hashable, Sendable {
    /// One line, up to so many characters.
    case text(max: Int)
    /// Several lines, up to so many characters.
    case longText(max: Int)
    case integer(ClosedRange<Int>)
    case flag
    case day
    case choice([ChoiceOption])
    /// A record of one of the kinds so named.
    case reference(kinds: [String])
    /// A requirement of a framework, such as A.5.26 or soc2-2017:CC7.4.
    case requirement(RequirementChoice)
    /// The SHA-256 of an attachment.
    case attachment
    /// A file kept in the database, with its name; lists of them.
    case file
    /// A moment, stored in UTC to the second, and shown as the organization's clocks show it.
    case instant
    /// A number with decimals, exact.
    case decimal
    /// An amount of money in a currency.
    case money
    /// A span of time in whole minutes.
    case timeSpan
    /// Days that come again and again, by a rule (RFC 5545).
    case recurrence
    case list(of: FieldType)
    /// A small table inside the record, such as the levels of a scale.
    case rows([FieldDeclaration])
    /// Rows that are entered one by one, each with its author and moment; `AddEntry` adds them.
    case entries([FieldDeclaration])

    package static let line = FieldType.text(max: 200)
    package static let prose = FieldType.longText(max: 20_000)

    /// What a list is of; nil for what is no list.
    package var element: FieldType? { if case .list(let element) = self { element } else { nil } }

    package var isRequirement: Bool { if case .requirement = self { true } else { false } }

    /// The columns of rows and entries; nil for what has none.
    package var columns: [FieldDeclaration]? {
        switch self {
        case .rows(let columns), .entries(let columns): columns
        default: nil
        }
    }
}

/// One of the values a choice field can take.
package struct ChoiceOption: Hashable, Sendable {
    /// The value as stored, such as `inProgress`.
    package let name: String
    /// The value as shown, such as "in progress".
    package let label: Phrase
    /// Other words for it that files from elsewhere use.
    package let synonyms: [String]
    /// All of these, folded: what a text is compared with.
    let words: Set<String>

    package init(_ name: String, _ label: Phrase, synonyms: [String] = []) {
        self.name = name
        self.label = label
        self.synonyms = synonyms
        words = Set(([name, label.english] + synonyms).map(\.wordsFolded))
    }
}

/// A closed set of values: an enumeration whose cases have a label for people.
package protocol Choice: FieldRepresentable, FieldListElement, CaseIterable, Hashable, RawRepresentable<String> {
    var label: Phrase { get }
    var synonyms: [String] { get }
}

extension Choice {
    package var synonyms: [String] { [] }

    /// The raw value's words: `inProgress` reads "in progress".
    package var label: Phrase {
        Phrase(
            words: rawValue.reduce(into: "") { words, letter in
                if letter.isUppercase { words += " " + letter.lowercased() } else { words.append(letter) }
            })
    }

    package static var fieldType: FieldType {
        .choice(allCases.map { ChoiceOption($0.rawValue, $0.label, synonyms: $0.synonyms) })
    }
    package static var elementType: FieldType { fieldType }
    @inlinable package var json: JSON { .string(rawValue) }

    @inlinable package init(json: JSON) throws(InvalidValue) {
        guard let text = json.stringValue, let value = Self(rawValue: text) else {
            throw InvalidValue("is not one of \(Self.allCases.map(\.label).joined(separator: ", "))")
        }
        self = value
    }
}
