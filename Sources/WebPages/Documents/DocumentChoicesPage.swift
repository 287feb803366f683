import Frameworks
import HTML
import ISMS
import Phrases
import Registers
import Reports

/// The form of what a template leaves to decide: a control each, with what is chosen and what holds by itself.
struct DocumentChoicesPage {
    let chrome: Chrome
    let record: Entry<Document>
    let form: DocumentChoicesForm
    /// The version the form was begun on.
    let version: Int
    var reason = ""
    /// What is wrong with the whole, such as that somebody else saved in the meantime.
    var problem: Phrase?
    /// What the text would say differently; nil where nobody asked.
    var changes: [StatementChange]?

    private var links: Links { chrome.links }

    var page: Page {
        chrome.page(
            title: "Choices of \(record.title)", clause: "7.5.2",
            lead: "What companies decide differently. The text says what is chosen here."
        ) {
            p(.class("crumbs")) {
                a(.href(links(.register(Document.kind)))) { "Documents" }
                " / "
                a(.class("code"), .href(links.record(record))) { record.code }
                " / "
                a(.href(links(.readDocument(code: record.code)))) { "Text" }
                " / Choices"
            }
            if let problem {
                div(.class("notice bad"), .role("alert"), .tabindex(-1), .data("focus", "")) { p { problem } }
            } else if !form.problems.isEmpty {
                div(.class("notice bad"), .role("alert"), .tabindex(-1), .data("focus", "")) {
                    div {
                        p { strong { "This could not be saved. Nothing was changed." } }
                        ul {
                            for choice in form.template.choices where form.problems[choice.name] != nil {
                                li { a(.href(WebAddress(fragment: id(choice)))) { choice.meaning } }
                            }
                        }
                    }
                }
            }
            if form.template.choices.isEmpty {
                div(.class("empty")) {
                    h2 { "Nothing to choose" }
                    p { "This document takes everything from your records." }
                }
            } else {
                if let changes { changed(changes) }
                controls
            }
        }
    }

    private func id(_ choice: TemplateChoice) -> String { "choice-\(choice.name)" }

    private var controls: Markup {
        HTML.form(.class("record-form"), .method(.post), .action(links(.documentChoices(code: record.code)))) {
            FormToken(chrome.viewer)
            input(.type(.hidden), .name("version"), .value(String(version)))
            for choice in form.template.choices { field(choice) }
            if record.status == .approved { approval }
            div(.class("field")) {
                label(.for("reason")) { "Why this change" }
                p(.class("help"), .id("help-reason")) { "Stands in the history beside your name. May be left empty." }
                input(
                    .id("reason"), .type(.text), .name("reason"), .value(reason), .maxlength(500),
                    .autocomplete("off"), .aria("describedby", "help-reason"))
            }
            div(.class("form-actions")) {
                button(.class("primary"), .buttonType(.submit), .data("shortcut", "Enter")) { "Save" }
                button(.buttonType(.submit), .name("then"), .value("show")) { "Show what changes" }
                a(.class("button plain"), .href(links(.readDocument(code: record.code)))) { "Cancel" }
            }
        }
    }

    private var approval: Markup {
        p(.class("help")) {
            "\(record.code) is approved. Other choices begin a draft of its next revision; what is approved stays in force until the draft is approved too."
        }
    }

    private func field(_ choice: TemplateChoice) -> Markup {
        let problem = form.problems[choice.name]
        let id = id(choice)
        let described = Attribute.aria("describedby", problem == nil ? "help-\(id)" : "problem-\(id) help-\(id)")
        let text = form.text(of: choice)
        let name = DocumentChoicesForm.control(of: choice)
        let help = p(.class("help"), .id("help-\(id)")) { Self.standing(choice) }
        let wrong = problem.map { words in p(.class("problem"), .id("problem-\(id)")) { "It \(words)." } }
        return div(.class("field", problem == nil ? nil : "wrong")) {
            switch choice.kind {
            case .yesNo:
                fieldset(.id(id), described) {
                    legend { choice.meaning }
                    help
                    wrong
                    div(.class("choices")) {
                        for (value, words) in [("yes", "Yes"), ("no", "No")] {
                            label(.class("check")) {
                                input(.type(.radio), .name(name), .value(value), .checked(text == value))
                                words
                            }
                        }
                    }
                }
            case .number(let range):
                label(.for(id)) { choice.meaning }
                help
                wrong
                input(
                    .id(id), .type(.number), .name(name), .value(text), .min(String(range.lowerBound)),
                    .max(String(range.upperBound)), .step("1"), .placeholder(choice.standard), .class("short"),
                    described, Attribute.aria("invalid", "true").when(problem != nil))
            case .text:
                label(.for(id)) { choice.meaning }
                help
                wrong
                input(
                    .id(id), .type(.text), .name(name), .value(text), .maxlength(TemplateChoice.textMax),
                    .placeholder(choice.standard), .autocomplete("off"), described,
                    Attribute.aria("invalid", "true").when(problem != nil))
            }
        }
    }

    /// What may be chosen, and what holds where nothing is.
    private static func standing(_ choice: TemplateChoice) -> Phrase {
        let standard = choice.kind == .text ? "“\(choice.standard)”" : choice.standard
        return switch choice.kind {
        case .number(let range): "\(range.lowerBound) to \(range.upperBound); by itself \(standard)."
        case .yesNo: "By itself \(standard)."
        case .text: "A few words that fit into the sentence; by itself \(standard)."
        }
    }

    private func changed(_ changes: [StatementChange]) -> Markup {
        section(.class("card"), .role("status"), .tabindex(-1), .data("focus", "")) {
            h2 { changes.isEmpty ? "The statements stay as they are" : "What would change" }
            if changes.isEmpty {
                p { "No numbered statement says anything else with these choices than with those saved." }
            } else {
                dl(.class("changes")) {
                    for change in changes {
                        dt { change.identifier }
                        dd {
                            if change.before.isEmpty {
                                ins { change.after }
                            } else if change.after.isEmpty {
                                del { change.before }
                            } else {
                                TextDifference(change.before, change.after)
                            }
                        }
                    }
                }
            }
            p(.class("faint")) { "Nothing is saved yet." }
        }
    }
}
