import HTML
import ISMS
import Operations
import Phrases
import RecordFormat
import Registers
import Serving

/// On the page of a record that goes through steps: where it stands, and the steps the viewer may take from there.
struct WorkflowPanel: Component {
    let item: any Item
    let steps: [(step: AnyWorkflow.Step, standing: StepStanding)]
    let chrome: Chrome

    private var links: Links { chrome.links }

    var body: Markup {
        if steps.isEmpty || chrome.isReadOnly { return .nothing }
        let open = steps.filter { if case .refused = $0.standing { false } else { true } }
        return section(.class("card workflow"), .id("steps")) {
            h2 { "Next steps" }
            for (step, standing) in open { self.step(step, standing) }
            if open.isEmpty {
                for case (_, .refused(let refusal)) in steps {
                    p(.class("faint")) { refusal.phrase.capitalizedFirst + "." }
                }
            }
        }
    }

    @MarkupBuilder private func step(_ step: AnyWorkflow.Step, _ standing: StepStanding) -> Markup {
        switch standing {
        case .free: form(for: step)
        case .refused: Markup.nothing
        case .barred(let why, let other?): p(.class("faint")) { "\(why.capitalizedFirst), such as \(.data(other))." }
        case .barred(let why, nil):
            p {
                "\(why.capitalizedFirst). Nobody else here can: give somebody the role, if only for this. Where there is really nobody, say why below; that stands with the record wherever it shows, and is a finding."
            }
            form(for: step, asksWhyAlone: true)
        }
    }

    private func form(for step: AnyWorkflow.Step, asksWhyAlone: Bool = false) -> Markup {
        let missing = step.needs.filter { item.value(of: $0.name).isEmpty }
        return HTML.form(.method(.post), .action(links(.advance(item.kind, code: item.code))), .class("step")) {
            FormToken(chrome.viewer)
            input(.type(.hidden), .name("version"), .value(String(item.provenance.version)))
            input(.type(.hidden), .name("to"), .value(step.to))
            if !missing.isEmpty {
                p(.class("faint")) {
                    "Before “\(step.title)”, fill in "
                    for (place, field) in missing.enumerated() {
                        if place > 0 { ", " }
                        a(.href(links(.editRecord(item.kind, code: item.code), fragment: field.name))) { field.label }
                    }
                    "."
                }
            }
            if step.needsReason {
                label(.for("reason-\(step.to)")) { "Why" }
                input(
                    .id("reason-\(step.to)"), .type(.text), .name("reason"), .maxlength(500), .required(),
                    .autocomplete("off"))
            }
            if asksWhyAlone {
                label(.for("alone-\(step.to)")) { "Why there is no second person" }
                input(
                    .id("alone-\(step.to)"), .type(.text), .name("withoutSecondPerson"), .maxlength(1000), .required(),
                    .autocomplete("off"))
            }
            if let stamp = step.stamps, item.value(of: stamp).isEmpty {
                label(.for("at-\(step.to)")) { "When (now, where left empty)" }
                input(.id("at-\(step.to)"), .type(.datetimeLocal), .name("at"), .custom("step", "1"))
            }
            button(.class(missing.isEmpty ? "primary" : ""), .buttonType(.submit)) { step.title }
        }
    }
}
