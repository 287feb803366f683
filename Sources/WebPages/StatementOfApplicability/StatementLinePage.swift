import Frameworks
import HTML
import ISMS
import Phrases
import Registers
import Reports
import Operations

/// One control of the statement in full: what it is, the decision about it with all its reasons, what carries it out,
/// what shows it, and how the decision came about.
struct StatementLinePage: Sendable {
    let chrome: Chrome
    let line: StatementOfApplicability.Line
    /// The decision being made; nil where the viewer may not, or there is nothing to decide.
    let form: DecisionForm?
    let guidance: ControlGuidance?
    let versions: [Workspace.RecordVersion]
    let isms: ISMS
    /// The lines before and after it.
    let previous: String?
    let next: String?

    private var links: Links { chrome.links }
    private var id: String { line.subject.id }
    private var principal: Principal { chrome.viewer.principal }

    var page: Page {
        chrome.page(
            title: .data(line.title), clause: id, wide: true, actions: { neighbours },
            content: {
                p(.class("crumbs")) {
                    a(.href(links(.statement))) { "Statement of Applicability" }
                    " / "
                    a(.href(links(.statement, [("theme", line.group.name)]))) { line.group.title }
                    " / "
                    span(.class("code")) { id }
                }
                div(.class("record statement-line")) {
                    div(.class("record-main")) {
                        contradictions
                        if let form { decisionForm(form) } else { decision }
                        reasons
                        controls
                        evidence
                        history
                    }
                    aside(.class("record-side guidance"), .aria("label", "About \(id)")) {
                        attributes
                        if let guidance { GuidancePanel(guidance: guidance, links: links) }
                    }
                }
            })
    }

    @MarkupBuilder private var neighbours: Markup {
        if let previous {
            a(.class("button"), .href(links(.statementLine(previous))), .data("shortcut", "["), .rel("prev")) {
                "← \(previous)"
            }
        }
        if let next {
            a(.class("button"), .href(links(.statementLine(next))), .data("shortcut", "]"), .rel("next")) {
                "\(next) →"
            }
        }
    }

    @MarkupBuilder private var contradictions: Markup {
        let shown = line.contradictions.filter { if case .undecided = $0 { false } else { true } }
        if !shown.isEmpty {
            div(.class("notice bad")) {
                ul(.class("plain-list")) { for contradiction in shown { li { contradiction.words } } }
            }
        }
    }

    // MARK: The decision

    private func decisionForm(_ form: DecisionForm) -> Markup {
        let controls = DecisionControls(form: form, isms: isms, links: links)
        return HTML.form(
            .id("decision"), .class("card decision-form"), .method(.post), .action(links(.statementLine(id)))
        ) {
            FormToken(chrome.viewer)
            input(.type(.hidden), .name("version"), .value(String(form.version)))
            h2 { line.applicability == .undecided ? "Decide" : "Decision" }
            if let notice = form.notice { p(.class("problem"), .role("alert")) { notice } }
            if form.form.hasProblems {
                p(.class("problem"), .role("alert"), .tabindex(-1), .data("focus", "")) {
                    "This could not be saved. Nothing was changed."
                }
            }
            controls.generalProblems
            controls.applicability
            controls.whole("justification")
            controls.goodPractice
            details(.class("more-reasons"), .open(hasReasons(form))) {
                summary { "Reasons beyond the risks and obligations that name it" }
                for name in DecisionControls.reasonFields { controls.whole(name) }
            }
            details(.open(form.existing != nil)) {
                summary { "Who decided, when, and when to look again" }
                div(.class("decision-meta")) {
                    for name in ["decidedBy", "decidedOn", "reviewBy"] { controls.brief(name) }
                }
            }
            div(.class("field")) {
                label(.for("reason")) { "Why this change (for the history)" }
                input(.id("reason"), .type(.text), .name("reason"), .maxlength(500), .autocomplete("off"))
            }
            div(.class("actions")) {
                button(.class("primary"), .buttonType(.submit), .data("shortcut", "Enter")) { "Save" }
                button(.buttonType(.submit), .name("then"), .value("next")) { "Save and go to the next undecided" }
            }
        }
    }

    private func hasReasons(_ form: DecisionForm) -> Bool {
        DecisionControls.reasonFields.contains {
            form.form.texts[$0]?.contains { !$0.isEmpty } == true || form.form.problems[$0] != nil
        }
    }

    /// The decision as it is read.
    private var decision: Markup {
        section(.id("decision"), .class("card")) {
            h2 { "Decision" }
            p { span(.class("state", "state-" + line.applicability.rawValue)) { line.applicability.words } }
            if !line.justification.isEmpty {
                for paragraph in line.justification.split(separator: "\n") { p { String(paragraph) } }
            }
            if let decision = line.decision {
                p(.class("faint")) {
                    if let person = isms[decision.decidedBy] { "Decided by \(person.title). " }
                    if let day = decision.decidedOn { "On \(day). " }
                    if let day = decision.reviewBy { "To be reviewed by \(day)." }
                }
            } else if !line.isReference {
                p(.class("faint")) { "A control of our own is in the statement for as long as it is in the register." }
            }
        }
    }

    private var reasons: Markup {
        section(.id("reasons"), .class("card")) {
            h2 { "Why it is in" }
            ReasonList(line: line, links: links)
            if line.isReference {
                p(.class("card-more")) {
                    "Risks lead here through the controls that treat them; obligations by naming it. Reasons follow the records: where one ends, it is gone from here."
                }
            }
        }
    }

    private var controls: Markup {
        section(.id("controls"), .class("card")) {
            h2 { "Carried out by" }
            if line.controls.isEmpty {
                p(.class("faint")) { "No control of ours implements it." }
            } else {
                p { span(.class("state", "state-" + line.status.rawValue)) { line.status.label } }
                div(.class("scroll")) {
                    table(.class("inner")) {
                        thead {
                            tr {
                                for heading in ["Control", "Status", "Owner", "Planned for", "Since", "Review by"] {
                                    th(.scope(.column)) { heading }
                                }
                            }
                        }
                        tbody { for control in line.controls { row(control) } }
                    }
                }
            }
            if line.isReference, !chrome.isReadOnly, principal.reach(of: .create, on: Control.kind) != .none {
                p(.class("card-more")) {
                    a(.class("button small"), .href(links(.newRecord(Control.kind), [("meets", id)]))) {
                        "Add a control that implements it"
                    }
                }
            }
        }
    }

    private func row(_ control: Entry<Control>) -> Markup {
        tr {
            td { RecordLink(control, links: links, showsCode: true) }
            td { span(.class("state", "state-" + control.status.rawValue)) { control.status.label } }
            td { isms[control.owner].map { RecordLink($0, links: links).body } }
            td(.class("day")) { control.status == .implemented ? nil : control.plannedFor?.description }
            td(.class("day")) { control.implementedOn?.description }
            td(.class("day")) { control.reviewBy?.description }
        }
    }

    private var evidence: Markup {
        section(.id("evidence"), .class("card")) {
            h2 { "What shows it" }
            if line.evidence.isEmpty {
                p(.class("faint")) { "There is no evidence yet." }
            } else {
                ul(.class("reason-list")) {
                    for state in line.evidence {
                        li {
                            span(.class("state", state.isFresh ? "state-valid" : "state-stale")) {
                                state.isFresh ? "current" : "out of date"
                            }
                            " "
                            RecordLink(state.evidence, links: links, showsCode: true)
                            span(.class("faint")) {
                                if let day = state.evidence.collectedOn { " of \(day)" }
                                if let day = state.evidence.validUntil { ", counts until \(day)" }
                            }
                        }
                    }
                }
            }
            if let control = line.controls.first, !chrome.isReadOnly,
                principal.reach(of: .create, on: Evidence.kind) != .none
            {
                p(.class("card-more")) {
                    a(.class("button small"), .href(links(.newRecord(Evidence.kind), [("controls", control.code)]))) {
                        "Add evidence"
                    }
                }
            }
        }
    }

    @MarkupBuilder private var history: Markup {
        if let decision = line.decision {
            section(.id("history"), .class("card")) {
                h2 { "How the decision came about" }
                if versions.isEmpty {
                    p(.class("faint")) { "Your role does not read the history." }
                } else {
                    ol(.class("versions"), .custom("reversed", "reversed")) {
                        for version in versions.reversed().prefix(50) {
                            VersionItem(version: version, isms: isms, links: links)
                        }
                    }
                }
                p(.class("card-more")) {
                    "The record is "
                    a(.class("code"), .href(links.record(decision))) { decision.code }
                    "; it carries comments, and removing it makes the control undecided again."
                }
            }
        }
    }

    // MARK: What it is

    @MarkupBuilder private var attributes: Markup {
        if let control = line.referenceControl {
            section {
                h2 { "What it is" }
                dl(.class("facts")) {
                    dt { "Theme" }
                    dd { control.theme.title }
                    for attribute in ControlAttribute.allCases {
                        dt { attribute.label }
                        dd { attribute.labels(of: control).joined(separator: ", ") }
                    }
                    dt { "Before 2022" }
                    dd {
                        control.isNewIn2022
                            ? "new in this edition" : control.predecessors2013.joined(separator: ", ")
                    }
                    if control.asksForDocumentation {
                        dt { "Documents" }
                        dd { "It wants something to exist in documented form." }
                    }
                }
                p(.class("faint")) {
                    "Number, title and attributes only: the text of the standard has to be bought from ISO."
                }
            }
        } else if let control = line.controls.first {
            section {
                h2 { "What it is" }
                p { "A control of our own that implements none of Annex A." }
                p { RecordLink(control, links: links, showsCode: true) }
            }
        }
    }
}
