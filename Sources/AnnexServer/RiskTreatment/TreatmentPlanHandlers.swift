import HTML
import ISMS
import RecordFormat
import Workspace

extension OrganizationDispatcher {
    func treatmentPlan(_ view: OrganizationRoute.PlanView) async throws -> WebResponse {
        // Whoever reads only what is their own does not see the plan of all.
        guard principal.reach(of: .read, on: Risk.kind) == .all else { throw WebError.notFound }
        let page = TreatmentPlanPage(
            chrome: try await chrome(), view: view, query: PlanQuery(request.query), plan: derived.plan, isms: isms)
        return .page(page.page)
    }

    /// The risk owner approves what is done about a risk and the level that will remain (ISO/IEC 27001:2022, 6.1.3 f).
    func approvePlan(_ code: String) async throws -> WebResponse {
        guard let risk = try item(Risk.kind, code) as? Entry<Risk> else { throw WebError.notFound }
        let sent = try await dispatcher.checkedForm()
        guard let person = principal.person, risk.owner?.id == person else {
            throw WebError.forbidden("Only the risk owner may approve the plan for \(risk.code), in their own name.")
        }
        guard risk.status == .open else { throw WebError.badRequest("\(risk.code) is closed.") }
        guard let treatment = risk.treatment else {
            throw WebError.badRequest("\(risk.code) has no treatment yet, so there is no plan to approve.")
        }
        guard treatment != .accept else {
            throw WebError.badRequest("\(risk.code) is to be accepted: that is done on its own page.")
        }
        let evaluation = RiskEvaluation(of: risk, in: isms, on: today)
        guard let level = evaluation.residual else {
            throw WebError.badRequest(
                "The level expected after treatment of \(risk.code) is not rated, so it cannot be approved yet.")
        }
        // What is approved is what was seen.
        let sameLevel = sent["level"].map { $0 == String(level.value) } ?? true
        let sameVersion = sent["version"].map { $0 == String(risk.provenance.version) } ?? true
        guard sameLevel, sameVersion else {
            throw WebError.badRequest(
                "\(risk.code) was changed since you loaded the page. Look at it again, then approve; nothing was saved."
            )
        }
        var draft = try await workspace.draft()
        draft.update(risk) { risk in
            risk.planApprovedBy = Reference(person)
            risk.planApprovedOn = today
            risk.planApprovedLevel = level.value
        }
        try await commit(draft, reason: "Approve the treatment of \(risk.code)")
        if let view = sent["view"].flatMap({ OrganizationRoute.PlanView(rawValue: $0) }) {
            return done(.approved, .treatmentPlan(view), code: risk.code)
        }
        return done(.approved, .record(Risk.kind, code: risk.code), code: risk.code)
    }
}
