package import RecordFormat

/// The reference knowledge that comes with the program: frameworks, threats, vulnerabilities and risk scenarios.
///
/// ```swift
/// let control = Catalog.bundled.controls[id: id]
/// let proposals = Catalog.bundled.scenarios(forAssetType: "endpoint")
/// ```
///
/// Everything refers only to what is there: a catalogue with a dangling reference cannot be built.
package struct Catalog: Sendable {
    package let frameworks: CatalogList<Framework>
    /// ISO/IEC 27001:2022, clauses 4 to 10 with their items.
    package let clauses: CatalogList<Clause>
    /// ISO/IEC 27001:2022, Annex A.
    package let controls: CatalogList<ReferenceControl>
    /// The other frameworks' items, framework by framework.
    package let requirements: CatalogList<Requirement>
    package let mappings: [Mapping]
    package let threats: CatalogList<CatalogThreat>
    package let vulnerabilities: CatalogList<CatalogVulnerability>
    package let scenarios: CatalogList<Scenario>
    /// Terms that laws set, by their codes.
    package let terms: CatalogList<LegalTerm>

    private let scenariosByAssetType: [Scenario.AssetType: [Scenario]]
    private let mappingsByItem: [RequirementID: [Mapping]]

    /// Reads the catalogue's files; `file` returns the one of a path, or nil where there is none.
    package init(file: (String) -> CatalogFile?) throws(CatalogError) {
        func table(_ path: String, _ columns: [String]) throws(CatalogError) -> CSVTable {
            guard let file = file(path) else { throw CatalogError(file: path, problem: "is missing") }
            return try CSVTable(file, columns: columns)
        }

        frameworks = try CatalogList<Framework>(table("frameworks.csv", Framework.columns)) {
            (row, _) throws(CatalogError) in try Framework(row)
        }
        let clauses = try CatalogList<Clause>(table("iso27001-2022-clauses.csv", Clause.columns)) {
            (row, earlier) throws(CatalogError) in try Clause(row, after: earlier)
        }
        let controls = try CatalogList<ReferenceControl>(table("iso27001-2022-annex-a.csv", ReferenceControl.columns)) {
            (row, _) throws(CatalogError) in try ReferenceControl(row)
        }
        // An ID's existence is a promise of its type; this makes it true of the list as well.
        let controlCount = ReferenceControl.Theme.allCases.reduce(0) { $0 + $1.controlCount }
        guard controls.count == controlCount else {
            throw CatalogError(
                file: "iso27001-2022-annex-a.csv", problem: "has \(controls.count) controls, not \(controlCount)")
        }

        var requirements = CatalogList<Requirement>()
        for row in try table("soc2-tsc-2017.csv", Requirement.criterionColumns).rows {
            try requirements.append(Requirement(criterion: row), from: row)
        }
        for row in try table("gdpr-articles.csv", Requirement.articleColumns).rows {
            try requirements.append(Requirement(article: row), from: row)
        }
        for row in try table("nist-csf-2.0.csv", Requirement.outcomeColumns).rows {
            try requirements.append(Requirement(outcome: row, after: requirements), from: row)
        }

        func exists(_ item: RequirementID) -> Bool {
            guard item.framework == .iso27001 else { return requirements[id: item] != nil }
            return ReferenceControl.ID(item.number) != nil
                || Clause.ID(item.number).map { clauses[id: $0] != nil } ?? false
        }
        var mappings: [Mapping] = []
        var mappingsByItem: [RequirementID: [Mapping]] = [:]
        for (path, framework) in Self.mappingFiles {
            for row in try table(path, Mapping.columns).rows {
                let mapping = try Mapping(row, to: framework, exists: exists)
                guard mappingsByItem[mapping.source]?.contains(where: { $0.target == mapping.target }) != true else {
                    throw row.fault("target", "\(mapping.source) is mapped to \(mapping.target) twice")
                }
                mappings.append(mapping)
                mappingsByItem[mapping.source, default: []].append(mapping)
                mappingsByItem[mapping.target, default: []].append(mapping)
            }
        }

        terms = try CatalogList<LegalTerm>(table("legal-terms.csv", LegalTerm.columns)) {
            (row, _) throws(CatalogError) in try LegalTerm(row, exists: exists)
        }
        let threats = try CatalogList<CatalogThreat>(table("threats.csv", CatalogThreat.columns)) {
            (row, _) throws(CatalogError) in try CatalogThreat(row)
        }
        let vulnerabilities = try CatalogList<CatalogVulnerability>(
            table("vulnerabilities.csv", CatalogVulnerability.columns)
        ) {
            (row, _) throws(CatalogError) in try CatalogVulnerability(row, threats: threats, clauses: clauses)
        }
        scenarios = try CatalogList<Scenario>(table("scenarios.csv", Scenario.columns)) {
            (row, _) throws(CatalogError) in try Scenario(row, threats: threats, vulnerabilities: vulnerabilities)
        }
        scenariosByAssetType = Dictionary(grouping: scenarios, by: \.assetType)
        self.clauses = clauses
        self.controls = controls
        self.requirements = requirements
        self.mappings = mappings
        self.mappingsByItem = mappingsByItem
        self.threats = threats
        self.vulnerabilities = vulnerabilities
    }

    private static let mappingFiles: [(path: String, target: RequirementID.Framework)] = [
        ("map-annex-a-soc2.csv", .soc2),
        ("map-clauses-soc2.csv", .soc2),
        ("map-annex-a-gdpr.csv", .gdpr),
        ("map-iso27001-csf2.csv", .csf),
    ]
}

extension Catalog {
    /// The catalogue embedded in the program, read when first asked for.
    ///
    /// A fault in it is a defect of the build, which no caller could answer, so it stops the program with its place.
    package static let bundled: Catalog = {
        do throws(CatalogError) {
            return try Catalog(file: CatalogFile.embedded)
        } catch {
            fatalError("The program was built with a broken catalogue: \(error)")
        }
    }()

    /// All that ISO/IEC 27001:2022 wants to exist in documented form, in the order of its clauses.
    package var documentedInformation: [DocumentedInformation] { clauses.compactMap(\.documentedInformation) }

    /// Returns the scenarios typical of an asset type such as “cloud-service”; none for a type that is not known.
    package func scenarios(forAssetType assetType: String) -> [Scenario] {
        Scenario.AssetType(rawValue: assetType).map { scenarios(forAssetType: $0) } ?? []
    }

    package func scenarios(forAssetType assetType: Scenario.AssetType) -> [Scenario] {
        scenariosByAssetType[assetType] ?? []
    }

    /// The requirements of a framework that an organization is assessed against, in the framework's order: criteria,
    /// subcategories, and the articles at the core of information security. Headings above them are not.
    package func assessed(_ framework: RequirementID.Framework) -> [Requirement] {
        requirements.filter { $0.id.framework == framework && $0.isAssessed }
    }

    /// Returns the mappings that begin or end at an item.
    package func mappings(of item: RequirementID) -> [Mapping] { mappingsByItem[item] ?? [] }

    /// Returns the title of a framework's item, or nil where the framework has no such item.
    package func title(of item: RequirementID) -> String? {
        guard item.framework == .iso27001 else { return requirements[id: item]?.title }
        if let control = item.referenceControl { return controls[id: control]?.title }
        return Clause.ID(item.number).flatMap { clauses[id: $0]?.title }
    }
}
