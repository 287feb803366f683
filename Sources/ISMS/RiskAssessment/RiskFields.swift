import Phrases
import RecordFormat
package import Registers

extension Risk {
    package static let register = RegisterDeclaration<Risk>(
        owned: .by(\.owner, may: .createAndChange), kept: .byManagers, readBy: .everyReader,
        current: .when({ $0.status == .open }), workflow: nil, approvals: [planApproval, acceptance], entries: [],
        clocks: [], storage: .snapshot, layout: .asDeclared, due: [],
        lapses: [Lapse("accepted until", on: \.acceptedUntil) { $0.status == .open && $0.acceptedBy != nil }],
        decisions: OwnerDecisions(waitingDecisions), figures: levelFigures, offers: offers,
        place: .entry(.plan, title: "Risks", requirement: "6.1.2", rank: 120), likeness: .name,
        tags: .none,
        rules: [
            .init("6.1.2 Risks", rank: 80, step: .risks, Conformity.riskRules),
            .init("6.1.3 Risk treatment", rank: 90, step: .treatment, Conformity.riskTreatmentRules),
        ])

    package static let kind = Kind(
        "risk", prefix: "RISK", singular: "risk", plural: "risks", answers: [.iso27001("6.1.2")],
        purpose: "What could go wrong, how bad and how likely, whose it is and what is done about it.")

    package static let fields = FieldList<Risk>(identification + ratings + treatmentFields + acceptanceFields)

    private static let identification: [Field<Risk>] = [
        Field(
            "name", \.name, "Risk", help: "What could happen, in one sentence.", required: true, column: true,
            synonyms: ["scenario", "title", "event", "risk name", "risk title"]),
        Field("basis", \.basis, "Found by", help: "From an asset with its threat and vulnerability, or from an event."),
        Field("description", \.description, "Description", help: "What one must know to judge it.", type: .prose),
        Field("assets", \.assets, "Assets", help: "What it would strike.", column: true, synonyms: ["asset"]),
        Field("threat", \.threat, "Threat", help: "What would cause it.", synonyms: ["threats"]),
        Field(
            "vulnerability", \.vulnerability, "Vulnerability", help: "The weakness it would use.",
            synonyms: ["vulnerabilities"]),
        Field("causes", \.causes, "Causes", help: "How it would come about.", type: .prose),
        Field("consequences", \.consequences, "Consequences", help: "What would follow, for whom.", type: .prose),
        Field(
            "affects", \.affects, "Affects", help: "Which properties would be lost.", column: true, synonyms: ["CIA"]),
        Field(
            "owner", \.owner, "Risk owner", help: "Who may decide about it and answers for it.", column: true,
            synonyms: ["owner"]),
        Field("assessment", \.assessment, "Assessment", help: "The round it was rated in."),
        Field("criteria", \.criteria, "Criteria", help: "The criteria it is rated under."),
        Field("status", \.status, "Status", help: "Closed risks stay in the register and out of the figures."),
        Field("closingReason", \.closingReason, "Why closed", help: "What made it go away.", type: .prose),
        Field(
            "externalReference", \.externalReference, "External reference",
            help: "Its identifier elsewhere; a second import finds it by this.",
            synonyms: ["ref_id", "id", "reference"]),
    ]

    private static let ratings: [Field<Risk>] =
        stage(
            .inherent, \.inherent.likelihood, \.inherent.confidentiality, \.inherent.integrity,
            \.inherent.availability)
        + stage(
            .current, \.current.likelihood, \.current.confidentiality, \.current.integrity, \.current.availability)
        + stage(
            .residual, \.residual.likelihood, \.residual.confidentiality, \.residual.integrity,
            \.residual.availability)
        + [
            Field(
                "ratingReason", \.ratingReason, "Reason for the ratings",
                help: "What the chosen criteria rest on: incidents, tests, figures.", type: .prose),
            Field("ratedOn", \.ratedOn, "Rated on", help: "When the ratings were last confirmed."),
        ]

    private typealias RatingPath = any WritableKeyPath<Risk, Int?> & Sendable

    private static func stage(
        _ stage: RatingStage, _ likelihood: RatingPath, _ confidentiality: RatingPath, _ integrity: RatingPath,
        _ availability: RatingPath
    ) -> [Field<Risk>] {
        let moments = stageWords.first { $0.stage == stage }?.words ?? []
        func field(_ part: String, _ path: RatingPath, _ label: String, words: [String]) -> Field<Risk> {
            Field(
                stage.rawValue + part, path, "\(label) \(stage.label)",
                help: "The place of the chosen criterion on the scale, counted from 1.", type: .integer(1...10),
                synonyms: moments.flatMap { moment in words.map { (moment + " " + $0).trimmed } })
        }
        return [
            field("Likelihood", likelihood, "Likelihood", words: ["likelihood", "probability", "proba", "frequency"]),
            field("Confidentiality", confidentiality, "Consequence for confidentiality", words: ["confidentiality"]),
            field("Integrity", integrity, "Consequence for integrity", words: ["integrity"]),
            field("Availability", availability, "Consequence for availability", words: ["availability"]),
        ]
    }

    private static let treatmentFields: [Field<Risk>] = [
        Field(
            "treatment", \.treatment, "Treatment",
            help: "Mitigate by controls, accept, avoid by ending the activity, or transfer.", column: true,
            synonyms: ["treatment option", "treatment types", "option", "response"],
            empty: ["open", "undecided", "to be decided", "tbd"]),
        Field(
            "treatmentReason", \.treatmentReason, "Why this treatment",
            help: "What speaks for it and against the others.", type: .prose, synonyms: ["justification"]),
        Field(
            "controls", \.controls, "Controls", help: "The controls that treat it.", column: true,
            synonyms: ["existing controls", "additional controls"]),
        Field("avoidedBy", \.avoidedBy, "Avoided by", help: "The action that ends the activity."),
        Field("transferredTo", \.transferredTo, "Transferred to", help: "The insurer or supplier who bears it."),
        Field(
            "transferRemainder", \.transferRemainder, "What remains",
            help: "What the transfer does not cover: the duty to customers always stays.", type: .prose),
        Field(
            "planApprovedBy", \.planApprovedBy, "Plan approved by",
            help: "The risk owner who approved the treatment and what remains (6.1.3 f)."),
        Field("planApprovedOn", \.planApprovedOn, "Plan approved on", help: "When."),
        Field(
            "planApprovedLevel", \.planApprovedLevel, "Approved residual level",
            help: "The level after treatment that was approved.", type: .integer(1...100)),
        Field(
            "planApprovalNotes", \.planApprovalNotes, "About the plan's approval",
            help: "What is special about it."),
    ]

    private static let acceptanceFields: [Field<Risk>] = [
        Field("acceptedBy", \.acceptedBy, "Accepted by", help: "The risk owner who accepted it."),
        Field("acceptedOn", \.acceptedOn, "Accepted on", help: "When."),
        Field(
            "acceptedLevel", \.acceptedLevel, "Accepted level",
            help: "The level that was accepted; another one is not.", type: .integer(1...100)),
        Field("acceptedCriteria", \.acceptedCriteria, "Accepted under", help: "The criteria that level belongs to."),
        Field(
            "acceptanceReason", \.acceptanceReason, "Reason for accepting", help: "Why living with it is right.",
            type: .prose),
        Field("acceptedUntil", \.acceptedUntil, "Accepted until", help: "When the acceptance must be made anew."),
        Field("acceptanceNotes", \.acceptanceNotes, "About the acceptance", help: "What is special about it."),
    ]
}
