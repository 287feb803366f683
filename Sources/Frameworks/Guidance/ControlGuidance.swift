/// What we tell about one Annex A control: what it is for, what good looks like, what an auditor asks.
///
/// All of it is our own wording. One file a control, `guidance/controls/A.5.1.md`, read when first asked for.
package struct ControlGuidance: Hashable, Sendable {
    /// What good looks like for a company of some size.
    package struct SizedPicture: Hashable, Sendable {
        /// Such as "10 to 50 people".
        package let size: String
        package let text: String
    }

    /// What an auditor accepts, and how recent it must be.
    package struct EvidenceIdea: Hashable, Sendable {
        package let text: String
        /// Such as "within 3 months".
        package let freshness: String
    }

    /// A question an auditor asks, and how a weak answer sounds.
    package struct AuditQuestion: Hashable, Sendable {
        package let question: String
        package let weakAnswer: String
    }

    package let control: ReferenceControl.ID
    package let purpose: String
    package let whenLeftOut: String
    package let whatGoodLooksLike: [SizedPicture]
    package let steps: [String]
    package let evidence: [EvidenceIdea]
    package let questions: [AuditQuestion]
    package let nonconformities: [String]
    package let relatedControls: [ReferenceControl.ID]
    package let relatedThreats: [CatalogThreat.ID]
    package let relatedClauses: [Clause.ID]
    package let owner: String
    package let measurements: [String]

    /// The guidance the program carries for a control; nil where there is none.
    ///
    /// A broken file is a defect of the build, which the tests rule out.
    package static func bundled(for control: ReferenceControl.ID) -> ControlGuidance? {
        guard let file = CatalogFile.embedded("guidance/controls/\(control).md") else { return nil }
        return try? ControlGuidance(file)
    }

    package init(_ file: CatalogFile) throws(CatalogError) {
        let text = try GuidanceText(file)
        guard let control = ReferenceControl.ID(text.title) else {
            throw text.fault("the title “\(text.title)” is no Annex A control")
        }
        self.control = control
        purpose = try text.paragraph("Purpose")
        whenLeftOut = try text.paragraph("When it can be left out")
        whatGoodLooksLike = try Self.sizes.map { size throws(CatalogError) in
            SizedPicture(size: size, text: try text.paragraph(size))
        }
        steps = try text.list("Steps", 3...8)
        evidence = try text.list("Evidence", 3...6).map { item throws(CatalogError) in
            let parts = try text.halves(of: item, at: "Fresh:")
            return EvidenceIdea(text: parts.before, freshness: parts.after)
        }
        questions = try text.list("Auditor's questions", 3...6).map { item throws(CatalogError) in
            let parts = try text.halves(of: item, at: "Weak answer:")
            return AuditQuestion(question: parts.before, weakAnswer: parts.after)
        }
        nonconformities = try text.list("Common nonconformities", 2...5)
        relatedControls = try text.related("Controls") { ReferenceControl.ID($0) }
        relatedThreats = try text.related("Threats") { $0.hasPrefix("T-") ? $0 : nil }
        relatedClauses = try text.related("Clauses") { Clause.ID($0) }
        owner = try text.paragraph("Owner")
        measurements = try text.list("Measurement", 1...3)
        try text.checkHeadings(Self.headings)
    }

    private static let sizes = ["10 to 50 people", "50 to 250 people", "250 to 2,000 people"]

    private static let headings =
        ["Purpose", "When it can be left out", "What good looks like"] + sizes + [
            "Steps", "Evidence", "Auditor's questions", "Common nonconformities", "Related", "Owner", "Measurement",
        ]
}
