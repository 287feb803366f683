import Phrases
package import RecordFormat
package import Registers

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
    static let approveAdvice: Phrase =
        "top management approves it on its own page; an approval given elsewhere is recorded with “annex approve”"
}

/// What a risk asks of its owner, and what its page offers.
extension Risk {
    /// What the owner of a risk has to decide about it.
    static func waitingDecisions(about risk: Entry<Risk>, in derivation: Derivation) -> [Phrase] {
        guard risk.status == .open else { return [] }
        let evaluation = RiskEvaluation(of: risk, in: derivation.isms, on: derivation.day)
        var decisions: [Phrase] = []
        let treatment = risk.treatment
        if case .stale = evaluation.acceptance { decisions.append("your acceptance no longer holds") }
        if evaluation.acceptance == .missing {
            if treatment == .accept { decisions.append("waits for your acceptance") }
            if treatment != .accept, treatment != nil, evaluation.residual?.isAcceptable == false {
                decisions.append("what remains after its treatment waits for your acceptance")
            }
        }
        if evaluation.isAboveLimit {
            if treatment == nil { decisions.append("above the limit, no treatment chosen") }
            if let treatment, treatment != .accept, evaluation.planApproval == .missing, evaluation.residual != nil {
                decisions.append("its plan waits for your approval")
            }
        }
        return decisions
    }

    static let offers: [Offer<Risk>] = [
        Offer("Rate", by: .page("rate"), to: .whoeverMayChange),
        Offer("Accept", by: .page("accept"), to: .owner),
        Offer(
            "Approve the plan", by: .form("approve-plan", seen: planAsSeen), to: .owner,
            where: { risk, derivation in
                guard risk.status == .open, let treatment = risk.treatment, treatment != .accept else { return false }
                let evaluation = RiskEvaluation(of: risk, in: derivation.isms, on: derivation.day)
                return !evaluation.planApproval.isValid && evaluation.residual != nil
            }),
    ]

    /// The plan as it stands on the page: its owner approves that and nothing else.
    @Sendable private static func planAsSeen(of risk: Entry<Risk>, in derivation: Derivation)
        -> [(name: String, value: String)]
    {
        let evaluation = RiskEvaluation(of: risk, in: derivation.isms, on: derivation.day)
        let level = evaluation.residual.map { String($0.value) } ?? ""
        return [(name: "version", value: String(risk.provenance.version)), (name: "level", value: level)]
    }

    static let levelFigures: [ComputedFigure<Risk>] = [
        levelFigure("@level", "Level now", column: true, \.level),
        levelFigure("@inherent", "Level before controls", column: false, \.inherent),
        levelFigure("@residual", "Level after treatment", column: true, \.residual),
    ]

    private static func levelFigure(
        _ name: String, _ label: Phrase, column: Bool, _ path: any KeyPath<RiskEvaluation, RiskLevel?> & Sendable
    ) -> ComputedFigure<Risk> {
        .level(name, label, column: column) { risk, derivation in
            RiskEvaluation(of: risk, in: derivation.isms, on: derivation.day)[keyPath: path]
        }
    }
}
