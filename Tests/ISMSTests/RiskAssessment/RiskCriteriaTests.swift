import ISMS
import Phrases
import RecordFormat
import Registers
import Testing

@Suite("Risk criteria")
struct RiskCriteriaTests {
    @Test(
        "A band begins at its floor",
        arguments: [
            (1, 1, 1, "low"), (2, 2, 4, "low"), (1, 5, 5, "medium"), (3, 3, 9, "medium"), (2, 5, 10, "high"),
            (4, 4, 16, "high"), (4, 5, 20, "very high"), (5, 5, 25, "very high"),
        ])
    func band(likelihood: Int, consequence: Int, value: Int, name: String) {
        let level = RiskCriteria.fiveByFive.level(likelihood: likelihood, consequence: consequence)
        #expect(level?.value == value)
        #expect(level?.band == name)
    }

    @Test("The level is the product, the sum or the cell of the grid")
    func methods() {
        #expect(RiskCriteria.fiveByFive.level(likelihood: 3, consequence: 4)?.value == 12)
        let sum = changed(RiskCriteria.fiveByFive) { $0.method = .sum }
        #expect(sum.level(likelihood: 3, consequence: 4)?.value == 7)
        // Rows are likelihoods, columns are consequences.
        #expect(RiskCriteria.fourByFour.level(likelihood: 1, consequence: 4)?.value == 3)
        #expect(RiskCriteria.fourByFour.level(likelihood: 4, consequence: 1)?.value == 2)
    }

    @Test("The limit itself is acceptable, one above is not")
    func limit() {
        #expect(RiskCriteria.fiveByFive.level(likelihood: 2, consequence: 3)?.isAcceptable == true)
        let seven = changed(RiskCriteria.fiveByFive) { $0.acceptableLevelMax = 7 }
        #expect(seven.level(likelihood: 2, consequence: 4)?.isAcceptable == false)
    }

    @Test("A rating off the scale has no level", arguments: [(0, 1), (1, 0), (6, 1), (1, 6), (-1, 1)])
    func offTheScale(likelihood: Int, consequence: Int) {
        #expect(RiskCriteria.fiveByFive.level(likelihood: likelihood, consequence: consequence) == nil)
    }

    @Test("The ready-made sets are valid, and every pair of ratings has a level", arguments: ["5x5", "4x4"])
    func readyMade(name: String) throws {
        let criteria = changed(try #require(RiskCriteria.readyMade[name])) { $0.effectiveFrom = Scenario.day }
        #expect(problems(criteria) == [])
        #expect(criteria.fieldProblems == [])
        for likelihood in 1...criteria.likelihoodScale.count {
            for consequence in 1...criteria.consequenceScale.count {
                let level = try #require(criteria.level(likelihood: likelihood, consequence: consequence))
                let less = criteria.level(likelihood: max(likelihood - 1, 1), consequence: consequence)
                #expect(try #require(less).value <= level.value)
            }
        }
    }

    private func problems(_ criteria: RiskCriteria) -> [InvalidField] {
        criteria.problems(in: ISMS(), identity: RecordID(code: "CRIT-1"), previous: nil)
    }

    @Test("Each bad shape is refused", arguments: BadShape.all)
    func badShapes(shape: BadShape) {
        let found = problems(changed(shape.base, shape.change)).map(\.description)
        #expect(found == [shape.problem])
    }

    struct BadShape: Sendable, CustomTestStringConvertible {
        let problem: String
        let base: RiskCriteria
        let change: @Sendable (inout RiskCriteria) -> Void
        var testDescription: String { problem }

        init(
            _ problem: String, _ base: RiskCriteria = .fiveByFive,
            change: @escaping @Sendable (inout RiskCriteria) -> Void
        ) {
            (self.problem, self.base, self.change) = (problem, base, change)
        }

        static let all: [BadShape] = [
            BadShape("likelihoodScale: has 1 levels; between 2 and 10 are needed") {
                $0.likelihoodScale = [$0.likelihoodScale[0]]
                $0.acceptableLevelMax = 1
            },
            BadShape("consequenceScale: has 11 levels; between 2 and 10 are needed") {
                $0.consequenceScale = (1...11).map { RiskCriteria.ScaleLevel("step \($0)", "so bad") }
            },
            BadShape("likelihoodScale: names two levels alike") { $0.likelihoodScale[1].name = "RARE" },
            BadShape("grid: must have 4 rows of 4 levels, one for each pair of ratings", .fourByFour) {
                $0.grid[2] = RiskCriteria.GridRow([1, 2, 3])
            },
            BadShape("grid: falls where a rating rises; a higher rating may not give a lower level", .fourByFour) {
                $0.grid[2] = RiskCriteria.GridRow([2, 3, 2, 4])
            },
            BadShape("grid: falls where a rating rises; a higher rating may not give a lower level", .fourByFour) {
                $0.grid[1] = RiskCriteria.GridRow([1, 1, 1, 3])
            },
            BadShape("grid: is only for the method grid", .fourByFour) {
                $0.method = .product
                $0.bands = [RiskCriteria.Band("all", floor: 1, colour: "#000000")]
            },
            BadShape("bands: must name at least one band") { $0.bands = [] },
            BadShape("bands: must rise: each begins above the one before") { $0.bands[2].floor = 5 },
            BadShape("bands: leave out levels below 2; the lowest level is 1") { $0.bands[0].floor = 2 },
            BadShape("bands: leave out levels below 3; the lowest level is 2") {
                $0.method = .sum
                $0.bands[0].floor = 3
            },
            BadShape("bands: the colour of high is not written #RRGGBB") { $0.bands[2].colour = "orange" },
            BadShape("bands: the colour of high is not written #RRGGBB") { $0.bands[2].colour = "#12345g" },
            BadShape("acceptableLevelMax: accepts every level: 25 is the highest there is") {
                $0.acceptableLevelMax = 25
            },
            BadShape("acceptableLevelMax: accepts every level: 10 is the highest there is") {
                $0.method = .sum
                $0.acceptableLevelMax = 10
            },
        ]
    }

    @Test("Criteria that risks were rated under keep their arithmetic, and the risks are named")
    func cannotChange() {
        let isms = Scenario.conforming.isms
        let previous = Scenario.conforming[RiskCriteria.self, 1]
        let id = RecordID(code: "CRIT-1")
        for change: (inout RiskCriteria) -> Void in [
            { $0.acceptableLevelMax = 5 }, { $0.method = .sum }, { $0.bands[1].floor = 4 },
            { $0.likelihoodScale[0].meaning = "Never." }, { $0.consequenceScale.removeLast() },
        ] {
            let found = changed(previous, change).problems(in: isms, identity: id, previous: previous)
            #expect(found.map(\.field) == [""])
            #expect(found.first?.problem.english.hasPrefix("RISK-1 and 3 more were rated under these criteria") == true)
        }
    }

    @Test("What says nothing about levels may change, and so may criteria nobody was rated under")
    func mayChange() {
        let previous = Scenario.conforming[RiskCriteria.self, 1]
        let renamed = changed(previous) { ($0.name, $0.approvedBy, $0.rationale) = ("Criteria", "PER-2", "Because.") }
        let id = RecordID(code: "CRIT-1")
        #expect(renamed.problems(in: Scenario.conforming.isms, identity: id, previous: previous) == [])
        let stricter = changed(previous) { $0.acceptableLevelMax = 5 }
        let unused = changed(Scenario.conforming) { $0.removeAll(Risk.self) }.isms
        #expect(stricter.problems(in: unused, identity: id, previous: previous) == [])
    }

    @Test("Of approved criteria whose day has come, the latest are in force")
    func inForce() {
        var scenario = Scenario.conforming
        let base = scenario[RiskCriteria.self, 1]
        scenario[RiskCriteria.self, 2] = changed(base) { $0.effectiveFrom = "2026-06-30" }
        scenario[RiskCriteria.self, 3] = changed(base) { ($0.effectiveFrom, $0.approvedBy) = ("2026-06-30", nil) }
        scenario[RiskCriteria.self, 4] = changed(base) { $0.effectiveFrom = "2026-07-01" }
        let isms = scenario.isms
        #expect(isms.riskCriteria(on: "2024-12-31") == nil)
        #expect(isms.riskCriteria(on: "2026-06-29")?.code == "CRIT-1")
        #expect(isms.riskCriteria(on: "2026-06-30")?.code == "CRIT-2")
        #expect(isms.riskCriteria(on: "2026-07-01")?.code == "CRIT-4")
    }
}
