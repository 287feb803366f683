import Frameworks
import ISMS
import RecordFormat
import Registers

extension RuleCase {
    static let risks: [RuleCase] = criteria + identification + rating

    private static let criteria: [RuleCase] = [
        RuleCase(
            .rsk01, "CRIT-1 (Five by five) is not approved, and no others are in force",
            fires: { $0[RiskCriteria.self, 1].approvedBy = nil },
            silent: { $0[RiskCriteria.self, 1].effectiveFrom = "2026-06-30" }),
        RuleCase(
            .rsk01, "CRIT-1 (Five by five) is effective only from 2026-07-01, and no others are in force",
            fires: { $0[RiskCriteria.self, 1].effectiveFrom = "2026-07-01" },
            silent: {
                $0[RiskCriteria.self, 2] = changed($0[RiskCriteria.self, 1]) { $0.effectiveFrom = "2026-07-01" }
            }),
        RuleCase(
            .rsk02, "CRIT-2 (Four by four) was to be effective from 2026-06-01 and is not approved",
            fires: { $0[RiskCriteria.self, 2] = changed(.fourByFour) { $0.effectiveFrom = "2026-06-01" } },
            silent: { scenario in
                scenario[RiskCriteria.self, 2] = changed(.fourByFour) { $0.effectiveFrom = "2026-07-01" }
                // A draft that was passed over long ago is history.
                scenario[RiskCriteria.self, 3] = changed(.fourByFour) {
                    $0.name = "Old draft"
                    $0.effectiveFrom = "2024-06-01"
                }
            }),
        RuleCase(
            .rsk02, "CRIT-1 (Five by five) is in force without saying when it was approved",
            fires: { $0[RiskCriteria.self, 1].approvedOn = nil },
            silent: {
                $0[RiskCriteria.self, 1].approvedOn = nil
                $0[RiskCriteria.self, 1].approvedBy = nil
            }),
        RuleCase(
            .rsk03, "CRIT-1 (Five by five) does not say why risks up to level 6 are acceptable",
            fires: { $0[RiskCriteria.self, 1].rationale = "" },
            silent: { $0[RiskCriteria.self, 2] = changed(.fourByFour) { $0.rationale = "" } }),
        RuleCase(
            .rsk04,
            "RISK-1 (Stolen administrator account) is rated under CRIT-1 (Five by five), which CRIT-2 has superseded",
            fires: {
                $0[RiskCriteria.self, 2] = changed($0[RiskCriteria.self, 1]) {
                    $0.name = "Criteria 2026"
                    $0.effectiveFrom = "2026-06-01"
                }
            },
            silent: {
                $0[RiskCriteria.self, 2] = changed($0[RiskCriteria.self, 1]) {
                    $0.name = "Criteria 2026"
                    $0.effectiveFrom = "2026-07-01"
                }
            }),
        RuleCase(
            .rsk04, "RISK-1 (Stolen administrator account) is rated under CRIT-2 (Draft), which is not in force",
            fires: {
                $0[RiskCriteria.self, 2] = changed($0[RiskCriteria.self, 1]) {
                    $0.name = "Draft"
                    $0.effectiveFrom = "2026-07-01"
                    $0.approvedBy = nil
                }
                $0[Risk.self, 1].criteria = "CRIT-2"
            },
            silent: {
                $0[RiskCriteria.self, 2] = changed($0[RiskCriteria.self, 1]) { $0.effectiveFrom = "2026-07-01" }
                $0[Risk.self, 1].criteria = "CRIT-2"
                $0[Risk.self, 1].status = .closed
            }),
    ]

    private static let identification: [RuleCase] = [
        RuleCase(
            .rsk05, "No risk is recorded",
            // A.5.1 and A.5.9 are in for the sake of risks, the actions treat them.
            alongside: [.soa05, .trt22],
            fires: { $0.removeAll(Risk.self) }, silent: { $0[Risk.self, 1].status = .closed }),
        RuleCase(
            .rsk06, "RISK-1 (Stolen administrator account) has no owner", fires: { $0[Risk.self, 1].owner = nil },
            silent: {
                $0[Risk.self, 1].owner = nil
                $0[Risk.self, 1].status = .closed
            }),
        RuleCase(
            .rsk07, "RISK-1 (Stolen administrator account) is asset-based and names no threat and no vulnerability",
            fires: {
                $0[Risk.self, 1].threat = nil
                $0[Risk.self, 1].vulnerability = nil
            }, silent: { $0[Risk.self, 4].assets = [] }),
        RuleCase(
            .rsk08,
            "RISK-1 (Stolen administrator account) does not say whether confidentiality, integrity or availability would be lost",
            fires: { $0[Risk.self, 1].affects = [] }, silent: { $0[Risk.self, 1].affects = [.confidentiality] }),
        RuleCase(
            .rsk09, "RISK-1 (Stolen administrator account) does not say its causes",
            fires: { $0[Risk.self, 1].causes = "" },
            silent: {
                $0[Risk.self, 1].causes = ""
                $0[Risk.self, 1].status = .closed
            }),
        RuleCase(
            .rsk10, "RISK-1 (Stolen administrator account) would strike only what is retired: AST-3",
            fires: { scenario in
                scenario[Asset.self, 3] = changed(Asset()) { ($0.name, $0.status) = ("Old server", .retired) }
                scenario[Risk.self, 1].assets = ["AST-3"]
            },
            silent: { scenario in
                scenario[Asset.self, 3] = changed(Asset()) { ($0.name, $0.status) = ("Old server", .retired) }
                scenario[Risk.self, 1].assets = ["AST-3", "AST-1"]
            }),
        RuleCase(
            .rsk11, "AST-3 (Source code) is worth 4 of 5, and no risk names it or what it depends on",
            fires: { $0[Asset.self, 3] = sourceCode },
            silent: { scenario in
                scenario[Asset.self, 3] = changed(sourceCode) { $0.dependsOn = ["AST-1"] }
                scenario[Asset.self, 4] = changed(sourceCode) { ($0.name, $0.confidentiality) = ("Notes", 3) }
            }),
    ]

    private static let sourceCode = changed(Asset()) {
        $0.name = "Source code"
        $0.owner = "PER-3"
        $0.classification = .confidential
        ($0.confidentiality, $0.integrity, $0.availability) = (4, 3, 2)
    }

    private static let rating: [RuleCase] = [
        RuleCase(
            .rsk12, "RISK-5 (Fire) is not rated",
            fires: { $0[Risk.self, 5] = changed(fire) { $0.inherent = Rating() } },
            silent: { $0[Risk.self, 5] = fire }),
        RuleCase(
            .rsk12, "RISK-5 (Fire) has no rating for its consequence",
            fires: { $0[Risk.self, 5] = changed(fire) { $0.inherent = Rating(likelihood: 2) } },
            silent: { $0[Risk.self, 5] = changed(fire) { $0.current = Rating(likelihood: 2) } }),
        RuleCase(
            .rsk12, "RISK-5 (Fire) has ratings without the criteria they belong to",
            fires: { $0[Risk.self, 5] = changed(fire) { $0.criteria = nil } },
            silent: { $0[Risk.self, 5] = changed(fire) { ($0.criteria, $0.status) = (nil, .closed) } }),
        RuleCase(
            .rsk12, "RISK-5 (Fire) has ratings off the scales of its criteria",
            fires: { $0[Risk.self, 5] = changed(fire) { $0.inherent.likelihood = 6 } },
            silent: { $0[Risk.self, 5] = changed(fire) { $0.residual.likelihood = 6 } }),
        RuleCase(
            .rsk13, "RISK-5 (Fire) affects integrity without a rating for it",
            fires: { $0[Risk.self, 5] = changed(fire) { $0.affects = [.availability, .integrity] } },
            silent: { $0[Risk.self, 5] = changed(fire) { $0.inherent = Rating() } }),
        RuleCase(
            .rsk13,
            "RISK-5 (Fire) affects integrity without a rating for it and is rated for availability without being said to affect it",
            fires: { $0[Risk.self, 5] = changed(fire) { $0.affects = [.integrity] } },
            silent: { $0[Risk.self, 5] = changed(fire) { $0.affects = [] } }),
        RuleCase(
            .rsk14, "RISK-5 (Fire) does not say why it is rated as it is",
            fires: { $0[Risk.self, 5] = changed(fire) { $0.ratingReason = "" } },
            silent: { $0[Risk.self, 5] = changed(fire) { ($0.ratingReason, $0.inherent) = ("", Rating()) } }),
        RuleCase(
            .rsk15, "RISK-5 (Fire) does not say when it was rated",
            fires: { $0[Risk.self, 5] = changed(fire) { $0.ratedOn = nil } },
            silent: { $0[Risk.self, 5] = changed(fire) { ($0.ratedOn, $0.inherent) = (nil, Rating()) } }),
        RuleCase(
            .rsk16, "RISK-5 (Fire) is at level 6 now and at 4 before controls",
            fires: { $0[Risk.self, 5] = changed(fire) { $0.current = Rating(likelihood: 3, availability: 2) } },
            silent: { $0[Risk.self, 5] = changed(fire) { $0.current = fire.inherent } }),
        RuleCase(
            .rsk17, "RISK-5 (Fire) is to be at level 6 after treatment and is at 4 now",
            fires: { $0[Risk.self, 5] = changed(fire) { $0.residual = Rating(likelihood: 3, availability: 2) } },
            silent: { $0[Risk.self, 5] = changed(fire) { $0.residual = fire.inherent } }),
        RuleCase(
            .rsk18, "RISK-5 (Fire) has controls at work and is rated only as if it had none",
            fires: { $0[Risk.self, 5] = changed(fire) { $0.controls = ["CTL-1"] } },
            silent: { scenario in
                scenario[Control.self, 4] = plannedControl
                scenario[Risk.self, 5] = changed(fire) { $0.controls = ["CTL-4"] }
            }),
        RuleCase(
            .rsk19, "RISK-5 (Fire) belongs to no risk assessment",
            fires: { $0[Risk.self, 5] = changed(fire) { $0.assessment = nil } },
            silent: { scenario in
                scenario[RiskAssessment.self, 1].status = .inProgress
                scenario[Risk.self, 5] = changed(fire) { $0.assessment = nil }
            }),
        RuleCase(
            .rsk20, "RISK-5 (Fire) was last rated on 2026-02-28, before ASM-1 began on 2026-03-01",
            fires: { scenario in
                scenario[RiskAssessment.self, 2] = earlierAssessment
                scenario[Risk.self, 5] = changed(fire) { ($0.assessment, $0.ratedOn) = ("ASM-2", "2026-02-28") }
            },
            silent: { scenario in
                scenario[RiskAssessment.self, 2] = earlierAssessment
                scenario[Risk.self, 5] = changed(fire) { ($0.assessment, $0.ratedOn) = ("ASM-2", "2026-03-01") }
            }),
        RuleCase(
            .rsk20, "RISK-5 (Fire) was last rated on 2026-01-31, before ASM-1 began on 2026-03-01",
            fires: { scenario in
                scenario[RiskAssessment.self, 2] = earlierAssessment
                scenario[Risk.self, 5] = changed(fire) { ($0.assessment, $0.ratedOn) = ("ASM-2", "2026-01-31") }
            },
            // That it is to be rated again is said once.
            silent: { scenario in
                scenario[RiskAssessment.self, 2] = earlierAssessment
                scenario[RiskCriteria.self, 2] = changed(scenario[RiskCriteria.self, 1]) {
                    ($0.name, $0.effectiveFrom) = ("Criteria 2024", "2024-01-01")
                }
                scenario[Risk.self, 5] = changed(fire) {
                    ($0.assessment, $0.ratedOn, $0.criteria) = ("ASM-2", "2026-01-31", "CRIT-2")
                }
            }),
    ]

    /// An event-based risk within the limit.
    private static let fire = changed(Risk()) {
        $0.name = "Fire"
        $0.basis = .eventBased
        $0.causes = "Old wiring."
        $0.consequences = "No office for a week."
        $0.affects = [.availability]
        $0.owner = "PER-3"
        $0.assessment = "ASM-1"
        $0.criteria = "CRIT-1"
        $0.inherent = Rating(likelihood: 2, availability: 2)
        $0.ratingReason = "One alarm in ten years."
        $0.ratedOn = "2026-03-20"
    }

    private static let earlierAssessment = changed(RiskAssessment()) {
        $0.name = "Yearly assessment 2025"
        $0.assessor = "PER-2"
        $0.startedOn = "2025-03-01"
        $0.completedOn = "2025-03-31"
        $0.status = .completed
        $0.conclusion = "Five risks."
    }
}
