import Phrases
import RecordFormat
import Registers

/// Clause 6.1.2 a: criteria that are in force, approved and used.
extension Conformity {
    static let riskCriteriaRules: [Rule] = [
        Rule(
            .rsk01, .error, "6.1.2.a", "No risk criteria in force",
            remedy:
                "Record risk criteria (a ready-made set is a start), have them approved, and set “Effective from”."
        ) { context in
            guard context.criteria == nil else { return [] }
            let drafts = context.isms[RiskCriteria.self].entries
            guard let draft = drafts.last else { return [context.finding("No risk criteria are recorded")] }
            if draft.approvedBy == nil {
                return [context.finding(draft, "is not approved, and no others are in force")]
            }
            let from = draft.effectiveFrom.map { "is effective only from \($0)" } ?? "has no day it is effective from"
            return [context.finding(draft, "\(from), and no others are in force")]
        },
        Rule(
            .rsk02, .warning, "6.1.2.a", "Risk criteria due but not approved", reads: .neighbours,
            remedy: "Have them approved on their page, or give a later “Effective from”."
        ) { context in
            // Where none are in force at all, RSK-01 says so.
            guard let inForce = context.criteria else { return [] }
            return context.findings(RiskCriteria.self) { criteria in
                if criteria.id == inForce.id {
                    return criteria.approvedOn == nil ? "is in force without saying when it was approved" : nil
                }
                guard criteria.approvedBy == nil, let from = criteria.effectiveFrom, from <= context.day,
                    from >= inForce.effectiveFrom ?? from
                else { return nil }
                return "was to be effective from \(from) and is not approved"
            }
        },
        Rule(
            .rsk03, .note, "6.1.2.a.1", "Acceptance limit without a rationale",
            remedy: "Say in “Rationale” why the limit lies where it does."
        ) { context in
            guard let criteria = context.criteria, criteria.rationale.isBlank else { return [] }
            return [
                context.finding(
                    criteria, "does not say why risks up to level \(criteria.acceptableLevelMax) are acceptable")
            ]
        },
        Rule(
            .rsk04, .warning, "6.1.2.b", "Risk rated under other criteria than those in force", reads: .neighbours,
            remedy: "Rate it again: set “Criteria” to those in force and choose the ratings on their scales."
        ) { context in
            guard let inForce = context.criteria else { return [] }
            return context.openRisks { evaluation in
                guard let used = evaluation.criteria, used.id != inForce.id, evaluation.isRated else { return nil }
                let isOlder = used.effectiveFrom.map { $0 <= inForce.effectiveFrom ?? $0 } ?? false
                return used.approvedBy != nil && isOlder
                    ? "is rated under \(used.name), which \(inForce.code) has superseded"
                    : "is rated under \(used.name), which is not in force"
            }
        },
    ]
}
