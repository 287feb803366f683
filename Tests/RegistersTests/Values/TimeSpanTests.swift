import Phrases
import RecordFormat
import Registers
import Testing

@Suite("Time spans")
struct TimeSpanTests {
    @Test(
        "A time span is read as people write it, and as ISO 8601 does",
        arguments: [
            ("90 min", 90), ("90min", 90), ("4 h", 240), ("72h", 4320), ("1 d 6 h", 1800), ("1 day and 6 hours", 1800),
            ("1 day, 6 hours", 1800), ("3 d 4 h 5 min", 4565), ("4h30m", 270), ("4 h 30 m", 270), ("2 weeks", 20_160),
            ("1 w 1 d", 11_520), ("1.5 h", 90), ("0,25 hours", 15), ("0.5 d", 720), ("0", 0), ("0 min", 0),
            ("1 HOUR", 60),
            ("PT4H30M", 270), ("pt90m", 90), ("P3D", 4320), ("P1DT12H", 2160), ("P2W", 20_160), ("PT0M", 0),
            ("PT1.5H", 90), ("3650 d", 5_256_000),
        ])
    func reading(text: String, minutes: Int) throws { #expect(try TimeSpan(parsing: text).minutes == minutes) }

    @Test(
        "A time span is shown in days, hours and minutes, without what is zero",
        arguments: [
            (0, "0 min"), (5, "5 min"), (60, "1 h"), (90, "1 h 30 min"), (1440, "1 d"), (1445, "1 d 5 min"),
            (4565, "3 d 4 h 5 min"), (5_256_000, "3650 d"),
        ])
    func shown(minutes: Int, text: String) throws { #expect(try TimeSpan(minutes: minutes).description == text) }

    @Test("What is shown is read back")
    func roundTrip() throws {
        var random = SeededRandom(seed: 1)
        for _ in 0..<2000 {
            let span = try TimeSpan(minutes: Int.random(in: 0...TimeSpan.minutesMax, using: &random))
            #expect(try TimeSpan(parsing: span.description) == span)
            #expect(try TimeSpan(json: span.json) == span)
        }
    }

    @Test(
        "An error says what to write instead",
        arguments: [
            ("90", "“90” does not say of what; write 90 h or 90 min"),
            ("1 d 6", "“1 d 6” does not say of what; write 6 h or 6 min"),
            ("6 m", "“6 m” could be minutes or months; write min, or count months in days"),
            ("3 months", "“3 months” counts months or years, which differ in length; write days, like 30 d"),
            ("P1M", "“P1M” counts months or years, which differ in length; write days, like 30 d"),
            ("P1Y", "“P1Y” counts months or years, which differ in length; write days, like 30 d"),
            ("90 s", "“90 s” counts seconds; write whole minutes, like 1 min"),
            ("PT90S", "“PT90S” counts seconds; write whole minutes, like 1 min"),
            ("0.01 h", "“0.01 h” does not come to whole minutes; write it like 1 h 20 min"),
            ("6 h 1 d", "“6 h 1 d” names a unit twice or a smaller one first; write it like 1 d 6 h"),
            ("1 h 1 h", "“1 h 1 h” names a unit twice or a smaller one first; write it like 1 d 6 h"),
            ("3651 d", "“3651 d” is longer than 10 years, or 3650 d"),
            ("999999999999999 w", "“999999999999999 w” is longer than 10 years, or 3650 d"),
            ("3650 d 1 min", "is longer than 10 years, or 3650 d"),
            ("1,500 min", "“1,500” can be read in two ways; write 1500, or 1.500 for a fraction"),
        ])
    func refused(text: String, problem: String) {
        #expect(throws: InvalidValue(Phrase(words: problem))) { try TimeSpan(parsing: text) }
    }

    @Test(
        "What is no length of time is refused",
        arguments: [
            "", "soon", "h", "min 5", "-5 min", "4:30", "P", "PT", "P1", "P1DT", "PT1D", "P1H", "PTH", "5 moons",
            "1 h foo",
        ])
    func nonsense(text: String) {
        #expect(throws: InvalidValue("“\(text)” is not a length of time; write it like 90 min, 4 h or 1 d 6 h")) {
            try TimeSpan(parsing: text)
        }
    }

    @Test(
        "Only whole minutes from none to ten years are stored",
        arguments: [-1, 5_256_001, .null, "90", "PT4H", [90]] as [JSON])
    func stored(json: JSON) { #expect(throws: InvalidValue.self) { try TimeSpan(json: json) } }

    @Test("Longer is more")
    func order() throws { #expect(try TimeSpan(parsing: "25 h") > TimeSpan(parsing: "1 d")) }
}
