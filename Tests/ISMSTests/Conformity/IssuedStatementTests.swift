import ISMS
import Phrases
import RecordFormat
import Registers
import Testing

@Suite("An issued statement beside the records of today")
struct IssuedStatementTests {
    private func stale(_ change: (inout Scenario) -> Void) -> [String] {
        let issued = StatementOfApplicability(of: Scenario.conforming.isms, on: "2026-05-10")
        let isms = changed(Scenario.conforming, change).isms
        return Conformity.findings(in: isms, on: Scenario.day, history: HistoryFacts(issued: issued))
            .filter { $0.rule.code == .soa17 }.map(\.message.english)
    }

    @Test("It is stale once anything it says has changed, whatever record that is in")
    func changedRecords() {
        #expect(
            stale { $0[Control.self, 3].status = .partial } == [
                "SOA-1 (Statement of Applicability 1) is stale: what it says about A.5.3 has changed since"
            ])
        #expect(
            stale { $0[Risk.self, 1].status = .closed } == [
                "SOA-1 (Statement of Applicability 1) is stale: what it says about A.5.1 and A.5.9 has changed since"
            ])
        #expect(stale { $0.remove(Evidence.self, 1) }.count == 1)
    }

    @Test("It is not stale for a later commit, nor for changes it does not show")
    func unchanged() {
        #expect(stale { $0.sequence = 50 } == [])
        #expect(stale { $0.put($0[ApplicabilityDecision.self, 3], 3, sequence: 40) } == [])
        #expect(stale { $0[Asset.self, 1].name = "Customers' data" } == [])
    }

    @Test("What stands against issuing one are errors in deciding about controls, and nothing else")
    func blocking() {
        func blocking(_ change: (inout Scenario) -> Void) -> [RuleCode] {
            changed(Scenario.conforming, change).findings.filter(\.blocksStatement).map(\.rule.code)
        }
        #expect(blocking { $0.remove(IssuedStatement.self, 1) } == [])
        #expect(blocking { $0[Risk.self, 1].owner = nil } == [])
        #expect(blocking { $0.remove(Control.self, 3) } == [])
        #expect(blocking { $0.remove(ApplicabilityDecision.self, 4) } == [.soa01])
        #expect(blocking { $0[ApplicabilityDecision.self, 4].justification = "" } == [.soa02])
    }
}
