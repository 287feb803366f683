package import ISMS
import Phrases
package import RecordFormat
package import Registers

/// The owner of a risk approves what is done about it and the level that will remain (ISO/IEC 27001:2022, 6.1.3 f).
package struct ApprovePlan: Operation {
    package let risk: Reference<Risk>
    package let seen: Int?
    /// The level that was looked at; nil where nobody looked.
    package let level: Int?

    package init(_ risk: Reference<Risk>, seen: Int?, level: Int?) {
        self.risk = risk
        self.seen = seen
        self.level = level
    }

    package var purpose: String { "Approve the treatment of a risk" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) async throws(WorkspaceError) {
        let risk = try draft.base.needed(risk)
        let owner = try await setting.deciding(
            about: risk, "approve the plan for", recordedBy: "annex approve", in: draft.base)
        try setting.checkSeen(seen, risk)
        let plan = try GivenPlanApproval(draft.value(of: risk), name: risk.name, in: draft.base)
        if let level, level != plan.level.value {
            throw .conflict(code: risk.code, mine: nil, theirs: risk.storedBody)
        }
        draft.replace(
            risk.id, with: plan.approved(by: owner, on: setting.day, ApprovalNote()), lifting: Risk.planApproval)
    }
}

/// The approval of a plan that the owner of the risk gave elsewhere is recorded, and marked as recorded.
package struct RecordPlanApproval: Operation {
    package let risk: RecordID
    package let givenBy: Reference<Person>
    package let on: Day
    package let place: String

    package init(_ risk: RecordID, givenBy: Reference<Person>, on day: Day, in place: String) {
        self.risk = risk
        self.givenBy = givenBy
        on = day
        self.place = place
    }

    package var purpose: String { "Record the approval of a treatment given elsewhere" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) throws(WorkspaceError) {
        let (value, note) = try setting.recording(risk, by: givenBy, on: on, in: place, draft)
        let name = draft.base.item(id: risk)?.name ?? value.title
        let plan = try GivenPlanApproval(value, name: name, in: draft.base)
        draft.replace(risk, with: plan.approved(by: givenBy, on: on, note), lifting: Risk.planApproval)
    }
}

/// The approval of a plan is taken back.
package struct WithdrawPlanApproval: Operation {
    package let risk: Reference<Risk>
    package let seen: Int?

    package init(_ risk: Reference<Risk>, seen: Int?) {
        self.risk = risk
        self.seen = seen
    }

    package var purpose: String { "Take back the approval of a treatment" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) throws(WorkspaceError) {
        try setting.withdraw(Risk.planApproval, of: risk, seen, &draft)
    }
}

/// A plan that can be approved: with a treatment, and the level that remains.
struct GivenPlanApproval {
    let risk: Risk
    let level: RiskLevel

    init(_ risk: Risk, name: String, in isms: ISMS) throws(WorkspaceError) {
        guard risk.status == .open else { throw .planOfClosedRisk(name) }
        guard let treatment = risk.treatment else {
            throw .planWithoutTreatment(name)
        }
        guard treatment != .accept else {
            throw .planOfAcceptance(name)
        }
        guard let remaining = isms[risk.criteria].flatMap({ risk.residual.level(under: $0.value) }) else {
            throw .planUnrated(name)
        }
        self.risk = risk
        level = remaining
    }

    func approved(by owner: Reference<Person>, on day: Day, _ note: ApprovalNote) -> Risk {
        var approved = risk
        approved.planApprovedBy = owner
        approved.planApprovedOn = day
        approved.planApprovedLevel = level.value
        approved.planApprovalNotes = note == ApprovalNote() ? [] : [note]
        return approved
    }
}
