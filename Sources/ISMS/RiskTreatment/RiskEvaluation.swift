package import Phrases
package import Registers

/// Where a risk stands on a day: its levels, whether it needs treatment, and what its owner's decisions are worth.
///
/// Nothing here is stored. A level changes with the ratings, an acceptance grows stale with the level, the criteria
/// or the calendar, and every face of the program sees the same. Boxed, since one snapshot hands on to the next
/// what has not changed.
package final class RiskEvaluation: Sendable {
    /// What a recorded approval or acceptance is worth on a day.
    package enum Decision: Hashable, Sendable {
        case missing
        /// Holds, until the day given where there is one.
        case valid(until: Day?)
        case stale([Staleness])

        package var isValid: Bool { if case .valid = self { true } else { false } }
    }

    /// Why a decision no longer holds.
    package enum Staleness: Hashable, Sendable {
        case levelChanged(from: Int, to: Int?)
        case criteriaChanged
        case expired(on: Day)
        /// Whoever decided is not, or is no longer, the risk's owner.
        case notTheOwner

        package var words: Phrase {
            switch self {
            case .levelChanged(let from, let to):
                "the level was \(from) and is \(to.map(String.init) ?? "not rated") now"
            case .criteriaChanged: "the risk is rated under other criteria now"
            case .expired(let day): "it expired on \(day)"
            case .notTheOwner: "it was not given by the risk owner"
            }
        }
    }

    package let risk: Entry<Risk>
    package let criteria: Entry<RiskCriteria>?
    package let inherent: RiskLevel?
    package let current: RiskLevel?
    /// What remains once the treatment is done: for an accepted risk its level today, else the level after treatment.
    package let residual: RiskLevel?
    package let acceptance: Decision
    package let planApproval: Decision

    package init(of risk: Entry<Risk>, in isms: ISMS, on day: Day) {
        self.risk = risk
        let criteria = isms[risk.criteria]
        self.criteria = criteria
        let levels = RatingStage.allCases.map { stage in
            criteria.flatMap { risk.value.rating(stage).level(under: $0.value) }
        }
        inherent = levels[0]
        current = levels[1]
        residual = risk.treatment == .accept ? levels[1] ?? levels[0] : levels[2]
        acceptance = Self.acceptance(of: risk.value, level: residual ?? current, on: day)
        planApproval = Self.planApproval(of: risk.value, residual: residual)
    }

    /// The level that counts today: now, or before controls where only that is rated.
    package var level: RiskLevel? { current ?? inherent }

    package var isRated: Bool { level != nil }

    /// Whether the level today lies above the acceptance limit, so that a treatment is owed (6.1.2 e).
    package var isAboveLimit: Bool { level.map { !$0.isAcceptable } ?? false }

    private static func acceptance(of risk: Risk, level: RiskLevel?, on day: Day) -> Decision {
        guard let acceptedBy = risk.acceptedBy, let accepted = risk.acceptedLevel else { return .missing }
        var reasons: [Staleness] = []
        if accepted != level?.value { reasons.append(.levelChanged(from: accepted, to: level?.value)) }
        if let criteria = risk.acceptedCriteria, criteria != risk.criteria { reasons.append(.criteriaChanged) }
        if let until = risk.acceptedUntil, until < day { reasons.append(.expired(on: until)) }
        if acceptedBy != risk.owner { reasons.append(.notTheOwner) }
        return reasons.isEmpty ? .valid(until: risk.acceptedUntil) : .stale(reasons)
    }

    private static func planApproval(of risk: Risk, residual: RiskLevel?) -> Decision {
        guard let approvedBy = risk.planApprovedBy, risk.planApprovedOn != nil else { return .missing }
        var reasons: [Staleness] = []
        if let approved = risk.planApprovedLevel, approved != residual?.value {
            reasons.append(.levelChanged(from: approved, to: residual?.value))
        }
        if approvedBy != risk.owner { reasons.append(.notTheOwner) }
        return reasons.isEmpty ? .valid(until: nil) : .stale(reasons)
    }
}

extension ISMS {
    /// Every open risk as it stands on a day, in the order of codes.
    package func riskEvaluations(on day: Day) -> [RiskEvaluation] {
        self[Risk.self].entries.lazy.filter { $0.status == .open }.map { RiskEvaluation(of: $0, in: self, on: day) }
    }

    /// The same, with those of an earlier snapshot on the same day wherever nothing they go by was changed.
    func riskEvaluations(on day: Day, after earlier: [RiskEvaluation], _ changes: SnapshotChanges) -> [RiskEvaluation] {
        var place = 0
        return self[Risk.self].entries.lazy.filter { $0.status == .open }.map { risk in
            while place < earlier.count, earlier[place].risk.number < risk.number { place += 1 }
            if place < earlier.count, earlier[place].risk === risk, !changes.around.contains(risk.id) {
                return earlier[place]
            }
            return RiskEvaluation(of: risk, in: self, on: day)
        }
    }
}
