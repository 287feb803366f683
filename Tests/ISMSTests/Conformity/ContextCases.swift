import ISMS
import RecordFormat
import Registers

extension RuleCase {
    static let context: [RuleCase] = issues + parties + obligations

    private static let issues: [RuleCase] = [
        RuleCase(
            .ctx01, "No organization is recorded", fires: { $0.remove(Organization.self, 1) },
            silent: { $0[Organization.self, 1].sector = "" }),
        RuleCase(
            .ctx02, "No internal issue is recorded", fires: { $0.remove(ContextIssue.self, 2) },
            silent: { $0[ContextIssue.self, 1].isRelevant = true }),
        RuleCase(
            .ctx02, "No external issue is recorded", fires: { $0[ContextIssue.self, 1].isRelevant = false },
            silent: { $0[ContextIssue.self, 3].origin = .internal }),
        RuleCase(
            .ctx02, "No issue is recorded, neither external nor internal", alongside: [.ctx03],
            fires: { $0.removeAll(ContextIssue.self) }, silent: { $0[ContextIssue.self, 2].topic = .finance }),
        RuleCase(
            .ctx03, "Nothing is recorded on whether climate change is a relevant issue",
            fires: { $0[ContextIssue.self, 3].topic = .environmental },
            silent: { $0[ContextIssue.self, 3].isRelevant = false }),
        RuleCase(
            .ctx04, "CTX-3 (Climate change) does not say why climate change is not relevant",
            fires: { $0[ContextIssue.self, 3].relevanceReason = " \n" },
            silent: { $0[ContextIssue.self, 1].relevanceReason = "" }),
        RuleCase(
            .ctx05, "CTX-1 (New security law) is relevant, and nothing says what is done about it",
            fires: { $0[ContextIssue.self, 1].response = "" }, silent: { $0[ContextIssue.self, 3].response = "" }),
        RuleCase(
            .ctx06, "CTX-1 (New security law) was last looked at on 2025-06-29",
            fires: { $0.put($0[ContextIssue.self, 1], 1, on: "2025-06-29") },
            silent: { scenario in
                let issue = changed(scenario[ContextIssue.self, 1]) { $0.reviewedOn = "2025-06-30" }
                scenario.put(issue, 1, on: "2024-01-01")
            }),
    ]

    private static let parties: [RuleCase] = [
        RuleCase(
            .pty01, "No interested party is recorded",
            fires: {
                $0.removeAll(InterestedParty.self); $0.removeAll(PartyRequirement.self); $0.remove(Risk.self, 4)
            },
            silent: { $0.remove(InterestedParty.self, 1) }),
        RuleCase(
            .pty02, "Interested parties are recorded, but nothing of what they require",
            fires: { $0.removeAll(PartyRequirement.self) },
            silent: {
                $0.removeAll(PartyRequirement.self)
                $0[Obligation.self, 1].party = "PTY-1"
            }),
        RuleCase(
            .pty03, "PTY-1 (Customers) has no requirement recorded", fires: { $0.remove(PartyRequirement.self, 1) },
            silent: {
                $0.remove(PartyRequirement.self, 1)
                $0[Obligation.self, 1].party = "PTY-1"
            }),
        RuleCase(
            .pty04, "REQ-1 (Data stays in the EU) is addressed by the ISMS, and nothing says how",
            fires: { $0[PartyRequirement.self, 1].response = "" },
            silent: { $0[PartyRequirement.self, 2].response = "" }),
        RuleCase(
            .pty05, "REQ-1 (Data stays in the EU) is not addressed by the ISMS, and nothing says why",
            fires: {
                $0[PartyRequirement.self, 1].response = ""
                $0[PartyRequirement.self, 1].isAddressed = false
            },
            silent: { $0[PartyRequirement.self, 1].isAddressed = false }),
        RuleCase(
            .pty06,
            "REQ-2 (Incidents are reported within a day) rests on OBL-1 (General Data Protection Regulation), which has ended",
            // What OBL-1 asked for has lost its only reason with it.
            alongside: [.soa05],
            fires: { $0[Obligation.self, 1].until = "2026-06-29" },
            silent: {
                $0[Obligation.self, 1].until = "2026-06-29"
                $0[PartyRequirement.self, 2].response = "By contract now."
            }),
        RuleCase(
            .pty07, "PTY-1 (Customers) was last looked at on 2025-02-28",
            fires: { $0.put($0[InterestedParty.self, 1], 1, on: "2025-02-28") },
            silent: { $0.put($0[InterestedParty.self, 1], 1, on: "2025-06-30") }),
    ]

    private static let obligations: [RuleCase] = [
        RuleCase(
            .obl01, "No legal, regulatory or contractual obligation is recorded", alongside: [.soa05],
            fires: {
                $0.remove(Obligation.self, 1)
                $0[PartyRequirement.self, 2].obligation = nil
                $0[PartyRequirement.self, 2].response = "By contract."
            },
            silent: {
                $0.remove(Obligation.self, 1)
                $0[ApplicabilityDecision.self, 31].applicability = .excluded
            }),
        RuleCase(
            .obl02, "OBL-1 (General Data Protection Regulation) has no owner",
            fires: { $0[Obligation.self, 1].owner = nil },
            silent: {
                $0[Obligation.self, 1].owner = nil
                $0[Obligation.self, 1].until = "2026-06-29"
            }),
        RuleCase(
            .obl03, "OBL-2 (Trade secrets act) is answered by no control",
            fires: { $0[Obligation.self, 2] = secrets },
            silent: { scenario in
                scenario[Obligation.self, 2] = changed(secrets) { $0.since = "2026-07-01" }
                scenario[Obligation.self, 3] = changed(secrets) { $0.referenceControls = ["A.5.1"] }
            }),
        RuleCase(
            .obl04,
            "OBL-2 (Trade secrets act) binds today, and none of the controls that answer it is in place",
            fires: { scenario in
                scenario[Obligation.self, 2] = changed(secrets) { $0.controls = ["CTL-4"] }
                scenario[Control.self, 4] = plannedControl
            },
            silent: { scenario in
                scenario[Obligation.self, 2] = changed(secrets) {
                    $0.controls = ["CTL-4"]
                    $0.referenceControls = ["A.5.1"]
                }
                scenario[Control.self, 4] = plannedControl
            }),
        RuleCase(
            .obl05, "OBL-1 (General Data Protection Regulation) was to be reviewed by 2026-06-29",
            fires: { $0[Obligation.self, 1].reviewBy = "2026-06-29" },
            silent: { $0[Obligation.self, 1].reviewBy = "2026-06-30" }),
        RuleCase(
            .obl06, "OBL-1 (General Data Protection Regulation) has no date for its next review",
            fires: { $0[Obligation.self, 1].reviewBy = nil },
            silent: {
                $0[Obligation.self, 1].reviewBy = nil
                $0[Obligation.self, 1].until = "2026-01-01"
            }),
        RuleCase(
            .obl07, "OBL-1 (General Data Protection Regulation) ends on 2026-08-29",
            fires: { $0[Obligation.self, 1].until = "2026-08-29" },
            silent: { $0[Obligation.self, 1].until = "2026-08-30" }),
        RuleCase(
            .obl08, "OBL-1 (General Data Protection Regulation) says neither where it is written nor what it demands",
            fires: { $0[Obligation.self, 1].citation = "" },
            silent: {
                $0[Obligation.self, 1].citation = ""
                $0[Obligation.self, 1].description = "Measures that fit the risk."
            }),
    ]

    /// An obligation in force that nothing answers yet.
    private static let secrets = changed(Obligation()) {
        $0.name = "Trade secrets act"
        $0.citation = "Section 2"
        $0.owner = "PER-2"
        $0.reviewBy = "2027-01-31"
    }

    static let plannedControl = changed(Control()) {
        $0.name = "Marking of secrets"
        $0.owner = "PER-2"
        $0.status = .planned
        $0.plannedFor = "2026-09-30"
    }
}
