import HTML
import ISMS
import Operations
import Phrases
import Registers
import Serving

/// The search through all registers.
struct SearchHandlers: Sendable {
    let visit: PageVisit

    /// Everything that holds the words searched for, kind by kind; a code leads straight to its record.
    func search() async throws -> WebResponse {
        let text = String((visit.request.query["q"] ?? "").trimmed.prefix(200))
        if let item = visit.isms.item(code: text), visit.principal.may(.read, item, in: visit.isms),
            !visit.request.wantsPart
        {
            return .seeOther(visit.links.record(item))
        }
        if !visit.request.wantsPart, let found = try await visit.viewing.shelved(code: text, in: visit.isms) {
            return .seeOther(visit.links.record(found.item))
        }
        var groups: [SearchPage.Group] = []
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        if !words.isEmpty {
            // What lies on shelves is not searched: the words would have to be looked for in all there is of it.
            for kind in Kind.all where visit.principal.reach(of: .read, on: kind) != .none && kind.shelf == nil {
                let table = visit.derived.table(of: kind)
                let places = table.places(holding: words)
                let items = places.lazy.map { table.items[$0] }.filter { visit.links.opens($0) }
                let shown = Array(items.prefix(SearchPage.shownOfKind))
                if !shown.isEmpty {
                    // How many there are beyond those the viewer may read is not theirs to know.
                    let count = visit.principal.reach(of: .read, on: kind) == .all ? places.count : items.count
                    groups.append(SearchPage.Group(kind: kind, items: shown, count: count))
                }
            }
        }
        let hits = words.isEmpty ? [] : GuidanceHit.all(holding: words, opensControls: visit.links.opensControls)
        let page = SearchPage(chrome: try await visit.chrome(), text: text, groups: groups, guidance: hits)
        return visit.request.wantsPart ? .part(page.results) : .page(page.page)
    }
}

struct SearchPage: Sendable {
    struct Group: Sendable {
        let kind: Kind
        let items: [any Item]
        let count: Int
    }

    static let shownOfKind = 8

    let chrome: Chrome
    let text: String
    let groups: [Group]
    /// What of the guidance is called so.
    let guidance: [GuidanceHit]

    var page: Page {
        let target = chrome.links(.search)
        return chrome.page(title: "Search", lead: "Every register, every word.") {
            HTML.form(.class("toolbar"), .role("search"), .method(.get), .action(target)) {
                label(.class("hidden-visually"), .for("search-text")) { "Search for" }
                input(
                    .id("search-text"), .type(.search), .name("q"), .value(text), .autofocus(), .autocomplete("off"),
                    .custom("hx-get", target.description), .custom("hx-target", "#results"),
                    .custom("hx-swap", "outerHTML"), .custom("hx-trigger", "input changed delay:150ms"),
                    .custom("hx-push-url", "true"))
                button(.buttonType(.submit)) { "Search" }
            }
            results
        }
    }

    var results: Markup {
        div(.id("results"), .role("region"), .aria("label", "Results"), .aria("live", "polite")) {
            if text.isEmpty {
                p(.class("faint")) { "Type a code such as RISK-1, a name, or any word of a record." }
            } else if groups.isEmpty && guidance.isEmpty {
                div(.class("empty")) {
                    h2 { "Nothing found" }
                    p { "No record holds all of these words: \(text)" }
                }
            }
            results(in: groups)
            if !guidance.isEmpty {
                section(.class("result-group")) {
                    h2 {
                        "Guidance"
                        span(.class("count")) { guidance.count }
                    }
                    ul(.class("results")) {
                        for hit in guidance.prefix(Self.shownOfKind) {
                            li { a(.href(chrome.links(hit.route))) { hit.title } }
                        }
                    }
                    if guidance.count > Self.shownOfKind { p { a(.href(chrome.links(.guidance))) { "All guidance" } } }
                }
            }
        }
    }

    private func results(in groups: [Group]) -> Markup {
        Markup {
            for group in groups {
                section(.class("result-group")) {
                    h2 {
                        group.kind.plural.capitalizedFirst
                        span(.class("count")) { group.count }
                    }
                    ul(.class("results")) {
                        for item in group.items { li { RecordLink(item, links: chrome.links, showsCode: true) } }
                    }
                    if group.count > group.items.count {
                        p {
                            a(.href(chrome.links(.register(group.kind), [("q", text)]))) {
                                "All \(group.count) \(group.kind.plural)"
                            }
                        }
                    }
                }
            }
        }
    }
}
