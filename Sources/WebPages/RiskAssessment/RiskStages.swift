import HTML
import ISMS
import Phrases
import Registers

/// On the page of a risk's record: its level at each stage, and whether what its owner decided still holds.
struct RiskStages: Component {
    let risk: Entry<Risk>
    let isms: ISMS
    let day: Day

    var body: Markup {
        let evaluation = RiskEvaluation(of: risk, in: isms, on: day)
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
    private func decision(_ title: Phrase, _ decision: RiskEvaluation.Decision, wanted: Bool) -> Markup {
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
}
