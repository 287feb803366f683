import ISMS
import RecordFormat
import Registers
import Testing

@Suite("The JSON form of a statement")
struct StatementJSONTests {
    /// One control with everything, one excluded, one of the organization's own, all others undecided.
    private static let scenario: Scenario = {
        var scenario = Scenario()
        scenario[Person.self, 1].name = "Ada Lind"
        scenario[Control.self, 1] = changed(Control()) {
            $0.name = "Second factor \"for all\""
            $0.meets = ["A.8.5"]
            $0.owner = "PER-1"
            $0.status = .implemented
            $0.implementedOn = "2025-06-01"
        }
        scenario[Control.self, 2] = changed(Control()) {
            $0.name = "Guard dog"
            $0.status = .planned
            $0.plannedFor = "2026-09-01"
        }
        scenario[Risk.self, 1] = changed(Risk()) { ($0.name, $0.controls) = ("Stolen account", ["CTL-1", "CTL-2"]) }
        scenario[Obligation.self, 1] = changed(Obligation()) {
            ($0.name, $0.source, $0.referenceControls) = ("Data processing agreement", .contract, ["A.8.5"])
        }
        scenario[Evidence.self, 1] = changed(Evidence()) {
            ($0.name, $0.controls) = ("Export", ["CTL-1"])
            ($0.collectedOn, $0.validUntil) = ("2026-04-10", "2027-04-10")
        }
        scenario[ApplicabilityDecision.self, 1] = changed(ApplicabilityDecision()) {
            ($0.referenceControl, $0.justification) = ("A.8.5", "Accounts are stolen.")
        }
        scenario[ApplicabilityDecision.self, 2] = changed(ApplicabilityDecision()) {
            ($0.referenceControl, $0.applicability, $0.justification) = ("A.7.4", .excluded, "No premises — none.")
        }
        return scenario
    }()

    @Test("Its bytes are these, for ever")
    func bytes() {
        let special: [String: String] = [
            "A.8.5": #"""
            {"applicability":"included","controls":[{"code":"CTL-1","name":"Second factor \"for all\"","status":"implemented"}],"decision":"APP-1","evidence":[{"code":"EVD-1","collectedOn":"2026-04-10","isFresh":true,"name":"Export","validUntil":"2027-04-10"}],"implementedOn":"2025-06-01","justification":"Accounts are stolen.","owners":["PER-1"],"reasons":[{"ground":"risk","record":"RISK-1","title":"Stolen account"},{"ground":"contract","record":"OBL-1","title":"Data processing agreement"}],"status":"implemented","subject":"A.8.5"}
            """#,
            "A.7.4": #"""
            {"applicability":"excluded","controls":[],"decision":"APP-2","evidence":[],"justification":"No premises — none.","owners":[],"reasons":[],"status":"notStarted","subject":"A.7.4"}
            """#,
        ]
        let own = #"""
            {"applicability":"included","controls":[{"code":"CTL-2","name":"Guard dog","status":"planned"}],"evidence":[],"justification":"","owners":[],"plannedFor":"2026-09-01","reasons":[{"ground":"risk","record":"RISK-1","title":"Stolen account"}],"status":"planned","subject":"CTL-2"}
            """#
        let annex = [(5, 37), (6, 8), (7, 14), (8, 34)].flatMap { theme, last in (1...last).map { "A.\(theme).\($0)" } }
        let lines = annex.map { id in
            special[id]
                ?? #"{"applicability":"undecided","controls":[],"evidence":[],"justification":"","owners":[],"reasons":[],"status":"notStarted","subject":"\#(id)"}"#
        }
        let hash = String(repeating: "ab", count: 32)
        let expected =
            #"{"commit":{"hash":"\#(hash)","sequence":10},"day":"2026-06-30","format":"annex-statement-of-applicability/1","lines":["#
            + (lines + [own]).joined(separator: ",") + "]}"
        let statement = StatementOfApplicability(of: Self.scenario.isms, on: Scenario.day)
        #expect(statement.json.canonicalText == expected)
    }

    @Test("A person's name is not in it, so that it can be erased")
    func people() {
        let text = StatementOfApplicability(of: Self.scenario.isms, on: Scenario.day).json.canonicalText
        #expect(text.contains("PER-1") && !text.contains("Ada"))
    }
}
