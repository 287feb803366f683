import Phrases
import RecordFormat
import Registers

extension RuleCode {
    package static let obl01 = RuleCode("OBL-01")
    package static let obl02 = RuleCode("OBL-02")
    package static let obl03 = RuleCode("OBL-03")
    package static let obl04 = RuleCode("OBL-04")
    package static let obl05 = RuleCode("OBL-05")
    package static let obl06 = RuleCode("OBL-06")
    package static let obl07 = RuleCode("OBL-07")
    package static let obl08 = RuleCode("OBL-08")
}

/// A.5.31: laws, regulations and contracts, and what answers them.
extension Conformity {
    /// The control that asks for the register of obligations.
    private static let legalRequirements = ReferenceControlID(theme: 5, number: 31)

    static let obligationRules: [Rule] = [
        Rule(
            .obl01, .error, "A.5.31", "No obligations",
            remedy: "Record the laws, regulations and contracts on information security that bind the organization."
        ) { context in
            context.finding(
                "No legal, regulatory or contractual obligation is recorded",
                if: context.isms[Obligation.self].isEmpty && !context.isExcluded(legalRequirements))
        },
        Rule(
            .obl02, .warning, "A.5.31", "Obligation without an owner", reads: .neighbours,
            remedy: "Name in “Owner” who sees that it is met."
        ) { context in
            context.findings(Obligation.self) { $0.owner == nil ? "has no owner" : nil }
        },
        Rule(
            .obl03, .error, "A.5.31", "Obligation answered by no control", reads: .neighbours,
            remedy: "Name the “Controls” that answer it, or the “Annex A controls” it makes necessary."
        ) { context in
            context.findings(Obligation.self) { obligation in
                guard obligation.value.isInForce(on: context.day), obligation.controls.isEmpty,
                    obligation.referenceControls.isEmpty
                else { return nil }
                return "is answered by no control"
            }
        },
        Rule(
            .obl04, .warning, "A.5.31", "Obligation binding with nothing in place",
            remedy: "Put at least one of the controls that answer it in place, or name one that is."
        ) { context in
            context.findings(Obligation.self) { obligation in
                guard obligation.value.isInForce(on: context.day) else { return nil }
                let implementing = obligation.referenceControls.flatMap { context.lines[$0]?.controls ?? [] }
                let controls = context.isms[obligation.controls] + implementing
                let isIdle = controls.allSatisfy { $0.status == .notStarted || $0.status == .planned }
                guard !controls.isEmpty, isIdle else { return nil }
                return "binds today, and none of the controls that answer it is in place"
            }
        },
        Rule(
            .obl05, .warning, "A.5.31", "Review of an obligation overdue", reads: .neighbours,
            remedy: "Check that it is complete and current, then set “Reviewed on” and a new “Review by”."
        ) { context in
            context.findings(Obligation.self) { obligation in
                guard let due = obligation.reviewBy, context.hasPassed(due) else { return nil }
                return "was to be reviewed by \(due)"
            }
        },
        Rule(
            .obl06, .note, "A.5.31", "Obligation without a review date", reads: .neighbours,
            remedy: "Set “Review by”, so that a change of the law or contract is noticed."
        ) { context in
            context.findings(Obligation.self) { $0.reviewBy == nil ? "has no date for its next review" : nil }
        },
        Rule(
            .obl07, .note, "A.5.31", "Obligation ends soon", reads: .neighbours,
            remedy: "Find out what follows it, and whether controls are in the statement for its sake alone."
        ) { context in
            context.findings(Obligation.self) { obligation in
                guard let end = obligation.until, context.isWithin(days: 60, end) else { return nil }
                return "ends on \(end)"
            }
        },
        Rule(
            .obl08, .warning, "A.5.31", "Obligation that does not say what it demands", reads: .neighbours,
            remedy: "Give the “Citation”, or say in “What it demands” what must be done."
        ) { context in
            context.findings(Obligation.self) { obligation in
                obligation.citation.isBlank && obligation.description.isBlank
                    ? "says neither where it is written nor what it demands" : nil
            }
        },
    ]
}
