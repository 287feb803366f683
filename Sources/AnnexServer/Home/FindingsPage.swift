import HTML
import ISMS

/// What does not conform, as a compiler lists it: errors first, each with its remedy and a way to the record.
struct FindingsPage: Sendable {
    struct Filter: Sendable, Equatable {
        var severity: Finding.Severity?
        var clause = ""

        init(_ query: FormData) {
            severity = query["severity"].flatMap { Finding.Severity(rawValue: $0) }
            let wanted = query["clause"] ?? ""
            clause = Readiness.clauseTitles.contains { $0.0 == wanted } ? wanted : ""
        }
    }

    let chrome: Chrome
    let findings: [Finding]
    let filter: Filter

    private var shown: [Finding] {
        findings.filter { finding in
            (filter.severity == nil || finding.rule.severity == filter.severity)
                && (filter.clause.isEmpty || Readiness.clause(of: finding.rule) == filter.clause)
        }
    }

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
                                "\(severity.rawValue.capitalizedFirst)s (\(findings.count { $0.rule.severity == severity }))"
                            }
                        }
                    }
                }
                label(.class("filter")) {
                    span(.class("hidden-visually")) { "Clause" }
                    select(.name("clause")) {
                        option(.value("")) { "Clause: any" }
                        for (number, title) in Readiness.clauseTitles {
                            option(.value(number), .selected(filter.clause == number)) { "\(number) \(title)" }
                        }
                    }
                }
                button(.class("small without-script"), .buttonType(.submit)) { "Apply" }
                span(.class("count-line"), .role("status")) { "\(shown.count) of \(findings.count)" }
            }
            if findings.isEmpty {
                div(.class("empty")) {
                    h2 { "Nothing stands against you" }
                    p { "Every rule that can be checked on the records holds today." }
                }
            } else if shown.isEmpty {
                div(.class("empty")) { h2 { "Nothing matches" } }
            } else {
                for group in groups {
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

    /// Findings of one rule together, in the order the rules come.
    private var groups: [(rule: Rule.Header, findings: [Finding])] {
        var groups: [(rule: Rule.Header, findings: [Finding])] = []
        var places: [String: Int] = [:]
        for finding in shown {
            if let place = places[finding.rule.code] {
                groups[place].findings.append(finding)
            } else {
                places[finding.rule.code] = groups.count
                groups.append((finding.rule, [finding]))
            }
        }
        return groups
    }
}
