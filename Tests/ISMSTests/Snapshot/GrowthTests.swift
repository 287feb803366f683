import Foundation
import ISMS
import RecordFormat
import Registers
import Testing

@Suite("Growth", .serialized)
struct GrowthTests {
    /// What eight times the records may cost, as a multiple: eight if work is linear, 64 if it is quadratic.
    private static let ratioMax = 24.0

    /// Processor time of this thread in seconds, so that a busy machine does not count; the least of three runs.
    private func cost(_ work: () -> Int) -> Double {
        (0..<3).map { _ in
            let start = processorSeconds()
            let result = work()
            let seconds = processorSeconds() - start
            return result >= 0 ? seconds : .infinity
        }.min() ?? .infinity
    }

    private func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test("Statement, plan and findings cost in proportion to the records")
    func linear() {
        let small = LargeISMS.make(risks: 250)
        let large = LargeISMS.make(risks: 2000)
        let works: [(String, (ISMS) -> Int)] = [
            ("statement", { StatementOfApplicability(of: $0, on: Scenario.day).lines.count }),
            ("plan", { RiskTreatmentPlan(of: $0, on: Scenario.day).items.count }),
            ("findings", { Conformity.findings(in: $0, on: Scenario.day).count }),
            ("values of assets", { AssetDependencies(of: $0).highestValue(of: RecordID(code: "AST-1")) ?? 0 }),
        ]
        for (name, work) in works {
            let ratio = cost { work(large) } / cost { work(small) }
            #expect(ratio < Self.ratioMax, "\(name): \(ratio) times the work for eight times the risks")
        }
    }

    @Test("After a change of one record a check costs a fraction of checking everything")
    func recheck() throws {
        let isms = LargeISMS.make(risks: 2000)
        let earlier = ConformityCheck(Derivation(of: isms, on: Scenario.day), history: HistoryFacts())
        let risk = try #require(isms[Risk.self].entries.first)
        let version = changed(risk.value) { $0.name = "Another name" }
            .boxed(id: risk.id, number: risk.number, provenance: risk.provenance)
        let next = isms.applying(put: [version], remove: [], at: isms.commit)
        let whole = cost { ConformityCheck(Derivation(of: next, on: Scenario.day), history: HistoryFacts()).count }
        let part = cost {
            let derivation = Derivation(of: next, on: Scenario.day, after: earlier.derivation)
            return ConformityCheck(derivation, history: HistoryFacts(), after: earlier).count
        }
        #expect(part * 3 < whole, "\(part) s beside \(whole) s")
    }

    @Test("The same seed makes the same ISMS, and one with findings of many kinds")
    func seeded() {
        let first = Conformity.findings(in: LargeISMS.make(risks: 100, seed: 3), on: Scenario.day)
        let second = Conformity.findings(in: LargeISMS.make(risks: 100, seed: 3), on: Scenario.day)
        #expect(first == second)
        #expect(Set(first.map(\.rule.code)).count > 20)
    }

    @Test("All evidence for one control, or all risks under one, cost no more each")
    func oneForAll() {
        func isms(_ count: Int) -> ISMS {
            var scenario = Scenario.conforming
            let (evidence, risk) = (scenario[Evidence.self, 1], scenario[Risk.self, 1])
            for number in 1...count {
                scenario[Evidence.self, number] = changed(evidence) {
                    $0.validUntil = Scenario.day.adding(days: -number)
                }
                scenario[Risk.self, number] = changed(risk) { $0.name = "Risk \(number)" }
            }
            scenario[ApplicabilityDecision.self, 1].contextIssues = ["CTX-1", "CTX-2"]
            return scenario.isms
        }
        let (small, large) = (isms(250), isms(2000))
        let ratio =
            cost { Conformity.findings(in: large, on: Scenario.day).count }
            / cost { Conformity.findings(in: small, on: Scenario.day).count }
        #expect(ratio < Self.ratioMax, "\(ratio) times the work for eight times the records")
    }
}
