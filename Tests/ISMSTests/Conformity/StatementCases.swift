import Frameworks
import ISMS
import RecordFormat
import Registers

extension RuleCase {
    static let statement: [RuleCase] = lines + issued

    private static let lines: [RuleCase] = [
        RuleCase(
            .soa01, "2 of the 93 Annex A controls are not decided: A.5.4 and A.8.34",
            fires: {
                $0.remove(ApplicabilityDecision.self, 4)
                $0.remove(ApplicabilityDecision.self, 93)
            }, silent: { $0[ApplicabilityDecision.self, 4].decidedOn = nil }),
        RuleCase(
            .soa01, "None of the 93 Annex A controls is decided", fires: { $0.removeAll(ApplicabilityDecision.self) },
            silent: { $0.sequence = 1 }),
        RuleCase(
            .soa02, "A.5.4 is excluded without a justification",
            fires: { $0[ApplicabilityDecision.self, 4].justification = "\t" },
            silent: { $0[ApplicabilityDecision.self, 1].justification = "" }),
        RuleCase(
            .soa03, "A.5.1 is excluded, yet RISK-1 uses it",
            fires: { $0[ApplicabilityDecision.self, 1] = excluded("A.5.1") },
            silent: {
                $0[ApplicabilityDecision.self, 1] = excluded("A.5.1")
                $0[Risk.self, 1].status = .closed
            }),
        RuleCase(
            .soa03, "A.5.31 is excluded, yet OBL-1 and OBL-2 use it",
            fires: { scenario in
                scenario[ApplicabilityDecision.self, 31] = excluded("A.5.31")
                scenario[Obligation.self, 2] = changed(scenario[Obligation.self, 1]) {
                    $0.name = "Tax law"
                    $0.referenceControls = ["A.5.31"]
                }
            },
            silent: { scenario in
                scenario[ApplicabilityDecision.self, 31] = excluded("A.5.31")
                scenario[Obligation.self, 1].until = "2026-06-29"
            }),
        RuleCase(
            .soa04, "A.5.4 is excluded, yet CTL-3 (Two people for each release) implements it",
            fires: { $0[Control.self, 3].meets = ["A.5.3", "A.5.4"] },
            silent: { scenario in
                scenario[Control.self, 4] = changed(plannedControl) { $0.meets = ["A.5.4"] }
            }),
        RuleCase(
            .soa05, "A.5.3 is included without a reason",
            fires: {
                $0[ApplicabilityDecision.self, 3].isGoodPractice = false
                $0[ApplicabilityDecision.self, 3].justification = ""
            },
            silent: {
                $0[ApplicabilityDecision.self, 3].isGoodPractice = false
                $0[ApplicabilityDecision.self, 3].justification = ""
                $0[ApplicabilityDecision.self, 3].contextIssues = ["CTX-2"]
            }),
        RuleCase(
            .soa06, "A.5.3 is included for a reason in words, which no record stands behind",
            fires: { $0[ApplicabilityDecision.self, 3].isGoodPractice = false },
            silent: { $0[ApplicabilityDecision.self, 1].justification = "Accounts are stolen." }),
        RuleCase(
            .soa07,
            "A.5.3 is included for reasons that are all gone: OBJ-2 (Certificate by summer)",
            fires: { scenario in
                scenario[Objective.self, 2] = dropped
                scenario[ApplicabilityDecision.self, 3].isGoodPractice = false
                scenario[ApplicabilityDecision.self, 3].objectives = ["OBJ-2"]
            },
            silent: { scenario in
                scenario[ApplicabilityDecision.self, 3].isGoodPractice = false
                scenario[ApplicabilityDecision.self, 3].objectives = ["OBJ-1"]
            }),
        RuleCase(
            .soa08, "A.5.1 is included for a reason that is gone: CTX-3 (Climate change)",
            fires: { $0[ApplicabilityDecision.self, 1].contextIssues = ["CTX-3", "CTX-1"] },
            silent: { $0[ApplicabilityDecision.self, 4].contextIssues = ["CTX-3"] }),
        RuleCase(
            .soa09, "A.5.3 is included as good practice without saying why",
            fires: { $0[ApplicabilityDecision.self, 3].justification = "" },
            silent: {
                $0[ApplicabilityDecision.self, 3].justification = ""
                $0[ApplicabilityDecision.self, 3].requirements = ["REQ-1"]
            }),
        RuleCase(
            .soa10, "A.5.3 is included, and no control implements it",
            fires: { $0.remove(Control.self, 3) },
            silent: { $0[Control.self, 3] = changed(plannedControl) { $0.meets = ["A.5.3"] } }),
        RuleCase(
            .soa11,
            "CTL-4 (Marking of secrets) implements no Annex A control, treats no risk and answers no obligation",
            fires: { $0[Control.self, 4] = plannedControl },
            silent: {
                $0[Control.self, 4] = plannedControl
                $0[Obligation.self, 1].controls = ["CTL-2", "CTL-4"]
            }),
        RuleCase(
            .soa12, "2 decisions do not say by whom or when they were made: A.5.1 and A.8.34",
            fires: {
                $0[ApplicabilityDecision.self, 1].decidedBy = nil
                $0[ApplicabilityDecision.self, 93].decidedOn = nil
            }, silent: { $0.remove(ApplicabilityDecision.self, 93) }),
        RuleCase(
            .soa13, "A.5.1 was to be decided again by 2026-06-29",
            fires: { $0[ApplicabilityDecision.self, 1].reviewBy = "2026-06-29" },
            silent: { $0[ApplicabilityDecision.self, 1].reviewBy = "2026-06-30" }),
    ]

    private static func excluded(_ id: ReferenceControlID) -> ApplicabilityDecision {
        changed(ApplicabilityDecision()) {
            $0.referenceControl = id
            $0.applicability = .excluded
            $0.justification = "Not needed."
            $0.decidedBy = "PER-2"
            $0.decidedOn = "2026-04-15"
        }
    }

    private static let dropped = changed(Objective()) {
        $0.name = "Certificate by summer"
        $0.status = .dropped
        $0.statusNote = "Put off by a year."
    }

    private static let issued: [RuleCase] = [
        RuleCase(
            .soa14, "No Statement of Applicability has been issued", fires: { $0.remove(IssuedStatement.self, 1) },
            silent: { $0[IssuedStatement.self, 1].approver = nil }),
        RuleCase(
            .soa15, "SOA-1 (Statement of Applicability 1) is not approved",
            fires: {
                $0[IssuedStatement.self, 1].approver = nil
                $0[IssuedStatement.self, 1].approvedOn = nil
            },
            silent: {
                $0[IssuedStatement.self, 2] = changed($0[IssuedStatement.self, 1]) { $0.version = 2 }
                $0[IssuedStatement.self, 1].approver = nil
            }),
        RuleCase(
            .soa15, "SOA-1 (Statement of Applicability 1) does not say when it was approved",
            fires: { $0[IssuedStatement.self, 1].approvedOn = nil },
            silent: { $0.remove(IssuedStatement.self, 1) }),
        RuleCase(
            .soa19, "SOA-2 (Statement of Applicability 2) is not approved; version 1 is the newest that is",
            fires: {
                $0[IssuedStatement.self, 2] = changed($0[IssuedStatement.self, 1]) {
                    $0.version = 2
                    $0.approver = nil
                }
            },
            silent: { $0[IssuedStatement.self, 1].approver = nil }),
        RuleCase(
            .soa16, "SOA-1 (Statement of Applicability 1) was approved by its author, PER-2 (Ben Moreau)",
            fires: { $0[IssuedStatement.self, 1].approver = "PER-2" },
            silent: {
                $0[IssuedStatement.self, 1].author = nil
                $0[IssuedStatement.self, 1].approver = nil
            }),
        RuleCase(
            .soa17, "SOA-1 (Statement of Applicability 1) was issued before the decisions on A.5.3 changed",
            fires: { $0.put($0[ApplicabilityDecision.self, 3], 3, sequence: 6) },
            silent: { $0.put($0[ApplicabilityDecision.self, 3], 3, sequence: 5) }),
        RuleCase(
            .soa18, "SOA-1 (Statement of Applicability 1) was issued on 2025-06-29, more than a year ago",
            fires: { $0[IssuedStatement.self, 1].day = "2025-06-29" },
            silent: { $0[IssuedStatement.self, 1].day = "2025-06-30" }),
    ]
}
