import Frameworks
import HTML
import ISMS
import Phrases
import Registers
import Serving

/// One clause: what it asks and what satisfies it, beside what the organization has for it.
struct ClausePage {
    let chrome: Chrome
    let clause: Clause
    let guidance: ClauseGuidance
    /// The registers that answer it and the viewer may read.
    let registers: [Kind]
    /// The documents that answer it and the viewer may read.
    let documents: [Entry<Document>]
    /// What does not conform to it now; nil for those who do not see findings.
    let findings: [Finding]?

    private static let findingsMax = 8

    private var links: Links { chrome.links }

    var page: Page {
        chrome.page(title: .data(clause.title), clause: clause.id.written, wide: true) {
            p(.class("crumbs")) {
                a(.href(links(.guidance))) { "Guidance" }
                for parent in parents {
                    " / "
                    a(.href(links(.clauseGuidance(parent.id)))) { "\(parent.id.written) \(parent.title)" }
                }
            }
            div(.class("record")) {
                div(.class("record-main")) {
                    div(.class("card guidance-text")) { ClauseGuidanceParts(guidance: guidance) }
                    if !items.isEmpty { parts }
                    turning
                }
                aside(.class("record-side"), .aria("label", "In your organization")) {
                    here
                    if let findings { open(findings) }
                    related
                }
            }
        }
    }

    private var parents: [Clause] {
        var parents: [Clause] = []
        var next = clause.parent
        while let id = next, let parent = Catalog.bundled.clauses[id: id] {
            parents.insert(parent, at: 0)
            next = parent.parent
        }
        return parents
    }

    /// The lettered parts of the clause, which have no page of their own.
    private var items: [Clause] {
        Catalog.bundled.clauses.filter { $0.level == .item && $0.id.isWithin(clause.id) && owner(of: $0) == clause.id }
    }

    /// The subclause an item belongs to.
    private func owner(of item: Clause) -> Clause.ID? { WrittenContent.guidance(of: item.id)?.clause }

    private var parts: Markup {
        section(.class("card")) {
            h2 { "Its parts" }
            dl(.class("facts")) {
                for item in items {
                    dt { item.id.written }
                    dd {
                        item.title
                        if let information = item.documentedInformation {
                            p(.class("faint")) { "In documented form: \(information.name)" }
                        }
                    }
                }
            }
        }
    }

    private var here: Markup {
        section {
            h2 { "In your organization" }
            if registers.isEmpty && documents.isEmpty {
                p(.class("faint")) { "No register of its own answers it, and no document names it." }
            }
            if !registers.isEmpty {
                h3 { "Registers" }
                ul(.class("plain-list")) {
                    for kind in registers {
                        li { a(.href(links(.register(kind)))) { kind.plural.capitalizedFirst } }
                    }
                }
            }
            if !documents.isEmpty {
                h3 { "Documents that answer it" }
                ul(.class("plain-list")) {
                    for document in documents { li { RecordLink(document, links: links, showsCode: true) } }
                }
            }
        }
    }

    private func open(_ findings: [Finding]) -> Markup {
        section {
            h2 {
                "Open findings"
                if !findings.isEmpty { span(.class("count")) { findings.count } }
            }
            if findings.isEmpty {
                p(.class("faint")) { "Nothing stands against it." }
            } else {
                ul(.class("finding-list")) {
                    for finding in findings.prefix(Self.findingsMax) { FindingItem(finding, links: links) }
                }
                if findings.count > Self.findingsMax {
                    p {
                        a(.href(links(.findings, [("clause", String(clause.id.description.prefix { $0 != "." }))]))) {
                            "and \(findings.count - Self.findingsMax) more"
                        }
                    }
                }
            }
        }
    }

    @MarkupBuilder private var related: Markup {
        section {
            h2 { "Related" }
            ul(.class("plain-list")) {
                StandardEntries(
                    clauses: guidance.relatedClauses, controls: guidance.relatedControls, links: links)
            }
        }
    }

    /// To the clause before and the one after.
    @MarkupBuilder private var turning: Markup {
        let clauses = WrittenContent.clauses
        if let place = clauses.firstIndex(where: { $0.id == clause.id }) {
            nav(.class("turning"), .aria("label", "Clauses")) {
                if place > 0 { turn(clauses[place - 1], "prev") } else { span() }
                if place + 1 < clauses.count { turn(clauses[place + 1], "next") }
            }
        }
    }

    private func turn(_ clause: Clause, _ rel: StaticString) -> Markup {
        a(.href(links(.clauseGuidance(clause.id))), .rel(rel)) { "\(clause.id.written) \(clause.title)" }
    }
}
