import Frameworks
import ISMS
import Phrases
import RecordFormat
import Registers
import Testing

@Suite("Dependencies between assets")
struct AssetDependencyTests {
    /// Assets by number: own value for confidentiality, and what each depends on.
    private func scenario(_ assets: [Int: (value: Int?, dependsOn: [Int])]) -> Scenario {
        changed(Scenario()) { scenario in
            for (number, asset) in assets {
                scenario[Asset.self, number] = changed(Asset()) {
                    $0.name = "Asset \(number)"
                    $0.confidentiality = asset.value
                    $0.dependsOn = asset.dependsOn.map { Reference(Scenario.id(Asset.self, $0)) }
                }
            }
        }
    }

    private func value(_ number: Int, in scenario: Scenario) -> (value: Int, source: RecordID)? {
        AssetDependencies(of: scenario.isms).value(of: Scenario.id(Asset.self, number), .confidentiality)
            .map { ($0.value, $0.source) }
    }

    @Test("What carries something valuable is as valuable, over several steps")
    func inherits() {
        let chain = scenario([1: (5, [2]), 2: (2, [3]), 3: (nil, [])])
        #expect(value(3, in: chain)?.value == 5)
        #expect(value(3, in: chain)?.source == RecordID(code: "AST-1"))
        #expect(value(2, in: chain)?.value == 5)
        #expect(value(1, in: chain)?.value == 5)
    }

    @Test("Value runs from what depends to what it needs, never back")
    func oneWay() {
        let assets = scenario([1: (1, [2]), 2: (5, [])])
        #expect(value(1, in: assets)?.value == 1)
    }

    @Test("Through a diamond the highest counts, once")
    func diamond() {
        let assets = scenario([1: (3, [2, 3]), 2: (4, [4]), 3: (2, [4]), 4: (1, [])])
        #expect(value(4, in: assets)?.value == 4)
        #expect(value(4, in: assets)?.source == RecordID(code: "AST-2"))
    }

    @Test("Of equals an asset's own value stands, then that of the lower code")
    func ties() {
        let own = scenario([1: (4, [2]), 2: (4, [])])
        #expect(value(2, in: own)?.source == RecordID(code: "AST-2"))
        let inherited = scenario([1: (4, [3]), 2: (4, [3]), 3: (nil, [])])
        #expect(value(3, in: inherited)?.source == RecordID(code: "AST-1"))
    }

    @Test("Each property is inherited for itself")
    func properties() {
        var assets = scenario([1: (5, [2]), 2: (nil, [])])
        assets[Asset.self, 2].availability = 2
        let dependencies = AssetDependencies(of: assets.isms)
        let server = RecordID(code: "AST-2")
        #expect(dependencies.value(of: server, .availability)?.value == 2)
        #expect(dependencies.value(of: server, .integrity) == nil)
        #expect(dependencies.highestValue(of: server) == 5)
    }

    @Test("A retired asset lends no value")
    func retired() {
        var assets = scenario([1: (5, [2]), 2: (nil, [])])
        assets[Asset.self, 1].status = .retired
        #expect(value(2, in: assets) == nil)
    }

    @Test("A chain of 10,000 is followed to its end, whichever end has the lower code", arguments: [true, false])
    func longChain(isAscending: Bool) {
        let count = 10_000
        let links = Dictionary(
            uniqueKeysWithValues: (1...count).map { place in
                let next = isAscending ? place + 1 : place - 1
                let isFirst = place == (isAscending ? 1 : count)
                return (place, (value: isFirst ? 5 : nil, dependsOn: (1...count).contains(next) ? [next] : []))
            })
        #expect(value(isAscending ? count : 1, in: scenario(links))?.value == 5)
    }

    private func problems(_ number: Int, in scenario: Scenario) -> [String] {
        scenario[Asset.self, number]
            .problems(in: scenario.isms, identity: Scenario.id(Asset.self, number), previous: nil).map(
                \.problem.english)
    }

    @Test("A circle is refused, and its path named")
    func circle() {
        let assets = scenario([1: (nil, [2]), 2: (nil, [3, 4]), 3: (nil, [1]), 4: (nil, [])])
        #expect(problems(3, in: assets) == ["would close a circle: AST-3 → AST-1 → AST-2 → AST-3"])
        #expect(problems(4, in: assets) == [])
    }

    @Test("An asset that depends on itself is a circle")
    func itself() {
        #expect(problems(1, in: scenario([1: (nil, [1])])) == ["would close a circle: AST-1 → AST-1"])
    }

    @Test("Two ways to one asset are no circle, and a circle elsewhere is not this one's")
    func noCircle() {
        #expect(problems(1, in: scenario([1: (nil, [2, 3]), 2: (nil, [4]), 3: (nil, [4]), 4: (nil, [])])) == [])
        #expect(problems(1, in: scenario([1: (nil, [2]), 2: (nil, [3]), 3: (nil, [2])])) == [])
    }
}
