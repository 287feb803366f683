import Frameworks
import Testing

@Suite("Scenarios")
struct ScenarioTests {
    let catalog = Catalog.bundled

    @Test("Every asset type has 8 to 15 scenarios of its own", arguments: Scenario.AssetType.allCases)
    func perAssetType(assetType: Scenario.AssetType) {
        let scenarios = catalog.scenarios(forAssetType: assetType.rawValue)
        #expect((8...15).contains(scenarios.count))
        #expect(scenarios.allSatisfy { $0.assetType == assetType })
        #expect(scenarios == catalog.scenarios.filter { $0.assetType == assetType })
    }

    @Test("A type that is not known has none")
    func unknownAssetType() {
        #expect(catalog.scenarios(forAssetType: "spaceship").isEmpty)
        #expect(catalog.scenarios(forAssetType: "").isEmpty)
    }

    @Test("Every threat, every vulnerability and every Annex A control occurs in some scenario")
    func coverage() {
        let scenarios = catalog.scenarios
        #expect(scenarios.count >= 150)
        #expect(Set(scenarios.map(\.threat)) == Set(catalog.threats.map(\.id)))
        #expect(Set(scenarios.flatMap(\.vulnerabilities)) == Set(catalog.vulnerabilities.map(\.id)))
        #expect(Set(scenarios.flatMap(\.controls)) == Set(catalog.controls.map(\.id)))
    }

    @Test("No two scenarios say the same")
    func unique() {
        #expect(Set(catalog.scenarios.map(\.event)).count == catalog.scenarios.count)
        let causes = catalog.scenarios.map { [$0.assetType.rawValue, $0.threat] + $0.vulnerabilities.sorted() }
        #expect(Set(causes).count == causes.count)
    }

    @Test("An event is one sentence of at most 140 characters without its full stop")
    func wording() {
        for scenario in catalog.scenarios {
            #expect((40...140).contains(scenario.event.count), "\(scenario.id)")
            #expect(
                scenario.event.first?.isUppercase == true && scenario.event.last?.isLetter == true, "\(scenario.id)")
            #expect(!scenario.event.contains(". "), "\(scenario.id)")
        }
    }

    @Test("Each property a scenario affects is preserved by one of its controls")
    func properties() {
        for scenario in catalog.scenarios {
            let preserved = Set(scenario.controls.flatMap { catalog.controls[id: $0]?.properties ?? [] })
            #expect(preserved.isSuperset(of: scenario.affects), "\(scenario.id)")
        }
    }

    @Test("Each vulnerability a scenario names is answered by one of its controls, unless only clauses answer it")
    func answers() {
        for scenario in catalog.scenarios {
            for vulnerability in scenario.vulnerabilities.compactMap({ catalog.vulnerabilities[id: $0] })
            where !vulnerability.exampleControls.isEmpty {
                #expect(
                    !Set(vulnerability.exampleControls).isDisjoint(with: scenario.controls),
                    "\(scenario.id) \(vulnerability.id)")
            }
        }
    }

    @Test("Each scenario has a control that acts before the harm is done")
    func prevention() {
        for scenario in catalog.scenarios {
            #expect(
                scenario.controls.contains { catalog.controls[id: $0]?.controlTypes.contains(.preventive) == true },
                "\(scenario.id)")
        }
    }
}
