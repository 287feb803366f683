import HTML
import ISMS
import Interchange
import Phrases
import Registers

/// The first step of an import: choosing the file.
struct ImportFilePage: Sendable {
    let chrome: Chrome
    let kind: Kind
    /// What was wrong with the file sent before.
    let problem: Phrase?

    private var links: Links { chrome.links }

    var page: Page {
        chrome.page(
            title: "Import \(kind.plural)", clause: kind.requirement,
            lead: "A CSV or Excel file becomes \(kind.plural): you see what would happen before anything is written."
        ) {
            ImportSteps(current: .file)
            form(
                .class("record-form"), .method(.post), .action(links(.importRegister(kind))),
                .custom("enctype", "multipart/form-data")
            ) {
                FormToken(chrome.viewer)
                div(.class("field", problem == nil ? nil : "wrong")) {
                    label(.for("file")) { "File" }
                    p(.class("help"), .id("help-file")) {
                        "CSV or XLSX, up to \(UploadShelf.bytesMax / 1_000_000) MB and \(ImportReading.limits.rows / 1000),000 rows, with a row of headings."
                    }
                    if let problem { p(.class("problem"), .id("problem-file"), .role("alert")) { problem } }
                    input(
                        .id("file"), .type(.file), .name("file"), .required(),
                        .custom(
                            "accept",
                            ".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                        ), .aria("describedby", problem == nil ? "help-file" : "problem-file help-file"))
                }
                div(.class("form-actions")) {
                    button(.class("primary"), .buttonType(.submit)) { "Go on to the columns" }
                    a(.class("button plain"), .href(links(.register(kind)))) { "Cancel" }
                }
            }
            section(.class("card")) {
                h2 { "How rows and \(kind.plural) come together" }
                ul {
                    li {
                        "A row changes the \(kind.singular) whose code stands in a column “Code”, else the one with the same external reference, else the one of the same name. Where there is none, it adds one."
                    }
                    li { "Only the fields that have a column change. The same file imported twice changes nothing." }
                    li { "All rows are written together, or none: one wrong cell keeps everything as it was." }
                }
                p {
                    "The easiest way to a file that fits: "
                    a(.href(links(.exportRegister(kind, format: "xlsx")))) { "export the register" }
                    ", change it in a spreadsheet, and import it again."
                }
                knownFields
            }
        }
    }

    private var knownFields: Markup {
        details {
            summary { "What a file may say about \(kind.plural)" }
            div(.class("scroll")) {
                table(.class("inner")) {
                    thead {
                        tr {
                            th(.scope(.column)) { "Heading" }
                            th(.scope(.column)) { "What it means" }
                        }
                    }
                    tbody {
                        for field in ImportColumnsForm.fields(of: kind) {
                            tr {
                                th(.scope(.row)) {
                                    field.label
                                    if field.isRequired { span(.class("required")) { " required" } }
                                }
                                td { field.help }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where in the import one is.
struct ImportSteps: Component {
    enum Step: Int, CaseIterable {
        case file, columns, preview, done

        var title: Phrase {
            switch self {
            case .file: "File"
            case .columns: "Columns"
            case .preview: "Preview"
            case .done: "Done"
            }
        }
    }

    let current: Step

    var body: Markup {
        ol(.class("steps"), .aria("label", "Steps of the import")) {
            for step in Step.allCases {
                li(
                    .class(step.rawValue < current.rawValue ? "passed" : nil),
                    Attribute.aria("current", "step").when(step == current)
                ) { step.title }
            }
        }
    }
}
