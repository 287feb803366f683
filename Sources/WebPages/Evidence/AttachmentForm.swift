import HTML
import ISMS
import Phrases
import RecordFormat
import Registers

/// The small form by which a file is added to a record, or another put in its place.
struct AttachmentForm: Component {
    let item: any Item
    let field: FieldDeclaration
    let links: Links
    let viewer: Viewer
    /// What was wrong with the file sent before.
    var problem: Phrase?

    /// The forms of a record's page: none for records without a field for files.
    static func all(of item: any Item, links: Links, viewer: Viewer) -> Markup {
        Markup(
            item.fields.filter { $0.type == .attachment }.map { field in
                AttachmentForm(item: item, field: field, links: links, viewer: viewer).body
            })
    }

    private var isThere: Bool { !item.value(of: field.name).isEmpty }

    var body: Markup {
        section(.class("attachment"), .id("attach-\(field.name)")) {
            form(
                .method(.post), .action(links(.attachment(item.kind, code: item.code, field: field.name))),
                .custom("enctype", "multipart/form-data")
            ) {
                FormToken(viewer)
                input(.type(.hidden), .name("version"), .value(String(item.provenance.version)))
                label(.for("file-\(field.name)")) { isThere ? "Put another file in its place" : "Add a file" }
                p(.class("help"), .id("help-file-\(field.name)")) {
                    "Up to \(AttachmentRules.bytesMax / 1_000_000) MB, kept in the database"
                        + (isThere ? "; the one before stays in the history." : ".")
                }
                if let problem { p(.class("problem"), .id("problem-file-\(field.name)"), .role("alert")) { problem } }
                div(.class("attachment-controls")) {
                    input(
                        .id("file-\(field.name)"), .type(.file), .name("file"), .required(),
                        .aria(
                            "describedby",
                            (problem == nil ? "" : "problem-file-\(field.name) ") + "help-file-\(field.name)"))
                    button(.class("small"), .buttonType(.submit)) { "Upload" }
                }
            }
        }
    }
}
