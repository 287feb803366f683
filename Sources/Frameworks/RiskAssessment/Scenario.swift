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
    /// Why such a thing happens.
    package let why: String
    /// How likely it typically is, 1 to 5, before it is judged for the organization.
    package let likelihood: Int
    /// How bad it typically is, 1 to 5.
    package let consequence: Int
    /// Why the ratings are what they are.
    package let ratingReason: String
    /// How often a year it may be expected to happen: a starting point for an estimate, not a statistic.
    package let yearlyFrequency: ClosedRange<ExactDecimal>
    /// What one event may cost, in whole euros: a starting point as well.
    package let lossInEuros: ClosedRange<Int>
}

extension Scenario {
    static let columns = [
        "id", "asset_type", "threat", "vulnerabilities", "affects", "event", "controls", "why", "likelihood",
        "consequence", "rating_reason", "frequency_low", "frequency_high", "loss_low", "loss_high",
    ]

    /// What the steps of ``likelihood`` and ``consequence`` are.
    package static let ratings = 1...5

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
        why = try row.text("why")
        likelihood = try row.value("likelihood", "rating from 1 to 5", from: Self.rating)
        consequence = try row.value("consequence", "rating from 1 to 5", from: Self.rating)
        ratingReason = try row.text("rating_reason")
        yearlyFrequency = try row.range("frequency_low", "frequency_high", "decimal number") { ExactDecimal($0) }
        lossInEuros = try row.range("loss_low", "loss_high", "whole number of euros") { text in
            Int(text).flatMap { String($0) == text && $0 > 0 ? $0 : nil }
        }
        guard yearlyFrequency.lowerBound.units > 0 else { throw row.fault("frequency_low", "is zero") }
    }

    private static func rating(_ text: String) -> Int? {
        Int(text).flatMap { ratings.contains($0) && String($0) == text ? $0 : nil }
    }
}
