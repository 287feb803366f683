import Registers
import Testing

@Suite("The days of a recurrence")
struct RecurrenceDayTests {
    private func days(_ text: String, _ start: Day, _ end: Day = "2999-12-31", limit: Int = 1000) throws -> [String] {
        try Recurrence(parsing: text).occurrences(from: start, through: end, limit: limit).days.map(\.description)
    }

    @Test("The 31st comes in seven months of a year, and the others are left out")
    func the31st() throws {
        #expect(
            try days("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-31", "2026-12-31") == [
                "2026-01-31", "2026-03-31", "2026-05-31", "2026-07-31", "2026-08-31", "2026-10-31", "2026-12-31",
            ])
        #expect(try days("FREQ=MONTHLY", "2026-01-31", "2026-12-31").count == 7)
    }

    @Test("A quarterly second Tuesday moves with the calendar")
    func secondTuesday() throws {
        #expect(
            try days("FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU", "2026-01-13", "2026-12-31") == [
                "2026-01-13", "2026-04-14", "2026-07-14", "2026-10-13",
            ])
    }

    @Test("A leap day comes in leap years, and not in 2100")
    func leapDay() throws {
        #expect(try days("FREQ=YEARLY", "2092-02-29", "2105-01-01") == ["2092-02-29", "2096-02-29", "2104-02-29"])
    }

    @Test(
        "The last day of the month is 28, 29, 30 or 31",
        arguments: [
            "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "FREQ=DAILY;BYMONTHDAY=-1",
        ])
    func lastDay(text: String) throws {
        #expect(
            try days(text, "2027-12-05", "2028-04-30") == [
                "2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30",
            ])
    }

    @Test("A beginning that does not fit the rule is no occurrence, and does not count")
    func beginningApart() throws {
        #expect(try days("FREQ=WEEKLY;BYDAY=MO;COUNT=2", "2026-01-01") == ["2026-01-05", "2026-01-12"])
    }

    @Test("UNTIL is itself the last day")
    func until() throws {
        #expect(try days("FREQ=DAILY;UNTIL=20260103", "2026-01-01") == ["2026-01-01", "2026-01-02", "2026-01-03"])
        #expect(try days("FREQ=DAILY;UNTIL=20251231", "2026-01-01") == [])
    }

    @Test("An endless rule ends with the last day asked for, or is cut at the limit and says so")
    func endless() throws {
        let daily = try Recurrence(parsing: "FREQ=DAILY")
        let whole = daily.occurrences(from: "2026-01-01", through: "2026-01-10", limit: 10)
        #expect(whole.days.count == 10 && !whole.isCut)
        let cut = daily.occurrences(from: "2026-01-01", through: "2026-01-10", limit: 9)
        #expect(cut.days.count == 9 && cut.isCut)
        #expect(cut.days.last == "2026-01-09")
        let none = daily.occurrences(from: "2026-01-01", through: "2026-01-10", limit: 0)
        #expect(none.days.isEmpty && none.isCut)
    }

    @Test("Days before the beginning, or past the years that can be written, have no occurrence")
    func edges() throws {
        #expect(try days("FREQ=DAILY", "2026-01-02", "2026-01-01") == [])
        #expect(try days("FREQ=YEARLY", "2998-06-01") == ["2998-06-01", "2999-06-01"])
        #expect(try days("FREQ=MONTHLY;BYMONTHDAY=-1", "2999-11-01") == ["2999-11-30", "2999-12-31"])
        let daily = try Recurrence(parsing: "FREQ=DAILY")
        #expect(daily.occurrences(from: Day(number: .min / 2), through: "2026-01-01", limit: 5).days == [])
        #expect(daily.occurrences(from: "2999-12-31", through: Day(number: .max), limit: 5).days == ["2999-12-31"])
    }

    @Test(
        "A rule that can never be met is given up, and says so",
        arguments: [
            ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYSETPOS=2", "2026-01-01"),
            ("FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5", "2026-01-01"), ("FREQ=YEARLY;BYDAY=53MO;BYMONTHDAY=1", "2026-01-01"),
        ] as [(String, Day)])
    func impossible(text: String, start: Day) throws {
        let found = try Recurrence(parsing: text).occurrences(from: start, through: "2999-12-31", limit: 10)
        #expect(found.days.isEmpty && found.isCut)
    }

    @Test("A rule that its beginning keeps from ever being met has no days")
    func impossibleStart() throws {
        #expect(try days("FREQ=YEARLY;BYMONTH=2", "2026-01-31") == [])
        #expect(try days("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "2026-01-01") == [])
        #expect(try days("FREQ=MONTHLY;INTERVAL=12", "2026-01-31", "2028-12-31").count == 3)
        #expect(try days("FREQ=MONTHLY;INTERVAL=12;BYMONTH=2", "2026-01-31") == [])
    }

    @Test("The next occurrence is found from a beginning long ago")
    func next() throws {
        let rule = try Recurrence(parsing: "FREQ=MONTHLY;BYMONTHDAY=-1")
        #expect(rule.firstOccurrence(after: "2026-01-31", from: "1990-01-31") == "2026-02-28")
        #expect(rule.firstOccurrence(after: "2026-01-30", from: "1990-01-31") == "2026-01-31")
        #expect(rule.firstOccurrence(after: "1980-01-01", from: "1990-01-31") == "1990-01-31")
        let three = try Recurrence(parsing: "FREQ=YEARLY;COUNT=3")
        #expect(three.firstOccurrence(after: "2026-01-01", from: "2024-01-01") == nil)
        #expect(three.firstOccurrence(after: "2025-12-31", from: "2024-01-01") == "2026-01-01")
    }

    @Test("The days of the week are counted from Monday")
    func weekdays() {
        let monday: Day = "2026-11-30"
        #expect((0..<7).map { monday.adding(days: $0).weekday } == Weekday.allCases)
        let first: Day = "1900-01-01"
        #expect(first.weekday == .monday)
    }
}
