import Frameworks
import Phrases
package import RecordFormat
package import Registers

/// Information, or something that carries or handles it, that has value to the organization (ISO/IEC 27001:2022, A.5.9).
package struct Asset: Record {
    /// Primary assets are information and processes; the others support them (ISO/IEC 27005).
    package enum AssetType: String, Choice {
        case information, process, application, cloudService, infrastructure, endpoint, removableMedia, facility,
            people,
            supplierService, sourceCode

        /// The asset type under which the catalogue lists scenarios.
        package var catalogName: String {
            rawValue.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
        }

        package var synonyms: [String] {
            switch self {
            case .information: ["data", "PR", "primary"]
            case .process: ["business process", "activity"]
            case .application: ["software", "SP", "support", "supporting", "system"]
            case .cloudService: ["cloud", "SaaS", "PaaS", "IaaS"]
            case .infrastructure: ["server", "network", "hardware"]
            case .endpoint: ["laptop", "workstation", "mobile", "device"]
            case .removableMedia: ["media", "USB"]
            case .facility: ["site", "building", "room"]
            case .people: ["person", "staff", "personnel"]
            case .supplierService: ["supplier", "vendor", "service", "third party"]
            case .sourceCode: ["code", "repository"]
            }
        }

        package var isPrimary: Bool { self == .information || self == .process }
    }

    package enum Status: String, Choice { case planned, inUse, retired }

    /// The protection values run from 1 (no harm worth naming) to 5 (existence of the organization at stake).
    package static let values = 1...5

    package var name = ""
    package var type = AssetType.information
    package var description = ""
    package var owner: Reference<Person>?
    package var custodian: Reference<Person>?
    package var classification: Classification?
    package var location: Reference<Location>?
    package var supplier: Reference<InterestedParty>?
    package var confidentiality: Int?
    package var integrity: Int?
    package var availability: Int?
    package var holdsPersonalData = false
    package var dependsOn: [Reference<Asset>] = []
    package var status = Status.inUse
    package var reviewedOn: Day?
    package var externalReference = ""

    package init() {}

    package var title: String { name }

    /// The asset's own value for a property, without what it inherits.
    package func ownValue(of property: SecurityProperty) -> Int? {
        switch property {
        case .confidentiality: confidentiality
        case .integrity: integrity
        case .availability: availability
        }
    }

    /// The protection values in words.
    package static let valueScale = [
        RiskCriteria.ScaleLevel("very low", "No harm worth naming.", synonyms: ["negligible", "no harm"]),
        RiskCriteria.ScaleLevel("low", "Harm that is absorbed in a day's work.", synonyms: ["minor"]),
        RiskCriteria.ScaleLevel("medium", "Harm that others notice.", synonyms: ["moderate"]),
        RiskCriteria.ScaleLevel("high", "Harm that takes long to make good.", synonyms: ["major", "serious"]),
        RiskCriteria.ScaleLevel(
            "very high", "The existence of the organization is at stake.", synonyms: ["critical", "existential"]),
    ]

    package func scale(of field: String, in isms: ISMS, on day: Day) -> [RiskCriteria.ScaleLevel]? {
        ["confidentiality", "integrity", "availability"].contains(field) ? Self.valueScale : nil
    }

    package func problems(in isms: ISMS, identity: RecordID, previous: Asset?) -> [InvalidField] {
        guard previous?.dependsOn != dependsOn, let path = isms.assetCircles.path(through: identity) else { return [] }
        return [InvalidField("dependsOn", "would close a circle: \(path)")]
    }

    package static let register = RegisterDeclaration<Asset>(
        owned: .by(\.owner, deputies: [\.custodian], may: .createAndChange), kept: .byManagers,
        readBy: .everyReader, current: .when({ $0.status != .retired }), workflow: nil, approvals: [], entries: [],
        clocks: [], storage: .snapshot, layout: .asDeclared, due: [], lapses: [], decisions: nil,
        figures: [
            .count("@risks", "Risks", column: true) { asset, derivation in
                derivation.isms.entries(Risk.self, referringTo: asset.id).count
            }
        ],
        offers: [Offer("Propose risks", by: .page("proposals"), to: .whoeverMayAdd(Risk.kind))],
        place: .entry(.plan, title: "Assets", requirement: "A.5.9", rank: 100), likeness: .name,
        tags: documentTags,
        rules: [.init("A.5.9 Assets", rank: 180, step: .assets, Conformity.assetRules)])

    package static let kind = Kind(
        "asset", prefix: "AST", singular: "asset", plural: "assets", answers: [.iso27001("A.5.9")],
        purpose: "Information and what carries it: who owns it, how much it matters, what it depends on.")

    package static let fields: FieldList<Asset> = [
        Field(
            "name", \.name, "Name", help: "What people call it.", required: true, column: true,
            synonyms: ["asset", "asset name", "title"]),
        Field(
            "type", \.type, "Type", help: "Information and processes are what matters; the rest carries them.",
            column: true, synonyms: ["category", "asset type"]),
        Field("description", \.description, "Description", help: "What it is and what it is used for.", type: .prose),
        Field(
            "owner", \.owner, "Owner", help: "Who answers for its protection.", column: true,
            synonyms: ["asset owner"]),
        Field("custodian", \.custodian, "Custodian", help: "Who runs it day to day."),
        Field("classification", \.classification, "Classification", help: "How widely it may be shared.", column: true),
        Field("location", \.location, "Location", help: "Where it is."),
        Field("supplier", \.supplier, "Supplier", help: "Who provides it, where it is bought in."),
        Field(
            "confidentiality", \.confidentiality, "Confidentiality",
            help: "Harm if the wrong people read it: 1 none, 5 existential.", type: .integer(values), column: true,
            synonyms: ["C"]),
        Field(
            "integrity", \.integrity, "Integrity", help: "Harm if it is wrong: 1 none, 5 existential.",
            type: .integer(values), column: true, synonyms: ["I"]),
        Field(
            "availability", \.availability, "Availability", help: "Harm if it is not there: 1 none, 5 existential.",
            type: .integer(values), column: true, synonyms: ["A"]),
        Field(
            "holdsPersonalData", \.holdsPersonalData, "Personal data",
            help: "Whether it holds data about identifiable people.", column: true, synonyms: ["PII", "GDPR"]),
        Field(
            "dependsOn", \.dependsOn, "Depends on", help: "The assets it needs; they inherit its value.",
            synonyms: ["parent assets", "dependencies"]),
        Field("status", \.status, "Status", help: "Whether it is in use."),
        Field("reviewedOn", \.reviewedOn, "Reviewed on", help: "When the entry was last confirmed."),
        Field(
            "externalReference", \.externalReference, "External reference",
            help: "Its identifier elsewhere; a second import finds it by this.",
            synonyms: ["ref_id", "id", "reference"]),
    ]
}
