import HTML
import ISMS
import Phrases
import RecordFormat
import Operations
import Registers

/// The form of one record: new, or as it stands.
struct RecordFormPage: Sendable {
    let chrome: Chrome
    let form: RecordForm
    /// nil for a new record.
    let item: (any Item)?
    let isms: ISMS
    let day: Day
    /// The version the form was begun on.
    let version: Int
    let reason: String
    /// What somebody else saved in the meantime, field by field.
    var conflict: Conflict?
    /// Where to go once it is saved; the record's page by itself.
    var back: String?

    struct Conflict: Sendable {
        struct Difference: Sendable {
            let field: FieldDeclaration
            let mine: String
            let theirs: String
        }
        let who: String
        let differences: [Difference]
        let version: Int
    }

    private var links: Links { chrome.links }
    private var kind: Kind { form.kind }
    private var target: WebAddress {
        item.map { links(.editRecord(kind, code: $0.code)) } ?? links(.newRecord(kind))
    }

    var page: Page {
        chrome.page(
            title: item.map { "Edit \($0.code)" } ?? "Add \(kind.singular)", clause: kind.requirement,
            lead: (item?.title).map { .data($0) } ?? kind.purpose
        ) {
            if let conflict { conflictBox(conflict) }
            if form.hasProblems { summary }
            if let standingWords { p(.class("notice")) { standingWords } }
            StandardPanel(number: kind.requirement, links: links)
            RegisterPages.of(kind)?.formAdvice(form, in: isms, links) ?? .nothing
            HTML.form(
                .class("record-form"), .method(.post), .action(target),
                Attribute.custom("enctype", "multipart/form-data").when(takesFiles)
            ) {
                FormToken(chrome.viewer)
                input(.type(.hidden), .name("version"), .value(String(conflict?.version ?? version)))
                if let back { input(.type(.hidden), .name("back"), .value(back)) }
                for section in sections { part(section) }
                div(.class("field")) {
                    label(.for("reason")) { "Why this change" }
                    p(.class("help"), .id("help-reason")) {
                        "Stands in the history beside your name. May be left empty."
                    }
                    input(
                        .id("reason"), .type(.text), .name("reason"), .value(reason), .maxlength(500),
                        .autocomplete("off"), .aria("describedby", "help-reason"))
                }
                div(.class("form-actions")) {
                    button(.class("primary"), .buttonType(.submit), .data("shortcut", "Enter")) {
                        conflict == nil ? "Save" : "Save mine all the same"
                    }
                    a(.class("button plain"), .href(item.map { links.record($0) } ?? links(.register(kind)))) {
                        "Cancel"
                    }
                }
            }
        }
    }

    /// What becomes of an approval when this is saved; nil where none stands.
    private var standingWords: Phrase? {
        guard let item else { return nil }
        if item.draftRecord != nil {
            return
                "You are editing the draft of the next revision. What is approved stays in force until the draft is approved too."
        }
        if item.approvalInForce?.consequence == .beginsDraft, item.isApproved {
            return
                "\(item.code) is approved. What you change in what it says becomes a draft; what is approved stays in force until the draft is approved too."
        }
        let decided = kind.approvals.filter { $0.consequence == .isWithdrawn && $0.isGiven(in: item.body) }.map(\.name)
        return decided.isEmpty
            ? nil
            : "Its owner has decided about it: another treatment, other controls or another level takes the \(decided.joined(separator: " and the ")) back."
    }

    /// The parts of the form that apply to the record, each with the fields that are typed.
    private var sections: [FormSection] {
        let record = item?.workingRecord ?? Kind.type(named: kind.name)?.init()
        return (record?.formSections ?? []).map { section in
            FormSection(title: section.title, help: section.help, fields: section.fields.filter(isTyped))
        }.filter { !$0.fields.isEmpty }
    }

    private func part(_ section: FormSection) -> Markup {
        let editors = Markup {
            for field in section.fields {
                if field.type == .attachment { editor(field).fileChoice } else { editor(field).whole }
            }
        }
        if section.title.isEmpty { return editors }
        return fieldset(.class("part")) {
            legend { section.title }
            if !section.help.isEmpty { p(.class("help")) { section.help } }
            editors
        }
    }

    /// What operations of their own set has its own buttons and forms; computed figures are not typed at all.
    private func isTyped(_ field: FieldDeclaration) -> Bool {
        !kind.isSetByOperation(field.name) && (item == nil || field.type != .attachment)
            && !Self.kept.contains(field.name)
            && RegisterPages.of(kind)?.isChosenElsewhere(field, of: item) != true
    }

    /// A file is given with a new record; that of one that is there is exchanged on its page.
    private var takesFiles: Bool { item == nil && form.fields.contains { $0.type == .attachment } }

    /// What follows from an uploaded file is not typed.
    static let kept: Set<String> = ["fileName", "mediaType", "byteCount"]

    private func editor(_ field: FieldDeclaration) -> FieldEditor {
        FieldEditor(
            field, texts: form.texts[field.name] ?? [], rows: form.rows[field.name] ?? [],
            problem: form.problems[field.name], in: isms, links: links, scale: scale(of: field))
    }

    private func scale(of field: FieldDeclaration) -> [RiskCriteria.ScaleLevel]? {
        guard case .integer = field.type, let type = Kind.type(named: kind.name) else { return nil }
        let record = item?.record ?? type.init()
        return record.scale(of: field.name, in: isms, on: day)
    }

    private var summary: Markup {
        div(.class("notice bad"), .role("alert"), .tabindex(-1), .data("focus", "")) {
            div {
                p { strong { "This could not be saved. Nothing was changed." } }
                ul {
                    for problem in form.generalProblems { li { problem } }
                    for field in form.fields {
                        if let problem = form.problems[field.name] {
                            li { a(.href(WebAddress(fragment: field.name))) { "\(field.label) \(problem)" } }
                        }
                    }
                }
            }
        }
    }

    private func conflictBox(_ conflict: Conflict) -> Markup {
        div(.class("notice bad"), .role("alert"), .tabindex(-1), .data("focus", "")) {
            div {
                p {
                    strong { "\(conflict.who) changed \(item?.code ?? "it") while you were editing." }
                    " Below is what you typed. Choose for each difference, then save."
                }
                div(.class("scroll")) {
                    table(.class("inner")) {
                        thead {
                            tr {
                                th(.scope(.column)) { "Field" }
                                th(.scope(.column)) { "Yours" }
                                th(.scope(.column)) { "Theirs, saved" }
                            }
                        }
                        tbody {
                            for difference in conflict.differences {
                                tr {
                                    th(.scope(.row)) {
                                        a(.href(WebAddress(fragment: difference.field.name))) { difference.field.label }
                                    }
                                    td { difference.mine.isEmpty ? "(nothing)" : difference.mine }
                                    td { difference.theirs.isEmpty ? "(nothing)" : difference.theirs }
                                }
                            }
                        }
                    }
                }
                if let item {
                    p {
                        a(.class("button small"), .href(links(.editRecord(kind, code: item.code)))) {
                            "Take theirs and start again"
                        }
                    }
                }
            }
        }
    }
}
