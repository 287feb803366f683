import RecordFormat

import ISMS
import Phrases
import Registers

extension RuleCase {
    static let approvals: [RuleCase] = [
        RuleCase(
            .apr01,
            "SCP-1 (Development and operation of the planning platform) was approved without a second person: one-person company",
            fires: { $0[Scope.self, 1].approvalNotes = [alone("one-person company")] },
            silent: { scenario in
                var note = ApprovalNote()
                (note.recordedBy, note.givenIn) = ("clerk", "minutes of May")
                scenario[Scope.self, 1].approvalNotes = [note]
            }),
        RuleCase(
            .apr02,
            "SCP-1 (Development and operation of the planning platform) was changed in Scope statement after the approval it carries",
            fires: { $0.slips = [slip(.changedSince(["Scope statement"]))] },
            silent: { $0.slips = [] }),
        RuleCase(
            .apr03, "SCP-1 (Development and operation of the planning platform) carries an approval by who wrote it",
            fires: { $0.slips = [slip(.givenByAuthor)] },
            silent: { $0.slips = [] }),
        RuleCase(
            .apr04, "IR-1 (Lost laptop) went through “Review” without a second person: nobody else works here",
            fires: { reviewed(&$0, alone: "nobody else works here") }, silent: { reviewed(&$0, alone: "") }),
    ]

    private static func reviewed(_ scenario: inout Scenario, alone reason: String) {
        var incident = Incident()
        (incident.name, incident.detectedAt) = ("Lost laptop", Scenario.day.firstInstant)
        (incident.personalData, incident.reviewedAloneBecause) = (.no, reason)
        scenario[Incident.self, 1] = incident
    }

    private static func alone(_ reason: String) -> ApprovalNote {
        var note = ApprovalNote()
        note.withoutSecondPerson = reason
        return note
    }

    private static func slip(_ problem: ApprovalSlip.Problem) -> ApprovalSlip {
        ApprovalSlip(record: Scenario.id(Scope.self, 1), approval: "approval", problem: problem)
    }
}
