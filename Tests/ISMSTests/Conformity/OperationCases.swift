import ISMS
import RecordFormat
import Registers

extension RuleCase {
    static let operation: [RuleCase] = objectives + documents + assessments

    private static let objectives: [RuleCase] = [
        RuleCase(
            .obj01, "No information security objective is recorded", fires: { $0.remove(Objective.self, 1) },
            silent: {
                $0[Objective.self, 1].status = .achieved
                $0[Objective.self, 1].statusNote = "97 % in the year."
            }),
        RuleCase(
            .obj02, "OBJ-1 (Critical patches within a week) has no measure and no target",
            fires: {
                $0[Objective.self, 1].measure = ""
                $0[Objective.self, 1].target = " "
            },
            silent: { $0[Objective.self, 1].baseline = "" }),
        RuleCase(
            .obj03, "OBJ-1 (Critical patches within a week) does not say who answers for it and by when",
            fires: {
                $0[Objective.self, 1].owner = nil
                $0[Objective.self, 1].due = nil
            },
            silent: {
                $0[Objective.self, 1].owner = nil
                $0[Objective.self, 1].status = .missed
                $0[Objective.self, 1].statusNote = "80 % in the year."
            }),
        RuleCase(
            .obj04, "OBJ-1 (Critical patches within a week) was due on 2026-06-29 and is still on track",
            fires: { $0[Objective.self, 1].due = "2026-06-29" }, silent: { $0[Objective.self, 1].due = "2026-06-30" }),
        RuleCase(
            .obj05, "OBJ-1 (Critical patches within a week) is at risk, and nothing explains it",
            fires: { $0[Objective.self, 1].status = .atRisk }, silent: { $0[Objective.self, 1].status = .planned }),
    ]

    private static let documents: [RuleCase] = [
        RuleCase(
            .doc01, "DOC-1 (Information security policy) is marked as approved without saying by whom and when",
            fires: {
                $0[Document.self, 1].approvedBy = nil
                $0[Document.self, 1].approvedOn = nil
            },
            silent: { scenario in
                scenario[Document.self, 2] = changed(Document()) { ($0.name, $0.owner) = ("Draft", "PER-2") }
            }),
        RuleCase(
            .doc02, "DOC-1 (Information security policy) was approved by its author, PER-1 (Ada Lind)",
            fires: { $0[Document.self, 1].author = "PER-1" }, silent: { $0[Document.self, 1].author = nil }),
        RuleCase(
            .doc03, "DOC-1 (Information security policy) has no owner", fires: { $0[Document.self, 1].owner = nil },
            silent: { scenario in
                scenario[Document.self, 2] = changed(Document()) { ($0.name, $0.status) = ("Old guide", .retired) }
            }),
        RuleCase(
            .doc04, "DOC-1 (Information security policy) was to be reviewed by 2026-06-29",
            fires: { $0[Document.self, 1].reviewBy = "2026-06-29" },
            silent: { $0[Document.self, 1].reviewBy = "2026-06-30" }),
        RuleCase(
            .doc05, "DOC-1 (Information security policy) has no date for its next review",
            fires: { $0[Document.self, 1].reviewBy = nil },
            silent: {
                $0[Document.self, 1].reviewBy = nil
                $0[Document.self, 1].status = .draft
            }),
        RuleCase(
            .doc06, "DOC-1 (Information security policy) is approved, and there is neither a file nor a link",
            fires: { $0[Document.self, 1].link = "" },
            silent: {
                $0[Document.self, 1].link = ""
                $0[Document.self, 1].file = AttachmentDigest(String(repeating: "0", count: 64))
            }),
        RuleCase(
            .doc07, "DOC-1 (Information security policy) has no version",
            fires: { $0[Document.self, 1].version = "" },
            silent: {
                $0[Document.self, 1].version = ""
                $0[Document.self, 1].status = .draft
            }),
        RuleCase(
            .doc08,
            "RISK-1 (Stolen administrator account) still holds placeholder text in Causes (TBD) and Consequences ([describe the harm])",
            fires: {
                $0[Risk.self, 1].causes = "Stolen passwords, TBD"
                $0[Risk.self, 1].consequences = "[describe the harm]"
            },
            silent: {
                $0[Risk.self, 1].causes = "TBD"
                $0[Risk.self, 1].status = .closed
            }),
        RuleCase(
            .doc08,
            "SCP-1 (Development and operation of the planning platform) still holds placeholder text in Excluded (TODO)",
            fires: { $0[Scope.self, 1].exclusions[0].reason = "TODO" },
            silent: { $0[Scope.self, 1].exclusions[0].reason = "Todo el equipo lo sabe [1]." }),
        RuleCase(
            .doc09, "RISK-1 (Stolen administrator account) has the same name as RISK-3 and RISK-4",
            fires: {
                $0[Risk.self, 3].name = "stolen administrator account "
                $0[Risk.self, 4].name = "Stolen administrator account"
            },
            silent: {
                $0[Risk.self, 3].name = "Stolen administrator account"
                $0[Risk.self, 3].status = .closed
                $0[PartyRequirement.self, 2].statement = $0[PartyRequirement.self, 1].statement
                $0[Person.self, 4].name = $0[Person.self, 1].name
            }),
    ]

    private static let assessments: [RuleCase] = [
        RuleCase(
            .opr01, "No risk assessment has been completed",
            fires: { $0[RiskAssessment.self, 1].status = .inProgress },
            silent: { $0[RiskAssessment.self, 1].completedOn = nil }),
        RuleCase(
            .opr02, "ASM-1 (Yearly assessment 2026) was to be followed by the next assessment by 2026-06-29",
            fires: { $0[RiskAssessment.self, 1].nextBy = "2026-06-29" },
            silent: { $0[RiskAssessment.self, 1].nextBy = "2026-06-30" }),
        RuleCase(
            .opr03,
            "ASM-1 (Yearly assessment 2026) is the last one, was completed on 2025-06-29, and no next one is planned",
            fires: {
                $0[RiskAssessment.self, 1].startedOn = "2025-06-01"
                $0[RiskAssessment.self, 1].completedOn = "2025-06-29"
                $0[RiskAssessment.self, 1].nextBy = nil
            },
            silent: {
                $0[RiskAssessment.self, 1].startedOn = "2025-06-01"
                $0[RiskAssessment.self, 1].completedOn = "2025-06-30"
                $0[RiskAssessment.self, 1].nextBy = nil
            }),
        RuleCase(
            .opr04, "ASM-1 (Yearly assessment 2026) is completed and does not say what it found and who led it",
            fires: {
                $0[RiskAssessment.self, 1].conclusion = ""
                $0[RiskAssessment.self, 1].assessor = nil
            },
            silent: { $0[RiskAssessment.self, 1].approach = "" }),
        RuleCase(
            .opr05, "ASM-2 (After the move) began on 2025-12-29 and is not completed",
            fires: { $0[RiskAssessment.self, 2] = running(since: "2025-12-29") },
            silent: { $0[RiskAssessment.self, 2] = running(since: "2025-12-30") }),
        RuleCase(
            .opr06, "ASM-2 (After the move) is the last one completed, and no risk belongs to it",
            fires: { scenario in
                scenario[RiskAssessment.self, 2] = changed(running(since: "2026-05-01")) {
                    $0.status = .completed
                    $0.completedOn = "2026-05-31"
                    $0.conclusion = "Nothing new."
                }
            },
            silent: { $0[RiskAssessment.self, 2] = running(since: "2026-05-01") }),
    ]

    private static func running(since day: Day) -> RiskAssessment {
        changed(RiskAssessment()) {
            $0.name = "After the move"
            $0.occasion = .change
            $0.assessor = "PER-2"
            $0.startedOn = day
            $0.status = .inProgress
        }
    }
}
