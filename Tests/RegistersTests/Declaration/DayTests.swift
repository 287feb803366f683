import RecordFormat
import Registers
import Testing

@Suite("Days")
struct DayTests {
    @Test(
        "A day is counted from 1970-01-01",
        arguments: [
            ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
            ("2026-06-30", 20_634), ("1900-01-01", -25_567), ("2999-12-31", 376_199),
        ])
    func number(text: String, number: Int) {
        #expect(Day(text)?.number == number)
        #expect(Day(number: number).description == text)
    }

    @Test("Every day of 1100 years is read back as it was written, and follows the day before")
    func roundTrip() {
        let first: Day = "1900-01-01"
        let last: Day = "2999-12-31"
        var previous = ""
        for number in first.number...last.number {
            let text = Day(number: number).description
            guard Day(text)?.number == number, text > previous else {
                Issue.record("\(number) reads \(text) after \(previous)")
                return
            }
            previous = text
        }
    }

    @Test(
        "What is no day is refused",
        arguments: [
            "", "2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "1899-12-31",
            "3000-01-01", "26-01-01", "2026-1-1", "2026-01-01 ", "2026/01/01", "+026-01-01", "2026-01-01-",
            "２０２６-01-01",
        ])
    func refused(text: String) { #expect(Day(text) == nil) }

    @Test(
        "Months later is the same day, or the last of a shorter month",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-06-30", 12, "2027-06-30"),
            ("2024-02-29", 12, "2025-02-28"), ("2026-11-15", 3, "2027-02-15"), ("2026-03-31", -1, "2026-02-28"),
            ("2026-01-15", -1, "2025-12-15"), ("2026-05-05", 0, "2026-05-05"),
        ])
    func months(text: String, months: Int, expected: String) {
        #expect(Day(text)?.adding(months: months).description == expected)
    }

    @Test("A day holds its first and last millisecond in UTC, also before 1970")
    func instants() {
        for day: Day in ["1969-12-31", "1970-01-01", "2026-06-30"] {
            #expect(Day(of: day.firstInstant) == day)
            #expect(Day(of: day.lastInstant) == day)
            #expect(Day(of: Instant(milliseconds: day.lastInstant.milliseconds + 1)) == day.adding(days: 1))
        }
    }

    @Test("The difference of two days is the number of days between them")
    func difference() {
        let later: Day = "2024-03-01"
        #expect(later - "2024-02-28" == 2)
        #expect(later > "2024-02-29")
    }
}
