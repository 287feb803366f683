/// What we tell about one clause of ISO/IEC 27001:2022: what it asks, what answers it in this program, what an auditor
/// asks.
///
/// All of it is our own wording. One file a clause or subclause, `guidance/clauses/6.1.2.md`, read when first asked for.
package struct ClauseGuidance: Hashable, Sendable {
    package let clause: Clause.ID
    package let whatItAsks: String
    /// The registers, reports and commands that answer it, and what must be in them.
    package let satisfiedBy: [String]
    /// What must exist in writing, or what is wise to keep.
    package let documentedInformation: [String]
    package let questions: [ControlGuidance.AuditQuestion]
    package let nonconformities: [String]
    /// What Amendment 1:2024 changed, by paragraphs; none where it changed nothing.
    package let amendment: [String]
    package let relatedControls: [ReferenceControl.ID]
    package let relatedClauses: [Clause.ID]

    /// The guidance the program carries for a clause or, for an item such as 6.1.3 d, for the subclause it is part of;
    /// nil where there is none.
    ///
    /// A broken file is a defect of the build, which the tests rule out.
    package static func bundled(for clause: Clause.ID) -> ClauseGuidance? {
        guard let file = CatalogFile.embedded("guidance/clauses/\(clause).md") else {
            return clause.parent.flatMap(bundled)
        }
        return try? ClauseGuidance(file)
    }

    package init(_ file: CatalogFile) throws(CatalogError) {
        let text = try GuidanceText(file)
        guard let clause = Clause.ID(text.title) else { throw text.fault("the title “\(text.title)” is no clause") }
        self.clause = clause
        whatItAsks = try text.paragraph("What it asks")
        satisfiedBy = try text.list("What satisfies it here", 2...6)
        documentedInformation = try text.list("Documented information", 1...4)
        questions = try text.list("Auditor's questions", 2...6).map { item throws(CatalogError) in
            let parts = try text.halves(of: item, at: "Weak answer:")
            return ControlGuidance.AuditQuestion(question: parts.before, weakAnswer: parts.after)
        }
        nonconformities = try text.list("Common nonconformities", 2...5)
        let isAmended = text.headings.contains(Self.amendmentHeading)
        amendment = isAmended ? try text.paragraphs(Self.amendmentHeading, 1...2) : []
        relatedControls = try text.relatedIfAny("Controls") { ReferenceControl.ID($0) }
        relatedClauses = try text.related("Clauses") { Clause.ID($0) }
        let related = Self.headings.count - 1
        try text.checkHeadings(
            Self.headings[..<related] + (isAmended ? [Self.amendmentHeading] : []) + Self.headings[related...])
    }

    private static let amendmentHeading = "Amendment 1:2024"

    private static let headings = [
        "What it asks", "What satisfies it here", "Documented information", "Auditor's questions",
        "Common nonconformities", "Related",
    ]
}
