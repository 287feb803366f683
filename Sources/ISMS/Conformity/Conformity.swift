package import RecordFormat

/// Whether an ISMS conforms to ISO/IEC 27001:2022, checked as a compiler checks code.
package enum Conformity {
    /// The rules about one subject.
    package struct Chapter: Sendable {
        /// The clause or control and what it is about, as a heading.
        package let title: String
        package let rules: [Rule]
    }

    /// The rules by subject, in the order of clauses.
    package static let chapters: [Chapter] = [
        Chapter(title: "4.1 Context", rules: contextRules),
        Chapter(title: "4.2 Interested parties", rules: interestedPartyRules),
        Chapter(title: "A.5.31 Obligations", rules: obligationRules),
        Chapter(title: "4.3 Scope", rules: scopeRules),
        Chapter(title: "5 Leadership, policy and roles", rules: leadershipRules),
        Chapter(title: "5.3 People", rules: peopleRules),
        Chapter(title: "6.1.2 Risk criteria", rules: riskCriteriaRules),
        Chapter(title: "6.1.2 Risks", rules: riskRules),
        Chapter(title: "6.1.3 Risk treatment", rules: riskTreatmentRules),
        Chapter(title: "6.1.3 and 8.3 Treatment actions", rules: treatmentActionRules),
        Chapter(title: "6.1.3 Statement of Applicability", rules: statementRules),
        Chapter(title: "6.1.3 Issued statements", rules: issuedStatementRules),
        Chapter(title: "6.2 Objectives", rules: objectiveRules),
        Chapter(title: "7.5 Documents and records", rules: documentRules),
        Chapter(title: "A.5.3 Approvals", rules: secondPersonRules),
        Chapter(title: "8.1 Controls", rules: controlRules),
        Chapter(title: "8.2 Risk assessments", rules: operationRules),
        Chapter(title: "A.5.9 Assets", rules: assetRules),
        Chapter(title: "7.5 Evidence", rules: evidenceRules),
    ]

    /// Every rule, chapter by chapter.
    package static let rules: [Rule] = chapters.flatMap(\.rules)

    /// All of them, in the order that findings come in.
    static let rulebook = Rulebook(rules)

    /// What does not conform on a day: errors first, then by rule, then by record.
    ///
    /// - Parameters:
    ///   - now: the moment on the caller's clock, for the rules that need one; without it they are not asked.
    ///   - history: what only the history tells; without it less is found.
    package static func findings(
        in isms: ISMS, on day: Day, at now: Instant? = nil, history: HistoryFacts = HistoryFacts()
    ) -> [Finding] {
        let check = ConformityCheck(Derivation(of: isms, on: day), history: history)
        return (now.map(check.judged) ?? check).findings
    }
}
