import Phrases
import RecordFormat
import Registers
import Testing

@Suite("Recurrences")
struct RecurrenceTests {
    private func rule(_ text: String) throws -> Recurrence { try Recurrence(parsing: text) }

    @Test(
        "A rule has one spelling, which is stored and read back",
        arguments: [
            ("FREQ=DAILY", "FREQ=DAILY"), ("freq=weekly;byday=mo", "FREQ=WEEKLY;BYDAY=MO"),
            ("RRULE:INTERVAL=1;FREQ=YEARLY;WKST=MO", "FREQ=YEARLY"),
            ("BYDAY=-1FR,2TU,MO,2MO;FREQ=MONTHLY;INTERVAL=03", "FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,2MO,2TU,-1FR"),
            ("UNTIL=20261231;BYMONTHDAY=-1,31,+1,1;FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=1,31,-1;UNTIL=20261231"),
            (
                "FREQ=YEARLY;BYMONTH=12,1;BYDAY=SU;BYSETPOS=-1,1;COUNT=4;WKST=SU",
                "FREQ=YEARLY;BYMONTH=1,12;BYDAY=SU;BYSETPOS=1,-1;WKST=SU;COUNT=4"
            ),
            ("monthly", "FREQ=MONTHLY"), ("Quarterly", "FREQ=MONTHLY;INTERVAL=3"),
            ("half-yearly", "FREQ=MONTHLY;INTERVAL=6"),
            ("annually", "FREQ=YEARLY"), ("every 2 years", "FREQ=YEARLY;INTERVAL=2"), ("every month", "FREQ=MONTHLY"),
            ("fortnightly", "FREQ=WEEKLY;INTERVAL=2"), ("every 10 days", "FREQ=DAILY;INTERVAL=10"),
        ])
    func spelling(text: String, canonical: String) throws {
        let value = try rule(text)
        #expect(value.description == canonical)
        #expect(value.json == .string(canonical))
        #expect(try Recurrence(json: value.json) == value)
    }

    @Test(
        "Another spelling than the one is not taken from storage",
        arguments: ["freq=daily", "RRULE:FREQ=DAILY", "monthly", 3, .null] as [JSON])
    func stored(json: JSON) { #expect(throws: InvalidValue.self) { try Recurrence(json: json) } }

    @Test(
        "What is not taken is refused by its name",
        arguments: [
            ("FREQ=DAILY;BYHOUR=9", "BYHOUR is not taken: a recurrence here names whole days"),
            ("FREQ=DAILY;BYMINUTE=0", "BYMINUTE is not taken: a recurrence here names whole days"),
            (
                "FREQ=YEARLY;BYWEEKNO=20",
                "BYWEEKNO is not taken: write FREQ=WEEKLY with INTERVAL, or BYMONTH with BYDAY"
            ),
            ("FREQ=YEARLY;BYYEARDAY=1", "BYYEARDAY is not taken: write BYMONTH with BYMONTHDAY"),
            (
                "FREQ=YEARLY;SKIP=OMIT",
                "SKIP is not taken: write FREQ, INTERVAL, BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS, WKST, COUNT or UNTIL"
            ),
            ("FREQ=HOURLY", "FREQ=HOURLY is not taken: write DAILY, WEEKLY, MONTHLY or YEARLY"),
            ("INTERVAL=2", "a recurrence needs FREQ; write FREQ=DAILY, WEEKLY, MONTHLY or YEARLY"),
            ("FREQ=DAILY;FREQ=DAILY", "FREQ stands in the recurrence twice"),
            ("FREQ=DAILY;COUNT=1;UNTIL=20260101", "COUNT and UNTIL do not go together; write one of them"),
            (
                "FREQ=DAILY;UNTIL=19971224T000000Z",
                "UNTIL=19971224T000000Z is not a day; write it like UNTIL=20261231, without a time"
            ),
            ("FREQ=DAILY;UNTIL=20260230", "UNTIL=20260230 is not a day; write it like UNTIL=20261231, without a time"),
            ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0 is not taken: it must be 1 to 1000"),
            ("FREQ=DAILY;COUNT=-1", "COUNT=-1 is not taken: it must be 1 to 10000"),
            ("FREQ=DAILY;BYMONTH=13", "BYMONTH=13 is not taken: it must be 1 to 12"),
            ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY=32 is not taken: it must be 1 to 31, or -1 to -31 from the end"),
            ("FREQ=MONTHLY;BYDAY=6MO", "BYDAY=6 is not taken: it must be 1 to 5, or -1 to -5 from the end"),
            ("FREQ=YEARLY;BYDAY=0MO", "BYDAY=0 is not taken: it must be 1 to 53, or -1 to -53 from the end"),
            ("FREQ=WEEKLY;BYDAY=2MO", "BYDAY=2MO does not go with FREQ=WEEKLY; write FREQ=MONTHLY or FREQ=YEARLY"),
            ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY does not go with FREQ=WEEKLY; write FREQ=MONTHLY"),
            ("FREQ=WEEKLY;BYSETPOS=1", "BYSETPOS chooses among days; write BYDAY, BYMONTHDAY or BYMONTH with it"),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31,-30", "BYMONTHDAY and BYMONTH name a day that no such month has"),
            ("FREQ=WEEKLY;BYDAY=XX", "BYDAY=XX is not a day of the week; write it like MO, 2TU or -1FR"),
            ("FREQ=WEEKLY;WKST=1MO", "WKST=1MO is not a day of the week; write MO, TU, WE, TH, FR, SA or SU"),
            ("FREQ=DAILY;INTERVAL=9223372036854775808", "INTERVAL=9223372036854775808 is not a whole number"),
            ("FREQ=DAILY;INTERVAL=", "INTERVAL= is not a whole number"),
            ("every 0 days", "INTERVAL=0 is not taken: it must be 1 to 1000"),
            ("bimonthly", "“bimonthly” is not a recurrence; write every 3 months, or FREQ=MONTHLY;INTERVAL=3"),
            ("", "“” is not a recurrence; write every 3 months, or FREQ=MONTHLY;INTERVAL=3"),
            ("FREQ=DAILY;", "“FREQ=DAILY;” is not a recurrence; write every 3 months, or FREQ=MONTHLY;INTERVAL=3"),
        ])
    func refused(text: String, problem: String) {
        #expect(throws: InvalidValue(Phrase(words: problem))) { try rule(text) }
    }

    @Test("A text too long to be a rule is refused before it is read")
    func length() {
        let text = "FREQ=MONTHLY;BYMONTHDAY=" + String(repeating: "1,", count: 100_000) + "1"
        #expect(throws: InvalidValue("is longer than 1000 characters, too long for a recurrence")) { try rule(text) }
    }

    @Test(
        "A rule is said in plain English",
        arguments: [
            ("FREQ=DAILY", "every day"), ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every 2 weeks on Tuesday"),
            ("FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU", "every 3 months on the second Tuesday"),
            ("FREQ=WEEKLY;BYDAY=FR,MO,WE;COUNT=10", "every week on Monday, Wednesday and Friday, 10 times"),
            ("FREQ=MONTHLY;BYMONTHDAY=15,-1", "every month on the 15th and the last day"),
            ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "every month on the last weekday"),
            (
                "FREQ=MONTHLY;BYDAY=TU,TH;BYSETPOS=3",
                "every month on every Tuesday and every Thursday, but only the third of these days in a month"
            ),
            ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=30", "every year on the 30th of June"),
            ("FREQ=YEARLY;BYMONTH=3,9;BYDAY=-1FR", "every year on the last Friday of March and September"),
            ("FREQ=YEARLY;BYDAY=20MO", "every year on the 20th Monday of the year"),
            ("FREQ=YEARLY;UNTIL=20301231", "every year, until 31 December 2030"),
            ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "every month on the 13th if it is a Friday"),
            ("FREQ=DAILY;BYMONTH=1;BYDAY=MO", "every day that is a Monday in January"),
            ("FREQ=WEEKLY;INTERVAL=2;WKST=SU", "every 2 weeks, with weeks that begin on Sunday"),
            (
                "FREQ=MONTHLY;BYMONTHDAY=11,21,22,23,-2",
                "every month on the 11th, the 21st, the 22nd, the 23rd and the second-to-last day"
            ),
            ("FREQ=YEARLY;COUNT=1", "every year, once"),
        ])
    func words(text: String, words: String) throws { #expect(try rule(text).words.english == words) }

    @Test(
        "The words for a plain rhythm are read back",
        arguments: ["every day", "every 3 weeks", "every month", "every 5 years"])
    func wordsAreRead(words: String) throws { #expect(try rule(words).words.english == words) }

    @Test(
        "A rule tells whether it leaves out months that are too short",
        arguments: [
            ("FREQ=MONTHLY;BYMONTHDAY=31", true), ("FREQ=MONTHLY;BYMONTHDAY=29", true),
            ("FREQ=MONTHLY;BYMONTHDAY=28", false),
            ("FREQ=MONTHLY;BYMONTHDAY=-31", true), ("FREQ=MONTHLY;BYMONTHDAY=-1", false),
            ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", false),
            ("FREQ=YEARLY;BYMONTH=1,3;BYMONTHDAY=31", false),
            ("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=30", false), ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", true),
            ("FREQ=MONTHLY;BYDAY=2TU", false), ("FREQ=MONTHLY", false), ("FREQ=DAILY;BYMONTHDAY=31", false),
        ])
    func shortMonths(text: String, skips: Bool) throws { #expect(try rule(text).skipsShortMonths == skips) }

    @Test(
        "Where the rule leaves the day to its beginning, that day tells",
        arguments: [
            ("FREQ=MONTHLY", "2026-01-31", true), ("FREQ=MONTHLY", "2026-01-28", false),
            ("FREQ=MONTHLY;INTERVAL=12", "2026-01-31", false), ("FREQ=MONTHLY;INTERVAL=3", "2026-01-31", true),
            ("FREQ=MONTHLY;INTERVAL=2", "2026-01-31", true), ("FREQ=YEARLY", "2024-02-29", true),
            ("FREQ=YEARLY", "2024-03-31", false), ("FREQ=YEARLY;BYMONTH=4", "2026-01-31", true),
            ("FREQ=WEEKLY", "2026-01-31", false), ("FREQ=MONTHLY;BYDAY=2TU", "2026-01-31", false),
        ] as [(String, Day, Bool)])
    func shortMonths(text: String, start: Day, skips: Bool) throws {
        #expect(try rule(text).skipsShortMonths(from: start) == skips)
    }
}
