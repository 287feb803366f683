import ISMS
import RecordFormat
import Registers
import Testing

@Suite("Where a risk stands")
struct RiskEvaluationTests {
    private func evaluation(_ number: Int = 2, on day: Day = Scenario.day, _ change: (inout Risk) -> Void = { _ in })
        throws -> RiskEvaluation
    {
        var scenario = Scenario.conforming
        scenario.day = day
        scenario[Risk.self, number] = changed(scenario[Risk.self, number], change)
        return try #require(scenario.evaluation(number))
    }

    @Test("Levels come from the criteria the risk was rated under")
    func levels() throws {
        let risk = try evaluation(1)
        #expect(risk.inherent?.value == 20)
        #expect(risk.current?.value == 12)
        #expect(risk.residual?.value == 6)
        #expect(risk.isAboveLimit)
    }

    @Test("The level today is the one now, or before controls where only that is rated")
    func today() throws {
        #expect(try evaluation(1).level?.value == 12)
        #expect(try evaluation(1) { $0.current = Rating() }.level?.value == 20)
        let unrated = try evaluation(1) { ($0.current, $0.inherent) = (Rating(), Rating()) }
        #expect(!unrated.isRated && !unrated.isAboveLimit)
    }

    @Test("What remains of an accepted risk is its level today")
    func acceptedResidual() throws {
        #expect(try evaluation().residual?.value == 9)
        #expect(try evaluation { $0.current = Rating() }.residual?.value == 20)
    }

    @Test("An acceptance holds through its last day")
    func expiry() throws {
        #expect(try evaluation(on: "2027-03-31").acceptance == .valid(until: "2027-03-31"))
        #expect(try evaluation(on: "2027-04-01").acceptance == .stale([.expired(on: "2027-03-31")]))
        #expect(try evaluation(on: "2999-01-01") { $0.acceptedUntil = nil }.acceptance == .valid(until: nil))
    }

    @Test("An acceptance is missing without somebody or without a level")
    func missing() throws {
        #expect(try evaluation { $0.acceptedBy = nil }.acceptance == .missing)
        #expect(try evaluation { $0.acceptedLevel = nil }.acceptance == .missing)
        #expect(try !evaluation { $0.acceptedLevel = nil }.acceptance.isValid)
    }

    @Test("An acceptance grows stale with the level, up or down")
    func level() throws {
        let up = try evaluation { $0.current.likelihood = 4 }
        #expect(up.acceptance == .stale([.levelChanged(from: 9, to: 12)]))
        let down = try evaluation { $0.current.likelihood = 2 }
        #expect(down.acceptance == .stale([.levelChanged(from: 9, to: 6)]))
        let gone = try evaluation { ($0.current, $0.inherent) = (Rating(), Rating()) }
        #expect(gone.acceptance == .stale([.levelChanged(from: 9, to: nil)]))
    }

    @Test("An acceptance grows stale with the criteria, also at the same figure")
    func criteria() throws {
        var scenario = Scenario.conforming
        scenario[RiskCriteria.self, 2] = scenario[RiskCriteria.self, 1]
        scenario[Risk.self, 2].criteria = "CRIT-2"
        #expect(scenario.evaluation(2)?.acceptance == .stale([.criteriaChanged]))
        scenario[Risk.self, 2].acceptedCriteria = "CRIT-2"
        #expect(scenario.evaluation(2)?.acceptance.isValid == true)
    }

    @Test("Only the risk's owner of today can have accepted it")
    func owner() throws {
        #expect(try evaluation { $0.owner = "PER-1" }.acceptance == .stale([.notTheOwner]))
    }

    @Test("All that is wrong with an acceptance is told")
    func several() throws {
        let stale = try evaluation(on: "2028-01-01") {
            $0.owner = "PER-1"
            $0.current.likelihood = 5
        }
        #expect(
            stale.acceptance
                == .stale([.levelChanged(from: 9, to: 15), .expired(on: "2027-03-31"), .notTheOwner]))
    }

    @Test("The acceptance of a treated risk is of what remains")
    func treatedAcceptance() throws {
        let risk = try evaluation(1) { ($0.acceptedBy, $0.acceptedLevel) = ("PER-3", 6) }
        #expect(risk.acceptance.isValid)
        #expect(try !evaluation(1) { ($0.acceptedBy, $0.acceptedLevel) = ("PER-3", 12) }.acceptance.isValid)
    }

    @Test("The approval of a plan is of its expected level, and the owner's")
    func planApproval() throws {
        #expect(try evaluation(1).planApproval == .valid(until: nil))
        #expect(try evaluation(1) { $0.planApprovedOn = nil }.planApproval == .missing)
        #expect(try evaluation(1) { $0.planApprovedBy = nil }.planApproval == .missing)
        #expect(try evaluation(1) { $0.planApprovedBy = "PER-1" }.planApproval == .stale([.notTheOwner]))
        let changed = try evaluation(1) { $0.residual.likelihood = 3 }
        #expect(changed.planApproval == .stale([.levelChanged(from: 6, to: 9)]))
    }

    @Test("Closed risks are out of the figures")
    func closed() {
        let scenario = changed(Scenario.conforming) { $0[Risk.self, 2].status = .closed }
        #expect(scenario.isms.riskEvaluations(on: Scenario.day).map(\.risk.code) == ["RISK-1", "RISK-3", "RISK-4"])
    }
}
