import Frameworks
import HTML
import Phrases

/// An Annex A control, or a control of one's own in the statement, by its number: a link to its line in the Statement of
/// Applicability where the viewer may open it, else only the number.
struct ControlLink: Component {
    let id: String
    let links: Links
    /// Shows when one points at the number.
    var title: Phrase = ""

    init(_ id: String, links: Links, title: Phrase = "") {
        self.id = id
        self.links = links
        self.title = title
    }

    init(_ id: ReferenceControl.ID, links: Links, title: Phrase = "") {
        self.init(id.description, links: links, title: title)
    }

    var body: Markup {
        let named = Attribute.title(title).when(!title.isEmpty)
        guard links.opensControls else { return span(.class("code"), named) { id } }
        return a(.class("code"), .href(links(.statementLine(id))), named) { id }
    }
}
