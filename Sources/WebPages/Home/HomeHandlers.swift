import Accounts
import HTML
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Operations
import Serving

extension OrganizationDispatcher {
    func home() async throws -> WebResponse {
        guard principal.reach(of: .read, on: Risk.kind) == .all else { return try await memberHome() }
        let check = try await derived.check()
        let page = HomePage(
            chrome: try await chrome(), derived: derived, check: check, tasks: tasks,
            readiness: derived.readiness(check), recent: try await recentCommits(), expiring: derived.expiring,
            beginning: BeginningCard(derived.guidedStart(check), of: isms, links: links))
        return .page(page.page)
    }

    /// A member sees their tasks and the approved documents, and nothing else.
    private func memberHome() async throws -> WebResponse {
        let documents = isms[Document.self].filter { principal.may(.read, $0, in: isms) }
        let page = try await chrome().page(title: "Home") {
            section(.class("card")) {
                h2 { "Your tasks" }
                if tasks.isEmpty { p(.class("faint")) { "Nothing waits for you." } }
                ul(.class("tasks")) {
                    for task in tasks { task.entry(on: today, links: links) }
                }
            }
            section(.class("card")) {
                h2 { "Documents in force" }
                ul(.class("tasks")) {
                    for document in documents { li { RecordLink(document, links: links, showsCode: true) } }
                }
            }
        }
        return .page(page)
    }

    /// What waits for the viewer.
    private var tasks: [Ask] { Asks(of: derived.derivation, for: principal).asks }

    private func recentCommits() async throws -> [HomePage.RecentCommit] {
        let log = try await viewing.log(before: isms.commit.sequence + 1, limit: 8)
        let since = derived.day.adding(days: -7)
        return log.filter { Day(of: $0.author.time) > since && $0.revisionCount > 0 }.map { header in
            HomePage.RecentCommit(
                sequence: header.sequence, who: PrincipalName.short(header.author.principal),
                what: header.author.reason.isEmpty
                    ? "\(header.revisionCount) record\(header.revisionCount == 1 ? "" : "s") changed"
                    : header.author.reason,
                day: Day(of: header.author.time))
        }
    }

    // MARK: Findings

    func findingsPage() async throws -> WebResponse {
        try reads(Risk.kind)
        let page = FindingsPage(
            chrome: try await chrome(), check: try await derived.check(), filter: FindingsPage.Filter(request.query))
        return request.wantsPart ? .part(page.list) : .page(page.page)
    }
}
