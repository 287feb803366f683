package import ISMS
import Phrases
import RecordFormat
package import Registers

/// Somebody rates a risk under the criteria in force: before controls, now and after treatment
/// (ISO/IEC 27001:2022, 6.1.2 d).
package struct RateRisk: Operation {
    package let risk: Reference<Risk>
    package let seen: Int?
    /// The properties that would be lost.
    package let affects: [SecurityProperty]
    /// The steps chosen; a stage that is left out stays as it was, where the scales are the same.
    package let ratings: [RatingStage: Rating]
    package let reason: String
    package let assessment: Reference<RiskAssessment>?
    /// Whose the risk is, where it had no owner.
    package let owner: Reference<Person>?

    package init(
        _ risk: Reference<Risk>, seen: Int?, affects: [SecurityProperty], ratings: [RatingStage: Rating],
        reason: String, assessment: Reference<RiskAssessment>?, owner: Reference<Person>? = nil
    ) {
        self.risk = risk
        self.seen = seen
        self.affects = affects
        self.ratings = ratings
        self.reason = reason
        self.assessment = assessment
        self.owner = owner
    }

    package var purpose: String { "Rate a risk" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) throws(WorkspaceError) {
        let risk = try draft.base.needed(risk)
        guard setting.principal.may(.change, risk, in: draft.base) else {
            throw .mayNotRate(risk.name)
        }
        try setting.checkSeen(seen, risk)
        guard let criteria = draft.base.ratingCriteria(of: risk, on: setting.day) else {
            throw .noCriteria(risk.name)
        }
        draft.update(risk) { rated in
            if rated.owner == nil { rated.owner = owner }
            // What was rated under other criteria and is not asked for would be read on the wrong scale.
            if rated.criteria?.id != criteria.id { rated.residual = Rating() }
            rated.affects = affects
            rated.inherent = ratings[.inherent] ?? rated.inherent
            rated.current = ratings[.current] ?? rated.current
            rated.residual = ratings[.residual] ?? rated.residual
            rated.ratingReason = reason
            rated.ratedOn = setting.day
            rated.criteria = criteria.reference
            rated.assessment = assessment
        }
    }
}

extension ISMS {
    /// The criteria a risk is rated by: those in force; where none are, those the risk already names.
    package func ratingCriteria(of risk: Entry<Risk>, on day: Day) -> Entry<RiskCriteria>? {
        riskCriteria(on: day) ?? self[risk.criteria]
    }
}
