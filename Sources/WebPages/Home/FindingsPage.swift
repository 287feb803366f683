import HTML
import ISMS
import Operations
import Phrases
import Registers
import Serving

/// What does not conform, as a compiler lists it: errors first, each with its remedy and a way to the record.
struct FindingsPage: Sendable {
    struct Filter: Sendable, Equatable {
        var severity: Finding.Severity?
        var clause = ""

        init(_ query: FormData) {
            severity = query["severity"].flatMap { Finding.Severity(rawValue: $0) }
            let wanted = query["clause"] ?? ""
            clause = Readiness.chapters.contains { $0.0 == wanted } ? wanted : ""
        }
    }

    let chrome: Chrome
    let filter: Filter
    private let groups: [ConformityCheck.Group]
    private let shown: [ConformityCheck.Group]

    init(chrome: Chrome, check: ConformityCheck, filter: Filter) {
        self.chrome = chrome
        self.filter = filter
        groups = check.groups
        shown = groups.filter { group in
            (filter.severity == nil || group.rule.severity == filter.severity)
                && (filter.clause.isEmpty || Readiness.clause(of: group.rule) == filter.clause)
        }
    }

    private static func count(_ groups: [ConformityCheck.Group]) -> Int { groups.reduce(0) { $0 + $1.findings.count } }

    var page: Page {
        chrome.page(
            title: "Findings", clause: "9.1", lead: "What an auditor would find, checked anew after every change.",
            wide: true
        ) { list }
    }

    var list: Markup {
        let target = chrome.links(.findings)
        return div(.id("finding-list")) {
            HTML.form(
                .class("toolbar"), .method(.get), .action(target), .custom("hx-get", target.description),
                .custom("hx-target", "#finding-list"), .custom("hx-swap", "outerHTML"), .custom("hx-push-url", "true"),
                .custom("hx-trigger", "submit, change")
            ) {
                label(.class("filter")) {
                    span(.class("hidden-visually")) { "Severity" }
                    select(.name("severity")) {
                        option(.value("")) { "Severity: any" }
                        for severity in Finding.Severity.allCases.reversed() {
                            option(.value(severity.rawValue), .selected(filter.severity == severity)) {
                                "\(severity.rawValue.capitalizedFirst)s (\(Self.count(groups.filter { $0.rule.severity == severity })))"
                            }
                        }
                    }
                }
                label(.class("filter")) {
                    span(.class("hidden-visually")) { "Clause" }
                    select(.name("clause")) {
                        option(.value("")) { "Clause: any" }
                        for (number, title) in Readiness.chapters {
                            option(.value(number), .selected(filter.clause == number)) {
                                "\(number) \(Phrase(words: title))"
                            }
                        }
                    }
                }
                button(.class("small without-script"), .buttonType(.submit)) { "Apply" }
                span(.class("count-line"), .role("status")) { "\(Self.count(shown)) of \(Self.count(groups))" }
            }
            if groups.isEmpty {
                div(.class("empty")) {
                    h2 { "Nothing stands against you" }
                    p { "Every rule that can be checked on the records holds today." }
                }
            } else if shown.isEmpty {
                div(.class("empty")) { h2 { "Nothing matches" } }
            } else {
                for group in shown {
                    section(.class("finding-group")) {
                        h2 {
                            group.rule.title
                            " "
                            span(.class("clause")) { StandardLink(group.rule.clause, links: chrome.links) }
                            span(.class("count")) { group.findings.count }
                        }
                        ul(.class("finding-list")) {
                            for finding in group.findings.prefix(Self.groupMax) {
                                FindingItem(finding, links: chrome.links).body
                            }
                        }
                        if group.findings.count > Self.groupMax {
                            p(.class("faint")) { "and \(group.findings.count - Self.groupMax) more of the same" }
                        }
                    }
                }
            }
        }
    }

    private static let groupMax = 25
}
