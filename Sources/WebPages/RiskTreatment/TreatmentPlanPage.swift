import HTML
import ISMS
import Phrases
import RecordFormat
import Registers
import Reports
import Operations

/// The risk treatment plan: what is done about each risk above the limit, by whom, by when, how far it has come, what
/// will remain, and whether the risk owner approved that.
struct TreatmentPlanPage: Sendable {
    typealias View = OrganizationRoute.PlanView

    let chrome: Chrome
    let view: View
    let query: PlanQuery
    let plan: RiskTreatmentPlan
    let isms: ISMS
    /// The items that match, in the order of the plan.
    let items: [RiskTreatmentPlan.Item]

    init(chrome: Chrome, view: View, query: PlanQuery, plan: RiskTreatmentPlan, isms: ISMS) {
        self.chrome = chrome
        self.view = view
        self.query = query
        self.plan = plan
        self.isms = isms
        let person = chrome.viewer.principal.person
        items = query.narrowing == nil ? plan.items : plan.items.filter { query.matches($0, person: person) }
    }

    var links: Links { chrome.links }
    var principal: Principal { chrome.viewer.principal }

    var page: Page {
        chrome.page(
            title: "Risk treatment plan", clause: "6.1.3 e",
            lead: "What is done about each risk, by whom and by when, and what will remain.", wide: true,
            actions: {
                if principal.may(.export) { ReportMenu(.riskTreatmentPlan, links: links) }
                if !chrome.isReadOnly, principal.reach(of: .create, on: TreatmentAction.kind) != .none {
                    a(.class("button primary"), .href(links(.newRecord(TreatmentAction.kind))), .data("shortcut", "n"))
                    {
                        "Add an action"
                    }
                }
            },
            content: {
                if plan.items.isEmpty {
                    teaching
                } else {
                    summary
                    tabs
                    narrowing
                    content
                }
            })
    }

    private var teaching: Markup {
        div(.class("empty")) {
            h2 { "Nothing is to be treated yet" }
            p {
                "The plan makes itself: every open risk above the acceptance limit is in it, and every risk with a treatment chosen. Rate your risks, choose what to do about each, and name the controls and actions that bring it about."
            }
            p(.class("actions")) {
                a(.class("button primary"), .href(links(.riskWorkshop))) { "Rate risks" }
                a(.class("button"), .href(links(.register(Risk.kind)))) { "Look at the risks" }
            }
        }
    }

    // MARK: Above the table

    private var summary: Markup {
        let above = plan.items.count(where: \.evaluation.isAboveLimit)
        let approved = plan.items.count(where: \.isApprovedByOwner)
        let overdue = plan.items.count(where: \.isOverdue)
        let untreated = plan.items.count { $0.risk.treatment == nil }
        return div(.class("stages plan-summary")) {
            figure("Risks in the plan", "\(plan.items.count)", "\(above) above the limit", nil)
            figure("Approved by their owners", "\(approved)", "of \(plan.items.count)", .unapproved)
            figure("Overdue", "\(overdue)", overdue == 0 ? "all in time" : "past a date", .overdue)
            figure("Without a treatment", "\(untreated)", untreated == 0 ? "all decided" : "to decide", .untreated)
        }
    }

    private func figure(_ title: Phrase, _ number: String, _ detail: Phrase, _ only: PlanQuery.Narrowing?) -> Markup {
        let content = Markup {
            span(.class("stage-title")) { title }
            span(.class("big-figure")) { number }
            span(.class("faint")) { detail }
        }
        guard let only else { return div(.class("stage")) { content } }
        return a(.class("stage"), .href(links(.treatmentPlan(.risk), [("only", only.rawValue)]))) { content }
    }

    private var tabs: Markup {
        nav(.class("tabs"), .aria("label", "Ways to see the plan")) {
            for other in View.allCases {
                a(
                    .href(links(.treatmentPlan(other), query.pairs(page: 1))),
                    Attribute.aria("current", "page").when(other == view)
                ) { Self.title(of: other) }
            }
        }
    }

    static func title(of view: View) -> Phrase {
        switch view {
        case .risk: "By risk"
        case .owner: "By owner"
        case .due: "By due date"
        case .timeline: "Timeline"
        }
    }

    private var narrowing: Markup {
        let choices: [PlanQuery.Narrowing] =
            view == .due || view == .timeline ? [.overdue, .mine] : PlanQuery.Narrowing.allCases
        return nav(.class("toolbar chips"), .aria("label", "Narrow the plan")) {
            chip(nil, "All")
            for choice in choices where choice != .mine || principal.person != nil { chip(choice, choice.label) }
        }
    }

    private func chip(_ narrowing: PlanQuery.Narrowing?, _ words: Phrase) -> Markup {
        var query = PlanQuery()
        query.narrowing = narrowing
        return a(
            .class("button small"), .href(links(.treatmentPlan(view), query.pairs())),
            Attribute.aria("current", "true").when(narrowing == self.query.narrowing)
        ) { words }
    }

    @MarkupBuilder private var content: Markup {
        switch view {
        case .risk: riskTable(items)
        case .owner: riskTable(byOwner, isGrouped: true)
        case .due: dueTable
        case .timeline: timeline
        }
    }

    @MarkupBuilder var nothing: Markup {
        div(.class("empty")) {
            h2 { "Nothing matches" }
            p { a(.class("button"), .href(links(.treatmentPlan(view)))) { "Show the whole plan" } }
        }
    }

    // MARK: Pages

    func range(of count: Int) -> Range<Int> {
        let first = min((pageNumber(count) - 1) * PlanQuery.pageSize, count)
        return first..<min(first + PlanQuery.pageSize, count)
    }

    func pageCount(_ count: Int) -> Int { max(1, (count + PlanQuery.pageSize - 1) / PlanQuery.pageSize) }
    func pageNumber(_ count: Int) -> Int { min(query.page, pageCount(count)) }

    @MarkupBuilder func pages(_ count: Int) -> Markup {
        let all = pageCount(count)
        let here = pageNumber(count)
        if all > 1 {
            nav(.class("pages"), .aria("label", "Pages")) {
                pageLink(here - 1, of: all, "Previous")
                span { "Page \(here) of \(all)" }
                pageLink(here + 1, of: all, "Next")
            }
        }
    }

    private func pageLink(_ page: Int, of all: Int, _ words: Phrase) -> Markup {
        (1...all).contains(page)
            ? a(.class("button small"), .href(links(.treatmentPlan(view), query.pairs(page: page)))) { words }
            : span(.class("button small disabled")) { words }
    }
}
