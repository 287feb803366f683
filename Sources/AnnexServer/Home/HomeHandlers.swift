import Accounts
import HTML
import ISMS
import RecordFormat
import RecordStore
import Operations

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

    /// What the viewer's own records ask of them: overdue first, then by date.
    private var tasks: [HomePage.Task] {
        var found: [HomePage.Task] = []
        func add(_ item: any Item, _ what: String, due: Day?) {
            // Nobody is sent to a record that refuses them.
            guard principal.may(.read, item, in: isms) else { return }
            found.append(HomePage.Task(item: item, what: what, due: due))
        }
        if let person = principal.person {
            let own = Reference<Person>(person)
            for action in isms[TreatmentAction.self] where action.owner == own && action.value.isOpen {
                add(action, "action", due: action.due)
            }
            for control in isms[Control.self]
            where control.owner == own && control.status != .implemented && control.plannedFor != nil {
                add(control, "control to put in place", due: control.plannedFor)
            }
            for document in isms[Document.self] where document.owner == own && document.status != .retired {
                if let review = document.reviewBy, review < today.adding(days: 30) {
                    add(document, "review", due: review)
                }
            }
            for evaluation in derived.evaluations where evaluation.risk.owner == own {
                if case .stale = evaluation.acceptance {
                    add(evaluation.risk, "your acceptance no longer holds", due: nil)
                }
                if evaluation.risk.treatment == .accept, evaluation.acceptance == .missing {
                    add(evaluation.risk, "waits for your acceptance", due: nil)
                }
                if evaluation.isAboveLimit, evaluation.risk.treatment == nil {
                    add(evaluation.risk, "above the limit, no treatment chosen", due: nil)
                }
            }
        }
        if principal.roles.contains(.approver) {
            for kind in AccessPolicy.approved {
                for item in isms.items(of: kind) where !item.isApproved || item.draftRecord != nil {
                    if let document = item.record as? Document, document.status == .retired { continue }
                    add(item, "\(kind.singular) waits for approval", due: nil)
                }
            }
        }
        return found.sorted { $0.due?.number ?? .max < $1.due?.number ?? .max }
    }

    private func recentCommits() async throws -> [HomePage.RecentCommit] {
        let log = try await workspace.log(before: isms.commit.sequence + 1, limit: 8)
        let since = derived.day.adding(days: -7)
        return log.filter { Day(of: $0.author.time) > since }.map { header in
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
