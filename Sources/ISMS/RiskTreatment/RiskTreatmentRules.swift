import Phrases
import RecordFormat
import Registers

extension RuleCode {
    package static let trt01 = RuleCode("TRT-01")
    package static let trt02 = RuleCode("TRT-02")
    package static let trt03 = RuleCode("TRT-03")
    package static let trt04 = RuleCode("TRT-04")
    package static let trt05 = RuleCode("TRT-05")
    package static let trt06 = RuleCode("TRT-06")
    package static let trt07 = RuleCode("TRT-07")
    package static let trt08 = RuleCode("TRT-08")
    package static let trt09 = RuleCode("TRT-09")
    package static let trt10 = RuleCode("TRT-10")
    package static let trt11 = RuleCode("TRT-11")
    package static let trt12 = RuleCode("TRT-12")
    package static let trt13 = RuleCode("TRT-13")
    package static let trt14 = RuleCode("TRT-14")
    package static let trt15 = RuleCode("TRT-15")
    package static let trt16 = RuleCode("TRT-16")
    package static let trt17 = RuleCode("TRT-17")
    package static let trt18 = RuleCode("TRT-18")
    package static let trt19 = RuleCode("TRT-19")
    package static let trt20 = RuleCode("TRT-20")
    package static let trt21 = RuleCode("TRT-21")
    package static let trt22 = RuleCode("TRT-22")
}

/// Clause 6.1.3 a, b, e and f: what is done about each risk, and what its owner has agreed to.
extension Conformity {
    static let riskTreatmentRules: [Rule] = optionRules + acceptanceRules + approvalRules

    private static let optionRules: [Rule] = [
        Rule(
            .trt01, .error, "6.1.3.a", "Risk above the limit without a treatment", reads: .neighbours,
            remedy: "Choose a “Treatment”: mitigate, accept, avoid or transfer."
        ) { context in
            context.treated { evaluation in
                guard evaluation.isAboveLimit, evaluation.risk.treatment == nil, let level = evaluation.level else {
                    return nil
                }
                return "is at \(level.words), above the limit of \(evaluation.limit), and no treatment is chosen"
            }
        },
        Rule(
            .trt02, .error, "6.1.3.b", "Mitigated by nothing", reads: .neighbours,
            remedy: "Name the “Controls” that bring it down, and record the treatment actions still to be done."
        ) { context in
            context.treated(.mitigate) { evaluation in
                guard let item = context.planned(evaluation), item.controls.isEmpty, item.actions.isEmpty
                else { return nil }
                return "is to be mitigated, and neither a control nor an action is named"
            }
        },
        Rule(
            .trt03, .warning, "6.1.3.b", "Mitigated by actions alone", reads: .neighbours,
            remedy:
                "Name in “Controls” what will keep it down once the actions are done; the statement is derived from it."
        ) { context in
            context.treated(.mitigate) { evaluation in
                guard let item = context.planned(evaluation), item.controls.isEmpty, !item.actions.isEmpty
                else { return nil }
                return "is mitigated by \(item.actions.map(\.code).listed()) and names no control"
            }
        },
        Rule(
            .trt04, .warning, "8.3", "Treatment done and the level still above the limit", reads: .neighbours,
            remedy: "Rate the risk again as it is now; if it stays above the limit, treat it further or accept it."
        ) { context in
            context.treated(.mitigate) { evaluation in
                guard evaluation.isAboveLimit, let level = evaluation.level, evaluation.residual?.isAcceptable == true,
                    context.planned(evaluation)?.percent == 100
                else { return nil }
                return "is still at \(level.words), above the limit of \(evaluation.limit), with all its controls and"
                    + " actions done"
            }
        },
        Rule(
            .trt05, .warning, "6.1.3.f", "Treated risk without an expected level", reads: .neighbours,
            remedy: "Rate the likelihood and consequence expected after treatment."
        ) { context in
            context.treated(.mitigate, .transfer) { evaluation in
                evaluation.isAboveLimit && evaluation.residual == nil
                    ? "does not say which level is expected after treatment" : nil
            }
        },
        Rule(
            .trt06, .error, "6.1.3.b", "Avoided by nothing", reads: .neighbours,
            remedy: "Record the treatment action that ends the activity and name it in “Avoided by”."
        ) { context in
            context.treated(.avoid) { evaluation in
                guard let action = context.isms[evaluation.risk.avoidedBy] else {
                    return "is to be avoided, and no action that ends the activity is named"
                }
                return action.status == .cancelled ? "is to be avoided by \(action.name), which is cancelled" : nil
            }
        },
        Rule(
            .trt07, .note, "8.3", "Avoided risk still open", reads: .neighbours,
            remedy: "Set its “Status” to closed and say in “Why closed” that the activity has ended."
        ) { context in
            context.treated(.avoid) { evaluation in
                guard let action = context.isms[evaluation.risk.avoidedBy], action.status == .done else { return nil }
                return "is open, though \(action.name) has ended the activity"
            }
        },
        Rule(
            .trt08, .error, "6.1.3.a", "Transferred to nobody", reads: .neighbours,
            remedy: "Name the insurer or supplier in “Transferred to”, and say in “What remains” what stays here."
        ) { context in
            context.treated(.transfer) { evaluation in
                evaluation.risk.transferredTo == nil ? "is to be transferred, and nothing says to whom" : nil
            }
        },
        Rule(
            .trt09, .warning, "6.1.3.f", "Transfer that does not say what remains", reads: .neighbours,
            remedy: "Say in “What remains” what the transfer does not cover."
        ) { context in
            context.treated(.transfer) { evaluation in
                guard let party = context.isms[evaluation.risk.transferredTo],
                    evaluation.risk.transferRemainder.isBlank
                else { return nil }
                return "is transferred to \(party.name), and nothing says what remains"
            }
        },
        Rule(
            .trt10, .note, "6.1.3.a", "Treatment chosen without a reason", reads: .neighbours,
            remedy: "Say in “Why this treatment” what speaks for it."
        ) { context in
            context.treated { evaluation in
                guard let treatment = evaluation.risk.treatment, evaluation.risk.treatmentReason.isBlank,
                    // The reason for accepting has a field and a rule of its own.
                    treatment != .accept
                else { return nil }
                return "does not say why \(treatment.label) was chosen"
            }
        },
    ]

    private static let acceptanceRules: [Rule] = [
        Rule(
            .trt11, .error, "6.1.3.f", "Accepted by nobody", reads: .neighbours,
            remedy:
                "Have the risk owner accept the level on the risk's page, or record an acceptance given elsewhere (annex accept)."
        ) { context in
            context.treated(.accept) { evaluation in
                guard evaluation.isAboveLimit, evaluation.acceptance == .missing, let level = evaluation.level else {
                    return nil
                }
                return "is to be accepted at \(level.words), and no acceptance is recorded"
            }
        },
        Rule(
            .trt12, .error, "6.1.3.f", "What remains is above the limit and not accepted", reads: .neighbours,
            remedy: "Treat the risk further, or have its owner accept what remains."
        ) { context in
            context.treated(.mitigate, .avoid, .transfer) { evaluation in
                guard let residual = evaluation.residual, !residual.isAcceptable, evaluation.acceptance == .missing
                else { return nil }
                return
                    "will remain at \(residual.words), above the limit of \(evaluation.limit), and nobody accepted that"
            }
        },
        Rule(
            .trt13, .error, "6.1.3.f", "Acceptance that no longer holds", reads: .neighbours,
            remedy: "Have the risk owner accept the risk as it is now, or treat it."
        ) { context in
            context.treated { evaluation in
                guard evaluation.needsAcceptance, let reasons = evaluation.whyStale(evaluation.acceptance) else {
                    return nil
                }
                return "is no longer accepted: \(reasons)"
            }
        },
        Rule(
            .trt14, .warning, "6.1.3.f", "Acceptance about to end", reads: .neighbours,
            remedy: "Have the risk owner decide again and set a new “Accepted until”."
        ) { context in
            context.treated { evaluation in
                guard evaluation.needsAcceptance, case .valid(let until?) = evaluation.acceptance,
                    context.isWithin(days: 30, until)
                else { return nil }
                return "is accepted only until \(until)"
            }
        },
        Rule(
            .trt15, .warning, "6.1.3.f", "Acceptance without a reason or an end", reads: .neighbours,
            remedy: "Say in “Reason for accepting” why living with it is right, and set “Accepted until”."
        ) { context in
            context.treated { evaluation in
                guard evaluation.needsAcceptance, evaluation.acceptance.isValid else { return nil }
                let missing = [Phrase]([
                    ("why", evaluation.risk.acceptanceReason.isBlank),
                    ("until when", evaluation.risk.acceptedUntil == nil),
                ])
                return missing.isEmpty ? nil : "is accepted without saying \(missing.listed())"
            }
        },
    ]

    private static let approvalRules: [Rule] = [
        Rule(
            .trt16, .error, "6.1.3.f", "Treatment not approved by the risk owner", reads: .neighbours,
            remedy:
                "Have the risk owner approve it on the risk's page, or record an approval given elsewhere (annex approve)."
        ) { context in
            context.treated(.mitigate, .avoid, .transfer) { evaluation in
                evaluation.needsPlan && evaluation.planApproval == .missing
                    ? "has a treatment that its owner has not approved" : nil
            }
        },
        Rule(
            .trt17, .error, "6.1.3.f", "Approval of a treatment that no longer holds", reads: .neighbours,
            remedy: "Have the risk owner approve the treatment and what remains as they are now."
        ) { context in
            context.treated(.mitigate, .avoid, .transfer) { evaluation in
                guard evaluation.needsPlan, let reasons = evaluation.whyStale(evaluation.planApproval) else {
                    return nil
                }
                return "has a treatment whose approval no longer holds: \(reasons)"
            }
        },
    ]
}

extension Rule.Context {
    /// A finding about each open risk with one of these treatments, or about any open risk where none is given.
    fileprivate func treated(_ treatments: Risk.Treatment..., message: (RiskEvaluation) -> Phrase?)
        -> [Finding]
    {
        openRisks { evaluation in
            if !treatments.isEmpty {
                guard let treatment = evaluation.risk.treatment, treatments.contains(treatment) else { return nil }
            }
            return message(evaluation)
        }
    }

    /// What the plan says about a risk.
    fileprivate func planned(_ evaluation: RiskEvaluation) -> RiskTreatmentPlan.Item? {
        RiskTreatmentPlan.item(for: evaluation, in: isms, on: day)
    }
}

extension RiskEvaluation {
    /// The highest acceptable level, for messages about a level that is known.
    fileprivate var limit: Int { criteria?.acceptableLevelMax ?? 0 }

    /// Whether the treatment stands on somebody accepting a level above the limit.
    fileprivate var needsAcceptance: Bool {
        switch risk.treatment {
        case .accept: isAboveLimit
        case .mitigate, .avoid, .transfer: residual.map { !$0.isAcceptable } ?? false
        case nil: false
        }
    }

    /// Why a decision no longer holds, in words. That a risk has no owner at all is RSK-06's to say.
    fileprivate func whyStale(_ decision: Decision) -> Phrase? {
        guard case .stale(let reasons) = decision else { return nil }
        let told = reasons.filter { $0 != .notTheOwner || risk.owner != nil }
        return told.isEmpty ? nil : told.map(\.words).joined(separator: "; ")
    }

    /// Whether a treatment was owed, so that it is its owner's to approve.
    fileprivate var needsPlan: Bool { isAboveLimit || inherent.map { !$0.isAcceptable } ?? false }
}

extension RiskLevel {
    /// "level 15 (high)"
    fileprivate var words: Phrase { "level \(value) (\(band))" }
}
