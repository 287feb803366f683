package import RecordFormat

/// What the owner of a risk decides: the plan for it, and whether what remains is accepted
/// (ISO/IEC 27001:2022, 6.1.3 f and 8.3).
extension Risk {
    package static let planApproval = ApprovalDeclaration(
        "approval of the plan", by: "planApprovedBy", on: "planApprovedOn", notes: "planApprovalNotes",
        stamps: ["planApprovedLevel"],
        covers: ["treatment", "controls", "avoidedBy", "transferredTo", "transferRemainder", "criteria"],
        whenChanged: .isWithdrawn,
        advice:
            "its owner approves the plan on the risk's page; one approved elsewhere is recorded with “annex approve”")

    package static let acceptance = ApprovalDeclaration(
        "acceptance", by: "acceptedBy", on: "acceptedOn", notes: "acceptanceNotes",
        stamps: ["acceptedLevel", "acceptedCriteria", "acceptanceReason", "acceptedUntil"],
        covers: ["treatment", "controls", "criteria"], whenChanged: .isWithdrawn,
        advice:
            "its owner accepts the risk on its own page; an acceptance given elsewhere is recorded with “annex accept”")

    package static let approvals = [planApproval, acceptance]

    /// The fields, and the level that follows from the ratings: other words for the same level change nothing.
    package func covered(by approval: ApprovalDeclaration, in isms: ISMS) -> JSONObject {
        var covered = JSONObject(body.members.filter { approval.covers.contains($0.name) })
        covered["level"] = decidedLevel(in: isms).map { .integer($0.value) }
        return covered
    }

    /// The level that a decision today would be about: what remains after treatment, or the level now where that is not
    /// rated. For an accepted risk it is the level now.
    package func decidedLevel(in isms: ISMS) -> RiskLevel? {
        guard let criteria = isms[criteria]?.value else { return nil }
        let now = current.level(under: criteria) ?? inherent.level(under: criteria)
        return treatment == .accept ? now : residual.level(under: criteria) ?? now
    }
}

extension ApprovalDeclaration {
    static let approveAdvice =
        "top management approves it on its own page; an approval given elsewhere is recorded with “annex approve”"
}
