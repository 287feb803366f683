import Frameworks
import Phrases
import RecordFormat
import Registers
import Testing

@testable import ISMS

@Suite("Programmes: what the organization is held to")
struct ProgrammeTests {
    private func programme(_ framework: RequirementID.Framework, _ change: (inout Programme) -> Void = { _ in })
        -> Programme
    {
        var programme = Programme()
        (programme.name, programme.framework) = ("Examination", framework)
        change(&programme)
        return programme
    }

    private func coverage(_ change: (inout Scenario) -> Void) throws -> ProgrammeCoverage {
        var scenario = Scenario.conforming
        change(&scenario)
        let isms = scenario.isms
        let entry = try #require(isms[Programme.self].entries.first)
        return ProgrammeCoverage(of: entry, in: Derivation(of: isms, on: Scenario.day))
    }

    @Test("Of SOC 2, a criterion is met by a control that is begun and names it; each is met, open or left out")
    func criteria() throws {
        let coverage = try coverage { scenario in
            scenario[Programme.self, 1] = programme(.soc2) { programme in
                var exclusion = Programme.Exclusion()
                (exclusion.requirement, exclusion.why) = (.soc2("P1.1"), "No privacy in this examination.")
                programme.excluded = [exclusion]
            }
            scenario[Control.self, 1].meets += [.soc2("CC6.1"), .soc2("CC6.2")]
            scenario[Control.self, 2].meets += [.soc2("CC6.1"), .soc2("CC7.4")]
            scenario[Control.self, 2].status = .notStarted
        }
        #expect(coverage.met == [.soc2("CC6.1"), .soc2("CC6.2")])
        #expect(coverage.excluded == [.soc2("P1.1")])
        #expect(coverage.met.count + coverage.open.count + coverage.excluded.count == 61)
    }

    @Test("Of ISO/IEC 27001, the Statement of Applicability says what applies")
    func standard() throws {
        let coverage = try coverage { $0[Programme.self, 1] = programme(.iso27001) }
        let statement = StatementOfApplicability(of: Scenario.conforming.isms, on: Scenario.day)
        #expect(coverage.excluded.count == statement.referenceLines.count { $0.applicability == .excluded })
        #expect(coverage.excluded.count + coverage.met.count + coverage.open.count == 93)
        #expect(coverage.met.contains("A.5.1") && !coverage.excluded.isEmpty)
    }

    @Test("Left out is what the framework has, once each; of ISO/IEC 27001 the statement decides")
    func exclusions() {
        func problems(_ framework: RequirementID.Framework, _ left: [RequirementID]) -> [String] {
            let programme = programme(framework) { programme in
                programme.excluded = left.map { id in
                    var exclusion = Programme.Exclusion()
                    (exclusion.requirement, exclusion.why) = (id, "Because.")
                    return exclusion
                }
            }
            return programme.problems(in: Scenario.conforming.isms, identity: RecordID(high: 1, low: 1), previous: nil)
                .map(\.problem.english)
        }
        #expect(problems(.soc2, [.soc2("P1.1"), .soc2("P2.1")]).isEmpty)
        #expect(problems(.soc2, [.gdpr("32")]).first?.contains("GDPR 32") == true)
        #expect(problems(.soc2, [.soc2("P1.1"), .soc2("P1.1")]).count == 1)
        #expect(problems(.iso27001, ["A.7.1"]).first?.contains("Statement of Applicability") == true)
    }

    @Test("A rule of a framework holds while a programme of it has begun and not ended; one of ISO/IEC 27001 always")
    func holding() {
        let rulebook = Rulebook([
            Rule(.frw01, .note, "soc2-2017:CC1.1", "Of SOC 2", reads: .neighbours, remedy: "None.") { context in
                context.findings(Control.self) { $0.number == 1 ? "speaks" : nil }
            },
            Rule(.frw02, .note, "A.5.1", "Of ISO/IEC 27001", remedy: "None.") { [$0.finding("speaks")] },
        ])
        func codes(_ scenario: Scenario, after earlier: ConformityCheck? = nil) -> (ConformityCheck, [RuleCode]) {
            let check = ConformityCheck(
                Derivation(of: scenario.isms, on: Scenario.day), history: HistoryFacts(), after: earlier, by: rulebook)
            return (check, check.findings.map(\.rule.code))
        }
        var scenario = Scenario.conforming
        let (before, without) = codes(scenario)
        #expect(without == [.frw02])
        scenario[Programme.self, 1] = programme(.soc2) { $0.from = Scenario.day.adding(days: 1) }
        #expect(codes(scenario, after: before).1 == [.frw02])
        scenario[Programme.self, 1] = programme(.soc2) { $0.until = Scenario.day }
        let (during, with) = codes(scenario, after: before)
        #expect(with == [.frw01, .frw02])
        scenario[Programme.self, 1] = programme(.soc2) { $0.until = Scenario.day.adding(days: -1) }
        #expect(codes(scenario, after: during).1 == [.frw02])
    }

    @Test("What asks for each rule and each register is in the catalogue")
    func requirementsExist() {
        for rule in Conformity.rules {
            #expect(Catalog.bundled.title(of: rule.header.requirement) != nil, "\(rule.header.code)")
        }
        for kind in Kind.all {
            for id in kind.answers { #expect(Catalog.bundled.title(of: id) != nil, "\(kind.name) answers \(id)") }
        }
    }
}
