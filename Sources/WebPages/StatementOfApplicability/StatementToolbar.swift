import HTML
import ISMS
import Phrases
import Registers
import Serving

/// The search and the filters above the statement's table.
struct StatementToolbar: Component {
    let listing: StatementListing
    let links: Links

    private var query: StatementQuery { listing.query }

    var body: Markup {
        let address = links(.statement)
        return form(
            .class("toolbar"), .method(.get), .action(address), .role("search"), .aria("label", "Narrow the table"),
            .custom("hx-get", address.description), .custom("hx-target", "#statement"), .custom("hx-swap", "outerHTML"),
            .custom("hx-push-url", "true"),
            .custom("hx-trigger", "submit, change, input changed delay:250ms from:#q, search from:#q")
        ) {
            label(.class("hidden-visually"), .for("q")) { "Search the controls" }
            input(
                .id("q"), .type(.search), .name("q"), .value(query.text), .placeholder("Search controls"),
                .autocomplete("off"), .data("shortcut", "/"))
            filter("theme", "Theme", StatementQuery.Group.all.map { ($0.name, $0.title) }, query.group?.name)
            filter(
                "decision", "Applicable", StatementQuery.Decision.allCases.map { ($0.rawValue, $0.label) },
                query.decision?.rawValue)
            filter(
                "status", "Status", Control.Status.allCases.map { ($0.rawValue, $0.label.capitalizedFirst) },
                query.status?.rawValue)
            attributeMenu
            label(.class("check")) {
                input(
                    .type(.checkbox), .name("contradictions"), .value("yes"), .checked(query.isContradictedOnly))
                "Contradictions"
            }
            button(.class("small without-script"), .buttonType(.submit)) { "Apply" }
            if query.isNarrowed { a(.class("button small plain"), .href(address)) { "Clear" } }
            span(.class("count-line"), .role("status")) { countLine }
        }
    }

    private var countLine: Phrase {
        listing.matchCount == listing.allCount
            ? "\(listing.allCount) controls" : "\(listing.matchCount) of \(listing.allCount) controls"
    }

    private var attributeMenu: Markup {
        let chosen = query.attributes.count
        return details(.class("menu")) {
            summary(.class("button small", chosen > 0 ? "chosen" : nil)) {
                chosen > 0 ? "Attributes (\(chosen))" : "Attributes"
            }
            div(.class("menu-body columns attribute-filters")) {
                p(.class("menu-head")) { "Attributes of ISO/IEC 27002:2022" }
                for attribute in ControlAttribute.allCases {
                    filter(
                        attribute.rawValue, attribute.label, attribute.options.map { ($0.name, $0.label) },
                        query.attributes[attribute])
                }
            }
        }
    }

    private func filter(
        _ name: String, _ words: Phrase, _ options: [(value: String, label: Phrase)], _ chosen: String?
    ) -> Markup {
        label(.class("filter")) {
            span(.class("hidden-visually")) { words }
            select(.name(name), .class(chosen == nil ? nil : "chosen")) {
                option(.value("")) { "\(words): any" }
                for choice in options {
                    option(.value(choice.value), .selected(chosen == choice.value)) { "\(words): \(choice.label)" }
                }
            }
        }
    }
}
