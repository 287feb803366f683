package import Frameworks
package import Registers

extension Risk {
    /// A risk as the catalogue's scenario describes it for an asset, not yet rated: owned by the asset's owner, and
    /// answered by the organization's controls that implement the usual reference controls.
    package init(_ scenario: Scenario, striking asset: Entry<Asset>, in isms: ISMS) {
        self.init()
        name = scenario.event
        assets = [asset.reference]
        threat = isms[Threat.self].first { $0.catalogID == scenario.threat }?.reference
        vulnerability = isms[Vulnerability.self].first { scenario.vulnerabilities.contains($0.catalogID) }?.reference
        affects = scenario.affects
        owner = asset.owner
        let wanted = Set(scenario.controls)
        controls = isms[Control.self].filter { !wanted.isDisjoint(with: $0.referenceControls) }.map(\.reference)
    }
}
