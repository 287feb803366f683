import Testing

@Suite("Files and folders")
struct LayoutTests {
    @Test("No folder and no file is a drawer for everything")
    func drawers() { #expect(Repository.paths.flatMap(LayoutRules.drawer) == []) }

    @Test("No Swift file is longer than 500 lines")
    func length() { #expect(Repository.swiftFiles.flatMap(LayoutRules.length) == []) }

    @Test("Every target has a comment that says what it is")
    func comments() { #expect(LayoutRules.comments(in: Repository.manifest) == []) }

    @Test("Every folder of sources and of tests is a target")
    func orphans() {
        let all = ["Sources", "Tests"].flatMap { top in Repository.folders(in: top).map { "\(top)/\($0)" } }
        // Tests that drive the running program from outside are written in Python, and no target.
        let folders = all.filter { folder in
            let files = Repository.paths.filter { $0.hasPrefix("\(folder)/") }
            return !folder.hasPrefix("Tests/") || files.contains { $0.hasSuffix(".swift") }
        }
        #expect(folders.count > 20)
        #expect(LayoutRules.orphans(folders: folders, manifest: Repository.manifest) == [])
    }

    @Test("Decisions are numbered without a gap")
    func decisions() {
        let folder = "docs/decisions/"
        let names = Repository.paths.filter { $0.hasPrefix(folder) }.map { String($0.dropFirst(folder.count)) }
        #expect(LayoutRules.decisions(names) == [])
    }

    @Test(
        "A drawer is seen",
        arguments: [
            "Sources/Core/Risk.swift", "Sources/ISMS/Helpers/Risk.swift", "Sources/ISMS/RiskHelpers.swift",
            "Sources/ISMS/Date+Extensions.swift", "Tests/ISMSTests/TestUtils.swift", "scripts/utils.py",
        ])
    func drawerSample(path: String) { #expect(LayoutRules.drawer(path).count == 1) }

    @Test(
        "A name that only resembles one is left alone",
        arguments: ["Sources/ISMS/ManagementReview/Scoreboard.swift", "Sources/ISMS/ExtensionOfScope.swift"])
    func harmlessName(path: String) { #expect(LayoutRules.drawer(path).isEmpty) }

    @Test("A long file is seen")
    func lengthSample() {
        #expect(LayoutRules.length(SwiftFile(sample: String(repeating: "\n", count: 501))).count == 1)
        #expect(LayoutRules.length(SwiftFile(sample: String(repeating: "\n", count: 500))).isEmpty)
    }

    @Test("A target without a comment and a folder without a target are seen")
    func manifestSample() {
        let manifest = Manifest(SwiftFile("Package.swift", "targets: [\n.target(name: \"ISMS\"),\n]"))
        #expect(LayoutRules.comments(in: manifest).map(\.line) == [2])
        let found = LayoutRules.orphans(folders: ["Sources/ISMS", "Sources/Lost"], manifest: manifest)
        #expect(found.map(\.path) == ["Sources/Lost"])
    }

    @Test(
        "A gap, a double and a wrong name among the decisions are seen",
        arguments: [
            ["0001-a.md", "0003-b.md"], ["0001-a.md", "0001-b.md"], ["0002-a.md"], ["0001-A title.md"], ["notes.md"],
        ])
    func decisionSample(names: [String]) {
        #expect(LayoutRules.decisions(names).count == 1)
        #expect(LayoutRules.decisions(["0001-a.md", "0002-b-c.md"]).isEmpty)
    }
}
