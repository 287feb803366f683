import HTML
import ISMS
import Phrases
import RecordFormat
import Registers

/// The form by which an entry is added, with files where it takes them.
struct EntryForm: Component {
    let item: any Item
    let list: EntryList
    let isms: ISMS
    let links: Links
    let viewer: Viewer
    var texts: [String: String] = [:]
    var problem: Phrase?

    /// The forms of a record's page: none for records without entries.
    static func all(of item: any Item, in isms: ISMS, links: Links, viewer: Viewer) -> Markup {
        if let workflow = item.kind.workflow, workflow.isSealed(item.body) { return .nothing }
        return Markup(
            item.kind.entryLists.map { list in
                EntryForm(item: item, list: list, isms: isms, links: links, viewer: viewer).body
            })
    }

    var body: Markup {
        guard let field = item.fields.first(where: { $0.name == list.field }), let columns = field.type.columns else {
            return .nothing
        }
        return section(.class("entry-form"), .id("add-\(list.field)")) {
            HTML.form(
                .method(.post), .action(links(.addEntry(item.kind, code: item.code, field: list.field))),
                Attribute.custom("enctype", "multipart/form-data").when(list.takesFiles)
            ) {
                FormToken(viewer)
                h3 { "Add to \(field.label.lowercasedFirst)" }
                if let problem { p(.class("problem"), .role("alert")) { problem } }
                for column in columns.typed { editor(column) }
                if list.takesFiles, let files = columns.files {
                    div(.class("field")) {
                        label(.for("files-\(list.field)")) { files.label }
                        p(.class("help")) { "Up to \(AttachmentRules.bytesMax / 1_000_000) MB each." }
                        input(
                            .id("files-\(list.field)"), .type(.file), .name(FieldEditor.name(of: files)),
                            .custom("multiple", "multiple"))
                    }
                }
                p(.class("help")) {
                    list.isAppendOnly
                        ? "Stands in your name at this moment, and stays as you write it."
                        : "Stands in your name at this moment."
                }
                button(.class("small primary"), .buttonType(.submit)) { "Add" }
            }
        }
    }

    private func editor(_ column: FieldDeclaration) -> Markup {
        FieldEditor(column, texts: [texts[column.name] ?? ""], in: isms, links: links).whole
    }
}
