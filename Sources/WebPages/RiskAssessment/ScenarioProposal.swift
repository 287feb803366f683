import Frameworks
import ISMS
import Registers

/// A scenario of the catalogue as it would strike an asset, and whether it is in the register already.
struct ScenarioProposal: Sendable {
    let scenario: Scenario
    let threat: String
    let vulnerabilities: [String]
    let controls: [(id: ReferenceControl.ID, title: String)]
    /// How many of the usual controls the organization has in its register.
    let ownControls: [Entry<Control>]
    /// The risk that says the same of the asset.
    let known: Entry<Risk>?
    /// Risks of the asset by the same threat, in other words.
    let similar: [Entry<Risk>]

    /// The proposals for an asset, in the catalogue's order.
    static func all(for asset: Entry<Asset>, in isms: ISMS, catalog: Catalog = .bundled) -> [ScenarioProposal] {
        let scenarios = catalog.scenarios(forAssetType: asset.type.catalogName)
        let risks = isms.entries(Risk.self, referringTo: asset.id)
        var controls: [ReferenceControl.ID: [Entry<Control>]] = [:]
        for control in isms[Control.self] {
            for id in control.referenceControls { controls[id, default: []].append(control) }
        }
        return scenarios.map { scenario in
            let known = risks.first { isSame(scenario, $0) }
            var own: [Entry<Control>] = []
            for control in scenario.controls.flatMap({ controls[$0] ?? [] })
            where !own.contains(where: { $0.id == control.id }) {
                own.append(control)
            }
            return ScenarioProposal(
                scenario: scenario, threat: catalog.threats[id: scenario.threat]?.name ?? scenario.threat,
                vulnerabilities: scenario.vulnerabilities.map { catalog.vulnerabilities[id: $0]?.name ?? $0 },
                controls: scenario.controls.map { ($0, catalog.controls[id: $0]?.title ?? "") }, ownControls: own,
                known: known,
                similar: known != nil
                    ? [] : risks.filter { isms[$0.threat]?.catalogID == scenario.threat && $0.status == .open })
        }
    }

    /// Whether a risk says what a scenario says.
    static func isSame(_ scenario: Scenario, _ risk: Entry<Risk>) -> Bool {
        risk.title.trimmed.lowercased() == scenario.event.trimmed.lowercased()
    }

    /// The risk as the scenario describes it, not yet rated.
    func risk(striking asset: Entry<Asset>, owner: Reference<Person>?, in isms: ISMS) -> Risk {
        var risk = Risk(scenario, striking: asset, in: isms)
        // Why it happens is where the words for one's own case begin; typical figures stay with the catalogue.
        risk.causes = scenario.why
        risk.owner = owner
        // In the order the catalogue names what they implement.
        risk.controls = ownControls.map(\.reference)
        return risk
    }
}
