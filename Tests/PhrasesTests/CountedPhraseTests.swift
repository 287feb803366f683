import Phrases
import Testing

@Suite("Forms for one and for many")
struct CountedPhraseTests {
    private func findings(_ count: Int) -> Phrase {
        .counted(count, one: "1 finding stands", other: "\(count) findings stand")
    }

    @Test(
        "The number chooses the form",
        arguments: [(0, "0 findings stand"), (1, "1 finding stands"), (7, "7 findings stand")])
    func form(count: Int, words: String) {
        #expect(findings(count).english == words)
        #expect(findings(count).text == words)
        findings(count).withBytes { bytes in
            #expect(String(decoding: bytes.filter { !Phrase.isMark($0) }, as: UTF8.self) == words)
        }
    }

    @Test("The identity holds both forms, whatever the number is, and the number is its first parameter")
    func identity() {
        #expect(findings(1).identity == "{%1, one: 1 finding stands, other: %2 findings stand}")
        #expect(findings(1).identity == findings(7).identity)
        #expect(findings(7).parameters == ["7", "7"])
    }

    @Test("Forms stay forms within a sentence, at its beginning and among data")
    func within() {
        let name = "DOC-1"
        let sentence: Phrase = "\(findings(2)) against \(name)"
        #expect(sentence.english == "2 findings stand against DOC-1")
        #expect(sentence.identity == "{%1, one: 1 finding stands, other: %2 findings stand} against %3")
        let noun = Phrase.counted(2, one: "risk", other: "risks") + " remain"
        #expect(noun.capitalizedFirst.english == "Risks remain")
        #expect(noun.capitalizedFirst.identity == "{%1, one: Risk, other: Risks} remain")
    }

    @Test("Data cannot pass for forms", arguments: ["\u{4}1\u{6}a\u{6}b\u{5}", "\u{5}", "\u{6}x"])
    func hostile(data: String) {
        let phrase = Phrase.counted(1, one: "Says \(data)", other: "Say \(data)")
        #expect(phrase.identity == "{%1, one: Says %2, other: Say %3}")
        #expect(phrase.english == "Says " + data.filter { $0.isLetter || $0.isNumber })
    }

    @Test("Forms within a form become the words that were chosen")
    func nested() {
        let phrase = Phrase.counted(2, one: "one", other: "many: \(findings(1))")
        #expect(phrase.english == "many: 1 finding stands")
        #expect(phrase.identity == "{%1, one: one, other: many: 1 finding stands}")
    }

    @Test("A day is written out by one phrase for each month")
    func days() {
        let day = CalendarWords.date(day: 1, month: 12, year: 2026)
        #expect(day.english == "1 December 2026" && day.identity == "%1 December %2")
        #expect(CalendarWords.weekday(0).english == "Monday" && CalendarWords.weekday(6).english == "Sunday")
        #expect(
            (1...12).map { CalendarWords.month($0).english.prefix(3) }
                == (1...12).map { CalendarWords.shortMonth($0).english[...] })
        #expect(
            CalendarWords.moment(day, clock: "12:30", zone: "UTC").english == "1 December 2026, 12:30 UTC")
    }
}
