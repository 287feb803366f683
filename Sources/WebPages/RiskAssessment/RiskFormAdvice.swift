import Frameworks
import HTML
import ISMS
import Phrases
import Registers

/// Beside the form of a risk: what typically strikes the assets it names, to help with threat and vulnerability.
struct RiskFormAdvice: Component {
    struct Advice: Hashable, Sendable {
        let asset: String
        let code: String
        let type: Phrase
        let threats: [String]
        let vulnerabilities: [String]
    }

    let advice: [Advice]
    let links: Links

    /// - Parameter codes: the assets as the form names them, codes between commas.
    init(assets codes: String, in isms: ISMS, links: Links, catalog: Catalog = .bundled) {
        self.links = links
        let assets = FieldType.parts(of: codes).prefix(3).compactMap { isms.item(code: $0) as? Entry<Asset> }
        advice = assets.compactMap { asset in
            let scenarios = catalog.scenarios(forAssetType: asset.type.catalogName)
            if scenarios.isEmpty { return nil }
            return Advice(
                asset: asset.title, code: asset.code, type: asset.type.label,
                threats: Self.mostFrequent(scenarios.map(\.threat)).compactMap { catalog.threats[id: $0]?.name },
                vulnerabilities: Self.mostFrequent(scenarios.flatMap(\.vulnerabilities)).compactMap {
                    catalog.vulnerabilities[id: $0]?.name
                })
        }
    }

    private static let namedMax = 8

    /// Each once, those named most often first, else in the order they came.
    static func mostFrequent(_ ids: [String]) -> [String] {
        let counts = ids.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        var seen: Set<String> = []
        let once = ids.enumerated().filter { seen.insert($0.element).inserted }
        return once.sorted { (-(counts[$0.element] ?? 0), $0.offset) < (-(counts[$1.element] ?? 0), $1.offset) }
            .prefix(namedMax).map(\.element)
    }

    var body: Markup {
        for advice in advice {
            details(.class("card form-advice")) {
                summary { "What typically strikes \(advice.asset) (\(advice.type))" }
                dl(.class("facts")) {
                    dt { "Threats" }
                    dd { advice.threats.joined(separator: "; ") }
                    dt { "Vulnerabilities" }
                    dd { advice.vulnerabilities.joined(separator: "; ") }
                }
                p { a(.href(links(.proposals(asset: advice.code)))) { "Whole scenarios to take over as risks" } }
            }
        }
    }
}
