import ISMS
import RecordFormat
import Registers
import Testing

@Suite("The risk treatment plan")
struct RiskTreatmentPlanTests {
    private func plan(_ scenario: Scenario) -> RiskTreatmentPlan {
        RiskTreatmentPlan(of: scenario.isms, on: Scenario.day)
    }

    private func item(_ code: String, _ change: (inout Scenario) -> Void = { _ in }) throws -> RiskTreatmentPlan.Item {
        try #require(plan(changed(Scenario.conforming, change)).items.first { $0.risk.code == code })
    }

    @Test("The highest level comes first; of equals, the lower code")
    func order() {
        let scenario = changed(Scenario.conforming) { $0[Risk.self, 4].current = Rating(likelihood: 5, integrity: 5) }
        #expect(plan(scenario).items.map(\.risk.code) == ["RISK-4", "RISK-1", "RISK-3", "RISK-2"])
    }

    @Test("In it are open risks above the limit, and those with a treatment")
    func belongs() {
        let scenario = changed(Scenario.conforming) {
            $0[Risk.self, 1].treatment = nil
            $0[Risk.self, 2].current = Rating(likelihood: 1, integrity: 1)
            $0[Risk.self, 3].treatment = nil
            $0[Risk.self, 3].current = Rating(likelihood: 1, integrity: 1)
            $0[Risk.self, 4].status = .closed
        }
        #expect(plan(scenario).items.map(\.risk.code) == ["RISK-1", "RISK-2"])
    }

    @Test("Progress is the mean over actions and controls, cancelled actions left out")
    func progress() throws {
        // ACT-1 stands at 40, CTL-1 is implemented.
        #expect(try item("RISK-1").percent == 70)
        #expect(try item("RISK-1") { $0[Control.self, 1].status = .partial }.percent == 45)
        #expect(try item("RISK-1") { $0[TreatmentAction.self, 1].status = .cancelled }.percent == 100)
        #expect(try item("RISK-1") { $0[TreatmentAction.self, 1].progress = 100 }.percent == 99)
        #expect(try item("RISK-2").percent == nil)
    }

    @Test("The action that ends an activity is in the plan, linked or not, once, and not when cancelled")
    func avoiding() throws {
        #expect(try item("RISK-3").actions.map(\.code) == ["ACT-2"])
        #expect(try item("RISK-3") { $0[TreatmentAction.self, 2].risks = [] }.actions.map(\.code) == ["ACT-2"])
        let cancelled = try item("RISK-3") { $0[TreatmentAction.self, 2].status = .cancelled }
        #expect(cancelled.actions.isEmpty && cancelled.percent == nil)
    }

    @Test("It is due when the last of its open actions and controls is, and overdue when any is")
    func due() throws {
        #expect(try item("RISK-1").due == "2026-12-31")
        let late = try item("RISK-1") {
            $0[Control.self, 1].status = .planned
            $0[Control.self, 1].plannedFor = "2026-06-29"
        }
        #expect(late.due == "2026-12-31" && late.isOverdue)
        let done = try item("RISK-1") { $0[TreatmentAction.self, 1].status = .done }
        #expect(done.due == nil && !done.isOverdue)
        let today = try item("RISK-1") { $0[TreatmentAction.self, 1].due = "2026-06-30" }
        #expect(!today.isOverdue)
    }

    @Test("It names the owner, and to whom a risk is transferred")
    func names() throws {
        #expect(try item("RISK-4").owner?.code == "PER-3")
        #expect(try item("RISK-4").transferredTo?.code == "PTY-2")
    }
}
