import Testing

@Suite("Arrows between the targets")
struct ImportTests {
    @Test("No file imports what its target must not know")
    func files() { #expect(Repository.sources.flatMap(ImportRules.violations) == []) }

    @Test("No target declares a dependency it must not know")
    func manifest() {
        #expect(Repository.manifest.targets.count > 20)
        #expect(ImportRules.violations(in: Repository.manifest) == [])
    }

    @Test(
        "What a target must not know it does not reach through a neighbour either",
        arguments: [
            ("Registers", ["ISMS", "Frameworks", "CatalogData", "RecordStore", "Operations"]),
            ("ISMS", ["RecordStore", "SQLiteRecordStore", "Operations", "HTML", "Reports", "Interchange"]),
            ("Frameworks", ["ISMS", "RecordStore", "Operations"]),
            ("Reports", ["RecordStore", "SQLiteRecordStore", "Operations", "Interchange"]),
            ("HTML", ["RecordFormat", "Registers", "ISMS", "RecordStore"]),
            ("RecordStore", ["ISMS", "Registers", "Frameworks", "Operations", "SQLiteRecordStore"]),
            ("SQLiteRecordStore", ["ISMS", "Registers", "Frameworks", "Operations"]),
            ("Operations", ["SQLiteRecordStore", "Reports", "HTML", "Interchange"]),
            ("Interchange", ["SQLiteRecordStore", "Reports", "HTML"]),
            ("Serving", ["WebPages", "Reports", "Interchange", "SQLiteRecordStore"]),
            ("WebPages", ["SQLiteRecordStore"]),
        ])
    func reach(folder: String, forbidden: [String]) {
        let reached = Repository.manifest.reach(of: folder)
        #expect(reached.intersection(forbidden) == [])
    }

    @Test("Only the store on an engine and its benchmarks know that engine")
    func engines() {
        let engines: Set = ["GRDB", "GRDBSQLite", "SQLite3"]
        let folders = Repository.manifest.targets.filter { !$0.isTest && !engines.isDisjoint(with: $0.dependencies) }
            .map(\.folder)
        #expect(Set(folders) == ["SQLiteRecordStore", "AnnexBenchmarks"])
    }

    @Test("An import in any form is seen", arguments: ["", "package ", "@testable ", "@preconcurrency public "])
    func importForms(prefix: String) {
        for kind in ["", "struct ", "func "] {
            let file = SwiftFile("Sources/ISMS/Sample.swift", "// import A\n\(prefix)import \(kind)GRDB\n")
            #expect(ImportRules.violations(in: file) == [Violation(file.path, line: 2, "ISMS must not know GRDB")])
        }
        #expect(ImportRules.violations(in: SwiftFile("Sources/ISMS/Sample.swift", "import RecordFormat")).isEmpty)
        #expect(ImportRules.violations(in: SwiftFile("Sources/Unknown/Sample.swift", "import ISMS")).count == 1)
    }

    @Test("The manifest's constants, paths and neighbours are understood")
    func manifestForms() {
        let manifest = Manifest(
            SwiftFile(
                "Package.swift",
                """
                let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
                let package = Package(products: [.executable(name: "annex", targets: ["annex"])], targets: [
                    .target(name: "Frameworks"),
                    // Pure values.
                    .target(name: "ISMS", dependencies: ["Frameworks", grdb], swiftSettings: house),
                    .executableTarget(name: "tool", dependencies: ["ISMS"], path: "Sources/Unknown"),
                    .testTarget(name: "ISMSTests", dependencies: ["ISMS"]),
                ])
                """))
        #expect(Set(manifest.targets.map(\.name)) == ["Frameworks", "ISMS", "tool", "ISMSTests"])
        #expect(manifest.targets.filter(\.hasComment).map(\.name) == ["ISMS"])
        #expect(manifest.targets.filter(\.isTest).map(\.path) == ["Tests/ISMSTests"])
        #expect(manifest.reach(of: "Unknown") == ["ISMS", "Frameworks", "GRDB"])
        #expect(
            ImportRules.violations(in: manifest).map(\.problem) == [
                "ISMS must not know GRDB", "tool has no line in ImportRules.arrows; add it",
            ])
    }
}
