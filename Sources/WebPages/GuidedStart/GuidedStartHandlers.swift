import ISMS
import RecordFormat
import Operations
import Phrases
import Registers
import Serving

/// The guided start: what it shows, and the steps it takes at once.
struct GuidedStartHandlers: Sendable {
    let visit: PageVisit

    func guidedStart() async throws -> WebResponse {
        try visit.reads(Risk.kind)
        return .page(try await guidedStartPage().page)
    }

    private func guidedStartPage() async throws -> GuidedStartPage {
        let start = visit.derived.guidedStart(try await visit.derived.check())
        return GuidedStartPage(chrome: try await visit.chrome(), start: start, isms: visit.isms, day: visit.derived.day)
    }

    func takeGuidedStep() async throws -> WebResponse {
        let sent = try await visit.checkedForm()
        if sent["take"] == "leaders" { return try await nameLeaders(sent) }
        guard let offer = sent["take"].flatMap({ GuidedStartOffer(rawValue: $0) }) else {
            throw WebError.notOffered
        }
        guard visit.principal.reach(of: .create, on: offer.kind) == .all else {
            throw WorkspaceError.mayNotAdd(offer.kind)
        }
        let (record, reason) = offer.record(on: visit.today, by: visit.principal)
        let committed = try await visit.perform(AddRecord(record), reason: reason)
        return visit.done(.added, .guidedStart, code: committed.created.first?.code)
    }

    /// Adds who leads and who runs the management system, with their roles, in one commit.
    private func nameLeaders(_ sent: FormData) async throws -> WebResponse {
        guard visit.principal.reach(of: .create, on: RoleAssignment.kind) == .all,
            visit.principal.reach(of: .create, on: Person.kind) == .all
        else { throw WorkspaceError.mayNotAdd(RoleAssignment.kind) }
        var leaders = Leaders(sent: sent)
        let additions = leaders.additions(in: visit.isms, on: visit.today)
        if !leaders.hasProblems, !additions.isEmpty {
            do throws(WorkspaceError) {
                try await visit.perform(NameLeaders(additions))
                return visit.done(.saved, .guidedStart)
            } catch {
                switch error {
                case .invalid, .refused: leaders.note(error.phrase.capitalizedFirst)
                default: throw error
                }
            }
        }
        if !leaders.hasProblems { return visit.done(.unchanged, .guidedStart) }
        var page = try await guidedStartPage()
        page.leaders = leaders
        page.problem = "Nothing was saved: a name is missing or cannot be taken."
        return .page(page.page, status: WebStatus.unprocessable.http)
    }
}
