import Phrases
import RecordFormat
import Registers
import Testing

@testable import ISMS

/// Some duties run by the hour. What is in time when a page is drawn may be late when it is drawn again.
@Suite("A rule that needs the moment")
struct ClockRuleTests {
    /// Three days after the records of the scenario were written.
    private let day: Day = "2026-05-04"
    private var deadline: Instant { day.firstInstant }

    private static let rulebook = Rulebook(
        [
            Rule.clock(RuleCode("TST-01"), .error, "A.5.26", "Asset written 72 hours ago", remedy: "Nothing.") {
                context, now in
                context.findings(Asset.self) { asset in
                    let age = now.milliseconds - asset.provenance.updatedAt.milliseconds
                    return age > 72 * 3_600_000 ? "was written more than 72 hours ago" : nil
                }
            }
        ] + Conformity.rules)

    private func check(
        _ change: (inout Scenario) -> Void = { _ in }, after earlier: ConformityCheck? = nil
    ) -> ConformityCheck {
        let isms = changed(Scenario.conforming) {
            $0.removeAll(Asset.self); $0.oneAsset(); change(&$0)
        }.isms
        let derivation = Derivation(of: isms, on: day, after: earlier?.derivation)
        return ConformityCheck(derivation, history: HistoryFacts(), after: earlier, by: Self.rulebook)
    }

    private func late(_ check: ConformityCheck) -> [String] {
        check.findings.filter { $0.rule.code.text == "TST-01" }.map(\.message.english)
    }

    private func instant(_ milliseconds: Int) -> Instant {
        Instant(milliseconds: deadline.milliseconds + milliseconds)
    }

    @Test("It is asked only at a moment, and finds what is the case at that one")
    func moments() {
        let check = check()
        #expect(late(check) == [])
        #expect(late(check.judged(at: instant(0))) == [])
        #expect(late(check.judged(at: instant(1))) == ["AST-1 (Customer data) was written more than 72 hours ago"])
        // Asked again of what was asked before, it does not stand by what it found.
        #expect(late(check.judged(at: instant(1)).judged(at: instant(0))) == [])
    }

    @Test("What it finds stands in its place among the others, and is counted with them")
    func order() {
        let check = check {
            $0[Asset.self, 1].owner = nil; $0[Asset.self, 1].classification = nil
        }
        let judged = check.judged(at: instant(1))
        let codes = judged.findings(about: Scenario.id(Asset.self, 1)).map(\.rule.code.text)
        #expect(codes == ["TST-01", "AST-02", "AST-03"])
        #expect(judged.findings.first?.rule.code.text == "TST-01")
        #expect(judged.findings.dropFirst() == check.findings[...])
        #expect(judged.groups.first?.findings.count == 1)
        #expect(judged.count == check.count + 1)
        #expect(judged.errorCount == check.errorCount + 1)
    }

    @Test("A later check takes nothing over from it")
    func carried() {
        let judged = check().judged(at: instant(1))
        let next = check({ $0[Control.self, 1].owner = nil }, after: judged)
        #expect(late(next) == [])
        #expect(next.findings(about: Scenario.id(Asset.self, 1)) == [])
        #expect(next.errorCount == check { $0[Control.self, 1].owner = nil }.errorCount)
        #expect(late(next.judged(at: instant(1))).count == 1)
    }

    @Test("A day that is over is judged at its end, whatever the clock says now")
    func past() {
        let isms = changed(Scenario.conforming) {
            $0.removeAll(Asset.self); $0.oneAsset()
        }.isms
        let before = ConformityCheck(Derivation(of: isms, on: "2026-05-03"), history: HistoryFacts(), by: Self.rulebook)
        #expect(late(before.judged(at: instant(1_000_000_000))) == [])
        #expect(late(check().judged(at: instant(1_000_000_000))).count == 1)
    }

    @Test("Where the clock finds nothing, the check of the day stands, and what was made of it")
    func none() {
        let isms = LargeISMS.make(risks: 10)
        let findings = Conformity.findings(in: isms, on: Scenario.day)
        #expect(Conformity.findings(in: isms, on: Scenario.day, at: deadline) == findings)
        let check = ConformityCheck(Derivation(of: isms, on: Scenario.day), history: HistoryFacts())
        #expect(!check.judged(at: deadline).changesWithTheClock)
        #expect(!self.check().judged(at: instant(0)).changesWithTheClock)
        #expect(self.check().judged(at: instant(1)).changesWithTheClock)
    }

    @Test("A day is over when the organization's clocks say so")
    func zone() throws {
        let isms = changed(Scenario.conforming) {
            $0.removeAll(Asset.self)
            $0.oneAsset()
            $0[Organization.self, 1].timeZone = TimeZoneID("America/New_York")
        }.isms
        let check = ConformityCheck(
            Derivation(of: isms, on: Day(number: day.number - 1)), history: HistoryFacts(), by: Self.rulebook)
        // In New York it is still the day before for four hours after midnight in UTC.
        #expect(late(check.judged(at: instant(3_600_000))).count == 1)
        #expect(late(check.judged(at: instant(5 * 3_600_000))).count == 1)
        let inUTC = self.check()
        #expect(late(inUTC.judged(at: instant(0))) == [])
    }
}

extension Scenario {
    fileprivate mutating func oneAsset() { self[Asset.self, 1] = Scenario.conforming[Asset.self, 1] }
}
