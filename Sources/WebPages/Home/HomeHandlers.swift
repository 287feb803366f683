import Accounts
import HTML
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Operations
import Registers
import Serving

/// The page people begin at, and the list of all findings.
struct HomeHandlers: Sendable {
    let visit: PageVisit

    func home() async throws -> WebResponse {
        guard visit.principal.reach(of: .read, on: Risk.kind) == .all else { return try await memberHome() }
        let check = try await visit.derived.check()
        let page = HomePage(
            chrome: try await visit.chrome(), derived: visit.derived, check: check, tasks: tasks,
            readiness: visit.derived.readiness(check), recent: try await recentCommits(),
            expiring: visit.derived.expiring,
            beginning: BeginningCard(visit.derived.guidedStart(check), of: visit.isms, links: visit.links))
        return .page(page.page)
    }

    /// A member sees their tasks and the approved documents, and nothing else.
    private func memberHome() async throws -> WebResponse {
        let documents = visit.isms[Document.self].filter { visit.principal.may(.read, $0, in: visit.isms) }
        let page = try await visit.chrome().page(title: "Home") {
            section(.class("card")) {
                h2 { "Your tasks" }
                if tasks.isEmpty { p(.class("faint")) { "Nothing waits for you." } }
                ul(.class("tasks")) {
                    for task in tasks { task.entry(on: visit.today, links: visit.links) }
                }
            }
            section(.class("card")) {
                h2 { "Documents in force" }
                ul(.class("tasks")) {
                    for document in documents { li { RecordLink(document, links: visit.links, showsCode: true) } }
                }
            }
        }
        return .page(page)
    }

    /// What waits for the viewer.
    private var tasks: [Ask] { Asks(of: visit.derived.derivation, for: visit.principal).asks }

    private func recentCommits() async throws -> [HomePage.RecentCommit] {
        let log = try await visit.viewing.log(before: visit.isms.commit.sequence + 1, limit: 8)
        let since = visit.derived.day.adding(days: -7)
        return log.filter { Day(of: $0.author.time) > since && $0.revisionCount > 0 }.map { header in
            HomePage.RecentCommit(
                sequence: header.sequence, who: PrincipalName.short(header.author.principal),
                what: header.author.reason.isEmpty
                    ? .counted(
                        header.revisionCount, one: "1 record changed",
                        other: "\(header.revisionCount) records changed")
                    : .data(header.author.reason),
                day: Day(of: header.author.time))
        }
    }

    // MARK: Findings

    func findingsPage() async throws -> WebResponse {
        try visit.reads(Risk.kind)
        let page = FindingsPage(
            chrome: try await visit.chrome(), check: try await visit.derived.check(),
            filter: FindingsPage.Filter(visit.request.query))
        return visit.request.wantsPart ? .part(page.list) : .page(page.page)
    }
}
