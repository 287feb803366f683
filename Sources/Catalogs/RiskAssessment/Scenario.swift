/// A way in which an asset of a certain type typically comes to harm: a proposal for a risk, to be judged by people.
package struct Scenario: Hashable, Sendable, Identifiable {
    /// What kind of thing is at risk.
    package enum AssetType: String, Hashable, Sendable, CaseIterable {
        case information, application, infrastructure, endpoint, facility, people, process
        case cloudService = "cloud-service"
        case removableMedia = "removable-media"
        case supplierService = "supplier-service"
        case sourceCode = "source-code"
    }

    /// “S-001”, never given to another scenario.
    package let id: String
    package let assetType: AssetType
    /// By ``CatalogThreat/id``.
    package let threat: String
    /// What the threat would act through, by ``CatalogVulnerability/id``; at least one.
    package let vulnerabilities: [String]
    /// What would be lost; at least one.
    package let affects: [SecurityProperty]
    /// What would happen, in one sentence without its full stop.
    package let event: String
    /// The controls that usually treat such a risk, the most telling first; two to six.
    package let controls: [ReferenceControl.ID]
}

extension Scenario {
    static let columns = ["id", "asset_type", "threat", "vulnerabilities", "affects", "event", "controls"]

    init(
        _ row: CatalogRow, threats: CatalogList<CatalogThreat>, vulnerabilities known: CatalogList<CatalogVulnerability>
    ) throws(CatalogError) {
        id = try row.text("id")
        assetType = try row.value("asset_type", "asset type") { AssetType(rawValue: $0) }
        threat = try row.value("threat", "known threat") { threats[id: $0]?.id }
        vulnerabilities = try row.values("vulnerabilities", "known vulnerability") { known[id: $0]?.id }
        guard !vulnerabilities.isEmpty else { throw row.fault("vulnerabilities", "is empty") }
        affects = try row.values("affects", "property (C, I or A)") { text in
            text.count == 1 ? text.first.flatMap { SecurityProperty(letter: $0) } : nil
        }
        guard !affects.isEmpty else { throw row.fault("affects", "is empty") }
        event = try row.text("event")
        controls = try row.values("controls", "Annex A control") { ReferenceControl.ID($0) }
        guard (2...6).contains(controls.count) else { throw row.fault("controls", "names fewer than 2 or more than 6") }
    }
}
