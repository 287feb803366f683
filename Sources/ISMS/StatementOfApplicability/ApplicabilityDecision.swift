import Phrases
package import RecordFormat
package import Registers

/// The decision whether one Annex A control is applicable, with the reasons that are not derived from risks and
/// obligations (ISO/IEC 27001:2022, 6.1.3 c and d).
package struct ApplicabilityDecision: Record {
    package enum Applicability: String, Choice {
        case included, excluded
        package var synonyms: [String] {
            self == .included ? ["applicable", "yes", "in", "true"] : ["not applicable", "no", "out", "false", "n/a"]
        }
    }

    package var referenceControl: ReferenceControlID?
    package var applicability = Applicability.included
    /// Why it is in or out, in words; an exclusion must have it.
    package var justification = ""
    package var obligations: [Reference<Obligation>] = []
    package var requirements: [Reference<PartyRequirement>] = []
    package var objectives: [Reference<Objective>] = []
    package var contextIssues: [Reference<ContextIssue>] = []
    package var isGoodPractice = false
    package var decidedBy: Reference<Person>?
    package var decidedOn: Day?
    package var reviewBy: Day?

    package init() {}

    package var title: String {
        referenceControl.map { "\($0) \(applicability.label.english)" } ?? applicability.label.english
    }

    package func problems(in isms: ISMS, identity: RecordID, previous: ApplicabilityDecision?) -> [InvalidField] {
        guard let referenceControl,
            let other = isms[ApplicabilityDecision.self].first(where: {
                $0.referenceControl == referenceControl && $0.id != identity
            })
        else { return [] }
        return [
            InvalidField("referenceControl", "\(referenceControl) is already decided by \(other.code); change that one")
        ]
    }

    package static var identityFields: [String] { ["referenceControl"] }

    package static let register = RegisterDeclaration<ApplicabilityDecision>(
        owned: .none, kept: .byManagers, readBy: .everyReader, current: .always, workflow: nil, approvals: [],
        entries: [], clocks: [], storage: .snapshot, layout: .asDeclared, due: [], lapses: [], decisions: nil,
        figures: [], offers: [], place: .on(.statementOfApplicability),
        likeness: .none(because: "they are named after the control, and one is decided about once"),
        tags: .none,
        rules: [.init("6.1.3 Statement of Applicability", rank: 110, step: .declaration, Conformity.statementRules)])

    package static let kind = Kind(
        "applicability-decision", prefix: "APP", singular: "applicability decision", plural: "applicability decisions",
        answers: [.iso27001("6.1.3.d")], purpose: "For each Annex A control: in or out, and why.")

    package static let fields: FieldList<ApplicabilityDecision> = [
        Field(
            "referenceControl", \.referenceControl, "Annex A control", help: "The control decided about.",
            required: true, column: true, synonyms: ["control", "ref_id", "id"]),
        Field(
            "applicability", \.applicability, "Applicability", help: "In or out.", column: true,
            synonyms: ["applicable", "included"]),
        Field(
            "justification", \.justification, "Justification",
            help: "Why it is in or out. An exclusion stands or falls with it.", type: .prose, column: true,
            synonyms: ["reason"]),
        Field(
            "obligations", \.obligations, "Obligations",
            help: "Laws, contracts and commitments that ask for it, beyond those that name it themselves."),
        Field(
            "requirements", \.requirements, "Requirements of parties",
            help: "What interested parties want that it serves."),
        Field("objectives", \.objectives, "Objectives", help: "The objectives it serves."),
        Field("contextIssues", \.contextIssues, "Context issues", help: "The business reasons behind it."),
        Field(
            "isGoodPractice", \.isGoodPractice, "Good practice",
            help: "In because any careful organization has it; the justification says why here."),
        Field("decidedBy", \.decidedBy, "Decided by", help: "Who decided.", column: true),
        Field("decidedOn", \.decidedOn, "Decided on", help: "When.", column: true),
        Field("reviewBy", \.reviewBy, "Review by", help: "When to decide again."),
    ]
}
