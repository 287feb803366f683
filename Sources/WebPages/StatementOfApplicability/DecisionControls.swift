import HTML
import ISMS
import Phrases
import Registers
import Serving

/// The controls by which a decision is made, shared by the row of the table and the page of one control.
struct DecisionControls: Sendable {
    let form: DecisionForm
    let isms: ISMS
    let links: Links

    /// The fields that name why a control is in, beyond what follows from risks and obligations.
    static let reasonFields = ["obligations", "requirements", "objectives", "contextIssues"]

    func problem(_ field: String) -> Phrase? { form.form.problems[field] }

    var applicability: Markup {
        fieldset(.class("field applicability")) {
            legend { "Applicable" }
            if let problem = problem("applicability") { p(.class("problem"), .role("alert")) { problem } }
            div(.class("choices")) {
                for (choice, words) in [(ApplicabilityDecision.Applicability.included, "In"), (.excluded, "Out")] {
                    label(.class("check")) {
                        input(
                            .type(.radio), .name("v.applicability"), .value(choice.rawValue),
                            .checked(form.applicability == choice))
                        words
                    }
                }
            }
        }
    }

    /// A field of the declaration as every other form shows it.
    @MarkupBuilder func whole(_ name: String) -> Markup {
        if let field = form.field(name) { editor(field).whole }
    }

    /// A field's control under a label, where room is short.
    @MarkupBuilder func brief(_ name: String) -> Markup {
        if let field = form.field(name) {
            div(.class("field")) {
                label(.for(field.name)) { field.label }
                if let problem = problem(name) { p(.class("problem"), .role("alert")) { "\(field.label) \(problem)" } }
                editor(field).control
            }
        }
    }

    /// Good practice as one box; the hidden field says that the box was on the form at all.
    var goodPractice: Markup {
        label(.class("check")) {
            input(
                .type(.checkbox), .name("v.isGoodPractice"), .value("yes"),
                .checked(form.form.texts["isGoodPractice"]?.first == "yes"))
            input(.type(.hidden), .name("v.isGoodPractice"), .value("no"))
            "Good practice: any careful organization has it"
        }
    }

    private func editor(_ field: FieldDeclaration) -> FieldEditor {
        FieldEditor(
            field, texts: form.form.texts[field.name] ?? [], problem: problem(field.name), in: isms, links: links)
    }

    /// What is wrong with the decision as a whole.
    @MarkupBuilder var generalProblems: Markup {
        for problem in form.form.generalProblems { p(.class("problem"), .role("alert")) { problem } }
    }
}

/// A row of the table as its own editor: decision, justification and reasons, saved without leaving the table.
struct StatementRowEditor: Component {
    let line: StatementOfApplicability.Line
    let form: DecisionForm
    let isms: ISMS
    let links: Links
    let viewer: Viewer

    var body: Markup {
        let address = links(.statementLine(line.subject.id))
        let controls = DecisionControls(form: form, isms: isms, links: links)
        let cancel = address.description + "?show=row"
        return tr(.id(StatementRow.id(of: line)), .class("current editing-row"), .data("href", address.description)) {
            td(.class("editing"), .colspan(StatementPage.headings.count + 1)) {
                HTML.form(
                    .class("decision-editor"), .method(.post), .action(address),
                    .custom("hx-post", address.description), .data("in-place", cancel),
                    .aria("label", "Decision about \(line.subject.id)")
                ) {
                    FormToken(viewer)
                    input(.type(.hidden), .name("version"), .value(String(form.version)))
                    p(.class("editor-title")) {
                        span(.class("code")) { line.subject.id }
                        " "
                        strong { line.title }
                        " "
                        a(.href(address)) { "What it is for, and when it can be left out" }
                    }
                    if let notice = form.notice { p(.class("editor-notice"), .role("alert")) { notice } }
                    controls.generalProblems
                    div(.class("editor-fields")) {
                        div {
                            controls.applicability
                            controls.goodPractice
                            ReasonList(line: line, links: links, isBrief: true)
                        }
                        div {
                            justification(controls)
                            details(.class("more-reasons"), .open(hasReasons)) {
                                summary { "Further reasons: obligations, parties, objectives, context" }
                                div(.class("reason-fields")) {
                                    for name in DecisionControls.reasonFields { controls.brief(name) }
                                }
                            }
                        }
                    }
                    div(.class("in-place-actions")) {
                        button(.class("small primary"), .buttonType(.submit), .data("shortcut", "Enter")) { "Save" }
                        button(
                            .class("small"), .buttonType(.button), .custom("hx-get", cancel), .data("cancel", "")
                        ) { "Cancel" }
                    }
                }
            }
        }
    }

    private var hasReasons: Bool {
        DecisionControls.reasonFields.contains { form.form.texts[$0]?.contains { !$0.isEmpty } == true }
    }

    private func justification(_ controls: DecisionControls) -> Markup {
        div(.class("field")) {
            label(.for("edit-justification")) { "Justification" }
            if let problem = controls.problem("justification") {
                p(.class("problem"), .role("alert")) { "Justification \(problem)" }
            }
            textarea(
                .id("edit-justification"), .name("v.justification"), .rows(3), .maxlength(10_000),
                .data("focus", ""),
                text: form.form.texts["justification"]?.first ?? "")
        }
    }
}

/// Why a control is in, each reason with its ground and record.
struct ReasonList: Component {
    let line: StatementOfApplicability.Line
    let links: Links
    var isBrief = false

    private static let countMax = 8

    var body: Markup {
        let reasons = isBrief ? line.reasons.prefix(Self.countMax) : line.reasons[...]
        return Markup {
            if line.reasons.isEmpty {
                p(.class("faint")) {
                    line.isReference
                        ? "No risk and no obligation leads to it, and no other reason is given."
                        : "No risk and no obligation names it."
                }
            } else {
                if isBrief { p(.class("faint")) { "Why it is in by itself or as decided:" } }
                ul(.class("reason-list")) {
                    for reason in reasons {
                        li {
                            span(.class("ground")) { reason.ground.label.capitalizedFirst }
                            if reason.ground != .goodPractice {
                                " "
                                RecordLink(reason.record, links: links, showsCode: true)
                            }
                        }
                    }
                }
                if line.reasons.count > reasons.count {
                    p(.class("faint")) { "and \(line.reasons.count - reasons.count) more" }
                }
            }
        }
    }
}
