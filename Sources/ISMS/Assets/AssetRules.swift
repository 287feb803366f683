import Frameworks
import Phrases
import RecordFormat
import Registers

extension RuleCode {
    package static let ast01 = RuleCode("AST-01")
    package static let ast02 = RuleCode("AST-02")
    package static let ast03 = RuleCode("AST-03")
    package static let ast04 = RuleCode("AST-04")
    package static let ast05 = RuleCode("AST-05")
    package static let ast06 = RuleCode("AST-06")
    package static let ast07 = RuleCode("AST-07")
    package static let ast08 = RuleCode("AST-08")
    package static let ast09 = RuleCode("AST-09")
}

/// A.5.9, A.5.12 and their neighbours: an inventory with owners, values and classes that agree.
extension Conformity {
    /// The control that asks for the inventory.
    private static let inventory = ReferenceControlID(theme: 5, number: 9)

    static let assetRules: [Rule] = [
        Rule(
            .ast01, .error, "A.5.9", "No assets",
            remedy: "Record the information, processes and systems in scope, or import a list of them."
        ) { context in
            context.finding(
                "No asset is recorded", if: context.isms[Asset.self].isEmpty && !context.isExcluded(inventory))
        },
        Rule(
            .ast02, .error, "A.5.9", "Asset without an owner", reads: .neighbours,
            remedy: "Name in “Owner” who answers for its protection."
        ) { context in
            context.assetsInUse { $0.owner == nil ? "has no owner" : nil }
        },
        Rule(
            .ast03, .warning, "A.5.12", "Asset without a classification", reads: .neighbours,
            remedy: "Set “Classification” to how widely it may be shared."
        ) { context in
            // People, rooms and activities are not shared with anybody; what they hold is.
            context.assetsInUse { asset in
                guard ![.people, .facility, .process].contains(asset.type), asset.classification == nil else {
                    return nil
                }
                return "has no classification"
            }
        },
        Rule(
            .ast04, .warning, "A.5.9", "Asset without protection values", reads: .ownRegister,
            remedy:
                "Rate the harm from 1 to 5 in “Confidentiality”, “Integrity” and “Availability”, or set “Depends on” of what relies on it."
        ) { context in
            context.assetsInUse { asset in
                let missing = SecurityProperty.allCases.filter { context.dependencies.value(of: asset.id, $0) == nil }
                return missing.isEmpty ? nil : "has no value for \(missing.map(\.label).listed())"
            }
        },
        Rule(
            .ast05, .warning, "A.5.12", "Classified below its confidentiality", reads: .ownRegister,
            remedy: "Raise its “Classification”, or correct the “Confidentiality” it has or inherits."
        ) { context in
            context.assetsInUse { asset in
                guard let classification = asset.classification,
                    let needed = context.dependencies.value(of: asset.id, .confidentiality),
                    needed.value > classification.confidentialityMax
                else { return nil }
                let source =
                    needed.source == asset.id
                    ? "is worth \(needed.value) for confidentiality"
                    : "inherits confidentiality \(needed.value) from "
                        + (context.isms[Asset.self][id: needed.source]?.name ?? "another asset")
                return "is classified \(classification.label), yet \(source)"
            }
        },
        Rule(
            .ast06, .warning, "A.5.34", "Personal data classified as public", reads: .neighbours,
            remedy:
                "Correct “Classification” or “Personal data”; where the data is meant to be public, record it apart."
        ) { context in
            context.assetsInUse { asset in
                asset.holdsPersonalData && asset.classification == .public
                    ? "holds personal data and is classified public" : nil
            }
        },
        Rule(
            .ast07, .warning, "A.5.9", "Asset in use depends on a retired one", reads: .neighbours,
            remedy: "Remove the retired asset from “Depends on” and name what took its place."
        ) { context in
            context.assetsInUse { asset in
                let gone = context.isms[asset.dependsOn].filter { $0.status == .retired }.map(\.name)
                return gone.isEmpty ? nil : "depends on \(gone.listed()), retired"
            }
        },
        Rule(
            .ast08, .warning, "A.5.19", "Bought-in service without a supplier", reads: .neighbours,
            remedy: "Record who provides it as an interested party and name it in “Supplier”."
        ) { context in
            context.assetsInUse { asset in
                guard [.cloudService, .supplierService].contains(asset.type), asset.supplier == nil else { return nil }
                return "is a \(asset.type.label), and nothing says who provides it"
            }
        },
        Rule(
            .ast09, .note, "A.5.9", "Asset not looked at for a year", reads: .neighbours,
            remedy: "Confirm that the entry is right and set “Reviewed on”."
        ) { context in
            context.assetsInUse { context.yearOld($0, reviewedOn: $0.reviewedOn) }
        },
    ]
}

extension Rule.Context {
    fileprivate func assetsInUse(_ message: (Entry<Asset>) -> Phrase?) -> [Finding] {
        findings(Asset.self) { $0.status == .inUse ? message($0) : nil }
    }
}

extension Classification {
    /// The highest value for confidentiality, of 1 to 5, that this class does justice to.
    fileprivate var confidentialityMax: Int {
        switch self {
        case .public: 1
        case .internal: 3
        case .confidential: 4
        case .strictlyConfidential: 5
        }
    }
}
