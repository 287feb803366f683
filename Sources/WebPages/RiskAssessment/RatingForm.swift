import Frameworks
import ISMS
import Operations
import Phrases
import Registers
import Serving

/// A risk being rated: the chosen step of each scale, as the form holds them, and what is wrong with them.
struct RatingForm: Sendable {
    /// The properties that would be lost; none while nobody has said.
    private(set) var affects: [SecurityProperty]
    private(set) var ratings: [RatingStage: Rating]
    private(set) var reason: String
    /// The code of the assessment the ratings belong to.
    private(set) var assessment: String
    /// The code of the owner, where the risk had none.
    private(set) var owner: String
    private(set) var problems: [RatingStage: Phrase] = [:]
    private(set) var ownerProblem: Phrase?
    var generalProblems: [Phrase] = []

    /// The form of a risk as it stands. Ratings under other criteria are not taken over: their scales differ.
    init(_ risk: Entry<Risk>, under criteria: Entry<RiskCriteria>, in isms: ISMS) {
        affects = risk.affects
        let isComparable = risk.criteria == nil || risk.criteria?.id == criteria.id
        ratings = Dictionary(
            uniqueKeysWithValues: RatingStage.allCases.map { ($0, isComparable ? risk.value.rating($0) : Rating()) })
        reason = risk.ratingReason
        assessment = Self.defaultAssessment(for: risk, in: isms)?.code ?? ""
        owner = ""
    }

    /// The form as it was sent, or as it stands while it is being filled in.
    init(sent form: FormData) {
        affects = SecurityProperty.allCases.filter { form.all("affects").contains($0.rawValue) }
        ratings = Dictionary(
            uniqueKeysWithValues: RatingStage.allCases.map { stage in
                func step(_ part: String) -> Int? {
                    form[Self.name(stage, part)].flatMap { Int($0) }.flatMap { (1...10).contains($0) ? $0 : nil }
                }
                return (
                    stage,
                    Rating(
                        likelihood: step("likelihood"), confidentiality: step("confidentiality"),
                        integrity: step("integrity"), availability: step("availability"))
                )
            })
        reason = (form["ratingReason"] ?? "").trimmed
        assessment = (form["assessment"] ?? "").trimmed
        owner = (form["v.owner"] ?? "").trimmed
    }

    /// The name of a scale's radio buttons; `part` is likelihood or a property.
    static func name(_ stage: RatingStage, _ part: String) -> String { "\(stage.rawValue).\(part)" }

    /// The round under way, else the one it was rated in, else the last completed.
    static func defaultAssessment(for risk: Entry<Risk>, in isms: ISMS) -> Entry<RiskAssessment>? {
        let all = isms[RiskAssessment.self].entries
        return all.last { $0.status == .inProgress } ?? isms[risk.assessment] ?? all.last { $0.status == .completed }
    }

    /// The properties that are asked about: those affected; all three while nobody has said.
    var properties: [SecurityProperty] { affects.isEmpty ? SecurityProperty.allCases : affects }

    func rating(_ stage: RatingStage) -> Rating {
        let rating = ratings[stage] ?? Rating()
        let properties = properties
        func kept(_ property: SecurityProperty) -> Int? {
            properties.contains(property) ? rating.consequence(for: property) : nil
        }
        return Rating(
            likelihood: rating.likelihood, confidentiality: kept(.confidentiality), integrity: kept(.integrity),
            availability: kept(.availability))
    }

    /// What is asked for: after treatment only where there is one that changes the level.
    static func stages(of risk: Risk) -> [RatingStage] {
        switch risk.treatment {
        case .mitigate, .transfer, .avoid: RatingStage.allCases
        case .accept, nil: [.inherent, .current]
        }
    }

    var hasProblems: Bool { !problems.isEmpty || ownerProblem != nil || !generalProblems.isEmpty }

    /// What the form asks for; nil where something is missing, which is noted then.
    mutating func operation(rating risk: Entry<Risk>, seen: Int, in isms: ISMS) -> RateRisk? {
        let named = risk.owner == nil ? (isms.item(code: owner) as? Entry<Person>)?.reference : nil
        if risk.owner == nil, named == nil {
            ownerProblem = "must be given before a risk is rated: who may decide about it?"
        }
        let stages = Self.stages(of: risk.value)
        for stage in stages {
            let rating = rating(stage)
            if rating.isEmpty || rating.isComplete { continue }
            problems[stage] =
                rating.likelihood == nil
                ? "A consequence is chosen and no likelihood; choose both, or neither."
                : "A likelihood is chosen and no consequence; choose both, or neither."
        }
        if problems.isEmpty, stages.allSatisfy({ rating($0).isEmpty }) {
            problems[.current] = "Choose a likelihood and a consequence at least for now or for before controls."
        }
        if hasProblems { return nil }
        return RateRisk(
            risk.reference, seen: seen, affects: affects,
            ratings: Dictionary(uniqueKeysWithValues: stages.map { ($0, rating($0)) }), reason: reason,
            assessment: (isms.item(code: assessment) as? Entry<RiskAssessment>)?.reference, owner: named)
    }

    mutating func note(_ invalid: InvalidField) {
        if let stage = RatingStage.allCases.first(where: { invalid.field.hasPrefix($0.rawValue) }) {
            problems[stage] = invalid.problem.capitalizedFirst
        } else if invalid.field == "owner" {
            ownerProblem = invalid.problem
        } else {
            let label = Risk.declarations.first { $0.name == invalid.field }?.label
            generalProblems.append([label, invalid.problem].compactMap(\.self).joined(separator: " ").capitalizedFirst)
        }
    }
}
