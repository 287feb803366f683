import ISMS
import RecordFormat

/// An owner's acceptance of a risk in the making: which level, why, and until when
/// (ISO/IEC 27001:2022, 6.1.3 f and 8.3).
struct Acceptance: Sendable {
    var reason: String
    /// The last day, as typed.
    var until: String
    private(set) var reasonProblem: String?
    private(set) var untilProblem: String?

    init(reason: String, until: String) {
        self.reason = reason
        self.until = until
    }

    /// The form as it opens: a year from today, the former reason to be confirmed or changed.
    init(of risk: Risk, on day: Day) {
        self.init(reason: risk.acceptanceReason, until: day.adding(months: Self.monthsByDefault).description)
    }

    static let monthsByDefault = 12

    /// How long a level may be accepted for: above the limit a year, so that management looks at it in every review;
    /// within it two.
    static func lastDay(for level: RiskLevel, from day: Day) -> Day { day.adding(months: level.isAcceptable ? 24 : 12) }

    /// The risk as it would be accepted. Where no treatment is chosen, accepting is the treatment, if whoever accepts
    /// may choose one.
    static func accepted(_ risk: Entry<Risk>, choosingTreatment: Bool) -> Entry<Risk> {
        var value = risk.value
        if value.treatment == nil, choosingTreatment { value.treatment = .accept }
        return Entry(id: risk.id, number: risk.number, provenance: risk.provenance, value: value)
    }

    /// The level that an acceptance today would be of; nil while the risk is not rated.
    static func level(of risk: Entry<Risk>, choosingTreatment: Bool, in isms: ISMS, on day: Day) -> RiskLevel? {
        let accepted = accepted(risk, choosingTreatment: choosingTreatment)
        let evaluation = RiskEvaluation(of: accepted, in: isms, on: day)
        return evaluation.residual ?? evaluation.current
    }

    var hasProblems: Bool { reasonProblem != nil || untilProblem != nil }

    /// The risk accepted by its owner; nil where something is missing, which is noted then.
    mutating func risk(
        from risk: Entry<Risk>, choosingTreatment: Bool, level: RiskLevel, by owner: RecordID, on day: Day
    ) -> Risk? {
        let reason = reason.trimmed
        if reason.isEmpty { reasonProblem = "must say why living with the risk is right" }
        let last = Self.lastDay(for: level, from: day)
        let end = Day(until.trimmed)
        switch end {
        case nil: untilProblem = "must be a day, such as \(day.adding(months: Self.monthsByDefault))"
        case let end? where end < day: untilProblem = "lies in the past"
        case let end? where end > last:
            untilProblem =
                level.isAcceptable
                ? "lies more than two years ahead; accept until \(last) at most and decide again then"
                : "lies more than a year ahead; a level above the limit is decided about every year, so until \(last) at most"
        case .some: break
        }
        if hasProblems { return nil }
        var value = Self.accepted(risk, choosingTreatment: choosingTreatment).value
        if risk.treatment != value.treatment, value.treatmentReason.trimmed.isEmpty { value.treatmentReason = reason }
        value.acceptedBy = Reference(owner)
        value.acceptedOn = day
        value.acceptedLevel = level.value
        value.acceptedCriteria = risk.criteria
        value.acceptanceReason = reason
        value.acceptedUntil = end
        return value
    }

    /// The risk with its acceptance taken back.
    static func withdrawn(_ risk: Risk) -> Risk {
        var risk = risk
        risk.acceptedBy = nil
        risk.acceptedOn = nil
        risk.acceptedLevel = nil
        risk.acceptedCriteria = nil
        risk.acceptanceReason = ""
        risk.acceptedUntil = nil
        return risk
    }
}
