import HTML
import ISMS
import Phrases
import Registers
import Serving

extension RegisterPages {
    static let riskAssessment: [RegisterPages] = [
        RegisterPages(
            of: RiskCriteria.self,
            advice:
                "Start from a ready-made set (5×5 or 4×4) and change the words until your managers would choose the same step.",
            // They decide the level of every risk.
            decidesFigures: true,
            readyMade: { RiskCriteria.readyMade[$0] }),
        RegisterPages(
            of: Risk.self,
            advice:
                "Open an asset and let it propose scenarios, or write what kept you awake last. Each needs an owner before it is rated.",
            // Ratings are judged risk by risk.
            isJudgedSingly: { if case .integer = $0.type { true } else { false } },
            panel: { risk, derived, _ in RiskStages(risk: risk, isms: derived.isms, day: derived.day).body },
            formAdvice: { form, isms, links in
                RiskFormAdvice(assets: form.texts["assets"]?.first ?? "", in: isms, links: links).body
            }),
        RegisterPages(
            of: RiskAssessment.self,
            advice:
                "One record for each round: when, by whom, under which criteria."),
    ]
}
