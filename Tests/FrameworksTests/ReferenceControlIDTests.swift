import Frameworks
import Testing

@Suite("Annex A control numbers")
struct ReferenceControlIDTests {
    @Test(
        "A control's number is read however people write it",
        arguments: [
            "A.5.1", "5.1", "a5.1", "A5.1", "A.5.01", "A 5.1", "A. 5.1", "A-5.1", " a.5.1 ", "Annex A 5.1",
            "Annex A.5.1",
            "annex a5.1", "5.1 Policies for information security", "A.5.1: Policies", "A.5.1 – Policies", "A.5.1.",
            "5.1\u{A0}Policies",
        ])
    func lenient(text: String) {
        #expect(ReferenceControl.ID(parsing: text)?.description == "A.5.1")
    }

    @Test(
        "Text that names none of the 93 controls is no number",
        arguments: [
            "", "A", "A.", "A.5", "5", "5.", "A.5.0", "A.5.38", "A.6.9", "A.7.15", "A.8.35", "A.4.1", "A.9.1",
            "A.5.1.1",
            "5.1.1", "A.9.2.1", "A.5.001", "15.1", "5.123", "B.5.1", "A.5.1a", "A5", "A.-5.1x", "5,1", "Policies 5.1",
            "٥.١",
            "99999999999999999999.1",
        ])
    func refused(text: String) {
        #expect(ReferenceControl.ID(parsing: text) == nil)
    }

    @Test("The strict reading takes the canonical spelling only")
    func strict() {
        #expect(ReferenceControl.ID("A.5.10")?.number == 10)
        for text in ["5.10", "a.5.10", "A.5.010", "A.5.10 ", "A5.10"] { #expect(ReferenceControl.ID(text) == nil) }
    }

    @Test("Numbers are ordered as numbers, theme by theme")
    func ordering() throws {
        let ordered = try ["A.5.2", "A.5.10", "A.6.1", "A.8.9", "A.8.34"].map { try #require(ReferenceControl.ID($0)) }
        #expect(ordered.reversed().sorted() == ordered)
    }

    @Test("Every control's number survives writing and reading")
    func roundTrip() {
        for control in Catalog.bundled.controls {
            #expect(ReferenceControl.ID(control.id.description) == control.id)
            #expect(
                ReferenceControl.ID(parsing: "\(control.id.description.dropFirst(2)) \(control.title)") == control.id)
        }
    }
}
