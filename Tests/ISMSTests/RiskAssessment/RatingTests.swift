import Frameworks
import ISMS
import Phrases
import RecordFormat
import Registers
import Testing

@Suite("Ratings")
struct RatingTests {
    private func problems(_ change: (inout Risk) -> Void) -> [InvalidField] {
        let risk = changed(Scenario.conforming[Risk.self, 1], change)
        return risk.problems(in: Scenario.conforming.isms, identity: RecordID(code: "RISK-1"), previous: nil)
    }

    @Test("A rating off the scale is refused at each stage, and the scale named")
    func offTheScale() {
        #expect(problems { _ in } == [])
        #expect(
            problems { $0.current.likelihood = 6 } == [
                InvalidField(
                    "currentLikelihood",
                    "6 is off the scale of CRIT-1: 1 rare, 2 unlikely, 3 possible, 4 likely, 5 almost certain")
            ])
        let found = problems {
            $0.inherent.confidentiality = 0
            $0.current.integrity = 6
            $0.residual.availability = -1
        }
        #expect(found.map(\.field) == ["inherentConfidentiality", "currentIntegrity", "residualAvailability"])
    }

    @Test("A rated risk has an owner and criteria; one that is not rated needs neither")
    func ownerAndCriteria() {
        #expect(problems { $0.owner = nil }.map(\.field) == ["owner"])
        #expect(problems { $0.criteria = nil }.map(\.field) == ["criteria"])
        #expect(
            problems {
                ($0.owner, $0.criteria) = (nil, nil)
                ($0.inherent, $0.current, $0.residual) = (Rating(), Rating(), Rating())
            } == [])
    }

    @Test("An acceptance names its level, a closed risk its reason")
    func acceptanceAndClosing() {
        #expect(problems { ($0.acceptedBy, $0.acceptedLevel) = ("PER-3", nil) }.map(\.field) == ["acceptedLevel"])
        #expect(problems { ($0.status, $0.closingReason) = (.closed, " ") }.map(\.field) == ["closingReason"])
        #expect(problems { ($0.status, $0.closingReason) = (.closed, "Server is gone.") } == [])
    }

    @Test("The highest consequence counts")
    func highest() {
        let rating = Rating(likelihood: 2, confidentiality: 1, integrity: 4, availability: 3)
        #expect(rating.consequence == 4)
        #expect(rating.level(under: .fiveByFive)?.value == 8)
        #expect(Rating(likelihood: 2, availability: 5).level(under: .fiveByFive)?.value == 10)
    }

    @Test("Half a rating has no level")
    func incomplete() {
        #expect(Rating(likelihood: 5).level(under: .fiveByFive) == nil)
        #expect(Rating(confidentiality: 5).level(under: .fiveByFive) == nil)
        #expect(Rating().isEmpty)
        #expect(!Rating(integrity: 1).isEmpty)
    }
}
