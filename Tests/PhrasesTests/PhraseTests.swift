import Phrases
import Testing

@Suite("Phrases, told apart from data")
struct PhraseTests {
    @Test("A phrase says its text, and its identity is the same whatever the data are")
    func identity() {
        func decided(_ count: Int, of all: Int, by person: String) -> Phrase {
            "\(count) of \(all) controls are decided by \(person)"
        }
        let phrase = decided(12, of: 93, by: "Ada")
        #expect(phrase.english == "12 of 93 controls are decided by Ada")
        #expect(phrase.identity == "%1 of %2 controls are decided by %3")
        #expect(phrase.identity == decided(1, of: 2, by: "").identity)
        #expect(phrase.parameters == ["12", "93", "Ada"])
    }

    @Test("A phrase within a phrase is spoken, not data")
    func nested() {
        let kind: Phrase = "risk"
        let phrase: Phrase = "Add a \(kind)"
        #expect(phrase.identity == "Add a risk" && phrase.parameters == [])
        let count = [1, 2].count
        let counted: Phrase = "\(count) \(count == 1 ? "finding" : "findings")"
        #expect(counted.identity == "%1 findings")
    }

    @Test(
        "Data that holds marks or signs of percent cannot pass for something else",
        arguments: ["\u{2}", "\u{3}x\u{2}", "a\u{3}"])
    func hostile(data: String) {
        let phrase: Phrase = "Says \(data) at 100 %"
        #expect(phrase.identity == "Says %1 at 100 %%")
        #expect(phrase.parameters == [data.filter { !"\u{2}\u{3}".contains($0) }])
        #expect(!phrase.english.utf8.contains { Phrase.isMark($0) })
    }

    @Test("Data alone is data")
    func data() {
        #expect(Phrase.data("Lost laptop").identity == "%1")
        #expect(Phrase.data("Lost laptop").english == "Lost laptop")
        #expect(Phrase.data("").isEmpty && ("" as Phrase).isEmpty && !("x" as Phrase).isEmpty)
    }

    @Test("Phrases are put together and keep what is data in them")
    func together() {
        let name = "A"
        let parts: [Phrase] = ["one \(name)", "two"]
        #expect(parts.joined(separator: ", ").identity == "one %1, two")
        #expect((parts[0] + ".").identity == "one %1.")
        #expect(parts[1].capitalizedFirst.english == "Two")
        let subject = "a new incident"
        let told = ("\(subject) is closed" as Phrase).capitalizedFirst
        #expect(told.english == "A new incident is closed" && told.identity == "%1 is closed")
    }
}
