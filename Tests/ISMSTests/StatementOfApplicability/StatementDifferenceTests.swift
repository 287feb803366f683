import ISMS
import Phrases
import RecordFormat
import Registers
import Testing

@Suite("The difference between two statements")
struct StatementDifferenceTests {
    private func difference(_ change: (inout Scenario) -> Void) -> StatementDifference {
        StatementDifference(
            from: StatementOfApplicability(of: Scenario.conforming.isms, on: Scenario.day),
            to: StatementOfApplicability(of: changed(Scenario.conforming, change).isms, on: Scenario.day))
    }

    private func words(_ difference: StatementDifference) -> [String] {
        difference.lines.flatMap { line in
            line.changes.map { "\(line.subject.id) \($0.aspect.english): \($0.before.english) → \($0.after.english)" }
        }
    }

    @Test("Between a statement and itself there is none, and records it does not show make none")
    func none() {
        #expect(difference { _ in }.isEmpty)
        #expect(difference { $0[Control.self, 1].description = "Other words." }.isEmpty)
        #expect(difference { $0.sequence = 99 }.isEmpty)
    }

    @Test("Each aspect that changed is told with what it was and is, and with the records behind it")
    func aspects() {
        let found = difference {
            $0[Control.self, 3].status = .partial
            $0[ApplicabilityDecision.self, 3].justification = "Two pairs of eyes."
        }
        #expect(
            words(found) == [
                "A.5.3 justification: Nobody should be able to change the product alone. → Two pairs of eyes.",
                "A.5.3 status: implemented → partial",
                "A.5.3 controls: CTL-3 implemented → CTL-3 partial",
            ])
        #expect(found.lines.map(\.records) == [["APP-3", "CTL-3", "EVD-1"]])
    }

    @Test("A reason that came and evidence that ran out are changes")
    func reasonsAndEvidence() {
        let found = difference {
            $0[Risk.self, 3].controls = ["CTL-3"]
            $0[Evidence.self, 1].controls = ["CTL-1", "CTL-2"]
        }
        #expect(
            words(found) == [
                "A.5.3 reasons: APP-3 → RISK-3, APP-3", "A.5.3 evidence: EVD-1 → ",
            ])
    }

    @Test("A control excluded since shows everything that went with it")
    func excluded() {
        let found = difference {
            $0[ApplicabilityDecision.self, 3].applicability = .excluded
            $0[Control.self, 3].meets = ["A.5.1"]
        }
        let lines = found.lines.map(\.subject.id)
        #expect(lines == ["A.5.1", "A.5.3"])
        #expect(words(found).contains("A.5.3 applicability: included → excluded"))
        #expect(words(found).contains("A.5.3 owners: PER-2 → "))
    }

    @Test("Own controls that came and went are told")
    func own() {
        let with = changed(Scenario.conforming) { $0[Control.self, 4].name = "Guard dog" }
        let without = StatementOfApplicability(of: Scenario.conforming.isms, on: Scenario.day)
        let statement = StatementOfApplicability(of: with.isms, on: Scenario.day)
        let came = words(StatementDifference(from: without, to: statement))
        #expect(came.first == "CTL-4 applicability: not listed → included")
        let went = words(StatementDifference(from: statement, to: without))
        #expect(went.first == "CTL-4 applicability: included → not listed")
        #expect(came.count == went.count)
    }

    @Test("The passing of time alone changes a statement")
    func time() {
        let isms = Scenario.conforming.isms
        let found = StatementDifference(
            from: StatementOfApplicability(of: isms, on: "2027-04-10"),
            to: StatementOfApplicability(of: isms, on: "2027-04-11"))
        #expect(
            words(found)
                == ["A.5.1", "A.5.2", "A.5.3", "A.5.9", "A.5.31"].map {
                    "\($0) evidence: EVD-1 → EVD-1 out of date"
                })
    }
}
