import HTML
import ISMS

/// A column whose figure is not stored but follows from the records, such as a risk's level.
struct ComputedColumn: Sendable {
    /// Begins with @, which no field's name does.
    let name: String
    let label: String
    let figure: @Sendable (any Item, Derived) -> Int?
    let markup: @Sendable (any Item, Derived) -> Markup
    /// Whether the list shows it unless asked otherwise.
    let isColumn: Bool

    static func of(_ kind: Kind) -> [ComputedColumn] {
        switch kind {
        case Risk.kind: riskColumns
        case Asset.kind: assetColumns
        default: []
        }
    }

    private static let riskColumns = [
        riskColumn("@level", "Level now", isColumn: true, \.level),
        riskColumn("@inherent", "Level before controls", isColumn: false, \.inherent),
        riskColumn("@residual", "Level after treatment", isColumn: true, \.residual),
    ]

    private static func riskColumn(
        _ name: String, _ label: String, isColumn: Bool, _ path: any KeyPath<RiskEvaluation, RiskLevel?> & Sendable
    ) -> ComputedColumn {
        @Sendable func level(_ item: any Item, _ derived: Derived) -> RiskLevel? {
            guard let risk = item as? Entry<Risk> else { return nil }
            return RiskEvaluation(of: risk, in: derived.isms, on: derived.day)[keyPath: path]
        }
        return ComputedColumn(
            name: name, label: label, figure: { level($0, $1)?.value }, markup: { LevelBadge(level($0, $1)).body },
            isColumn: isColumn)
    }

    private static let assetColumns = [
        ComputedColumn(
            name: "@risks", label: "Risks",
            figure: { item, derived in derived.isms.entries(Risk.self, referringTo: item.id).count },
            markup: { item, derived in
                let count = derived.isms.entries(Risk.self, referringTo: item.id).count
                return count == 0 ? .nothing : Markup(String(count))
            }, isColumn: true)
    ]
}
