import Frameworks
import ISMS
import RecordFormat
import Registers
import Testing

@Suite("The rules of time zones")
struct TimeZoneRulesTests {
    private func zone(_ name: String) throws -> TimeZoneRules { try #require(TimeZoneRules.named(name)) }
    private func instant(_ text: String) throws -> Instant { try #require(Instant(iso: text)) }

    @Test("Every zone of the archive can be read, and its footer agrees with its last change")
    func all() throws {
        let archive = try #require(TimeZoneArchive.bundled)
        for name in archive.names {
            let bytes = try #require(archive.zoneFile(named: name))
            #expect(throws: Never.self, "\(name)") { try TimeZoneRules(reading: bytes) }
        }
    }

    @Test("A name that is no zone has no rules", arguments: ["", "Europe/berlin", "Mars/Olympus"])
    func unknown(name: String) { #expect(TimeZoneRules.named(name) == nil) }

    @Test(
        "Local clocks are ahead of UTC by what the tz database says",
        arguments: [
            // Berlin's clocks go forward at 01:00 UTC.
            ("Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29 01:59:59", 3600, "CET"),
            ("Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29 03:00", 7200, "CEST"),
            ("Europe/Berlin", "2026-10-25T00:59:59Z", "2026-10-25 02:59:59", 7200, "CEST"),
            ("Europe/Berlin", "2026-10-25T01:00:00Z", "2026-10-25 02:00", 3600, "CET"),
            ("Asia/Kathmandu", "2026-06-01T00:00:00Z", "2026-06-01 05:45", 20_700, "+0545"),
            ("America/St_Johns", "2026-01-15T12:00:00Z", "2026-01-15 08:30", -12_600, "NST"),
            ("America/St_Johns", "2026-07-15T12:00:00Z", "2026-07-15 09:30", -9000, "NDT"),
            // Dublin's winter is written as negative summer time.
            ("Europe/Dublin", "2026-01-15T12:00:00Z", "2026-01-15 12:00", 0, "GMT"),
            ("Europe/Dublin", "2026-07-15T12:00:00Z", "2026-07-15 13:00", 3600, "IST"),
            ("Europe/Dublin", "2080-01-15T12:00:00Z", "2080-01-15 12:00", 0, "GMT"),
            ("Europe/Dublin", "2080-07-15T12:00:00Z", "2080-07-15 13:00", 3600, "IST"),
            // Past the last change listed, by the footer, also past the end of the calendar's 400 years.
            ("Europe/Berlin", "2080-03-31T00:59:59Z", "2080-03-31 01:59:59", 3600, "CET"),
            ("Europe/Berlin", "2080-03-31T01:00:00Z", "2080-03-31 03:00", 7200, "CEST"),
            ("Europe/Berlin", "2480-03-31T01:00:00Z", "2480-03-31 03:00", 7200, "CEST"),
            ("Europe/Berlin", "2999-12-31T23:30:00Z", "3000-01-01 00:30", 3600, "CET"),
            ("Australia/Sydney", "2080-01-01T00:00:00Z", "2080-01-01 11:00", 39_600, "AEDT"),
            ("Europe/Berlin", "1900-01-01T00:00:00Z", "1900-01-01 01:00", 3600, "CET"),
            ("America/New_York", "1969-12-31T23:59:59Z", "1969-12-31 18:59:59", -18_000, "EST"),
            ("UTC", "2026-06-01T12:00:00Z", "2026-06-01 12:00", 0, "UTC"),
        ])
    func offsets(name: String, moment: String, local: String, seconds: Int, abbreviation: String) throws {
        let rules = try zone(name)
        let offset = rules.offset(at: try instant(moment))
        #expect(offset.seconds == seconds && offset.abbreviation == abbreviation)
        #expect(rules.localTime(of: try instant(moment)).description == local)
    }

    @Test("Before the first change the sun's own time holds: Berlin was 53 minutes and 28 seconds ahead")
    func beforeTheFirstChange() throws {
        let offset = try zone("Europe/Berlin").offset(at: Instant(milliseconds: -3_000_000_000_000))
        #expect(offset == (3208, "LMT"))
    }

    @Test("Morocco keeps summer time all year but in Ramadan, which the footer cannot say")
    func ramadan() throws {
        let casablanca = try zone("Africa/Casablanca")
        let year = try (1...12).map { month in
            let day = try #require(Day(year: 2025, month: month, day: 15))
            return casablanca.offset(at: day.firstInstant).seconds
        }
        #expect(year == [3600, 3600, 0, 3600, 3600, 3600, 3600, 3600, 3600, 3600, 3600, 3600])
    }

    @Test("72 hours are 72 hours, whatever the clocks do: over a change they end an hour later by the clock")
    func hoursOverAChange() throws {
        let deadline = try instant("2026-03-27T16:10:00Z").adding(TimeSpan(parsing: "72 h"))
        #expect(deadline.isoText == "2026-03-30T16:10:00Z")
        #expect(try zone("Europe/Berlin").localTime(of: deadline).description == "2026-03-30 18:10")
        #expect(
            try zone("Europe/Berlin").localTime(of: instant("2026-03-27T16:10:00Z")).description == "2026-03-27 17:10")
    }

    @Test(
        "A month later it is the same time of day, on the last day of a month that is shorter",
        arguments: [
            ("2026-03-05T10:00:00Z", 1, "2026-04-05T09:00:00Z"), ("2026-01-31T10:00:00Z", 1, "2026-02-28T10:00:00Z"),
            ("2026-10-05T09:00:00Z", 1, "2026-11-05T10:00:00Z"), ("2026-03-31T22:30:00Z", -1, "2026-02-28T23:30:00Z"),
            ("2024-02-29T12:00:00Z", 12, "2025-02-28T12:00:00Z"), ("2026-02-28T01:30:00Z", 1, "2026-03-28T01:30:00Z"),
            // 02:30 does not come on 29 March, and comes twice on 25 October.
            ("2026-02-28T23:30:00Z", 0, "2026-02-28T23:30:00Z"), ("2026-01-29T01:30:00Z", 2, "2026-03-29T01:30:00Z"),
            ("2026-09-25T00:30:00Z", 1, "2026-10-25T00:30:00Z"), ("2026-11-25T01:30:00Z", -1, "2026-10-25T01:30:00Z"),
            ("2026-01-31T10:00:00Z", .max, "2026-01-31T10:00:00Z"),
        ])
    func months(start: String, months: Int, end: String) throws {
        #expect(try zone("Europe/Berlin").adding(months: months, to: instant(start)).isoText == end)
    }

    @Test("Adding months keeps the milliseconds")
    func milliseconds() throws {
        let start = Instant(milliseconds: try instant("2026-03-05T10:00:00Z").milliseconds + 123)
        let end = try zone("Europe/Berlin").adding(months: 1, to: start)
        #expect(end.milliseconds == (try instant("2026-04-05T09:00:00Z").milliseconds + 123))
    }

    @Test(
        "A local time that comes twice is the earlier one, and one that never comes is counted by the clock before",
        arguments: [
            ("Europe/Berlin", "2026-06-01", 9, 0, "2026-06-01T07:00:00Z"),
            ("Europe/Berlin", "2026-06-01", 24, 0, "2026-06-01T22:00:00Z"),
            ("Europe/Berlin", "2026-03-29", 2, 0, "2026-03-29T01:00:00Z"),
            ("Europe/Berlin", "2026-03-29", 2, 30, "2026-03-29T01:30:00Z"),
            ("Europe/Berlin", "2026-03-29", 3, 0, "2026-03-29T01:00:00Z"),
            ("Europe/Berlin", "2026-10-25", 2, 30, "2026-10-25T00:30:00Z"),
            ("Europe/Berlin", "2026-10-25", 3, 0, "2026-10-25T02:00:00Z"),
            ("America/New_York", "2026-03-08", 2, 30, "2026-03-08T07:30:00Z"),
            ("America/New_York", "2026-11-01", 1, 30, "2026-11-01T05:30:00Z"),
            ("Europe/Berlin", "2080-03-31", 2, 30, "2080-03-31T01:30:00Z"),
            ("Europe/Berlin", "2080-10-27", 2, 30, "2080-10-27T00:30:00Z"),
            ("Pacific/Apia", "2011-12-30", 12, 0, "2011-12-30T22:00:00Z"),
        ] as [(String, Day, Int, Int, String)])
    func localTimes(name: String, day: Day, hour: Int, minute: Int, moment: String) throws {
        #expect(try zone(name).instant(of: day, hour: hour, minute: minute).isoText == moment)
    }

    @Test(
        "A local day runs from its first moment to the millisecond before the next",
        arguments: [
            ("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z", 23),
            ("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z", 25),
            ("Europe/Berlin", "2026-06-01", "2026-05-31T22:00:00Z", 24),
            ("UTC", "2026-06-01", "2026-06-01T00:00:00Z", 24),
            // Clocks go forward at midnight, so the day begins at 01:00.
            ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z", 23),
            ("Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z", 24),
            ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z", 24),
        ] as [(String, Day, String, Int)])
    func days(name: String, day: Day, first: String, hours: Int) throws {
        let rules = try zone(name)
        #expect(rules.firstInstant(of: day).isoText == first)
        #expect(
            rules.lastInstant(of: day).milliseconds - rules.firstInstant(of: day).milliseconds + 1 == hours * 3_600_000)
        #expect(rules.day(of: rules.firstInstant(of: day)) == day)
        #expect(rules.day(of: rules.lastInstant(of: day)) == day)
    }

    @Test("Samoa had no 30 December 2011: the day has no moment, and lies between its neighbours")
    func missingDay() throws {
        let apia = try zone("Pacific/Apia")
        #expect(apia.localTime(of: try instant("2011-12-30T09:59:59Z")).description == "2011-12-29 23:59:59")
        #expect(apia.localTime(of: try instant("2011-12-30T10:00:00Z")).description == "2011-12-31 00:00")
        #expect(apia.firstInstant(of: "2011-12-30").isoText == "2011-12-30T10:00:00Z")
        #expect(apia.lastInstant(of: "2011-12-30") == apia.lastInstant(of: "2011-12-29"))
    }

    @Test("Every moment lies within its local day in every zone, and adding no months leaves it")
    func consistency() throws {
        var random = SeededRandom(seed: 9)
        let archive = try #require(TimeZoneArchive.bundled)
        for name in archive.names {
            let rules = try zone(name)
            for _ in 0..<20 {
                let moment = Instant(
                    milliseconds: Int.random(in: -2_200_000_000_000...4_000_000_000_000, using: &random))
                let day = rules.day(of: moment)
                let isWithin = rules.firstInstant(of: day) <= moment && moment <= rules.lastInstant(of: day)
                #expect(isWithin && rules.adding(months: 0, to: moment) == moment, "\(name) at \(moment.isoText)")
            }
        }
    }

    @Test("Moments past the years 1 to 9999 count as the nearest, and nothing overflows")
    func extremes() throws {
        let berlin = try zone("Europe/Berlin")
        #expect(berlin.day(of: Instant(milliseconds: .max)).description == "10000-01-01")
        #expect(berlin.offset(at: Instant(milliseconds: .min)) == (3208, "LMT"))
        #expect(berlin.firstInstant(of: Day(number: .max / 2)) <= berlin.lastInstant(of: Day(number: .max / 2)))
        #expect(berlin.firstInstant(of: Day(number: .min / 2)) <= berlin.lastInstant(of: Day(number: .min / 2)))
    }
}
