import Frameworks
import Phrases
import Registers

extension Asset {
    /// What documents say of assets that are in use.
    static let documentTags = DocumentTags<Asset>.tags(lists: [
        .records(
            "systems", where: { $0.isInUse && $0.isSystem },
            [name, owner, .text("classification", else: "not classified") { $0.classification?.label.english }]),
        .records(
            "cloudServices", where: { $0.isInUse && $0.type == .cloudService },
            [name, owner, .title("supplier", else: "not recorded") { $0.supplier }]),
        .rows("criticalSystems", of: critical, [name, owner]),
        .records("personalDataAssets", where: { $0.isInUse && $0.holdsPersonalData }, [name, owner]),
        .records("repositories", where: { $0.isInUse && $0.type == .sourceCode }, [name, owner]),
        .records("endpoints", where: { $0.isInUse && $0.type == .endpoint }, [name, owner]),
        .records("removableMedia", where: { $0.isInUse && $0.type == .removableMedia }, [name, owner]),
        .rows(
            "assetValueLevels", of: { _, _ in RiskCriteria.ScaleLevel.numbered(valueScale) },
            RiskCriteria.ScaleLevel.documentTags),
        .rows(
            "classificationLevels", of: { _, _ in Classification.allCases }, [.text("name") { $0.label.english }]),
    ])

    private static let name = DocumentTag<Entry<Asset>>.text("name") { $0.title }
    private static let owner = DocumentTag<Entry<Asset>>.title("owner", else: "not assigned") { $0.owner }

    /// Systems that others need to be there: an inherited value counts.
    @Sendable private static func critical(_ isms: ISMS, _ day: Day) -> [Entry<Asset>] {
        let dependencies = AssetDependencies(of: isms)
        return isms[Asset.self].entries.filter { asset in
            asset.isInUse && asset.isSystem
                && (dependencies.value(of: asset.id, .availability)?.value ?? 0) >= criticalFrom
        }
    }

    /// The value for availability from which a system is critical.
    private static let criticalFrom = 4
}

extension Entry<Asset> {
    fileprivate var isInUse: Bool { value.status != .retired }
    fileprivate var isSystem: Bool { [.application, .cloudService, .infrastructure].contains(value.type) }
}
