import Testing

@Suite("Where pages name a register")
struct RegisterTests {
    private static let slices = RegisterRules.slices(in: Repository.sources)

    @Test("The slice of every record is known")
    func slices() {
        #expect(Self.slices["Risk"] == "RiskAssessment")
        #expect(Self.slices["Document"] == "Documents")
        #expect(Self.slices.count > 20)
    }

    @Test("Pages that serve every register name none, and no page asks whether a kind is that of another slice")
    func pages() { #expect(Repository.sources.flatMap { RegisterRules.violations(in: $0, slices: Self.slices) } == []) }

    @Test("The machinery of registers names none of the ISMS")
    func machinery() {
        #expect(Repository.sources.contains { $0.targetFolder == "Registers" })
        #expect(Repository.sources.flatMap { RegisterRules.machinery($0, slices: Self.slices) } == [])
    }

    @Test(
        "A word of the ISMS in the machinery of registers is seen",
        arguments: ["let path: Reference<Person>?", "snapshot[Asset.self]", "func find(in isms: Snapshot) {}"])
    func machinerySample(source: String) {
        let file = SwiftFile("Sources/Registers/Snapshot/Sample.swift", "/// Such as an `Asset`.\n\(source)")
        #expect(RegisterRules.machinery(file, slices: Self.slices).count == 1)
        let other = SwiftFile("Sources/ISMS/Assets/Sample.swift", source)
        #expect(RegisterRules.machinery(other, slices: Self.slices) == [])
    }

    @Test(
        "A register named where all are served is seen",
        arguments: ["if kind == Risk.kind {}", "isms[Document.self]", "item as? Entry<Control>"])
    func generalSample(source: String) {
        let file = SwiftFile("Sources/WebPages/Records/Sample.swift", source)
        #expect(RegisterRules.violations(in: file, slices: Self.slices).count == 1)
    }

    @Test(
        "A kind compared with that of another slice is seen",
        arguments: ["kind == Risk.kind", "Risk.kind == kind", "kind != Risk.kind", "case Risk.kind: true"])
    func comparisonSample(source: String) {
        let file = SwiftFile("Sources/WebPages/Home/Sample.swift", source)
        #expect(RegisterRules.violations(in: file, slices: Self.slices).count == 1)
    }

    @Test(
        "A link to another slice's register, and whatever a slice says of its own, is in order",
        arguments: [
            ("Home", "links(.register(Risk.kind))"), ("Home", "let kind = Risk.kind"),
            ("RiskAssessment", "kind == Risk.kind"), ("RiskAssessment", "item as? Entry<Risk>"),
        ])
    func harmless(folder: String, source: String) {
        let file = SwiftFile("Sources/WebPages/\(folder)/Sample.swift", source)
        #expect(RegisterRules.violations(in: file, slices: Self.slices) == [])
    }
}
