import Phrases
package import RecordFormat

/// How long something may take or be missed, in whole minutes: recovery times, reporting deadlines.
///
/// A day is 24 hours and a week seven days; months and years are no time spans, since their length differs.
///
/// ```swift
/// try TimeSpan(parsing: "1 d 6 h").minutes  // 1800
/// ```
package struct TimeSpan: Hashable, Sendable {
    /// From 0 to ``minutesMax``.
    package let minutes: Int

    /// Ten years of 365 days.
    package static let minutesMax = 10 * 365 * 24 * 60

    /// - Throws: where the minutes are below zero, or more than ten years.
    package init(minutes: Int) throws(InvalidValue) {
        guard minutes >= 0 else { throw InvalidValue("must not be less than no time at all") }
        guard minutes <= Self.minutesMax else { throw InvalidValue("is longer than 10 years, or 3650 d") }
        self.minutes = minutes
    }
}

extension TimeSpan: Comparable {
    package static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.minutes < right.minutes }
}

extension TimeSpan: CustomStringConvertible {
    /// `3 d 4 h 5 min`, without the parts that are zero; `0 min` for none.
    package var description: String {
        let parts = [(minutes / 1440, "d"), (minutes / 60 % 24, "h"), (minutes % 60, "min")].filter { $0.0 > 0 }
        return parts.isEmpty ? "0 min" : parts.map { "\($0.0) \($0.1)" }.joined(separator: " ")
    }

    /// The minutes.
    package var json: JSON { .integer(minutes) }

    package init(json: JSON) throws(InvalidValue) {
        guard let minutes = json.integerValue else { throw InvalidValue("must be a whole number of minutes") }
        try self.init(minutes: minutes)
    }
}

extension Instant {
    /// The moment so much time later, whatever clocks on the wall do meanwhile.
    package func adding(_ span: TimeSpan) -> Instant { Instant(milliseconds: milliseconds + span.minutes * 60_000) }
}
