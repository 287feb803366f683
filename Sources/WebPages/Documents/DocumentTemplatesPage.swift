import Frameworks
import HTML
import ISMS
import Phrases
import Registers

/// The documents the catalogue has, to be taken over as records.
struct DocumentTemplatesPage {
    let chrome: Chrome
    let listings: [TemplateListing]
    let mayAdopt: Bool
    var problem: Phrase?

    private var links: Links { chrome.links }
    private var openCount: Int { listings.count { $0.isOpen } }

    var page: Page {
        chrome.page(
            title: "Documents from templates", clause: "7.5",
            lead:
                "\(listings.count) policies and procedures whose text is rendered from your own records. Each is taken over as a draft with its owner by role and a first review; then read it, choose, and have it approved.",
            wide: true
        ) {
            p(.class("crumbs")) {
                a(.href(links(.register(Document.kind)))) { "Documents" }
                " / Templates"
            }
            if let problem {
                div(.class("notice bad"), .role("alert"), .tabindex(-1), .data("focus", "")) { p { problem } }
            }
            if mayAdopt {
                form(.method(.post), .action(links(.documentTemplates))) {
                    FormToken(chrome.viewer)
                    lists
                    div(.class("form-actions")) {
                        if openCount > 0 {
                            button(.class("primary"), .buttonType(.submit), .data("shortcut", "Enter")) {
                                "Add the ticked as drafts"
                            }
                            button(.buttonType(.submit), .name("all"), .value("yes")) {
                                Phrase.counted(
                                    openCount, one: "Add the one that is missing",
                                    other: "Add all \(openCount) that are missing")
                            }
                        } else {
                            p { "Your records carry all of them." }
                        }
                        a(.class("button plain"), .href(links(.register(Document.kind)))) { "Back to the documents" }
                    }
                }
            } else {
                lists
            }
        }
    }

    @MarkupBuilder private var lists: Markup {
        for category in DocumentTemplate.Category.allCases {
            let group = listings.filter { $0.template.category == category }
            if !group.isEmpty {
                section(.class("template-group")) {
                    h2 {
                        Self.heading(category)
                        span(.class("count")) { group.count }
                    }
                    div(.class("scroll")) { table(group, Self.heading(category)) }
                }
            }
        }
    }

    private static func heading(_ category: DocumentTemplate.Category) -> Phrase {
        switch category {
        case .policy: "Policies"
        case .procedure: "Procedures"
        case .standard: "Standards"
        case .plan: "Plans"
        }
    }

    private func table(_ group: [TemplateListing], _ title: Phrase) -> Markup {
        HTML.table(.class("register templates")) {
            caption(.class("hidden-visually")) { title }
            thead {
                tr {
                    if mayAdopt { th(.class("select")) { span(.class("hidden-visually")) { "Take over" } } }
                    th(.scope(.column)) { "Document" }
                    th(.scope(.column)) { "Answers" }
                    th(.scope(.column)) { "Owner by role" }
                    th(.scope(.column)) { "Record" }
                }
            }
            tbody { for listing in group { row(listing) } }
        }
    }

    private func row(_ listing: TemplateListing) -> Markup {
        let template = listing.template
        return tr {
            if mayAdopt {
                td(.class("select")) {
                    if listing.isOpen {
                        input(
                            .type(.checkbox), .name("template"), .value(template.id),
                            .aria("label", "Take over \(template.title)"))
                    }
                }
            }
            td(.class("title")) {
                a(.href(links(.documentTemplate(template.id)))) { template.title }
                p(.class("help")) { template.summary }
            }
            td(.class("answers")) {
                for (place, clause) in template.clauses.enumerated() {
                    if place > 0 { ", " }
                    a(.class("code"), .href(links(.clauseGuidance(clause)))) { clause.written }
                }
                for control in template.controls {
                    ", "
                    ControlLink(control, links: links, title: .data(Catalog.bundled.controls[id: control]?.title ?? ""))
                }
            }
            td {
                if let owner = listing.owner { RecordLink(owner, links: links) }
                p(.class("help")) { listing.ownerRole }
            }
            td { record(listing) }
        }
    }

    @MarkupBuilder private func record(_ listing: TemplateListing) -> Markup {
        if let carrier = listing.carrier {
            RecordLink(carrier, links: links, showsCode: true)
            p(.class("help")) {
                span(.class("state", "state-\(carrier.status.rawValue)")) { carrier.status.label }
                if !carrier.version.isEmpty { ", version \(carrier.version)" }
            }
        } else if let namesake = listing.namesake {
            RecordLink(namesake, links: links, showsCode: true)
            p(.class("help")) { "is called the same and carries no text." }
            if mayAdopt {
                button(.class("small"), .buttonType(.submit), .name("carry"), .value(listing.template.id)) {
                    "Let \(namesake.code) carry it"
                }
            }
        } else {
            span(.class("faint")) { "none yet" }
        }
    }
}
