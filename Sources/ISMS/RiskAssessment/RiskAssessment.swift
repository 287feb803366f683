import Phrases
import RecordFormat
package import Registers

/// One round of identifying, analysing and evaluating risks (ISO/IEC 27001:2022, 8.2).
package struct RiskAssessment: Record {
    package enum Occasion: String, Choice { case planned, change, incident }
    package enum Status: String, Choice { case planned, inProgress, completed }

    package var name = ""
    package var occasion = Occasion.planned
    package var scope = ""
    package var approach = ""
    package var assessor: Reference<Person>?
    package var participants: [Reference<Person>] = []
    package var startedOn: Day?
    package var completedOn: Day?
    package var nextBy: Day?
    package var status = Status.planned
    package var conclusion = ""

    package init() {}

    package var title: String { name }

    package static let register = RegisterDeclaration<RiskAssessment>(
        owned: .by(\.assessor, may: .read), kept: .byManagers, readBy: .everyReader,
        current: .when({ _ in true }, open: { $0.status != .completed }), workflow: nil, approvals: [], entries: [],
        clocks: [], storage: .snapshot, layout: .asDeclared, due: [], lapses: [], decisions: nil, figures: [],
        offers: [], place: .entry(.do, title: "Risk assessments", requirement: "8.2", rank: 20),
        likeness: .none(because: "assessments repeat"),
        tags: .none,
        rules: [.init("8.2 Risk assessments", rank: 170, step: .risks, Conformity.operationRules)])

    package static let kind = Kind(
        "risk-assessment", prefix: "ASM", singular: "risk assessment", plural: "risk assessments",
        answers: [.iso27001("8.2")],
        purpose: "The rounds in which risks are identified, rated and evaluated.")

    package static let fields: FieldList<RiskAssessment> = [
        Field("name", \.name, "Name", help: "Such as Yearly assessment 2026.", required: true, column: true),
        Field(
            "occasion", \.occasion, "Occasion", help: "Planned, or called for by a change or an incident.", column: true
        ),
        Field("scope", \.scope, "Covers", help: "The part of the scope it looks at.", type: .prose),
        Field(
            "approach", \.approach, "Approach", help: "How risks were found and rated, and from which sources.",
            type: .prose),
        Field("assessor", \.assessor, "Assessor", help: "Who leads it.", column: true),
        Field("participants", \.participants, "Participants", help: "Who took part."),
        Field("startedOn", \.startedOn, "Started on", help: "Its first day."),
        Field("completedOn", \.completedOn, "Completed on", help: "When its results were final.", column: true),
        Field("nextBy", \.nextBy, "Next by", help: "When the next planned one is due.", column: true),
        Field("status", \.status, "Status", help: "Where it stands.", column: true),
        Field("conclusion", \.conclusion, "Conclusion", help: "What it found, in a few sentences.", type: .prose),
    ]
}
