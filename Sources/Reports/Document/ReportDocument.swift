package import Phrases

/// A document that is ready to be handed over: what it says, and where it comes from.
///
/// A slice turns a snapshot into a document; the renderers turn the document into bytes. Neither knows the other:
///
/// ```swift
/// let document = ReportDocument(title: "Risk register", organization: .data(organization.name), control: control) {
///     Heading("Overview")
///     Paragraph("Of \(risks.count) risks, \(strong: "\(high.count) are high"), first among them \(code: "RISK-14").")
///     heatMap
///     Heading("Register")
///     register
/// }
/// let pdf = try await document.rendered(as: .pdf)
/// ```
package struct ReportDocument: Hashable, Sendable {
    package let title: Phrase
    package let subtitle: Phrase?
    package let organization: Phrase
    /// The language of the texts (BCP 47).
    package let language: String
    package let control: DocumentControl
    package let blocks: [ReportBlock]
    /// The name of the table that a format for one table only (CSV) shows.
    package let mainTableName: Phrase?

    /// - Parameter mainTable: the name of the table that CSV shows; nil for the first one.
    package init(
        title: Phrase, subtitle: Phrase? = nil, organization: Phrase, language: String = "en",
        control: DocumentControl, mainTable: Phrase? = nil, @ReportBuilder blocks: () -> [ReportBlock]
    ) {
        self.title = title
        self.subtitle = subtitle
        self.organization = organization
        self.language = language
        self.control = control
        self.blocks = blocks()
        mainTableName = mainTable
    }

    /// All tables, in order.
    package var tables: [ReportTable] {
        blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    /// All statements that bind, in order.
    package var statements: [Statement] {
        blocks.flatMap { block -> [Statement] in
            if case .statements(let list) = block { list.statements } else { [] }
        }
    }

    /// The table that a format for one table shows; nil where the document has none of that name, or none at all.
    package var mainTable: ReportTable? {
        guard let mainTableName else { return tables.first }
        return tables.first { $0.name == mainTableName }
    }
}
