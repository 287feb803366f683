package import RecordFormat

/// That an item of one framework and one of another have something in common.
///
/// A mapping helps to reuse evidence. It never says that meeting the one meets the other.
package struct Mapping: Hashable, Sendable {
    /// How the source relates to the target (NIST IR 8477).
    package enum Relationship: String, Hashable, Sendable, CaseIterable {
        case intersects, subset, superset, equal
    }

    package enum Strength: String, Hashable, Sendable, CaseIterable {
        /// One public source supports it.
        case supporting
        /// Two or more public sources agree.
        case strong
    }

    package let source: RequirementID
    package let target: RequirementID
    package let relationship: Relationship
    package let strength: Strength
}

extension Mapping {
    static let columns = ["source", "target", "relationship", "strength"]

    /// Reads a row; `exists` says whether a catalogue has the item.
    init(
        _ row: CatalogRow, to framework: RequirementID.Framework, exists: (RequirementID) -> Bool
    ) throws(CatalogError) {
        func item(_ column: String, of framework: RequirementID.Framework) throws(CatalogError) -> RequirementID {
            try row.value(column, "item of \(framework.name)") { number in
                let reference = RequirementID(framework, number)
                return exists(reference) ? reference : nil
            }
        }
        source = try item("source", of: .iso27001)
        target = try item("target", of: framework)
        relationship = try row.value("relationship", "relationship") { Relationship(rawValue: $0) }
        strength = try row.value("strength", "strength") { Strength(rawValue: $0) }
    }
}
