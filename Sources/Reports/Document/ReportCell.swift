package import ISMS
package import Phrases
package import Registers

/// What a cell of a table says, with its type: a spreadsheet gets a number as a number and a day as a date.
package enum ReportCell: Hashable, Sendable {
    case empty
    case text(RichText)
    case number(ReportNumber)
    case day(Day)
    case level(ReportLevel)
    case status(ReportStatus)
    /// The code of a record: a link where the document shows that record elsewhere.
    case code(String)
    case codes([String])
    case list([RichText])

    /// What the program says, without markup in it.
    package static func plain(_ phrase: Phrase?) -> ReportCell {
        guard let phrase, !phrase.isEmpty else { return .empty }
        return .text(RichText(phrase))
    }

    /// Text as a person or another system wrote it, without markup in it.
    package static func data(_ text: String?) -> ReportCell {
        guard let text, !text.isEmpty else { return .empty }
        return .text(.data(text))
    }

    /// A day where there is one.
    package static func day(orEmpty day: Day?) -> ReportCell { day.map { .day($0) } ?? .empty }

    /// A whole number.
    package static func count(_ count: Int) -> ReportCell { .number(ReportNumber(count)) }

    package var isEmpty: Bool {
        switch self {
        case .empty: true
        case .text(let text): text.isEmpty
        case .codes(let codes): codes.isEmpty
        case .list(let items): items.isEmpty
        case .number, .day, .level, .status, .code: false
        }
    }
}

extension ReportCell: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self = .plain(Phrase(stringLiteral: text)) }
}

/// A band that a risk's level, an asset's value or the like falls into, in the colour of the organization's criteria.
package struct ReportLevel: Hashable, Sendable {
    package let name: Phrase
    package let color: ReportColor
    /// The figure that fell into the band, where there is one.
    package let figure: Int?

    package init(_ name: Phrase, color: ReportColor, figure: Int? = nil) {
        self.name = name
        self.color = color
        self.figure = figure
    }
}

/// Where something stands: always a word, with a tone to find it by.
package struct ReportStatus: Hashable, Sendable {
    package let name: Phrase
    package let tone: ReportTone

    package init(_ name: Phrase, tone: ReportTone) {
        self.name = name
        self.tone = tone
    }
}

/// How something is to be taken. Never shown by colour alone.
package enum ReportTone: String, Hashable, Sendable, CaseIterable {
    /// As it should be.
    case positive
    /// On the way.
    case progress
    /// Needs attention.
    case caution
    /// Must be dealt with.
    case critical
    /// Says nothing about good or bad.
    case neutral
}
