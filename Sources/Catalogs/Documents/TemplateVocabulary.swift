/// The tags a document template may use, beside its own choices.
///
/// Kept apart from what fills them, so that a template can be checked without any organization at hand; a test holds
/// the two together.
package enum TemplateVocabulary {
    /// What a field in a list is.
    package enum Field: Hashable, Sendable {
        /// Words, always some.
        case text
        /// Words or nothing: to be guarded by a section of the same name.
        case optional
        /// True or false: for a section, not to be printed.
        case flag
    }

    /// The roles a document may name.
    package static let roles: Set<String> = [
        "topManagement", "ismsManager", "securityOfficer", "dataProtectionOfficer", "internalAuditor", "riskManager",
        "incidentManager", "continuityManager", "assetManager", "itOperations", "development", "humanResources",
        "facilities",
    ]

    /// What can be printed anywhere.
    package static let values: Set<String> = [
        "organization.name", "organization.legalName", "organization.country", "organization.employeeCount",
        "scope.statement", "today", "criteria.name", "criteria.method", "criteria.acceptableLevelMax",
        "criteria.acceptableBand",
    ]

    /// What can be printed anywhere, but may be nothing.
    package static let optionalValues: Set<String> = ["scope.description"]

    /// The lists, each with the fields its entries have.
    package static let lists: [String: [String: Field]] = [
        "roles": texts("role", "person", "deputy", "responsibilities"),
        "scopeInclusions": texts("text"),
        "scopeExclusions": texts("what", "reason"),
        "interfaces": ["with": .text, "description": .optional],
        "dependencies": ["with": .text, "description": .optional],
        "locations": texts("name", "category", "address"),
        "contextIssues": texts("title"),
        "interestedParties": texts("name", "category", "interest"),
        "obligations": texts("name", "citation"),
        "personalDataObligations": texts("name", "citation"),
        "objectives": texts("name", "measure", "target", "due"),
        "systems": texts("name", "owner", "classification"),
        "cloudServices": texts("name", "owner", "supplier"),
        "criticalSystems": texts("name", "owner"),
        "personalDataAssets": texts("name", "owner"),
        "repositories": texts("name", "owner"),
        "suppliers": texts("name", "interest"),
        "endpoints": texts("name"),
        "removableMedia": texts("name"),
        "offices": texts("name", "address"),
        "likelihoodLevels": texts("rating", "name", "meaning"),
        "consequenceLevels": texts("rating", "name", "meaning"),
        "bands": ["name": .text, "from": .text, "to": .text, "isAcceptable": .flag],
        "assetValueLevels": texts("rating", "name", "meaning"),
        "classificationLevels": texts("name"),
        "documents": texts("code", "name", "version", "owner", "status"),
        "controls": texts("code", "name", "owner"),
    ]

    private static func texts(_ names: String...) -> [String: Field] {
        Dictionary(uniqueKeysWithValues: names.map { ($0, .text) })
    }
}
