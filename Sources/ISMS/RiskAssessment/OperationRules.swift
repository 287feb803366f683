import Phrases
import RecordFormat
import Registers

extension RuleCode {
    package static let opr01 = RuleCode("OPR-01")
    package static let opr02 = RuleCode("OPR-02")
    package static let opr03 = RuleCode("OPR-03")
    package static let opr04 = RuleCode("OPR-04")
    package static let opr05 = RuleCode("OPR-05")
    package static let opr06 = RuleCode("OPR-06")
}

/// Clause 8.2: assessments of risks that are made, finished and made again.
extension Conformity {
    static let operationRules: [Rule] = [
        Rule(
            .opr01, .error, "8.2", "No completed risk assessment",
            remedy: "Record the risk assessment that was made and set its “Status” to completed."
        ) { context in
            context.finding("No risk assessment has been completed", if: context.lastAssessment == nil)
        },
        Rule(
            .opr02, .error, "8.2", "Next risk assessment overdue",
            remedy: "Assess the risks again, or record the assessment that was made since."
        ) { context in
            guard let last = context.lastAssessment, let due = last.nextBy, context.hasPassed(due) else { return [] }
            return [context.finding(last, "was to be followed by the next assessment by \(due)")]
        },
        Rule(
            .opr03, .warning, "8.2", "Last risk assessment more than a year ago",
            remedy: "Assess the risks again, or set “Next by” to the interval you have planned."
        ) { context in
            guard let last = context.lastAssessment, last.nextBy == nil, let day = last.completedOn,
                context.hasPassed(day.adding(months: 12))
            else { return [] }
            return [context.finding(last, "is the last one, was completed on \(day), and no next one is planned")]
        },
        Rule(
            .opr04, .warning, "8.2", "Completed assessment that does not say what it found",
            remedy: "Fill in “Conclusion”, “Completed on” and “Assessor”: results must be kept."
        ) { context in
            context.isms[RiskAssessment.self].filter { $0.status == .completed }.compactMap { assessment in
                let missing = [Phrase]([
                    ("what it found", assessment.conclusion.isBlank), ("when it ended", assessment.completedOn == nil),
                    ("who led it", assessment.assessor == nil),
                ])
                return missing.isEmpty
                    ? nil : context.finding(assessment, "is completed and does not say \(missing.listed())")
            }
        },
        Rule(
            .opr05, .note, "8.2", "Assessment under way for half a year", reads: .neighbours,
            remedy: "Finish it and set “Completed on”, or close it with what was found so far."
        ) { context in
            context.findings(RiskAssessment.self) { assessment in
                guard assessment.status == .inProgress, let start = assessment.startedOn,
                    context.hasPassed(start.adding(months: 6))
                else { return nil }
                return "began on \(start) and is not completed"
            }
        },
        Rule(
            .opr06, .warning, "8.2", "Last assessment without a single risk",
            remedy: "Set “Assessment” on the risks that were rated in it."
        ) { context in
            let risks = context.isms[Risk.self]
            guard let last = context.lastAssessment, !risks.isEmpty,
                !risks.contains(where: { $0.assessment?.id == last.id })
            else { return [] }
            return [context.finding(last, "is the last one completed, and no risk belongs to it")]
        },
    ]
}
