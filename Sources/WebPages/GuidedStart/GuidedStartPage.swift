import Frameworks
import HTML
import ISMS
import Operations
import Phrases
import Registers
import Serving

/// The guided start: seven steps, each with its reason, its tasks and what is missing today.
struct GuidedStartPage: Sendable {
    let chrome: Chrome
    let start: GuidedStart
    let isms: ISMS
    let day: Day
    var leaders = Leaders()
    var problem: Phrase?

    private var links: Links { chrome.links }
    private var principal: Principal { chrome.viewer.principal }

    var page: Page {
        chrome.page(
            title: "Guided start",
            lead:
                "From the first decision to the certificate in seven steps. Nothing is ticked off by hand: a task is done when your records say so."
        ) {
            if let problem {
                div(.class("notice bad"), .role("alert"), .tabindex(-1), .data("focus", "")) { p { problem } }
            }
            progress
            if !chrome.isReadOnly, principal.person == nil, !isms[Person.self].isEmpty { unlinked }
            ol(.class("guided")) { for step in start.steps { self.step(step) } }
        }
    }

    private var progress: Markup {
        div(.class("guided-progress")) {
            p {
                strong { "\(start.doneCount) of \(start.steps.count) steps" }
                ", \(start.doneTaskCount) of \(start.taskCount) tasks done"
                if let current = start.current {
                    ". Next: "
                    a(.href(WebAddress(fragment: "step-\(current.number)"))) { current.title }
                } else {
                    ". Everything the records can show is there."
                }
            }
            Bar(
                parts: [(.good, Double(start.doneTaskCount) / Double(max(1, start.taskCount)))],
                label: "\(start.doneTaskCount) of \(start.taskCount) tasks done")
        }
    }

    /// Approving and accepting are done by people, not by accounts.
    private var unlinked: Markup {
        div(.class("notice neutral"), .role("status")) {
            p {
                "Your account is not linked to a person of the register, so you cannot own, approve or accept anything. "
                if principal.may(.manageAccounts) {
                    a(.href(links(.settings(.accounts)))) { "Link it under accounts" }
                    "."
                } else {
                    "Ask an administrator to link it."
                }
            }
        }
    }

    private func step(_ step: GuidedStart.Step) -> Markup {
        let isCurrent = step.number == start.current?.number
        let state = step.isDone ? "done" : step.isBegun ? "inProgress" : "notStarted"
        let isOnlyErrors = step.doneCount == step.tasks.count && !step.isDone
        let words: Phrase =
            step.isDone
            ? "done"
            : isOnlyErrors
                ? .counted(step.errorCount, one: "1 error left", other: "\(step.errorCount) errors left")
                : "\(step.doneCount) of \(step.tasks.count)"
        return li(
            .class("guided-step", step.isDone ? "done" : nil, isCurrent ? "current" : nil), .id("step-\(step.number)")
        ) {
            details(.open(isCurrent)) {
                summary {
                    span(.class("guided-number"), .aria("hidden", "true")) { step.isDone ? "✓" : String(step.number) }
                    h2 {
                        step.title
                        " "
                        span(.class("clause")) { step.clause }
                    }
                    span(.class("state state-\(state)")) { words }
                }
                p(.class("guided-why")) {
                    step.why
                    if !step.guidance.isEmpty {
                        " More in the guidance to "
                        for (place, clause) in step.guidance.enumerated() {
                            if place > 0 { ", " }
                            a(.href(links(.clauseGuidance(clause)))) { clause.description }
                        }
                        "."
                    }
                }
                ul(.class("guided-tasks")) {
                    for (place, task) in step.tasks.enumerated() {
                        self.task(task, isNext: isCurrent && place == step.tasks.firstIndex { !$0.isDone })
                    }
                }
                missing(step, isOpen: isOnlyErrors)
            }
        }
    }

    private func task(_ task: GuidedStart.Task, isNext: Bool) -> Markup {
        li(.class("guided-task", task.isDone ? "done" : nil)) {
            div {
                p(.class("guided-title")) {
                    span(.class("state state-\(task.isDone ? "done" : "notStarted")")) {
                        task.title
                        span(.class("hidden-visually")) { task.isDone ? " (done)" : " (to do)" }
                    }
                    if !task.progress.isEmpty { span(.class("faint")) { " \(task.progress)" } }
                }
                if !task.isDone { p(.class("guided-advice")) { task.advice } }
            }
            div(.class("guided-actions")) {
                if chrome.isReadOnly {
                    Markup.nothing
                } else {
                    let allowed = task.actions.filter { $0.isOpen(to: principal, in: isms) }
                    for (place, action) in allowed.enumerated() {
                        self.action(action, isFirst: place == 0 && isNext, isDone: task.isDone)
                    }
                    if allowed.isEmpty, !task.actions.isEmpty, !task.isDone {
                        span(.class("faint")) { "For the ISMS manager or an administrator" }
                    }
                }
            }
        }
    }

    @MarkupBuilder private func action(_ action: GuidedStart.Action, isFirst: Bool, isDone: Bool) -> Markup {
        switch action.way {
        case .open(let place, let filled):
            a(
                .class("button small", isFirst ? "primary" : isDone ? "plain" : nil),
                .href(links(place.route, place.query + filled))
            ) {
                words(of: action, isDone: isDone)
            }
        case .take(let offer):
            form(.method(.post), .action(links(.guidedStart))) {
                FormToken(chrome.viewer)
                input(.type(.hidden), .name("take"), .value(offer.rawValue))
                button(.class("small", isFirst ? "primary" : nil), .buttonType(.submit)) { action.title }
            }
        case .nameLeaders:
            if !isDone { leadersForm }
        }
    }

    private func words(of action: GuidedStart.Action, isDone: Bool) -> Phrase {
        guard let kind = action.approves, !isDone, principal.reach(of: .approve, on: kind) != .none else {
            return action.title
        }
        return "Approve\(action.title.english.drop { $0 != " " })"
    }

    private var leadersForm: Markup {
        form(.class("leaders"), .method(.post), .action(links(.guidedStart)), .id("leaders")) {
            FormToken(chrome.viewer)
            input(.type(.hidden), .name("take"), .value("leaders"))
            for named in leaders.people { leader(named) }
            button(.class("small"), .buttonType(.submit)) { "Name them" }
        }
    }

    private func leader(_ named: Leaders.Named) -> Markup {
        let holders = Leaders.holders(of: named.role, in: isms, on: day)
        let title = named.role.label.capitalizedFirst
        return fieldset(.class(named.problem == nil ? nil : "wrong")) {
            legend { title }
            if holders.isEmpty {
                if let problem = named.problem {
                    p(.class("problem"), .id("problem-\(named.field)"), .role("alert")) { problem }
                }
                label(.for("\(named.field)-name")) { "Name" }
                input(
                    .id("\(named.field)-name"), .type(.text), .name("\(named.field).name"), .value(named.name),
                    .maxlength(200), .autocomplete("off"),
                    .aria("describedby", "problem-\(named.field)").when(named.problem != nil))
                label(.for("\(named.field)-email")) { "Email" }
                input(
                    .id("\(named.field)-email"), .type(.email), .name("\(named.field).email"), .value(named.email),
                    .maxlength(200), .autocomplete("off"))
            } else {
                p { holders.map(\.title).joined(separator: ", ") }
            }
        }
    }

    /// What an auditor would find about the step today.
    @MarkupBuilder private func missing(_ step: GuidedStart.Step, isOpen: Bool) -> Markup {
        if !step.findings.isEmpty {
            let others = step.findings.count - step.errorCount
            details(.class("guided-findings"), .open(isOpen)) {
                summary {
                    step.errorCount == 0
                        ? Phrase.counted(
                            others, one: "What an auditor might remark on: 1 point",
                            other: "What an auditor might remark on: \(others) points")
                        : Phrase.counted(
                            step.errorCount, one: "What an auditor would find today: 1 error",
                            other: "What an auditor would find today: \(step.errorCount) errors")
                            + (others == 0
                                ? ""
                                : .counted(others, one: " and 1 other point", other: " and \(others) other points"))
                }
                ul(.class("finding-list")) {
                    for finding in step.findings.prefix(Self.findingsMax) { FindingItem(finding, links: links).body }
                }
                if step.findings.count > Self.findingsMax {
                    p { a(.href(links(.findings))) { "All findings" } }
                }
            }
        }
    }

    private static let findingsMax = 8
}

extension GuidedStart.Place {
    /// The address of the place.
    var route: OrganizationRoute {
        switch self {
        case .register(let kind), .recordsWithout(let kind, _): .register(kind)
        case .newRecord(let kind): .newRecord(kind)
        case .importRegister(let kind): .importRegister(kind)
        case .record(let kind, let code): .record(kind, code: code)
        case .editRecord(let kind, let code): .editRecord(kind, code: code)
        case .accounts: .settings(.accounts)
        case .documentTemplate(let id): .documentTemplate(id)
        case .proposals(let asset): .proposals(asset: asset)
        case .riskWorkshop: .riskWorkshop
        case .rateRisk(let code): .rateRisk(code: code)
        case .treatmentPlan: .treatmentPlan(.risk)
        case .treatmentPlanByOwner: .treatmentPlan(.owner)
        case .statement: .statement
        case .issueStatement: .issueStatement
        case .issuedStatement(let version): .issuedStatement(version)
        case .errors: .findings
        case .reports: .reports
        }
    }

    fileprivate var query: [(name: String, value: String)] {
        switch self {
        case .recordsWithout(_, let field): [("f.\(field)", RegisterQuery.emptyValue)]
        case .errors(let clause): [("severity", "error")] + (clause.map { [("clause", $0)] } ?? [])
        default: []
        }
    }
}
