import HTML
import ISMS
import Phrases
import Registers
import Serving

/// What surrounds the pages of an organization: navigation, search, the day that is looked at, and who looks.
struct Chrome: Sendable {
    let organizationName: String
    let links: Links
    let route: OrganizationRoute
    let today: Day
    let viewer: Viewer
    /// Something to say once above the page, such as that a change was saved.
    var notice: Notice?
    /// How many errors stand, beside the word Findings; nil where nobody looked.
    var errorCount: Int?

    struct Notice: Hashable, Sendable {
        enum Tone: String, Sendable { case good, bad, neutral }
        let tone: Tone
        let text: Phrase
        /// A record to go back to, or whose change can be undone.
        var undo: WebAddress?
    }

    init(
        organizationName: String, links: Links, route: OrganizationRoute, today: Day, viewer: Viewer,
        notice: Notice? = nil, errorCount: Int? = nil
    ) {
        self.organizationName = organizationName
        self.links = links
        self.route = route
        self.today = today
        self.viewer = viewer
        self.notice = notice
        self.errorCount = errorCount
    }

    /// Whether anything may be changed here at all: not on a day in the past.
    var isReadOnly: Bool { links.asOf != nil }

    /// The whole page.
    ///
    /// - Parameters:
    ///   - title: what the window and the heading say.
    ///   - clause: the clause or control the page answers, small beside the heading.
    ///   - head: what the head of the page says beside what all pages load.
    ///   - actions: buttons at the right of the heading.
    func page(
        title: Phrase, clause: String = "", lead: Phrase = "", wide: Bool = false, head: Markup = .nothing,
        @MarkupBuilder actions: () -> Markup = { .nothing }, @MarkupBuilder content: () -> Markup
    ) -> Page {
        let actions = actions()
        let content = content()
        let whole = Markup {
            Self.head
            head
        }
        return Page(title: "\(title) · \(organizationName) · Annex", head: { whole }) {
            a(.class("skip"), .href(WebAddress(fragment: "content"))) { "Skip to content" }
            header
            div(.class("frame")) {
                navigation
                main(.id("content"), .class("content", wide ? "wide" : nil), .tabindex(-1)) {
                    if let asOf = links.asOf { pastBanner(asOf) }
                    if let notice { noticeBox(notice) }
                    div(.class("heading")) {
                        div {
                            h1 {
                                title
                                if !clause.isEmpty {
                                    " "
                                    span(.class("clause")) { clause }
                                }
                            }
                            if !lead.isEmpty { p(.class("lead")) { lead } }
                        }
                        if !actions.isEmpty { div(.class("actions")) { actions } }
                    }
                    content
                }
            }
        }
    }

    /// What the head of every page loads.
    static let head = Markup {
        meta(name: "color-scheme", content: "light dark")
        meta(
            name: "htmx-config",
            content:
                #"{"includeIndicatorStyles":false,"allowEval":false,"historyCacheSize":0,"scrollBehavior":"auto","selfRequestsOnly":true}"#
        )
        if let address = StaticAssets.bundled.address(of: "annex.css") { stylesheet(address) }
        if let address = StaticAssets.bundled.address(of: "icon.svg") { iconLink(address) }
        if let address = StaticAssets.bundled.address(of: "htmx.js") { script(address) }
        if let address = StaticAssets.bundled.address(of: "annex.js") { script(address) }
    }

    private var header: Markup {
        HTML.header(.class("top")) {
            a(.class("brand"), .href(links(.home))) {
                span(.class("mark"), .aria("hidden", "true")) { "A" }
                span { organizationName }
            }
            form(.class("top-search"), .role("search"), .method(.get), .action(links(.search))) {
                label(.class("hidden-visually"), .for("top-search")) { "Search everything" }
                input(
                    .id("top-search"), .type(.search), .name("q"), .placeholder("Search"), .autocomplete("off"),
                    .data("shortcut", "k"))
                kbd(.aria("hidden", "true")) { "Ctrl K" }
            }
            form(.class("as-of"), .method(.get), .action(currentPage)) {
                label(.for("as-of")) { "As of" }
                input(
                    .id("as-of"), .type(.date), .name("as-of"), .max(today.description),
                    .value((links.asOf ?? today).description), .data("submit-on-change", ""))
                button(.class("small"), .buttonType(.submit)) { "Show" }
                if links.asOf != nil { a(.class("button small"), .href(nowPage)) { "Now" } }
            }
            details(.class("menu account-menu")) {
                summary(.aria("label", "Your account: \(viewer.name)")) {
                    span(.class("avatar"), .aria("hidden", "true")) { viewer.initials }
                }
                div(.class("menu-body")) {
                    p(.class("menu-head")) {
                        strong { viewer.name }
                        br()
                        small { viewer.email }
                    }
                    a(.href(Route.account(.overview).address())) { "Your account" }
                    a(.href(Route.organizations.address())) { "Organizations" }
                    a(.href(links(.settings(.organization)))) { "Settings" }
                    form(.method(.post), .action(Route.signOut.address())) {
                        FormToken(viewer)
                        button(.class("plain"), .buttonType(.submit)) { "Sign out" }
                    }
                }
            }
        }
    }

    private var navigation: Markup {
        let here = Navigation.entry(of: route)
        return nav(.class("side"), .aria("label", "Main")) {
            details(.class("side-menu"), .open()) {
                summary { "Menu" }
                for section in Navigation.sections(for: viewer.principal) {
                    if !section.title.isEmpty { h2(.class("side-title")) { section.title } }
                    ul {
                        for entry in section.entries { li { navigationEntry(entry, isHere: entry.route == here) } }
                    }
                }
            }
        }
    }

    private func navigationEntry(_ entry: Navigation.Entry, isHere: Bool) -> Markup {
        let content = Markup {
            span { entry.title }
            if entry.route == .findings, let errorCount, errorCount > 0 {
                span(.class("count"), .title("\(errorCount) errors")) { errorCount }
            } else if !entry.clause.isEmpty {
                span(.class("clause")) { entry.clause }
            }
        }
        guard let route = entry.route else {
            return span(.class("later"), .title("This comes in a later version")) { content }
        }
        return isHere
            ? a(.href(links(route)), .aria("current", "page")) { content } : a(.href(links(route))) { content }
    }

    private func pastBanner(_ day: Day) -> Markup {
        div(.class("past"), .role("status")) {
            span {
                "You see everything as it stood at the end of "
                strong { day.longText }
                ". Nothing can be changed here."
            }
            a(.class("button small"), .href(nowPage)) { "Back to now" }
        }
    }

    private func noticeBox(_ notice: Notice) -> Markup {
        div(.class("notice", notice.tone.rawValue), .role("status")) {
            span { notice.text }
            if let undo = notice.undo {
                form(.method(.post), .action(undo)) {
                    FormToken(viewer)
                    button(.class("small"), .buttonType(.submit)) { "Undo" }
                }
            }
        }
    }

    /// This page now, as the form of the as-of control sends it: the server adds the day to the address.
    private var currentPage: WebAddress { Links(handle: links.handle, asOf: nil)(readableRoute) }
    private var nowPage: WebAddress { currentPage }

    /// A form's address answers only to the form; the page before it is what can be looked at on another day.
    private var readableRoute: OrganizationRoute {
        switch route {
        case .editRecord(let kind, let code), .removeRecord(let kind, let code), .comment(let kind, let code),
            .approveRecord(let kind, let code):
            .record(kind, code: code)
        case .newRecord(let kind), .bulkEdit(let kind), .joinCircle(let kind), .importRegister(let kind),
            .importStep(let kind, _):
            .register(kind)
        case .documentChoices(let code), .documentFile(let code, _): .readDocument(code: code)
        case .withdrawComment, .rateRisk, .acceptRisk, .approvePlan: route.recordPage ?? route
        default: route
        }
    }
}

/// The hidden field by which a form shows that it comes from a page of this session.
struct FormToken: Component {
    static let name = FormData.tokenName
    let token: String

    init(_ viewer: Viewer) { token = viewer.formToken }
    init(_ token: String) { self.token = token }

    var body: Markup { input(.type(.hidden), .name(Self.name), .value(token)) }
}
