import Catalogs
import ISMS
import Phrases

/// What an organization's records say to the tags of a template on a day (``TemplateVocabulary``).
///
/// A value that was not recorded is put into words that can be signed; only what the vocabulary calls optional is left
/// out.
struct TemplateValues {
    let isms: ISMS
    let day: Day
    private let dependencies: AssetDependencies

    init(of isms: ISMS, on day: Day) {
        self.isms = isms
        self.day = day
        dependencies = AssetDependencies(of: isms)
    }

    /// All values by name, with the choices of one template.
    func values(choices: [String: TemplateValue]) -> [String: TemplateValue] {
        let lists = lists
        var values: [String: TemplateValue] = [
            "organization": .group(organization), "scope": .group(scope), "criteria": .group(criteria),
            "role": .group(roleNames), "today": .text(day.longText.english), "choice": .group(choices),
            "has": .group(
                lists.mapValues { list in
                    if case .list(let entries) = list { .flag(!entries.isEmpty) } else { false }
                }),
        ]
        values.merge(lists) { value, _ in value }
        return values
    }

    private var lists: [String: TemplateValue] {
        registerLists.merging(assetLists) { list, _ in list }.merging(scaleLists) { list, _ in list }
    }

    // MARK: - Values

    private var organization: [String: TemplateValue] {
        let organization = isms.organization
        let name = organization.flatMap { $0.title.isEmpty ? nil : $0.title } ?? "the organization"
        return [
            "name": .text(name),
            "legalName": .text(organization?.legalName, else: name),
            "country": .text(organization?.country, else: "the country of its registered office"),
            "employeeCount": .text(organization?.employeeCount.map(String.init), else: "all"),
        ]
    }

    private var scope: [String: TemplateValue] {
        let scope = isms[Scope.self].entries.first
        var values: [String: TemplateValue] = [
            "statement": .text(
                scope?.statement, else: "All activities, people, locations and systems of the organization.")
        ]
        if let description = scope?.description, !description.trimmed.isEmpty {
            values["description"] = .text(description)
        }
        return values
    }

    /// The criteria in force; before any were approved, the newest there are.
    private var riskCriteria: Entry<RiskCriteria>? {
        isms.riskCriteria(on: day)
            ?? isms[RiskCriteria.self].entries.max {
                ($0.effectiveFrom?.number ?? 0, $0.number) < ($1.effectiveFrom?.number ?? 0, $1.number)
            }
    }

    private var criteria: [String: TemplateValue] {
        let criteria = riskCriteria
        let acceptable = criteria.flatMap { criteria in
            criteria.bands.last { $0.floor <= criteria.acceptableLevelMax }
        }
        let method =
            switch criteria?.method {
            case .product?: "likelihood multiplied by consequence"
            case .sum?: "likelihood plus consequence"
            case .grid?: "a grid of likelihood and consequence"
            case nil: "likelihood and consequence together"
            }
        return [
            "name": .text(criteria?.title, else: "the risk criteria"),
            "method": .text(method),
            "acceptableLevelMax": .text(
                criteria.map { String($0.acceptableLevelMax) }, else: "the limit that top management sets"),
            "acceptableBand": .text(acceptable?.name, else: "the lowest band"),
        ]
    }

    /// What the organization calls each role: by its own name where it gave one, else by the usual phrase.
    var roleNames: [String: TemplateValue] {
        let assignments = isms[RoleAssignment.self].entries.filter { $0.value.isInForce(on: day) }
        return Dictionary(
            uniqueKeysWithValues: RoleAssignment.Role.allCases.filter { $0 != .other }.map { role in
                let name = assignments.first { $0.role == role && !$0.value.name.trimmed.isEmpty }?.value.name
                return (role.rawValue, .text(name, else: role.phrase.english))
            })
    }

    // MARK: - Scales

    private var scaleLists: [String: TemplateValue] {
        let criteria = riskCriteria
        return [
            "likelihoodLevels": Self.levels(criteria?.likelihoodScale ?? []),
            "consequenceLevels": Self.levels(criteria?.consequenceScale ?? []),
            "assetValueLevels": Self.levels(Asset.valueScale),
            "classificationLevels": .list(Classification.allCases.map { ["name": .text($0.label.english)] }),
            "bands": .list(criteria.map(bands) ?? []),
        ]
    }

    private static func levels(_ scale: [RiskCriteria.ScaleLevel]) -> TemplateValue {
        .list(
            scale.enumerated().map { place, level in
                [
                    "rating": .number(place + 1), "name": .text(level.name),
                    "meaning": .text(level.meaning, else: "not described"),
                ]
            })
    }

    private func bands(of criteria: Entry<RiskCriteria>) -> [[String: TemplateValue]] {
        let ends = criteria.bands.dropFirst().map { $0.floor - 1 } + [criteria.value.highestLevel ?? 0]
        return zip(criteria.bands, ends).map { band, end in
            [
                "name": .text(band.name), "from": .number(band.floor), "to": .number(max(band.floor, end)),
                "isAcceptable": .flag(end <= criteria.acceptableLevelMax),
            ]
        }
    }

    // MARK: - Assets

    private var assetLists: [String: TemplateValue] {
        let assets = isms[Asset.self].entries.filter { $0.status != .retired }
        let systems = assets.filter { [.application, .cloudService, .infrastructure].contains($0.type) }
        func list(_ assets: [Entry<Asset>], _ fields: (Entry<Asset>) -> [String: TemplateValue]) -> TemplateValue {
            .list(
                assets.map { asset in
                    ["name": .text(asset.title), "owner": owner(asset.owner)]
                        .merging(fields(asset)) { _, own in own }
                })
        }
        return [
            "systems": list(systems) {
                ["classification": .text($0.classification?.label.english, else: "not classified")]
            },
            "cloudServices": list(assets.filter { $0.type == .cloudService }) {
                ["supplier": .text(isms[$0.supplier]?.title, else: "not recorded")]
            },
            "criticalSystems": list(
                systems.filter { (dependencies.value(of: $0.id, .availability)?.value ?? 0) >= 4 }
            ) { _ in [:] },
            "personalDataAssets": list(assets.filter(\.holdsPersonalData)) { _ in [:] },
            "repositories": list(assets.filter { $0.type == .sourceCode }) { _ in [:] },
            "endpoints": list(assets.filter { $0.type == .endpoint }) { _ in [:] },
            "removableMedia": list(assets.filter { $0.type == .removableMedia }) { _ in [:] },
        ]
    }

    func owner(_ reference: Reference<Person>?) -> TemplateValue {
        .text(isms[reference]?.title, else: "not assigned")
    }
}

extension RoleAssignment.Role {
    /// How a text speaks of whoever has the role, without an article.
    var phrase: Phrase {
        switch self {
        case .itOperations: "head of IT operations"
        case .development: "head of development"
        case .humanResources: "head of human resources"
        case .facilities: "facilities manager"
        default: label
        }
    }
}
