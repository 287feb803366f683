/// A threat an organization may take over into its own register.
package struct CatalogThreat: Hashable, Sendable, Identifiable {
    /// The kinds of ISO/IEC 27005:2022.
    package enum Category: String, Hashable, Sendable, CaseIterable {
        case physical = "physical threats"
        case natural = "natural threats"
        case infrastructureFailure = "infrastructure failures"
        case technicalFailure = "technical failures"
        case humanAction = "human actions"
        case compromise = "compromise of functions or services"
        case organizational = "organizational threats"

        /// “Physical threats”.
        package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
    }

    package enum Origin: String, Hashable, Sendable, CaseIterable {
        case accidental = "A"
        case deliberate = "D"
        case environmental = "E"

        package var title: String {
            switch self {
            case .accidental: "Accidental"
            case .deliberate: "Deliberate"
            case .environmental: "Environmental"
            }
        }
    }

    /// “T-01”.
    package let id: String
    package let name: String
    package let category: Category
    package let origins: [Origin]
    /// Elementary threats of the BSI's IT-Grundschutz, such as “G 0.18”.
    package let elementaryThreats: [String]
    /// MITRE ATT&CK techniques, such as “T1486”. Where they are shown, ``attackNotice`` is shown.
    package let attackTechniques: [String]

    /// Has to stand wherever ``attackTechniques`` are shown.
    package static let attackNotice =
        "MITRE ATT&CK technique identifiers: © The MITRE Corporation, reproduced with permission."
}

extension CatalogThreat {
    static let columns = ["id", "name", "category", "origin", "bsi_elementary_threats", "attack_techniques_v19_1"]

    init(_ row: CatalogRow) throws(CatalogError) {
        id = try row.text("id")
        name = try row.text("name")
        category = try row.value("category", "kind of threat") { Category(rawValue: $0) }
        origins = try row.values("origin", "origin (A, D or E)", separator: ",") { Origin(rawValue: $0) }
        guard !origins.isEmpty else { throw row.fault("origin", "is empty") }
        elementaryThreats = try row.list("bsi_elementary_threats")
        attackTechniques = try row.list("attack_techniques_v19_1")
    }
}
