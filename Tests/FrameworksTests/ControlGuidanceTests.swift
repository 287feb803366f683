import Frameworks
import Testing

@Suite("The guidance on each Annex A control")
struct ControlGuidanceTests {
    private static let controls = Catalog.bundled.controls.map(\.id)

    private static func file(_ control: ReferenceControl.ID) throws -> CatalogFile {
        try #require(CatalogFile.embedded("guidance/controls/\(control).md"), "\(control) has no guidance")
    }

    @Test("Each of the 93 controls has guidance in the agreed form", arguments: controls)
    func form(control: ReferenceControl.ID) throws {
        let guidance = try ControlGuidance(Self.file(control))
        #expect(guidance.control == control)
        #expect(ControlGuidance.bundled(for: control) == guidance)
    }

    @Test("Whatever guidance refers to exists, and is not the control itself", arguments: controls)
    func references(control: ReferenceControl.ID) throws {
        let guidance = try ControlGuidance(Self.file(control))
        #expect(!guidance.relatedControls.isEmpty && !guidance.relatedControls.contains(control))
        #expect((1...6).contains(guidance.relatedThreats.count))
        for threat in guidance.relatedThreats { #expect(Catalog.bundled.threats[id: threat] != nil, "\(threat)") }
        #expect((1...4).contains(guidance.relatedClauses.count))
        for clause in guidance.relatedClauses { #expect(Catalog.bundled.clauses[id: clause] != nil, "\(clause)") }
    }

    @Test("Guidance is long enough to help and short enough to be read", arguments: controls)
    func length(control: ReferenceControl.ID) throws {
        let words = try String(decoding: Self.file(control).bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        #expect((400...1000).contains(words.count), "\(control) has \(words.count) words")
    }

    @Test(
        "A file out of form is refused with what is wrong",
        arguments: [
            ("no heading", "text before the first heading"),
            ("# A.9.1\n\n## Purpose\nWhy.\n", "is no Annex A control"),
            ("# A.5.1\n\n## Purpose\n- a list\n", "must be one paragraph"),
            ("# A.5.1\n\n## Purpose\nWhy.\n## Purpose\nAgain.\n", "occurs twice"),
        ])
    func broken(text: String, problem: String) throws {
        let error = #expect(throws: CatalogError.self) {
            try ControlGuidance(CatalogFile(path: "guidance/controls/A.5.1.md", bytes: Array(text.utf8)))
        }
        #expect(error?.problem.contains(problem) == true, "\(String(describing: error))")
    }
}
