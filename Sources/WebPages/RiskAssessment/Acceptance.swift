import ISMS
import Operations
import Phrases
import Registers

/// An owner's acceptance of a risk as the form holds it: why, until when, and what is wrong with that
/// (ISO/IEC 27001:2022, 6.1.3 f and 8.3).
struct Acceptance: Sendable {
    var reason: String
    /// The last day, as typed.
    var until: String
    private(set) var reasonProblem: Phrase?
    private(set) var untilProblem: Phrase?

    init(reason: String, until: String) {
        self.reason = reason
        self.until = until
    }

    /// The form as it opens: a year from today, and the former reason while it still holds.
    init(of risk: Risk, on day: Day) {
        let holds = risk.acceptedUntil.map { $0 >= day } ?? true
        self.init(
            reason: holds ? risk.acceptanceReason : "", until: day.adding(months: Self.monthsByDefault).description)
    }

    static let monthsByDefault = 12

    var hasProblems: Bool { reasonProblem != nil || untilProblem != nil }

    /// What the form asks for; nil where the last day is no day, which is noted then.
    mutating func operation(accepting risk: Entry<Risk>, seen: Int?, level: Int?, on day: Day) -> AcceptRisk? {
        guard let end = Day(until.trimmed) else {
            untilProblem = "must be a day, such as \(day.adding(months: Self.monthsByDefault))"
            if reason.trimmed.isEmpty { reasonProblem = "must say why living with the risk is right" }
            return nil
        }
        return AcceptRisk(risk.reference, seen: seen, level: level, reason: reason, until: end)
    }

    mutating func note(_ problem: InvalidField) {
        switch problem.field {
        case "acceptedUntil": untilProblem = problem.problem
        default: reasonProblem = problem.problem
        }
    }
}
