import HTML
import ISMS
import Operations
import Phrases
import Registers

/// The plan as a list of work: by due date, and over time.
extension TreatmentPlanPage {
    private var works: [PlanWork] {
        let person = principal.person
        let all = PlanWork.all(in: plan, isms)
        return query.narrowing == nil ? all : all.filter { query.matches($0, person: person) }
    }

    @MarkupBuilder var dueTable: Markup {
        let works = works
        if works.isEmpty {
            nothing
        } else {
            let shown = Array(works[range(of: works.count)])
            div(.class("scroll")) {
                table(.class("register plan"), .data("keyboard", "rows")) {
                    caption(.class("hidden-visually")) { "The work of the plan by due date" }
                    thead {
                        tr {
                            for heading in ["Due", "Work", "Owner", "Risks", "Status", "Progress"] {
                                th(.scope(.column)) { heading }
                            }
                        }
                    }
                    for (title, group) in Self.byDate(shown, on: plan.day) {
                        tbody {
                            tr(.class("group")) {
                                th(.scope(.rowGroup), .colspan(6)) {
                                    title
                                    span(.class("count")) { group.count }
                                }
                            }
                            for work in group { workRow(work) }
                        }
                    }
                }
            }
            pages(works.count)
        }
    }

    /// The work in the groups a person thinks in, in their order; only groups that hold something.
    static func byDate(_ works: [PlanWork], on day: Day) -> [(title: Phrase, works: [PlanWork])] {
        let month = day.adding(days: 30)
        let quarter = day.adding(days: 90)
        func title(_ work: PlanWork) -> Int {
            if work.isDone { return 5 }
            guard let due = work.due else { return 4 }
            if work.isOverdue { return 0 }
            return due <= month ? 1 : due <= quarter ? 2 : 3
        }
        let titles: [Phrase] = [
            "Overdue", "Within 30 days", "Within 90 days", "Later", "Without a date", "Done",
        ]
        let groups = Dictionary(grouping: works, by: title)
        return titles.indices.compactMap { place in groups[place].map { (titles[place], $0) } }
    }

    private func workRow(_ work: PlanWork) -> Markup {
        tr(.data("href", links.record(work.item).description)) {
            td(.class(work.isOverdue ? "day overdue" : "day")) {
                if let due = work.due { due.description } else { span(.class("faint")) { "no date" } }
            }
            td(.class("title")) {
                a(.href(links.record(work.item))) { work.item.title }
                " "
                span(.class("code faint")) { work.item.code }
            }
            td { if let owner = work.owner { RecordLink(owner, links: links) } }
            td { codes(work.risks.map { ($0, "") }) }
            td { span(.class("state state-\(work.status.name)")) { work.status.label } }
            td(.class("progress-cell")) { progress(work.percent, isOverdue: work.isOverdue) }
        }
    }

    @MarkupBuilder var timeline: Markup {
        let works = works
        let shown = Array(works[range(of: works.count)])
        if let timeline = PlanTimeline(shown, on: plan.day, links: links) {
            timeline.body
            p(.class("coverage-key")) {
                span(.class("key-open")) { "from start to due" }
                span(.class("key-done")) { "done" }
                span(.class("key-late")) { "overdue" }
                span(.class("key-today")) { "today, \(plan.day)" }
            }
            let undated = shown.filter { $0.due == nil && $0.start == nil && $0.end == nil }
            if !undated.isEmpty {
                h2 { "Without a date" }
                ul(.class("reason-list")) {
                    for work in undated { li { RecordLink(work.item, links: links, showsCode: true) } }
                }
            }
            pages(works.count)
        } else if works.isEmpty {
            nothing
        } else {
            div(.class("empty")) {
                h2 { "No work has a date yet" }
                p {
                    "Give the actions of the plan a start and a due day, and the controls the day they are planned for."
                }
                p { a(.class("button"), .href(links(.treatmentPlan(.due)))) { "Show the work" } }
            }
        }
    }
}
