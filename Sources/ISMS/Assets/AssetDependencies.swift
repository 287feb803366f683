import Frameworks
package import RecordFormat
import Registers

/// What assets inherit along their dependencies: what carries something valuable is as valuable (ISO/IEC 27005:2022, 7.2).
///
/// If "customer data" depends on "database server", the server is worth at least what the data is, for each of
/// confidentiality, integrity and availability. Only the highest counts.
package struct AssetDependencies: Sendable {
    package struct InheritedValue: Hashable, Sendable {
        package let value: Int
        /// The asset whose own value it is.
        package let source: RecordID
    }

    private let values: [RecordID: [SecurityProperty: InheritedValue]]

    package init(of isms: ISMS) {
        let assets = isms[Asset.self]
        var dependents: [RecordID: [Entry<Asset>]] = [:]
        for asset in assets where asset.status != .retired {
            for target in asset.dependsOn { dependents[target.id, default: []].append(asset) }
        }
        var values: [RecordID: [SecurityProperty: InheritedValue]] = [:]

        // An explicit stack, since chains of dependencies may be long. Cycles cannot be stored, and would end here.
        for asset in assets {
            var stack = [(asset, false)]
            while let (current, isReady) = stack.popLast() {
                if isReady {
                    values[current.id] = Self.highest(of: current, dependents: dependents[current.id] ?? [], values)
                } else if values[current.id] == nil {
                    values[current.id] = [:]
                    stack.append((current, true))
                    for dependent in dependents[current.id] ?? [] where values[dependent.id] == nil {
                        stack.append((dependent, false))
                    }
                }
            }
        }
        self.values = values
    }

    private static func highest(
        of asset: Entry<Asset>, dependents: [Entry<Asset>], _ values: [RecordID: [SecurityProperty: InheritedValue]]
    ) -> [SecurityProperty: InheritedValue] {
        var highest: [SecurityProperty: InheritedValue] = [:]
        for property in SecurityProperty.allCases {
            var candidates = dependents.compactMap { values[$0.id]?[property] }
            if let own = asset.value.ownValue(of: property) {
                candidates.insert(InheritedValue(value: own, source: asset.id), at: 0)
            }
            // The first of equals stands, so an asset's own value is preferred to an inherited one.
            highest[property] = candidates.reduce(nil) { best, next in
                best.map { $0.value >= next.value ? $0 : next } ?? next
            }
        }
        return highest
    }

    /// The asset's value for a property, its own or the highest of what depends on it; nil where none is known.
    package func value(of asset: RecordID, _ property: SecurityProperty) -> InheritedValue? { values[asset]?[property] }

    /// The highest of the three values.
    package func highestValue(of asset: RecordID) -> Int? {
        SecurityProperty.allCases.compactMap { value(of: asset, $0)?.value }.max()
    }
}
