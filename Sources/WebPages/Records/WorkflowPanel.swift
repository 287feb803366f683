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
    let isms: ISMS
    let chrome: Chrome

    private var links: Links { chrome.links }

    var body: Markup {
        guard let workflow = item.kind.workflow, !chrome.isReadOnly else { return .nothing }
        let steps = workflow.steps(from: item.body)
        let open = steps.filter { chrome.viewer.principal.refusal(of: $0, item, in: isms) == nil }
        let closed = steps.compactMap { step in
            chrome.viewer.principal.refusal(of: step, item, in: isms).map { (step, $0) }
        }
        if steps.isEmpty { return .nothing }
        return section(.class("card workflow"), .id("steps")) {
            h2 { "Next steps" }
            for step in open { form(for: step) }
            if open.isEmpty {
                for (_, refusal) in closed { p(.class("faint")) { refusal.phrase.capitalizedFirst + "." } }
            }
        }
    }

    private func form(for step: AnyWorkflow.Step) -> Markup {
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
            if let stamp = step.stamps, item.value(of: stamp).isEmpty {
                label(.for("at-\(step.to)")) { "When (now, where left empty)" }
                input(.id("at-\(step.to)"), .type(.datetimeLocal), .name("at"), .custom("step", "1"))
            }
            button(.class(missing.isEmpty ? "primary" : ""), .buttonType(.submit)) { step.title }
        }
    }
}
