import ISMS
import RecordFormat
import Operations
import Serving

extension OrganizationDispatcher {
    func guidedStart() async throws -> WebResponse {
        try reads(Risk.kind)
        return .page(try await guidedStartPage().page)
    }

    private func guidedStartPage() async throws -> GuidedStartPage {
        let start = derived.guidedStart(try await derived.check())
        return GuidedStartPage(chrome: try await chrome(), start: start, isms: isms, day: derived.day)
    }

    func takeGuidedStep() async throws -> WebResponse {
        let sent = try await dispatcher.checkedForm()
        if sent["take"] == "leaders" { return try await nameLeaders(sent) }
        guard let offer = sent["take"].flatMap({ GuidedStartOffer(rawValue: $0) }) else {
            throw WebError.badRequest("The page does not offer that.")
        }
        guard principal.reach(of: .create, on: offer.kind) == .all else {
            throw WebError.forbidden("Your role may not add \(offer.kind.plural).")
        }
        let record: any Record
        let reason: String
        switch offer {
        case .criteriaFiveByFive, .criteriaFourByFour:
            var criteria = offer == .criteriaFiveByFive ? RiskCriteria.fiveByFive : .fourByFour
            criteria.effectiveFrom = today
            record = criteria
            reason = "Begin with a ready-made set of risk criteria"
        case .assessment:
            var assessment = RiskAssessment()
            assessment.name = "Risk assessment \(today.parts.year)"
            assessment.startedOn = today
            assessment.status = .inProgress
            assessment.assessor = principal.person.map { Reference($0) }
            record = assessment
            reason = "Begin a risk assessment"
        }
        let committed = try await perform(AddRecord(record), reason: reason)
        return done(.added, .guidedStart, code: committed.created.first?.code)
    }

    /// Adds who leads and who runs the management system, with their roles, in one commit.
    private func nameLeaders(_ sent: FormData) async throws -> WebResponse {
        guard principal.reach(of: .create, on: RoleAssignment.kind) == .all,
            principal.reach(of: .create, on: Person.kind) == .all
        else { throw WebError.forbidden("Your role may not assign roles.") }
        var leaders = Leaders(sent: sent)
        let additions = leaders.additions(in: isms, on: today)
        if !leaders.hasProblems, !additions.isEmpty {
            do throws(WorkspaceError) {
                try await perform(NameLeaders(additions))
                return done(.saved, .guidedStart)
            } catch {
                switch error {
                case .invalid, .refused: leaders.note(error.description.capitalizedFirst)
                default: throw error
                }
            }
        }
        if !leaders.hasProblems { return done(.unchanged, .guidedStart) }
        var page = try await guidedStartPage()
        page.leaders = leaders
        page.problem = "Nothing was saved: a name is missing or cannot be taken."
        return .page(page.page, status: WebStatus.unprocessable.http)
    }
}
