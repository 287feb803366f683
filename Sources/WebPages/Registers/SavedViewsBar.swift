import Accounts
import HTML
import ISMS
import Phrases
import Registers
import Serving

/// The views of a register that the viewer keeps, and the form that keeps the present one.
struct SavedViewsBar: Component {
    let views: [RegisterPage.SavedView]
    let query: RegisterQuery
    let kind: Kind
    let links: Links
    let viewer: Viewer
    let isReadOnly: Bool

    /// The query as it is kept and compared: without the page.
    private var present: String { FormQuery.text(query.pairs(page: 1)) }

    var body: Markup {
        if views.isEmpty && (present.isEmpty || isReadOnly) {
            Markup.nothing
        } else {
            div(.class("views")) {
                if !views.isEmpty {
                    nav(.aria("label", "Saved views")) {
                        for view in views { link(view) }
                    }
                }
                if !isReadOnly { menu }
            }
        }
    }

    private func link(_ view: RegisterPage.SavedView) -> Markup {
        let pairs = RegisterQuery(FormQuery.form(view.query), kind: kind).pairs(page: 1)
        return a(
            .class("view"), .href(links(.register(kind), pairs)),
            Attribute.aria("current", "true").when(FormQuery.text(pairs) == present)
        ) { view.name }
    }

    private var menu: Markup {
        details(.class("menu")) {
            summary(.class("button small plain")) { views.isEmpty ? "Save this view" : "Views" }
            div(.class("menu-body wide")) {
                if !present.isEmpty {
                    form(.method(.post), .action(links(.register(kind))), .class("save-view")) {
                        FormToken(viewer)
                        input(.type(.hidden), .name("query"), .value(present))
                        label(.for("view-name")) { "Save this list as" }
                        input(
                            .id("view-name"), .type(.text), .name("name"), .required(),
                            .maxlength(AccountService.savedViewNameMax), .autocomplete("off"))
                        button(.class("small primary"), .buttonType(.submit)) { "Save" }
                        p(.class("help")) { "Search, filters, order and columns, for you alone." }
                    }
                }
                for view in views {
                    form(.method(.post), .action(links(.register(kind))), .class("remove-view")) {
                        FormToken(viewer)
                        input(.type(.hidden), .name("remove"), .value(view.name))
                        span { view.name }
                        button(
                            .class("small plain"), .buttonType(.submit), .aria("label", "Remove the view \(view.name)")
                        ) {
                            "Remove"
                        }
                    }
                }
            }
        }
    }
}

/// The query of an address as one text.
enum FormQuery {
    static func text(_ pairs: [(name: String, value: String)]) -> String {
        // An address spells it; the question mark is not part of it.
        guard !pairs.isEmpty else { return "" }
        return String(WebAddress(path: [], query: pairs).description.dropFirst(2))
    }

    static func form(_ text: String) -> FormData { FormData(urlEncoded: text.utf8) ?? FormData() }
}
