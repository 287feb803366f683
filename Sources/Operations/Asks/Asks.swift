import Accounts
package import ISMS
import RecordFormat

/// Something that waits for one person: a record and what it asks of them.
package struct Ask: Sendable {
    package let item: any Item
    /// What is asked, such as "review".
    package let what: String
    /// By when; nil where it has no day.
    package let due: Day?

    package func isOverdue(on today: Day) -> Bool { due.map { $0 < today } ?? false }
}

/// All that waits for one principal: derived from the records, so that home, and later mail, calendar and API, tell the same.
package struct Asks: Sendable {
    /// Those with a day first, the earliest at the top.
    package let asks: [Ask]

    /// - Parameter derivation: the ISMS on the day it is asked about.
    package init(of derivation: Derivation, for principal: Principal) {
        let isms = derivation.isms
        var found: [Ask] = []
        if let person = principal.person {
            let own = Reference<Person>(person)
            found += Self.work(of: own, in: isms, on: derivation.day)
            for evaluation in derivation.evaluations where evaluation.risk.owner == own {
                found += Self.decisions(about: evaluation).map { Ask(item: evaluation.risk, what: $0, due: nil) }
            }
        }
        if principal.roles.contains(.approver) { found += Self.approvals(in: isms) }
        // Nobody is sent to a record that refuses them.
        asks = found.filter { principal.may(.read, $0.item, in: isms) }
            .sorted { $0.due?.number ?? .max < $1.due?.number ?? .max }
    }

    /// What somebody is to do by a day.
    private static func work(of own: Reference<Person>, in isms: ISMS, on day: Day) -> [Ask] {
        let actions = isms[TreatmentAction.self].filter { $0.owner == own && $0.value.isOpen }
            .map { Ask(item: $0, what: "action", due: $0.due) }
        let controls = isms[Control.self]
            .filter { $0.owner == own && $0.status != .implemented && $0.plannedFor != nil }
            .map { Ask(item: $0, what: "control to put in place", due: $0.plannedFor) }
        let reviews = isms[Document.self].compactMap { document -> Ask? in
            guard document.owner == own, document.status != .retired, let review = document.reviewBy,
                review < day.adding(days: reviewAheadDays)
            else { return nil }
            return Ask(item: document, what: "review", due: review)
        }
        return actions + controls + reviews
    }

    private static let reviewAheadDays = 30

    /// What the owner of a risk has to decide about it.
    private static func decisions(about evaluation: RiskEvaluation) -> [String] {
        var decisions: [String] = []
        let treatment = evaluation.risk.treatment
        if case .stale = evaluation.acceptance { decisions.append("your acceptance no longer holds") }
        if evaluation.acceptance == .missing {
            if treatment == .accept { decisions.append("waits for your acceptance") }
            if treatment != .accept, treatment != nil, evaluation.residual?.isAcceptable == false {
                decisions.append("what remains after its treatment waits for your acceptance")
            }
        }
        if evaluation.isAboveLimit {
            if treatment == nil { decisions.append("above the limit, no treatment chosen") }
            if let treatment, treatment != .accept, evaluation.planApproval == .missing, evaluation.residual != nil {
                decisions.append("its plan waits for your approval")
            }
        }
        return decisions
    }

    /// What top management has not approved yet, drafts of what is in force among it.
    private static func approvals(in isms: ISMS) -> [Ask] {
        AccessPolicy.approved.sorted { $0.name < $1.name }.flatMap { kind in
            isms.items(of: kind).compactMap { item -> Ask? in
                if let document = item.record as? Document, document.status == .retired { return nil }
                if item.draftRecord != nil {
                    return Ask(item: item, what: "the draft of its next revision waits for approval", due: nil)
                }
                return item.isApproved ? nil : Ask(item: item, what: "\(kind.singular) waits for approval", due: nil)
            }
        }
    }
}
