import Catalogs
import HTML
import ISMS
import Phrases
import Serving

/// What the page of one kind of record shows beyond its fields.
enum RecordSpecial {
    static func of(_ item: any Item, _ derived: Derived, _ links: Links) -> Markup {
        switch item {
        case let risk as Entry<Risk>: levels(of: risk, derived)
        case let control as Entry<Control>: lines(of: control, links)
        case let document as Entry<Document>: DocumentSummary(record: document, isms: derived.isms, links: links).body
        default: .nothing
        }
    }

    private static func levels(of risk: Entry<Risk>, _ derived: Derived) -> Markup {
        let evaluation = RiskEvaluation(of: risk, in: derived.isms, on: derived.day)
        let stages = [
            ("Before controls", evaluation.inherent), ("Now", evaluation.current),
            ("After treatment", evaluation.residual),
        ]
        return div(.class("stages")) {
            for (title, level) in stages {
                div(.class("stage")) {
                    span(.class("stage-title")) { title }
                    LevelBadge(level)
                    if let level {
                        span(.class("faint")) { level.isAcceptable ? "within the limit" : "above the limit" }
                    }
                }
            }
            decision("Acceptance", evaluation.acceptance, wanted: risk.treatment == .accept)
            decision(
                "Plan approval", evaluation.planApproval,
                wanted: risk.treatment != nil && risk.treatment != .accept)
        }
    }

    @MarkupBuilder
    private static func decision(_ title: Phrase, _ decision: RiskEvaluation.Decision, wanted: Bool) -> Markup {
        switch decision {
        case .missing:
            if wanted {
                div(.class("stage")) {
                    span(.class("stage-title")) { title }
                    span(.class("state state-missing")) { "missing" }
                }
            }
        case .valid(let until):
            div(.class("stage")) {
                span(.class("stage-title")) { title }
                span(.class("state state-valid")) { until.map { "valid until \($0)" } ?? "valid" }
            }
        case .stale(let reasons):
            div(.class("stage")) {
                span(.class("stage-title")) { title }
                span(.class("state state-stale")) { "no longer holds" }
                for reason in reasons { span(.class("faint")) { reason.words } }
            }
        }
    }

    private static func lines(of control: Entry<Control>, _ links: Links) -> Markup {
        let controls = control.referenceControls
        if controls.isEmpty { return .nothing }
        return p(.class("implements")) {
            "Implements "
            for (place, id) in controls.enumerated() {
                if place > 0 { ", " }
                ControlLink(id, links: links)
                " \(Catalog.bundled.controls[id: id]?.title ?? "")"
            }
        }
    }
}
