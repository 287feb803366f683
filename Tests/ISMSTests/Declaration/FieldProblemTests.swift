import Frameworks
import ISMS
import Phrases
import RecordFormat
import Registers
import Testing

@Suite("Problems of fields")
struct FieldProblemTests {
    private func problems(_ change: (inout Asset) -> Void) -> [InvalidField] {
        changed(changed(Asset()) { $0.name = "Laptop" }, change).fieldProblems
    }

    @Test("A required field must be given, and white space does not give it", arguments: ["", " \t "])
    func required(name: String) {
        #expect(problems { $0.name = name } == [InvalidField("name", "must be given")])
    }

    @Test("A record with its required fields has no problem")
    func fine() { #expect(problems { _ in } == []) }

    @Test("A text may be as long as declared, counted in characters")
    func length() {
        #expect(problems { $0.name = String(repeating: "é", count: 200) } == [])
        #expect(
            problems { $0.name = String(repeating: "é", count: 201) } == [
                InvalidField("name", "is 201 characters long, 200 is the most")
            ])
        #expect(problems { $0.description = String(repeating: "a", count: 20_000) } == [])
        #expect(problems { $0.description = String(repeating: "a", count: 20_001) }.map(\.field) == ["description"])
    }

    @Test("A line is one line; a longer text may have several", arguments: ["a\nb", "a\r\nb", "a\u{2028}b"])
    func lines(text: String) {
        #expect(problems { $0.name = text } == [InvalidField("name", "must be one line")])
        #expect(problems { $0.description = text } == [])
    }

    @Test("Control characters are refused, tabs are not", arguments: ["\u{0}", "\u{1B}[31m", "\u{85}x", "\u{7F}"])
    func controlCharacters(text: String) {
        #expect(
            problems { $0.description = "a\(text)" } == [InvalidField("description", "contains a control character")])
        #expect(problems { $0.description = "a\tb" } == [])
    }

    @Test("A figure must lie in its range", arguments: [0, 6, -1])
    func range(value: Int) {
        #expect(
            problems { $0.integrity = value } == [InvalidField("integrity", "\(value) is not within 1 to 5")])
        #expect(problems { ($0.confidentiality, $0.availability) = (1, 5) } == [])
    }

    @Test("A list names nothing twice, and holds a thousand at most")
    func lists() {
        let many = (1...1001).map { Reference<Asset>(RecordID(high: 1, low: UInt64($0))) }
        #expect(problems { $0.dependsOn = Array(many.prefix(1000)) } == [])
        #expect(problems { $0.dependsOn = many } == [InvalidField("dependsOn", "has more than 1000 entries")])
        #expect(
            problems { $0.dependsOn = ["AST-1", "AST-2", "AST-1"] } == [
                InvalidField("dependsOn", "names the same entry twice")
            ])
    }

    @Test("Levels in a row of a grid may repeat")
    func figuresRepeat() {
        #expect(changed(RiskCriteria.fourByFour) { $0.effectiveFrom = Scenario.day }.fieldProblems == [])
    }

    @Test("A required cell must be given, and white space does not give it")
    func rows() {
        let scope = changed(Scope()) {
            $0.statement = "All of it"
            $0.exclusions = [
                changed(Scope.Exclusion()) { ($0.what, $0.reason) = ("Canteen", "No data.") },
                changed(Scope.Exclusion()) { ($0.what, $0.reason) = ("Garden", "  ") },
            ]
        }
        #expect(scope.fieldProblems == [InvalidField("exclusions", "row 2: Reason must be given")])
        let long = changed(scope) { $0.exclusions[1].what = String(repeating: "x", count: 201) }
        #expect(
            long.fieldProblems == [InvalidField("exclusions", "row 2: What is 201 characters long, 200 is the most")])
    }

    @Test("Each problem is told, not only the first")
    func all() {
        let found = problems { ($0.name, $0.integrity, $0.availability) = ("", 9, 9) }
        #expect(found.map(\.field) == ["name", "integrity", "availability"])
    }
}
