import Frameworks
import ISMS
import Phrases
import RecordFormat
import Registers
import Testing

@Suite("Files of time zones")
struct TimeZoneFileTests {
    /// A TZif file of version 2 or later with one period and a footer, its first block empty.
    private func file(
        version: String = "3", counts: [UInt8] = [0, 0, 0, 0, 1, 4], offset: [UInt8] = [0, 0, 0, 0],
        mark: [UInt8] = [0, 0], letters: String = "STD\0", footer: String
    ) -> [UInt8] {
        let header = Array("TZif\(version)".utf8) + [UInt8](repeating: 0, count: 15)
        let first =
            header + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1] + [0, 0, 0, 0, 0, 0, 0]
        // The first block's only abbreviation is empty: what it holds is passed over.
        let second = header + counts.flatMap { [0, 0, 0, $0] } + offset + mark + Array(letters.utf8)
        return first + second + Array("\n\(footer)\n".utf8)
    }

    private func period(_ footer: String, version: String = "3", at text: String) throws -> String {
        let rules = try TimeZoneRules(reading: file(version: version, footer: footer))
        let offset = rules.offset(at: try #require(Instant(iso: text)))
        return "\(offset.seconds) \(offset.abbreviation)"
    }

    @Test(
        "A footer says how clocks run for ever",
        arguments: [
            ("UTC0", "2026-06-01T00:00:00Z", "0 UTC"), ("<+0545>-5:45", "2026-06-01T00:00:00Z", "20700 +0545"),
            ("<-03>3", "2026-06-01T00:00:00Z", "-10800 -03"),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-07-01T00:00:00Z", "7200 CEST"),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-12-01T00:00:00Z", "3600 CET"),
            ("AAA-1:02:03BBB-2,J60/0,J61/0", "2024-02-29T12:00:00Z", "3723 AAA"),
            ("AAA0BBB,J60/0,J61/0", "2024-03-01T12:00:00Z", "3600 BBB"),
            ("AAA0BBB,J60/0,J61/0", "2023-03-01T12:00:00Z", "3600 BBB"),
            ("AAA0BBB,59/0,60/0", "2024-02-29T12:00:00Z", "3600 BBB"),
            ("AAA0BBB,59/0,60/0", "2023-03-01T12:00:00Z", "3600 BBB"),
            // The southern half of the world has its summer over the new year.
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-01-01T00:00:00Z", "39600 AEDT"),
            // Hours before and after the day itself: Greenland's former rule, and summer time all year.
            ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "2021-03-28T01:00:00Z", "-7200 -02"),
            ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "2021-03-28T00:59:59Z", "-10800 -03"),
            ("EST5EDT,0/0,J365/25", "2026-01-01T05:00:00Z", "-14400 EDT"),
            ("EST5EDT,0/0,J365/25", "2026-01-01T04:59:59Z", "-14400 EDT"),
            ("EST5EDT,0/0,J365/25", "2026-07-01T00:00:00Z", "-14400 EDT"),
            // Ireland: winter is the exception.
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01T00:00:00Z", "0 GMT"),
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01T00:00:00Z", "3600 IST"),
        ])
    func footers(footer: String, moment: String, expected: String) throws {
        #expect(try period(footer, at: moment) == expected)
    }

    @Test("Zones with summer time all year still have whole days")
    func allYear() throws {
        let rules = try TimeZoneRules(reading: file(footer: "EST5EDT,0/0,J365/25"))
        #expect(rules.firstInstant(of: "2026-01-01").isoText == "2026-01-01T04:00:00Z")
        #expect(rules.instant(of: "2026-01-01", hour: 0, minute: 30).isoText == "2026-01-01T04:30:00Z")
    }

    @Test(
        "A footer that is no rule is refused",
        arguments: [
            "CET", "-1", "CE-1", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,M10.5.0/3,",
            "CET-1CEST,M13.5.0,M10.5.0",
            "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J365", "CET-1CEST,366,0", "CET-25",
            "CET-1:60",
            "<+01-1", "CET-1CEST,M3.5.0/168,M10.5.0", "CET-1CEST;M3.5.0;M10.5.0", "CET-9999999999999999999", "CET-1 ",
        ])
    func badFooters(footer: String) {
        #expect(throws: InvalidValue.self) { try TimeZoneRules(reading: file(footer: footer)) }
    }

    @Test("Hours past the day's end or before its beginning need version 3")
    func extendedHours() throws {
        let footer = "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1"
        #expect(throws: InvalidValue.self) { try TimeZoneRules(reading: file(version: "2", footer: footer)) }
        #expect(throws: Never.self) { try TimeZoneRules(reading: file(version: "4", footer: footer)) }
    }

    @Test("Without a footer the last period goes on")
    func withoutFooter() throws { #expect(try period("", at: "2080-06-01T00:00:00Z") == "0 STD") }

    @Test("A file that does not keep to the format is refused, and the error says where")
    func broken() {
        let cases: [([UInt8], String)] = [
            ([], "ends too early"), (Array("PK".utf8), "ends too early"),
            (Array("PKzip file".utf8), "does not begin with TZif"),
            (file(version: "5", footer: "UTC0"), "has another version than 1 to 4"),
            (file(counts: [0, 0, 1, 0, 1, 4], footer: "UTC0"), "counts leap seconds, which is not taken"),
            (
                file(counts: [0, 0, 0, 0, 0, 4], footer: "UTC0"),
                "has a number of changes, periods or letters that cannot be"
            ),
            (file(counts: [3, 0, 0, 0, 1, 4], footer: "UTC0"), "does not mark every period"),
            (file(offset: [0x7F, 0, 0, 0], footer: "UTC0"), "has a period that cannot be"),
            (file(mark: [2, 0], footer: "UTC0"), "has a period that cannot be"),
            (file(mark: [0, 4], footer: "UTC0"), "has a period that cannot be"),
            (file(letters: "STDX", footer: "UTC0"), "has an abbreviation that cannot be"),
            (file(footer: "UTC0") + [0], "has something after its end"),
            ([UInt8](repeating: 0, count: 70_000), "has more than 65536 bytes"),
        ]
        for (bytes, problem) in cases {
            #expect(throws: InvalidValue("is no TZif file: it \(problem)")) { try TimeZoneRules(reading: bytes) }
        }
    }

    @Test("A file that ends too early is refused, wherever it ends")
    func truncated() throws {
        let bytes = try #require(TimeZoneArchive.bundled?.zoneFile(named: "Europe/Berlin"))
        for length in 0..<bytes.count {
            #expect(throws: InvalidValue.self) { try TimeZoneRules(reading: Array(bytes.prefix(length))) }
        }
    }

    @Test("A file with a byte changed is refused or read, and then answers without stopping the program")
    func flipped() throws {
        var random = SeededRandom(seed: 4)
        let bytes = try #require(TimeZoneArchive.bundled?.zoneFile(named: "America/New_York"))
        var readable = 0
        for _ in 0..<3000 {
            var changed = bytes
            changed[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            guard let rules = try? TimeZoneRules(reading: changed) else { continue }
            readable += 1
            for day in ["1883-11-18", "1950-06-01", "2026-03-08", "2026-11-01", "2500-01-01"].compactMap({ Day($0) }) {
                _ = rules.localTime(of: rules.instant(of: day, hour: 2, minute: 30))
                _ = (rules.firstInstant(of: day), rules.lastInstant(of: day))
            }
        }
        #expect(readable > 0 && readable < 3000)
    }
}
