package import Phrases

/// A day of the week, from Monday, the first, to Sunday (ISO 8601).
package enum Weekday: Int, CaseIterable, Hashable, Sendable, Comparable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// The two letters calendars use for it, such as `MO` (RFC 5545, 3.3.10).
    package var abbreviation: String { Self.abbreviations[rawValue] }

    /// The name, such as `Monday`.
    package var name: Phrase { CalendarWords.weekday(rawValue) }

    /// nil where no day has these two letters, in capitals.
    package init?(abbreviation: some StringProtocol) {
        guard let place = Self.abbreviations.firstIndex(where: { $0 == abbreviation }) else { return nil }
        self.init(rawValue: place)
    }

    /// How many days, 0 to 6, this one comes after another, the same or next to come.
    package func daysAfter(_ other: Weekday) -> Int { (rawValue - other.rawValue + 7) % 7 }

    package static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }

    private static let abbreviations = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
}

extension Day {
    package var weekday: Weekday {
        // 1970-01-01, day 0, was a Thursday.
        let place = (number % 7 + 7 + Weekday.thursday.rawValue) % 7
        return Weekday(rawValue: place) ?? .monday
    }
}
