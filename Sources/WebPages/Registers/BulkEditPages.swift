import HTML
import ISMS
import Phrases
import RecordFormat
import Registers
import Serving

/// What is to be set for the records selected.
struct BulkEditPage: Sendable {
    let chrome: Chrome
    let selection: BulkSelection
    let items: [any Item]
    let problem: Phrase?
    let isms: ISMS
    let day: Day

    private var kind: Kind { selection.kind }
    private var links: Links { chrome.links }
    private var noun: Phrase { .counted(items.count, one: kind.singular, other: kind.plural) }

    var page: Page {
        chrome.page(
            title: "Change \(items.count) \(noun)", clause: kind.requirement,
            lead: "What is ticked below is set for all of them, in one commit, after you have seen what changes."
        ) {
            if let problem {
                div(.class("notice bad"), .role("alert"), .tabindex(-1), .data("focus", "")) { span { problem } }
            }
            details(.class("bulk-selected"), .open(items.count <= 5)) {
                HTML.summary { "\(items.count) selected" }
                ul { for item in items { li { RecordLink(item, links: links, showsCode: true) } } }
            }
            form(.class("record-form"), .method(.post), .action(links(.bulkEdit(kind)))) {
                BulkHidden(selection: selection, codes: items.map(\.code), chrome: chrome)
                for field in BulkEdit.fields(of: kind) { row(field) }
                div(.class("field")) {
                    label(.for("reason")) { "Why this change" }
                    p(.class("help"), .id("help-reason")) {
                        "Stands in the history beside your name. May be left empty."
                    }
                    input(
                        .id("reason"), .type(.text), .name("reason"), .value(selection.reason), .maxlength(500),
                        .autocomplete("off"), .aria("describedby", "help-reason"))
                }
                div(.class("form-actions")) {
                    button(
                        .class("primary"), .buttonType(.submit), .name("step"), .value("preview"),
                        .data("shortcut", "Enter")
                    ) { "Preview" }
                    a(.class("button plain"), .href(links(.register(kind), selection.back))) { "Cancel" }
                }
            }
        }
    }

    private func row(_ field: FieldDeclaration) -> Markup {
        let record = Kind.type(named: kind.name)?.init()
        var editor = FieldEditor(
            field, texts: selection.whole.texts[field.name] ?? [], in: isms, links: links,
            scale: record?.scale(of: field.name, in: isms, on: day))
        editor.isOptional = true
        return div(.class("bulk-field"), .data("tick-on-change", "")) {
            input(
                .type(.checkbox), .name("set"), .value(field.name),
                .aria("label", "Set \(field.label.lowercasedFirst)"),
                .checked(selection.chosen.contains { $0.name == field.name }))
            editor.whole
        }
    }
}

/// What a form of several steps carries on.
struct BulkHidden: Component {
    let selection: BulkSelection
    let codes: [String]
    let chrome: Chrome

    var body: Markup {
        FormToken(chrome.viewer)
        input(
            .type(.hidden), .name("back"),
            .value(chrome.links(.register(selection.kind), selection.back).description))
        for code in codes { input(.type(.hidden), .name("code"), .value(code)) }
    }
}

/// What setting the fields changes, record by record, and which records refuse it.
struct BulkPreviewPage: Sendable {
    let chrome: Chrome
    let selection: BulkSelection
    let edit: BulkEdit
    let isms: ISMS
    /// Whether it was to be written, and something came in between.
    let isSaving: Bool

    private var kind: Kind { selection.kind }
    private var links: Links { chrome.links }

    var page: Page {
        chrome.page(
            title: .counted(
                edit.changes.count, one: "Change 1 \(kind.singular)",
                other: "Change \(edit.changes.count) \(kind.plural)"),
            clause: kind.requirement, lead: "Nothing is written yet.", wide: true
        ) {
            if isSaving {
                div(.class("notice bad"), .role("alert")) {
                    "Nothing was written: not all of them can be changed any more. Look at what remains."
                }
            }
            refused
            if edit.changes.isEmpty {
                div(.class("notice neutral"), .role("status")) { "There is nothing to change." }
            } else {
                if edit.draftCount > 0 {
                    p(.class("notice")) {
                        "\(edit.draftCount) of these are approved: this begins drafts of their next revisions, and what is approved stays in force."
                    }
                }
                changes
            }
            if !edit.unchanged.isEmpty {
                p(.class("faint")) { "\(edit.unchanged.count) say it already and stay as they are." }
            }
            form(.method(.post), .action(links(.bulkEdit(kind)))) {
                BulkHidden(selection: selection, codes: edit.changes.map(\.item.code), chrome: chrome)
                for change in edit.changes {
                    input(
                        .type(.hidden), .name("version"),
                        .value("\(change.item.code):\(change.item.provenance.version)"))
                }
                for field in selection.chosen { input(.type(.hidden), .name("set"), .value(field.name)) }
                for value in selection.values { input(.type(.hidden), .name(value.name), .value(value.value)) }
                input(.type(.hidden), .name("reason"), .value(selection.reason))
                div(.class("form-actions")) {
                    if !edit.changes.isEmpty {
                        button(
                            .class("primary"), .buttonType(.submit), .name("step"), .value("save"),
                            .data("shortcut", "Enter")
                        ) {
                            Phrase.counted(
                                edit.changes.count, one: "Change 1 record",
                                other: "Change \(edit.changes.count) records")
                        }
                        button(.buttonType(.submit), .name("step"), .value("choose")) { "Choose something else" }
                    }
                    a(.class("button plain"), .href(links(.register(kind), selection.back))) { "Cancel" }
                }
            }
        }
    }

    private var changes: Markup {
        div(.class("scroll")) {
            table(.class("inner")) {
                caption(.class("hidden-visually")) { "What changes" }
                thead {
                    tr {
                        th(.scope(.column)) { "Code" }
                        th(.scope(.column)) { kind.singular.capitalizedFirst }
                        th(.scope(.column)) { "What changes" }
                    }
                }
                tbody {
                    for change in edit.changes {
                        tr {
                            td(.class("code")) { a(.href(links.record(change.item))) { change.item.code } }
                            td { change.item.title }
                            td { ChangeList(changes: change.fields, isms: isms) }
                        }
                    }
                }
            }
        }
    }

    @MarkupBuilder private var refused: Markup {
        if !edit.refusals.isEmpty {
            section(.class("notice bad")) {
                div {
                    p {
                        strong {
                            Phrase.counted(
                                edit.refusals.count, one: "One record cannot be changed so.",
                                other: "\(edit.refusals.count) records cannot be changed so.")
                        }
                    }
                    ul {
                        for refusal in edit.refusals {
                            li {
                                span(.class("code")) { refusal.code }
                                " \(refusal.title): \(refusal.reason)"
                            }
                        }
                    }
                }
            }
        }
    }
}
