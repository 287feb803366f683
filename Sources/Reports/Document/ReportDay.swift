package import RecordFormat

/// A day of the calendar (Gregorian), as a document shows it.
package struct ReportDay: Hashable, Sendable, Comparable, LosslessStringConvertible {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Makes a day; nil where the calendar has none of that name. Years are 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= ReportDay.dayCount(month: month, year: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2026-03-31`; nil where the text is anything else.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            bytes[range].reduce(into: Int?(0)) { number, byte in
                number = number.flatMap { (0x30...0x39).contains(byte) ? $0 * 10 + Int(byte) - 0x30 : nil }
            }
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day in UTC on which a moment falls; moments beyond the years 1 to 9999 count as the nearest.
    package init(_ instant: Instant) {
        // Days to civil date by eras of 400 years that begin in March, so that the leap day is the last of its year.
        let earliest = -719_162
        let latest = 2_932_896
        let daysSinceEpoch = Int((Double(instant.milliseconds) / 86_400_000).rounded(.down))
        let shifted = min(max(daysSinceEpoch, earliest), latest) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// `2026-03-31`
    package var description: String {
        "\(ReportDay.padded(year, 4))-\(ReportDay.padded(month, 2))-\(ReportDay.padded(day, 2))"
    }

    /// `31 March 2026`
    package var longText: String { "\(day) \(ReportDay.monthNames[month - 1]) \(year)" }

    package static func < (left: ReportDay, right: ReportDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    private static func dayCount(month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

extension Instant {
    /// `2026-03-31T12:30:05Z`, in UTC and whole seconds.
    var isoText: String {
        let secondOfDay = secondOfDay
        return "\(ReportDay(self))T\(ReportDay.padded(secondOfDay / 3600, 2)):"
            + "\(ReportDay.padded(secondOfDay / 60 % 60, 2)):\(ReportDay.padded(secondOfDay % 60, 2))Z"
    }

    /// `31 March 2026, 12:30 UTC`
    var longText: String {
        "\(ReportDay(self).longText), \(ReportDay.padded(secondOfDay / 3600, 2)):"
            + "\(ReportDay.padded(secondOfDay / 60 % 60, 2)) UTC"
    }

    private var secondOfDay: Int {
        let remainder = milliseconds % 86_400_000
        return (remainder < 0 ? remainder + 86_400_000 : remainder) / 1000
    }
}
