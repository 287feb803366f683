import Frameworks
import ISMS
import RecordFormat
import Registers

/// An ISMS of any size, the same for the same seed: for each ten risks five assets, four controls, four actions, three
/// pieces of evidence and one obligation, with gaps of every kind strewn in.
struct LargeISMS {
    private var random: SeededRandom
    private var scenario = Scenario.conforming
    private let risks: Int

    static func make(risks: Int, seed: UInt64 = 1) -> ISMS {
        var maker = LargeISMS(random: SeededRandom(seed: seed), risks: risks)
        maker.fill()
        return maker.scenario.isms
    }

    private init(random: SeededRandom, risks: Int) {
        self.random = random
        self.risks = risks
    }

    private var assets: Int { max(risks / 2, 1) }
    private var controls: Int { max(risks * 2 / 5, 1) }

    private mutating func pick<Value: Record>(_ type: Value.Type, of count: Int) -> Reference<Value> {
        Reference(Scenario.id(type, Int.random(in: 1...count, using: &random)))
    }

    /// Whether a gap is left, one time in eight.
    private mutating func gap() -> Bool { Int.random(in: 0..<8, using: &random) == 0 }
    private mutating func rating() -> Int { Int.random(in: 1...5, using: &random) }
    private mutating func day() -> Day { Scenario.day.adding(days: Int.random(in: -500...500, using: &random)) }

    private mutating func fill() {
        for number in 1...assets {
            var asset = scenario[Asset.self, 1]
            asset.name = "Asset \(number)"
            asset.owner = gap() ? nil : "PER-3"
            asset.classification = gap() ? nil : .confidential
            (asset.confidentiality, asset.integrity, asset.availability) = (gap() ? nil : rating(), rating(), rating())
            // Each depends on later ones only, so there is no circle.
            asset.dependsOn = number + 7 <= assets ? [Reference(Scenario.id(Asset.self, number + 7))] : []
            scenario[Asset.self, number] = asset
        }
        for number in 1...controls {
            var control = scenario[Control.self, 1]
            control.name = "Control \(number)"
            control.meets = gap() ? [] : [RequirementID(ReferenceControlID.all[number % 93])]
            control.owner = gap() ? nil : "PER-2"
            control.status = gap() ? .planned : .implemented
            control.reviewBy = day()
            scenario[Control.self, number] = control
        }
        for number in 1...max(risks * 3 / 10, 1) {
            var evidence = scenario[Evidence.self, 1]
            evidence.name = "Evidence \(number)"
            evidence.controls = [pick(Control.self, of: controls)]
            evidence.validUntil = day()
            scenario[Evidence.self, number] = evidence
        }
        for number in 1...max(risks / 10, 1) {
            var obligation = scenario[Obligation.self, 1]
            obligation.name = "Obligation \(number)"
            obligation.referenceControls = gap() ? [] : [ReferenceControlID.all[number % 93]]
            obligation.controls = gap() ? [] : [pick(Control.self, of: controls)]
            obligation.until = gap() ? day() : nil
            scenario[Obligation.self, number] = obligation
        }
        for number in 1...risks { addRisk(number) }
        for number in 1...max(risks * 2 / 5, 1) {
            var action = scenario[TreatmentAction.self, 1]
            action.name = "Action \(number)"
            action.risks = [pick(Risk.self, of: risks)]
            action.owner = gap() ? nil : "PER-2"
            action.due = gap() ? nil : day()
            scenario[TreatmentAction.self, number] = action
        }
    }

    private mutating func addRisk(_ number: Int) {
        var risk = scenario[Risk.self, 1 + number % 4]
        risk.name = "Risk \(number)"
        risk.description = "Somebody could read, change or delete what is kept there, and it would take days to notice."
        risk.assets = [pick(Asset.self, of: assets)]
        risk.controls = gap() ? [] : [pick(Control.self, of: controls)]
        risk.owner = gap() ? nil : "PER-3"
        risk.causes = gap() ? "TBD" : risk.causes
        risk.current = gap() ? Rating() : Rating(likelihood: rating(), confidentiality: rating())
        risk.treatment = gap() ? nil : risk.treatment
        risk.acceptedUntil = day()
        scenario[Risk.self, number] = risk
    }
}
