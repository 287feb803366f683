import ISMS
import Phrases
import RecordFormat
import Registers
import Serving

/// What of the treatment plan is asked for.
struct PlanQuery: Hashable, Sendable {
    enum Narrowing: String, CaseIterable, Sendable {
        case overdue, unapproved, untreated, mine

        var label: Phrase {
            switch self {
            case .overdue: "Overdue"
            case .unapproved: "Not approved"
            case .untreated: "Without a treatment"
            case .mine: "Mine"
            }
        }
    }

    var narrowing: Narrowing?
    var page = 1

    static let pageSize = 100

    init() {}

    init(_ form: FormData) {
        narrowing = form["only"].flatMap { Narrowing(rawValue: $0) }
        page = min(max(1, Int(form["page"] ?? "") ?? 1), 10_000)
    }

    func pairs(page: Int? = nil) -> [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        if let narrowing { pairs.append(("only", narrowing.rawValue)) }
        let page = page ?? self.page
        if page > 1 { pairs.append(("page", String(page))) }
        return pairs
    }

    func matches(_ item: RiskTreatmentPlan.Item, person: RecordID?) -> Bool {
        switch narrowing {
        case nil: true
        case .overdue: item.isOverdue
        case .unapproved: !item.isApprovedByOwner
        case .untreated: item.risk.treatment == nil
        case .mine: person != nil && item.owner?.id == person
        }
    }

    func matches(_ work: PlanWork, person: RecordID?) -> Bool {
        switch narrowing {
        case nil: true
        case .overdue: work.isOverdue
        case .mine: person != nil && (work.owner?.id == person || work.risks.contains { $0.owner?.id == person })
        case .unapproved, .untreated: false
        }
    }
}

extension RiskTreatmentPlan.Item {
    /// Whether the risk owner stands behind what is done and what remains: by accepting the risk, where that is the
    /// treatment, else by approving the plan.
    var isApprovedByOwner: Bool {
        risk.treatment == .accept ? evaluation.acceptance.isValid : evaluation.planApproval.isValid
    }

    /// Whether there is a plan to approve: a treatment other than acceptance, with the level expected after it.
    var isApprovable: Bool { risk.treatment != nil && risk.treatment != .accept && evaluation.residual != nil }
}
