import Frameworks
import HTML
import ISMS
import Operations
import Phrases
import Registers
import Serving

/// What needs the viewer now, how ready the organization is, and what moved.
struct HomePage: Sendable {
    let chrome: Chrome
    let derived: Derived
    let check: ConformityCheck
    let tasks: [Ask]
    let readiness: Readiness
    let recent: [RecentCommit]
    let expiring: [Expiring]
    /// nil for an organization that is past its beginning.
    let beginning: BeginningCard?

    struct RecentCommit: Sendable {
        let sequence: Int
        let who: String
        let what: Phrase
        let day: Day
    }

    private var links: Links { chrome.links }

    var page: Page {
        chrome.page(title: "Home", wide: true) {
            if let beginning { beginning }
            div(.class("home")) {
                section(.class("card needs")) {
                    h2 { "What needs you now" }
                    taskList
                }
                section(.class("card")) {
                    h2 { "Readiness by clause" }
                    ReadinessTable(readiness.clauses, links: links, noun: "finding")
                    p(.class("card-more")) { a(.href(links(.findings))) { "All \(check.count) findings" } }
                }
                section(.class("card")) {
                    h2 { "Readiness by Annex A theme" }
                    ReadinessTable(readiness.themes, links: links, noun: "control")
                    p(.class("card-more")) { a(.href(links(.statement))) { "Statement of Applicability" } }
                }
                section(.class("card")) {
                    h2 { "Risks now" }
                    if let map = derived.riskMap(links) {
                        map
                        p(.class("card-more")) {
                            a(.href(links(.riskWorkshop))) { "Risk workshop" }
                            let above = derived.evaluations.count(where: \.isAboveLimit)
                            ", \(above) above the limit"
                        }
                    } else {
                        p(.class("faint")) { "No risk is rated yet." }
                        p {
                            a(.class("button small"), .href(links(.register(RiskCriteria.kind)))) {
                                "Begin with risk criteria"
                            }
                        }
                    }
                }
                section(.class("card")) {
                    h2 { "Expires soon" }
                    expiringList
                }
                section(.class("card")) {
                    h2 { "Changed this week" }
                    recentList
                }
            }
        }
    }

    @MarkupBuilder private var taskList: Markup {
        if tasks.isEmpty {
            p(.class("faint")) { "Nothing waits for you." }
        } else {
            ul(.class("tasks")) {
                for task in tasks.prefix(12) { task.entry(on: chrome.today, links: links) }
            }
            if tasks.count > 12 { p(.class("faint")) { "and \(tasks.count - 12) more" } }
        }
    }

    @MarkupBuilder private var expiringList: Markup {
        if expiring.isEmpty {
            p(.class("faint")) { "Nothing within the next 60 days." }
        } else {
            ul(.class("tasks")) {
                for entry in expiring.prefix(10) {
                    li(.class(entry.day < derived.day ? "overdue" : nil)) {
                        RecordLink(entry.item, links: links)
                        span(.class("detail")) {
                            entry.what
                            " "
                            HTML.time(.datetime(entry.day.description), .class("day")) { entry.day.description }
                        }
                    }
                }
            }
        }
    }

    @MarkupBuilder private var recentList: Markup {
        if recent.isEmpty {
            p(.class("faint")) { "Nothing in the last seven days." }
        } else {
            ul(.class("tasks")) {
                for commit in recent {
                    li {
                        a(.href(links(.commit(commit.sequence)))) { commit.what }
                        span(.class("detail")) { "\(commit.who), \(commit.day)" }
                    }
                }
            }
            p(.class("card-more")) { a(.href(links(.history))) { "The whole history" } }
        }
    }
}

/// How far along something is, line by line.
struct ReadinessTable: Component {
    let lines: [Readiness.Line]
    let links: Links
    let noun: String

    init(_ lines: [Readiness.Line], links: Links, noun: String) {
        self.lines = lines
        self.links = links
        self.noun = noun
    }

    var body: Markup {
        table(.class("readiness")) {
            tbody {
                for line in lines {
                    tr {
                        th(.scope(.row)) {
                            span(.class("clause")) { line.number }
                            " "
                            line.title
                        }
                        td(.class("bar-cell")) {
                            Bar(parts: line.parts.map { ($0.standing.tone, $0.share) }, label: line.words)
                        }
                        td(.class("figure")) { line.figure }
                    }
                }
            }
        }
    }
}

extension Readiness.Standing {
    fileprivate var tone: Bar.Tone {
        switch self {
        case .good: .good
        case .partial: .partial
        case .planned: .planned
        case .bad: .bad
        }
    }
}

extension Ask {
    /// As an entry of a list.
    func entry(on today: Day, links: Links) -> Markup {
        let when: Phrase? = due.map { isOverdue(on: today) ? "overdue since \($0)" : "due \($0)" }
        return li(.class(isOverdue(on: today) ? "overdue" : nil)) {
            a(.href(links.record(item))) { item.title.isEmpty ? item.code : item.title }
            span(.class("detail")) { [what, when].compactMap(\.self).joined(separator: ", ") }
        }
    }
}
