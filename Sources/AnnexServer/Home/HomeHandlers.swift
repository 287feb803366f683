import Accounts
import HTML
import ISMS
import RecordFormat
import RecordStore
import Workspace

extension OrganizationDispatcher {
    func home() async throws -> WebResponse {
        guard principal.reach(of: .read, on: Risk.kind) == .all else { return try await memberHome() }
        let findings = try await derived.findings()
        let page = HomePage(
            chrome: try await chrome(), derived: derived, findings: findings, tasks: tasks,
            readiness: derived.readiness(findings), recent: try await recentCommits(), expiring: derived.expiring,
            beginning: BeginningCard(derived.guidedStart(findings), of: isms, links: links))
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
                    for task in tasks {
                        li(.class(task.isOverdue ? "overdue" : nil)) {
                            a(.href(task.address)) { task.title }
                            span(.class("detail")) { task.detail }
                        }
                    }
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
        var found: [(order: Int, task: HomePage.Task)] = []
        func add(_ item: any Item, _ what: String, due: Day?) {
            // Nobody is sent to a record that refuses them.
            guard principal.may(.read, item, in: isms) else { return }
            let isOverdue = due.map { $0 < today } ?? false
            let when = due.map { isOverdue ? "overdue since \($0)" : "due \($0)" } ?? ""
            found.append(
                (
                    due?.number ?? Int.max,
                    HomePage.Task(
                        title: item.title.isEmpty ? item.code : item.title,
                        detail: [what, when].filter { !$0.isEmpty }.joined(separator: ", "),
                        address: links.record(item), isOverdue: isOverdue)
                ))
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
                guard let field = Approval.approverFields[kind.name] else { continue }
                for item in isms.items(of: kind) where item.value(of: field).isEmpty {
                    if let document = item.record as? Document, document.status == .retired { continue }
                    add(item, "\(kind.singular) waits for approval", due: nil)
                }
            }
        }
        return found.sorted { $0.order < $1.order }.map(\.task)
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
        let all = try await derived.findings()
        let page = FindingsPage(chrome: try await chrome(), findings: all, filter: FindingsPage.Filter(request.query))
        return request.wantsPart ? .part(page.list) : .page(page.page)
    }
}
