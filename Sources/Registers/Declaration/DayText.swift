package import Phrases
package import RecordFormat

extension Day {
    /// `31 March 2026`
    package var longText: Phrase {
        let (year, month, day) = parts
        return CalendarWords.date(day: day, month: month, year: year)
    }
}

extension Instant {
    /// `2026-03-31T12:30:05Z`, in UTC and whole seconds.
    package var isoText: String { "\(Day(of: self))T\(clockText):\(Instant.padded(secondOfDay % 60))Z" }

    /// `31 March 2026, 12:30 UTC`
    package var longText: Phrase { CalendarWords.moment(Day(of: self).longText, clock: clockText, zone: "UTC") }

    /// Reads `2026-03-31T12:30:05Z`; nil where the text is anything else.
    package init?(iso text: String) {
        let parts = text.dropLast().split(separator: "T")
        guard text.hasSuffix("Z"), parts.count == 2, let day = Day(parts[0]) else { return nil }
        let time = parts[1].split(separator: ":").map { Int($0) }
        guard time.count == 3, let hour = time[0], let minute = time[1], let second = time[2], (0..<24).contains(hour),
            (0..<60).contains(minute), (0..<60).contains(second)
        else { return nil }
        self.init(milliseconds: day.firstInstant.milliseconds + (hour * 3600 + minute * 60 + second) * 1000)
    }

    private var secondOfDay: Int { (milliseconds - Day(of: self).firstInstant.milliseconds) / 1000 }
    private var clockText: String {
        "\(Instant.padded(secondOfDay / 3600)):\(Instant.padded(secondOfDay / 60 % 60))"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
