import HTML
import ISMS
import Interchange
import Phrases
import Registers
import Serving

/// The second step of an import: which column goes into which field.
struct ImportColumnsPage: Sendable {
    let chrome: Chrome
    let kind: Kind
    let upload: String
    let fileName: String
    let reading: ImportReading
    let choices: ImportChoices
    /// Where columns go as things stand: as chosen, or as their headings propose.
    let proposed: [ImportSummary.Column]
    let ignored: [ImportSummary.IgnoredColumn]
    let problems: [Phrase]
    let isms: ISMS

    private var links: Links { chrome.links }
    private var sheet: TabularSheet { reading.sheet }

    private struct ColumnInFile {
        let number: Int
        let heading: Phrase
        let samples: [String]
    }

    /// The columns with a heading, and what their first cells say.
    private var columns: [ColumnInFile] {
        let rows = sheet.recordRows.prefix(50)
        return (sheet.headingRow?.cells ?? []).filter { !$0.trimmedText.isEmpty }.map { cell in
            let samples = rows.lazy.compactMap { $0[cell.column]?.trimmedText }.filter { !$0.isEmpty }.prefix(3)
            return ColumnInFile(
                number: cell.column, heading: .data(cell.trimmedText), samples: samples.map { FieldValue.brief($0) })
        }
    }

    var page: Page {
        chrome.page(
            title: "Import \(kind.plural)", clause: kind.requirement,
            lead: "\(fileName), \(sheet.recordRows.count) rows",
            wide: true
        ) {
            ImportSteps(current: .columns)
            if !problems.isEmpty {
                div(.class("notice bad"), .role("alert"), .tabindex(-1), .data("focus", "")) {
                    div {
                        p { strong { "The columns do not make \(kind.plural) yet." } }
                        ul { for problem in problems { li { Self.sentence(problem) } } }
                    }
                }
            }
            readingForm
            form(.method(.post), .action(links(.importStep(kind, .columns)))) {
                FormToken(chrome.viewer)
                hidden
                columnsTable
                gaps
                div(.class("form-actions")) {
                    button(.class("primary"), .buttonType(.submit), .data("shortcut", "Enter")) { "Preview" }
                    a(.class("button"), .href(links(.importRegister(kind)))) { "Choose another file" }
                    a(.class("button plain"), .href(links(.register(kind)))) { "Cancel" }
                }
            }
        }
    }

    private static func sentence(_ problem: Phrase) -> Phrase {
        problem.capitalizedFirst + (problem.english.hasSuffix(".") ? "" : ".")
    }

    /// How the file is read travels along, so that the columns chosen are those that were looked at.
    private var hidden: Markup {
        Markup {
            input(.type(.hidden), .name("upload"), .value(upload))
            input(.type(.hidden), .name("sheet"), .value(choices.sheet ?? ""))
            input(.type(.hidden), .name("delimiter"), .value(delimiterName(choices.delimiter)))
            input(.type(.hidden), .name("heading"), .value(choices.headingRow.map(String.init) ?? ""))
        }
    }

    private func delimiterName(_ delimiter: CSVDelimiter?) -> String {
        ImportColumnsForm.delimiters.first { $0.delimiter == delimiter }?.value ?? ""
    }

    private var readingForm: Markup {
        form(
            .class("toolbar"), .method(.get), .action(links(.importStep(kind, .columns))),
            .aria("label", "How the file is read")
        ) {
            input(.type(.hidden), .name("upload"), .value(upload))
            if reading.sheetNames.count > 1 {
                label(.class("inline")) {
                    "Sheet "
                    select(.name("sheet")) {
                        for name in reading.sheetNames { option(.value(name), .selected(name == sheet.name)) { name } }
                    }
                }
            }
            if let delimiter = reading.delimiter {
                label(.class("inline")) {
                    "Cells parted by "
                    select(.name("delimiter")) {
                        for choice in ImportColumnsForm.delimiters {
                            option(.value(choice.value), .selected(choice.delimiter == delimiter)) { choice.label }
                        }
                    }
                }
            }
            label(.class("inline")) {
                "Headings in row "
                input(
                    .type(.number), .name("heading"), .min("1"), .max("1048576"),
                    .value(sheet.headingRow.map { String($0.number) } ?? ""), .class("short"))
            }
            button(.class("small"), .buttonType(.submit)) { "Read it so" }
        }
    }

    private var columnsTable: Markup {
        div(.class("scroll")) {
            table(.class("inner columns-table")) {
                caption(.class("hidden-visually")) { "Columns of the file and the fields they go into" }
                thead {
                    tr {
                        th(.scope(.column)) { "Column" }
                        th(.scope(.column)) { "First values" }
                        th(.scope(.column)) { "Goes into" }
                    }
                }
                tbody { for column in columns { row(column) } }
            }
        }
    }

    private func row(_ column: ColumnInFile) -> Markup {
        let id = "column-\(column.number)"
        let field = choices.fields?[column.number] ?? proposed.first { $0.number == column.number }?.field ?? ""
        let note = ignored.first { $0.number == column.number }
        return tr {
            th(.scope(.row)) {
                span(.class("code faint")) { ColumnLetters.letters(of: column.number) }
                " "
                label(.for(id)) { column.heading }
            }
            td(.class("samples")) {
                if column.samples.isEmpty { span(.class("faint")) { "empty" } }
                for sample in column.samples { div { sample } }
            }
            td {
                fieldChoice(id, ImportColumnsForm.name(ofColumn: column.number), field)
                if let note, field.isEmpty, choices.fields == nil { p(.class("help")) { remark(note) } }
            }
        }
    }

    private func remark(_ column: ImportSummary.IgnoredColumn) -> Phrase {
        let type = Kind.type(named: kind.name)
        let nearest = column.nearest.compactMap { name in
            type?.declarations.first { $0.name == name }?.label ?? .data(name)
        }
        if nearest.isEmpty { return "\(column.reason.capitalizedFirst)." }
        let meant = nearest.map { "“\($0)”" as Phrase }.joined(separator: " or ")
        return "\(column.reason.capitalizedFirst). Perhaps \(meant)?"
    }

    private func fieldChoice(_ id: String, _ name: String, _ chosen: String) -> Markup {
        let type = Kind.type(named: kind.name)
        return select(.id(id), .name(name), .class(chosen.isEmpty ? nil : "chosen")) {
            option(.value(""), .selected(chosen.isEmpty)) { "– leave out –" }
            option(.value("code"), .selected(chosen == "code")) { "Code (says which \(kind.singular))" }
            optgroup(.custom("label", "Fields")) {
                for field in ImportColumnsForm.fields(of: kind) {
                    option(.value(field.name), .selected(chosen == field.name)) {
                        field.isRequired ? "\(field.label) (required)" : field.label
                    }
                }
            }
            if let shorthands = type?.shorthands, !shorthands.isEmpty {
                optgroup(.custom("label", "Several fields at once")) {
                    for shorthand in shorthands {
                        option(.value(shorthand.name), .selected(chosen == shorthand.name)) { shorthand.label }
                    }
                }
            }
            if let computed = type?.computedFields, !computed.isEmpty {
                optgroup(.custom("label", "Computed here, only compared")) {
                    for field in computed {
                        option(.value(field.name), .selected(chosen == field.name)) { field.label }
                    }
                }
            }
        }
    }

    private var gaps: Markup {
        let fields = ImportColumnsForm.defaulted(of: kind)
        return section(.class("card import-gaps")) {
            h2 { "Where the file says nothing" }
            if !fields.isEmpty {
                p(.class("help")) {
                    "A value given here fills rows that leave the field empty. It never replaces what a record says already."
                }
                div(.class("columns-of-fields")) {
                    for field in fields {
                        editor(field).forAllRows
                    }
                }
            }
            div(.class("choices stacked")) {
                check("create-missing", choices.createsMissing, "Add what cells name and is not there, by name alone")
                check("clear-empty", choices.clearsEmpty, "Let an empty cell clear the field of a record that is there")
            }
            label(.class("inline")) {
                "Dates such as 03/04/2026 "
                select(.name("dates")) {
                    option(.value(""), .selected(choices.dateOrder == nil)) { "are refused" }
                    option(.value("day-first"), .selected(choices.dateOrder == .dayFirst)) { "are 3 April" }
                    option(.value("month-first"), .selected(choices.dateOrder == .monthFirst)) { "are March 4" }
                }
            }
        }
    }

    private func editor(_ field: FieldDeclaration) -> FieldEditor {
        var editor = FieldEditor(field, texts: [choices.defaults[field.name] ?? ""], in: isms, links: links)
        editor.isOptional = true
        return editor
    }

    private func check(_ name: String, _ isChecked: Bool, _ words: Phrase) -> Markup {
        label(.class("check")) {
            input(.type(.checkbox), .name(name), .value("yes"), .checked(isChecked))
            words
        }
    }
}

extension FieldEditor {
    /// The control for a value of all rows: nothing has to be given there.
    fileprivate var forAllRows: Markup {
        div(.class("field")) {
            label(.for(field.name)) { field.label }
            control
        }
    }
}
