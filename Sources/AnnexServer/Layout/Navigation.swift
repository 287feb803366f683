import ISMS

/// The way through the application: the standard's own circle of plan, do, check and act (ISO/IEC 27001:2022, clauses
/// 4 to 10).
enum Navigation {
    struct Section: Sendable {
        let title: String
        let entries: [Entry]
    }

    struct Entry: Sendable {
        let title: String
        /// The clause or control it answers, small beside its name.
        let clause: String
        /// nil for what comes later: named, so that one sees the whole circle, and no link.
        let route: OrganizationRoute?

        init(_ title: String, _ clause: String, _ route: OrganizationRoute?) {
            self.title = title
            self.clause = clause
            self.route = route
        }
    }

    static let sections: [Section] = [
        Section(
            title: "",
            entries: [
                Entry("Home", "", .home), Entry("Guided start", "", .guidedStart), Entry("Findings", "", .findings),
                Entry("Guidance", "", .guidance),
            ]),
        Section(
            title: "Plan",
            entries: [
                Entry("Context", "4.1", .register(ContextIssue.kind)),
                Entry("Interested parties", "4.2", .register(InterestedParty.kind)),
                Entry("Requirements", "4.2", .register(PartyRequirement.kind)),
                Entry("Obligations", "A.5.31", .register(Obligation.kind)),
                Entry("Scope", "4.3", .register(Scope.kind)),
                Entry("Locations", "4.3", .register(Location.kind)),
                Entry("Roles", "5.3", .register(RoleAssignment.kind)),
                Entry("People", "5.3", .register(Person.kind)),
                Entry("Objectives", "6.2", .register(Objective.kind)),
                Entry("Assets", "A.5.9", .register(Asset.kind)),
                Entry("Risk criteria", "6.1.2", .register(RiskCriteria.kind)),
                Entry("Risks", "6.1.2", .register(Risk.kind)),
                Entry("Risk workshop", "6.1.2", .riskWorkshop),
                Entry("Treatment plan", "6.1.3", .treatmentPlan(.risk)),
                Entry("Statement of Applicability", "6.1.3", .statement),
            ]),
        Section(
            title: "Do",
            entries: [
                Entry("Controls", "8.1", .register(Control.kind)),
                Entry("Risk assessments", "8.2", .register(RiskAssessment.kind)),
                Entry("Treatment actions", "8.3", .register(TreatmentAction.kind)),
                Entry("Evidence", "7.5", .register(Evidence.kind)),
                Entry("Documents", "7.5", .register(Document.kind)),
                Entry("Awareness lessons", "7.3", .lessons),
                Entry("Threats", "A.5.7", .register(Threat.kind)),
                Entry("Vulnerabilities", "A.8.8", .register(Vulnerability.kind)),
            ]),
        Section(
            title: "Check",
            entries: [
                Entry("Reports", "9.1", .reports), Entry("History", "7.5.3", .history),
                Entry("Customer questions", "7.4", .customerQuestions),
                Entry("Internal audit", "9.2", nil), Entry("Management review", "9.3", nil),
            ]),
        Section(
            title: "Act",
            entries: [Entry("Nonconformities", "10.2", nil), Entry("Improvement", "10.1", nil)]),
    ]

    /// The entry a page belongs to: its own, or that of its register.
    static func entry(of route: OrganizationRoute) -> OrganizationRoute {
        switch route {
        case .newRecord(let kind), .bulkEdit(let kind), .exportRegister(let kind, _), .importRegister(let kind),
            .importStep(let kind, _), .suggestions(let kind), .record(let kind, _), .editRecord(let kind, _),
            .field(let kind, _, _), .removeRecord(let kind, _), .restoreRecord(let kind, _),
            .approveRecord(let kind, _), .comment(let kind, _), .attachment(let kind, _, _):
            kind == IssuedStatement.kind || kind == ApplicabilityDecision.kind ? .statement : .register(kind)
        case .register(let kind) where kind == IssuedStatement.kind || kind == ApplicabilityDecision.kind: .statement
        case .rateRisk, .acceptRisk, .approvePlan: .register(Risk.kind)
        case .proposals: .register(Asset.kind)
        case .treatmentPlan: .treatmentPlan(.risk)
        case .statementLine, .issueStatement, .issuedStatement, .approveStatement, .compareStatements: .statement
        case .readDocument, .documentFile, .documentChoices, .documentTemplates, .documentTemplate:
            .register(Document.kind)
        case .clauseGuidance: .guidance
        case .lesson: .lessons
        case .commit: .history
        case .report, .job: .reports
        default: route
        }
    }
}
