package import Phrases

/// One part of a document's body. Blocks follow one another; headings divide them into numbered sections.
package enum ReportBlock: Hashable, Sendable {
    case heading(Heading)
    case paragraph(Paragraph)
    case bullets(BulletList)
    case numbers(NumberedList)
    case statements(StatementList)
    case facts(FactList)
    case table(ReportTable)
    case heatMap(HeatMap)
    case coverage(CoverageChart)
    case callout(Callout)
}

/// The heading of a section.
package struct Heading: Hashable, Sendable {
    package let title: Phrase
    /// 1 for a chapter, up to 3.
    package let level: Int

    /// - Parameter level: 1 to 3; what lies outside is taken as the nearest.
    package init(_ title: Phrase, level: Int = 1) {
        self.title = title
        self.level = min(max(level, 1), 3)
    }
}

/// A paragraph of running text. A line break in it stays one.
package struct Paragraph: Hashable, Sendable {
    package let text: RichText

    package init(_ text: RichText) { self.text = text }
}

/// A list without numbers.
package struct BulletList: Hashable, Sendable {
    package let items: [RichText]

    package init(_ items: [RichText]) { self.items = items }
}

/// A list with numbers: steps that follow one another.
package struct NumberedList: Hashable, Sendable {
    package let items: [RichText]
    /// The number of the first item.
    package let first: Int

    package init(_ items: [RichText], first: Int = 1) {
        self.items = items
        self.first = first
    }
}

/// Statements that bind, each with an identifier it is referred to by.
package struct StatementList: Hashable, Sendable {
    package let statements: [Statement]

    package init(_ statements: [Statement]) { self.statements = statements }
}

/// A statement that binds: ACC-07, and what it says.
package struct Statement: Hashable, Sendable {
    package let identifier: String
    package let text: RichText

    package init(_ identifier: String, _ text: RichText) {
        self.identifier = identifier
        self.text = text
    }
}

/// Names, and what is to be said under each.
package struct FactList: Hashable, Sendable {
    package let facts: [Fact]

    package init(_ facts: [Fact]) { self.facts = facts }
}

/// A name, and what is to be said under it.
package struct Fact: Hashable, Sendable {
    package let name: Phrase
    package let cell: ReportCell

    package init(_ name: Phrase, _ cell: ReportCell) {
        self.name = name
        self.cell = cell
    }
}

/// A remark that stands out from the text around it.
package struct Callout: Hashable, Sendable {
    package let title: Phrase
    package let text: RichText
    package let tone: ReportTone

    package init(_ title: Phrase, _ text: RichText, tone: ReportTone = .neutral) {
        self.title = title
        self.text = text
        self.tone = tone
    }
}
