import HTML
import ISMS
import Phrases
import RecordFormat
import Operations
import Registers
import Serving

/// The treatment plan in its views, and the owner's approval of what stands in it for a risk.
struct TreatmentPlanHandlers: Sendable {
    let visit: PageVisit

    func treatmentPlan(_ view: OrganizationRoute.PlanView) async throws -> WebResponse {
        // Whoever reads only what is their own does not see the plan of all.
        guard visit.principal.reach(of: .read, on: Risk.kind) == .all else { throw WebError.notFound }
        let page = TreatmentPlanPage(
            chrome: try await visit.chrome(), view: view, query: PlanQuery(visit.request.query),
            plan: visit.derived.plan, isms: visit.isms)
        return .page(page.page)
    }

    /// The risk owner approves what is done about a risk and the level that will remain (ISO/IEC 27001:2022, 6.1.3 f).
    func approvePlan(_ code: String) async throws -> WebResponse {
        guard let risk = try visit.item(Risk.kind, code) as? Entry<Risk> else { throw WebError.notFound }
        let sent = try await visit.checkedForm()
        guard let seen = sent["version"].flatMap({ Int($0) }), let level = sent["level"].flatMap({ Int($0) }) else {
            throw WebError.planElsewhere
        }
        let approve = ApprovePlan(risk.reference, seen: seen, level: level)
        do throws(WorkspaceError) {
            try await visit.perform(approve, reason: "Approve the treatment of \(risk.code)")
        } catch {
            guard case .conflict = error else { throw error }
            throw WebError.planChanged(risk.code)
        }
        if let view = sent["view"].flatMap({ OrganizationRoute.PlanView(rawValue: $0) }) {
            return visit.done(.planApproved, .treatmentPlan(view), code: risk.code)
        }
        return visit.done(.planApproved, .record(Risk.kind, code: risk.code), code: risk.code)
    }
}
