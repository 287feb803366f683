import Catalogs
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

    @Test("No filler: every sentence says something")
    func filler() throws {
        let banned = [
            "it is important", "ensure that", "robust", "holistic", "best practice", "appropriate measures",
            "in today's world", "leverage", "comprehensive", "state of the art", "seamless", "plays a crucial role",
        ]
        for control in Self.controls {
            let text = try String(decoding: Self.file(control).bytes, as: UTF8.self).lowercased()
            for phrase in banned { #expect(!text.contains(phrase), "\(control) says “\(phrase)”") }
        }
    }

    @Test("No sentence is used twice")
    func repetition() throws {
        var places: [String: ReferenceControl.ID] = [:]
        for control in Self.controls {
            let guidance = try ControlGuidance(Self.file(control))
            let texts =
                [guidance.purpose, guidance.whenLeftOut] + guidance.whatGoodLooksLike.map(\.text) + guidance.steps
                + guidance.evidence.map(\.text) + guidance.questions.map(\.question) + guidance.nonconformities
            let sentences = texts.flatMap { $0.split(separator: ".") }.map { $0.lowercased() }
            for sentence in sentences where sentence.split(separator: " ").count > 4 {
                let before = places.updateValue(control, forKey: sentence)
                #expect(before == nil, "“\(sentence)” stands in \(control) and \(before.map(\.description) ?? "")")
            }
        }
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
