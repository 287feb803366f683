import Frameworks
import ISMS
import RecordFormat
import Registers

extension RuleCase {
    static let treatment: [RuleCase] = options + acceptance + approval + actions

    private static let options: [RuleCase] = [
        RuleCase(
            .trt01,
            "RISK-2 (Stolen test account) is at level 9 (medium), above the limit of 6, and no treatment is chosen",
            fires: { $0[Risk.self, 2].treatment = nil },
            silent: {
                $0[Risk.self, 2].treatment = nil
                $0[Risk.self, 2].current = Rating(likelihood: 2, confidentiality: 3)
            }),
        RuleCase(
            .trt02, "RISK-4 (Claims after a leak) is to be mitigated, and neither a control nor an action is named",
            fires: { $0[Risk.self, 4].treatment = .mitigate },
            silent: { scenario in
                scenario[Risk.self, 4].treatment = .mitigate
                scenario[Risk.self, 4].controls = ["CTL-1"]
            }),
        RuleCase(
            .trt03, "RISK-3 (Data on the old file server) is mitigated by ACT-2 and names no control",
            fires: { scenario in
                scenario[Risk.self, 3].treatment = .mitigate
                scenario[Risk.self, 3].residual = Rating(likelihood: 1, confidentiality: 1)
                scenario[Risk.self, 3].planApprovedLevel = 1
            },
            silent: { scenario in
                scenario[Risk.self, 3].treatment = .mitigate
                scenario[Risk.self, 3].controls = ["CTL-1"]
            }),
        RuleCase(
            .trt04,
            "RISK-1 (Stolen administrator account) is still at level 12 (high), above the limit of 6, with all its controls and actions done",
            fires: { scenario in
                scenario[TreatmentAction.self, 1].status = .done
                scenario[TreatmentAction.self, 1].completedOn = "2026-06-01"
                scenario[TreatmentAction.self, 1].result = "Everyone has a key."
            },
            silent: { $0[TreatmentAction.self, 1].progress = 100 }),
        RuleCase(
            .trt05, "RISK-4 (Claims after a leak) does not say which level is expected after treatment",
            fires: {
                $0[Risk.self, 4].residual = Rating()
                $0[Risk.self, 4].planApprovedLevel = nil
            },
            silent: { $0[Risk.self, 3].residual = Rating() }),
        RuleCase(
            .trt06,
            "RISK-3 (Data on the old file server) is to be avoided, and no action that ends the activity is named",
            fires: { $0[Risk.self, 3].avoidedBy = nil },
            silent: { $0[TreatmentAction.self, 2].risks = [] }),
        RuleCase(
            .trt06,
            "RISK-3 (Data on the old file server) is to be avoided by ACT-2 (Switch off the old file server), which is cancelled",
            fires: { $0[TreatmentAction.self, 2].status = .cancelled },
            silent: { $0[TreatmentAction.self, 2].status = .notStarted }),
        RuleCase(
            .trt07,
            "RISK-3 (Data on the old file server) is open, though ACT-2 (Switch off the old file server) has ended the activity",
            fires: { scenario in
                scenario[TreatmentAction.self, 2].status = .done
                scenario[TreatmentAction.self, 2].completedOn = "2026-06-01"
                scenario[TreatmentAction.self, 2].result = "The server is scrapped."
            },
            silent: { scenario in
                scenario[TreatmentAction.self, 2].status = .done
                scenario[Risk.self, 3].status = .closed
            }),
        RuleCase(
            .trt08, "RISK-4 (Claims after a leak) is to be transferred, and nothing says to whom",
            fires: {
                $0[Risk.self, 4].transferredTo = nil
                $0[Risk.self, 4].transferRemainder = ""
            }, silent: { $0[Risk.self, 1].transferredTo = nil }),
        RuleCase(
            .trt09, "RISK-4 (Claims after a leak) is transferred to PTY-2 (Insurer), and nothing says what remains",
            fires: { $0[Risk.self, 4].transferRemainder = "" }, silent: { $0[Risk.self, 1].transferRemainder = "" }),
        RuleCase(
            .trt10, "RISK-1 (Stolen administrator account) does not say why mitigate was chosen",
            fires: { $0[Risk.self, 1].treatmentReason = "" }, silent: { $0[Risk.self, 2].treatmentReason = "" }),
    ]

    private static let acceptance: [RuleCase] = [
        RuleCase(
            .trt11,
            "RISK-2 (Stolen test account) is to be accepted at level 9 (medium), and no acceptance is recorded",
            fires: { $0[Risk.self, 2].acceptedBy = nil },
            silent: {
                $0[Risk.self, 2].acceptedBy = nil
                $0[Risk.self, 2].current = Rating(likelihood: 1, confidentiality: 1)
            }),
        RuleCase(
            .trt12,
            "RISK-1 (Stolen administrator account) will remain at level 8 (medium), above the limit of 6, and nobody accepted that",
            fires: {
                $0[Risk.self, 1].residual = Rating(likelihood: 2, confidentiality: 4)
                $0[Risk.self, 1].planApprovedLevel = 8
            },
            silent: {
                $0[Risk.self, 1].residual = Rating(likelihood: 2, confidentiality: 4)
                $0[Risk.self, 1].acceptedBy = "PER-3"
                $0[Risk.self, 1].acceptedLevel = 8
            }),
        RuleCase(
            .trt13, "RISK-2 (Stolen test account) is no longer accepted: the level was 9 and is 12 now",
            fires: { $0[Risk.self, 2].current = Rating(likelihood: 4, confidentiality: 3) },
            // Another level within the limit needs nobody's acceptance.
            silent: { $0[Risk.self, 2].current = Rating(likelihood: 2, confidentiality: 3) }),
        RuleCase(
            .trt13, "RISK-2 (Stolen test account) is no longer accepted: it expired on 2026-06-29",
            fires: { $0[Risk.self, 2].acceptedUntil = "2026-06-29" },
            silent: { $0[Risk.self, 2].acceptedUntil = "2026-06-30" }),
        RuleCase(
            .trt13, "RISK-2 (Stolen test account) is no longer accepted: it was not given by the risk owner",
            fires: { $0[Risk.self, 2].owner = "PER-1" },
            // That there is no owner is another rule's to say.
            silent: { $0[Risk.self, 2].owner = nil }),
        RuleCase(
            .trt13,
            "RISK-2 (Stolen test account) is no longer accepted: the risk is rated under other criteria now; it expired on 2026-06-01",
            fires: {
                $0[RiskCriteria.self, 2] = changed($0[RiskCriteria.self, 1]) {
                    $0.name = "Passed over"
                    $0.effectiveFrom = "2024-01-01"
                }
                $0[Risk.self, 2].acceptedCriteria = "CRIT-2"
                $0[Risk.self, 2].acceptedUntil = "2026-06-01"
            },
            silent: { $0[Risk.self, 2].acceptedCriteria = nil }),
        RuleCase(
            .trt14, "RISK-2 (Stolen test account) is accepted only until 2026-07-30",
            fires: { $0[Risk.self, 2].acceptedUntil = "2026-07-30" },
            silent: { $0[Risk.self, 2].acceptedUntil = "2026-07-31" }),
        RuleCase(
            .trt15, "RISK-2 (Stolen test account) is accepted without saying why and until when",
            fires: {
                $0[Risk.self, 2].acceptanceReason = ""
                $0[Risk.self, 2].acceptedUntil = nil
            },
            silent: {
                $0[Risk.self, 2].acceptanceReason = ""
                $0[Risk.self, 2].current = Rating(likelihood: 1, confidentiality: 1)
            }),
    ]

    private static let approval: [RuleCase] = [
        RuleCase(
            .trt16, "RISK-1 (Stolen administrator account) has a treatment that its owner has not approved",
            fires: { $0[Risk.self, 1].planApprovedOn = nil },
            silent: {
                $0[Risk.self, 2].planApprovedBy = nil
                $0[Risk.self, 3].inherent = Rating(likelihood: 2, confidentiality: 2)
                $0[Risk.self, 3].current = Rating(likelihood: 2, confidentiality: 2)
                $0[Risk.self, 3].planApprovedBy = nil
            }),
        RuleCase(
            .trt17,
            "RISK-1 (Stolen administrator account) has a treatment whose approval no longer holds: the level was 6 and is 4 now",
            fires: { $0[Risk.self, 1].residual = Rating(likelihood: 2, confidentiality: 2) },
            silent: { $0[Risk.self, 1].planApprovedLevel = nil }),
        RuleCase(
            .trt17,
            "RISK-1 (Stolen administrator account) has a treatment whose approval no longer holds: it was not given by the risk owner",
            fires: { $0[Risk.self, 1].planApprovedBy = "PER-1" },
            silent: { $0[Risk.self, 1].owner = nil }),
    ]

    private static let actions: [RuleCase] = [
        RuleCase(
            .trt18, "ACT-1 (Hand out security keys) has no owner", fires: { $0[TreatmentAction.self, 1].owner = nil },
            silent: {
                $0[TreatmentAction.self, 1].owner = nil
                $0[TreatmentAction.self, 1].status = .done
            }),
        RuleCase(
            .trt19, "ACT-1 (Hand out security keys) has no due date",
            fires: { $0[TreatmentAction.self, 1].due = nil },
            silent: {
                $0[TreatmentAction.self, 1].due = nil
                $0[TreatmentAction.self, 1].status = .cancelled
            }),
        RuleCase(
            .trt20, "ACT-1 (Hand out security keys) was due on 2026-06-29 and is in progress",
            fires: { $0[TreatmentAction.self, 1].due = "2026-06-29" },
            silent: { $0[TreatmentAction.self, 1].due = "2026-06-30" }),
        RuleCase(
            .trt21, "ACT-3 (Test the restore) is done, and nothing says when and with what result",
            fires: { scenario in
                scenario[TreatmentAction.self, 3] = changed(TreatmentAction()) {
                    ($0.name, $0.status) = ("Test the restore", .done)
                }
            },
            silent: { $0[TreatmentAction.self, 1].result = "" }),
        RuleCase(
            .trt22, "ACT-1 (Hand out security keys) treats no risk and brings about no control",
            // Without it nothing is left to do about RISK-1.
            alongside: [.trt04],
            fires: { $0[TreatmentAction.self, 1].risks = [] },
            silent: { scenario in
                scenario[TreatmentAction.self, 1].risks = []
                scenario[TreatmentAction.self, 1].controls = ["CTL-1"]
                scenario[TreatmentAction.self, 2].risks = []
            }),
        RuleCase(
            .trt22, "ACT-2 (Switch off the old file server) treats only risks that are closed: RISK-3",
            fires: { $0[Risk.self, 3].status = .closed },
            silent: {
                $0[Risk.self, 3].status = .closed
                $0[TreatmentAction.self, 2].status = .done
            }),
    ]
}
