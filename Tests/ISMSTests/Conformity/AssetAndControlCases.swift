import Frameworks
import ISMS
import RecordFormat
import Registers

extension RuleCase {
    static let assetsAndControls: [RuleCase] = assets + controls + evidence

    private static let assets: [RuleCase] = [
        RuleCase(
            .ast01, "No asset is recorded", fires: { $0.removeAll(Asset.self) },
            silent: {
                $0.removeAll(Asset.self)
                $0[ApplicabilityDecision.self, 9].applicability = .excluded
            }),
        RuleCase(
            .ast02, "AST-1 (Customer data) has no owner", fires: { $0[Asset.self, 1].owner = nil },
            silent: { scenario in
                scenario[Asset.self, 3] = changed(Asset()) { ($0.name, $0.status) = ("Old server", .retired) }
                scenario[Asset.self, 4] = changed(Asset()) { ($0.name, $0.status) = ("Next server", .planned) }
            }),
        RuleCase(
            .ast03, "AST-1 (Customer data) has no classification", fires: { $0[Asset.self, 1].classification = nil },
            silent: { scenario in
                scenario[Asset.self, 3] = changed(Asset()) { ($0.name, $0.type) = ("Server room", .facility) }
            }),
        RuleCase(
            .ast04, "AST-3 (Handbook) has no value for integrity and availability",
            fires: { $0[Asset.self, 3] = changed(handbook) { $0.confidentiality = 1 } },
            // AST-2 has no values of its own and inherits those of AST-1.
            silent: { $0[Asset.self, 2].confidentiality = nil }),
        RuleCase(
            .ast05,
            "AST-2 (Database server) is classified confidential, yet inherits confidentiality 5 from AST-1 (Customer data)",
            fires: { $0[Asset.self, 2].classification = .confidential },
            silent: { scenario in
                scenario[Asset.self, 3] = changed(handbook) {
                    ($0.confidentiality, $0.integrity, $0.availability) = (3, 3, 3)
                }
            }),
        RuleCase(
            .ast05, "AST-3 (Handbook) is classified internal, yet is worth 4 for confidentiality",
            fires: { scenario in
                scenario[Asset.self, 3] = changed(handbook) {
                    ($0.confidentiality, $0.integrity, $0.availability) = (4, 3, 3)
                    $0.dependsOn = ["AST-1"]
                }
            },
            silent: { $0[Asset.self, 2].classification = .strictlyConfidential }),
        RuleCase(
            .ast06, "AST-3 (Handbook) holds personal data and is classified public",
            fires: { scenario in
                scenario[Asset.self, 3] = changed(handbook) {
                    ($0.confidentiality, $0.integrity, $0.availability) = (1, 1, 1)
                    $0.classification = .public
                    $0.holdsPersonalData = true
                }
            },
            silent: { scenario in
                scenario[Asset.self, 3] = changed(handbook) {
                    ($0.classification, $0.holdsPersonalData) = (.internal, true)
                }
            }),
        RuleCase(
            .ast07, "AST-1 (Customer data) depends on AST-3 (Handbook), retired",
            fires: { scenario in
                scenario[Asset.self, 3] = changed(handbook) { $0.status = .retired }
                scenario[Asset.self, 1].dependsOn = ["AST-2", "AST-3"]
            },
            silent: { $0[Asset.self, 3] = changed(handbook) { ($0.status, $0.dependsOn) = (.retired, ["AST-1"]) } }),
        RuleCase(
            .ast08, "AST-3 (Handbook) is a cloud service, and nothing says who provides it",
            fires: { scenario in
                scenario[Asset.self, 3] = changed(handbook) {
                    $0.type = .cloudService
                    ($0.confidentiality, $0.integrity, $0.availability) = (1, 1, 1)
                }
            },
            silent: { scenario in
                scenario[Asset.self, 3] = changed(handbook) { ($0.type, $0.supplier) = (.cloudService, "PTY-2") }
            }),
        RuleCase(
            .ast09, "AST-1 (Customer data) was last looked at on 2025-06-29",
            fires: { $0.put($0[Asset.self, 1], 1, on: "2025-06-29") },
            silent: { scenario in
                scenario.put(changed(scenario[Asset.self, 1]) { $0.reviewedOn = "2025-07-01" }, 1, on: "2024-01-01")
            }),
    ]

    private static let handbook = changed(Asset()) {
        $0.name = "Handbook"
        $0.owner = "PER-3"
        $0.classification = .internal
    }

    private static let controls: [RuleCase] = [
        RuleCase(
            .ctl01, "CTL-1 (Second factor for everyone) has no owner", fires: { $0[Control.self, 1].owner = nil },
            silent: { $0[Control.self, 1].category = nil }),
        RuleCase(
            .ctl02, "CTL-1 (Second factor for everyone) is partial, and nothing says when it will be in place",
            fires: { $0[Control.self, 1].status = .partial },
            silent: {
                $0[Control.self, 1].status = .partial
                $0[Control.self, 1].plannedFor = "2026-09-30"
            }),
        RuleCase(
            .ctl03, "CTL-1 (Second factor for everyone) was to be in place on 2026-06-29 and is planned",
            fires: {
                $0[Control.self, 1].status = .planned
                $0[Control.self, 1].plannedFor = "2026-06-29"
            },
            silent: { $0[Control.self, 1].plannedFor = "2026-06-29" }),
        RuleCase(
            .ctl04, "CTL-1 (Second factor for everyone) is to treat RISK-1, and neither a day nor an action is set",
            fires: { $0[Control.self, 1].status = .notStarted },
            silent: {
                $0[Control.self, 1].status = .notStarted
                $0[TreatmentAction.self, 1].controls = ["CTL-1"]
                $0[Control.self, 3].status = .notStarted
            }),
        RuleCase(
            .ctl05, "CTL-1 (Second factor for everyone) was to be checked by 2026-06-29",
            fires: { $0[Control.self, 1].reviewBy = "2026-06-29" },
            silent: {
                $0[Control.self, 1].reviewBy = "2026-06-29"
                $0[Control.self, 1].status = .planned
            }),
        RuleCase(
            .ctl06, "CTL-1 (Second factor for everyone) has no date for its next check",
            fires: { $0[Control.self, 1].reviewBy = nil },
            silent: {
                $0[Control.self, 1].reviewBy = nil
                $0[Control.self, 1].status = .partial
            }),
        RuleCase(
            .ctl07, "CTL-3 (Two people for each release) is implemented, and no evidence shows it at work",
            fires: { $0[Evidence.self, 1].controls = ["CTL-1", "CTL-2"] },
            silent: { $0[Evidence.self, 1].validUntil = "2026-06-01" }),
        RuleCase(
            .ctl08, "CTL-1 (Second factor for everyone) is implemented, and nothing says how it works here",
            fires: { $0[Control.self, 1].description = "" },
            silent: {
                $0[Control.self, 1].description = ""
                $0[Control.self, 1].document = "DOC-1"
            }),
    ]

    private static let evidence: [RuleCase] = [
        RuleCase(
            .evd01,
            "EVD-1 (Export of the sign-on settings) ran out on 2026-06-29, and nothing newer speaks for CTL-1, CTL-2 and CTL-3",
            fires: { $0[Evidence.self, 1].validUntil = "2026-06-29" },
            silent: { scenario in
                scenario[Evidence.self, 2] = scenario[Evidence.self, 1]
                scenario[Evidence.self, 1].validUntil = "2026-06-29"
            }),
        RuleCase(
            .evd01,
            "EVD-2 (Export of the sign-on settings) ran out on 2026-06-29, and nothing newer speaks for CTL-1, CTL-2 and CTL-3",
            fires: { scenario in
                scenario[Evidence.self, 1].validUntil = "2026-06-29"
                scenario[Evidence.self, 2] = scenario[Evidence.self, 1]
            },
            silent: { scenario in
                for number in 1...3 { scenario[Control.self, number].status = .planned }
                scenario[Evidence.self, 1].validUntil = "2026-06-29"
            }),
        RuleCase(
            .evd02,
            "EVD-1 (Export of the sign-on settings) runs out on 2026-07-30, and nothing newer speaks for CTL-1, CTL-2 and CTL-3",
            fires: { $0[Evidence.self, 1].validUntil = "2026-07-30" },
            silent: { $0[Evidence.self, 1].validUntil = "2026-07-31" }),
        RuleCase(
            .evd03, "EVD-2 (Photo) speaks for no control and no obligation",
            fires: { scenario in
                scenario[Evidence.self, 2] = changed(Evidence()) { ($0.name, $0.collectedOn) = ("Photo", "2026-06-30") }
            },
            silent: { scenario in
                scenario[Evidence.self, 2] = changed(Evidence()) {
                    ($0.name, $0.collectedOn, $0.obligations) = ("Photo", "2026-06-30", ["OBL-1"])
                }
            }),
        RuleCase(
            .evd04,
            "EVD-1 (Export of the sign-on settings) is said to be collected on 2026-07-01, which has not come",
            fires: { $0[Evidence.self, 1].collectedOn = "2026-07-01" },
            silent: { $0[Evidence.self, 1].collectedOn = "2026-06-30" }),
    ]
}
