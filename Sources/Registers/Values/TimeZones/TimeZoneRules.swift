package import RecordFormat

/// How the clocks of a time zone run: how far ahead of UTC they are at each moment, in the past and to come.
///
/// ```swift
/// let berlin = try TimeZoneRules(reading: bytesOfBerlin)
/// berlin.localTime(of: instant)                     // 2026-03-30 18:10
/// berlin.instant(of: day, hour: 9, minute: 0)
/// ```
///
/// Clocks that are changed make times of day that come twice and others that never come. As RFC 5545 (3.3.5) has it, a
/// time that comes twice is the earlier one, and one that never comes is counted by the clock before the change: 02:30
/// in Berlin on 29 March 2026 is 03:30, an hour and a half after 01:00.
///
/// Instants count no leap seconds, and those beyond the years 1 to 9999 count as the nearest.
package struct TimeZoneRules: Hashable, Sendable {
    /// What the clocks show from one change to the next.
    package struct Period: Hashable, Sendable {
        /// How far ahead of UTC, in seconds; negative in the west.
        package let offset: Int
        package let isDaylightSaving: Bool
        /// `CEST`; where a zone has no letters, its hours, such as `+0545`.
        package let abbreviation: String
    }

    /// From a second since 1970-01-01T00:00:00Z on, a period holds.
    struct Change: Hashable {
        let time: Int
        let period: Period
    }

    /// What holds before the first change.
    let first: Period
    /// The changes the file lists, in order of time.
    let changes: [Change]
    /// What comes after them; nil where the last goes on for ever.
    let footer: TimeZoneFooter?

    /// Clocks that show UTC, always.
    package static let utc = TimeZoneRules(
        first: Period(offset: 0, isDaylightSaving: false, abbreviation: "UTC"), changes: [], footer: nil)
}

extension TimeZoneRules {
    /// How far local clocks are ahead of UTC at a moment, and how the zone calls that.
    package func offset(at instant: Instant) -> (seconds: Int, abbreviation: String) {
        let period = period(at: Self.seconds(instant))
        return (period.offset, period.abbreviation)
    }

    package func localTime(of instant: Instant) -> LocalTime {
        let seconds = Self.seconds(instant)
        return LocalTime(localSeconds: seconds + period(at: seconds).offset)
    }

    /// The day on local calendars at a moment.
    package func day(of instant: Instant) -> Day { localTime(of: instant).day }

    /// The moment at which local clocks show a time of day, the earlier where it comes twice; one that never comes is
    /// counted by the clock before the change.
    ///
    /// - Parameters:
    ///   - hour: 0 to 24; 24:00 is the next day's 00:00.
    ///   - minute: 0 to 59.
    ///   - second: 0 to 59.
    package func instant(of day: Day, hour: Int, minute: Int, second: Int = 0) -> Instant {
        let local = Self.localSeconds(of: day) + hour * 3600 + minute * 60 + second
        return Instant(milliseconds: self.seconds(atLocal: local) * 1000)
    }

    /// The first moment at which local calendars show the day.
    ///
    /// It is not always 00:00: where clocks go forward at midnight, the day begins at 01:00. A day that a zone left out
    /// (Samoa had no 30 December 2011) has no moment; its first instant is when it was left out, and its last one lies
    /// a millisecond before.
    package func firstInstant(of day: Day) -> Instant { bounds(of: day).first }

    /// The last moment, to the millisecond, at which local calendars show the day.
    ///
    /// Where clocks go back past midnight, some of the next day has passed by then and comes again.
    package func lastInstant(of day: Day) -> Instant { bounds(of: day).last }

    /// The same time of day so many months later, on the last day of the month where that is shorter.
    ///
    /// Where that time comes twice, the clock stays as it was, if it can: so adding no months changes nothing. Where the
    /// month is not within 1900 to 2999, the instant comes back as it was.
    package func adding(months: Int, to instant: Instant) -> Instant {
        // Eleven centuries are the whole range of days; more would only overflow.
        let months = min(max(months, -13_200), 13_200)
        let (seconds, milliseconds) = Self.clamped(instant).flooredDivision(by: 1000)
        let offset = period(at: seconds).offset
        let day = Day(number: (seconds + offset).flooredDivision(by: 86_400).quotient)
        let local = seconds + offset + (day.adding(months: months) - day) * 86_400
        return Instant(milliseconds: self.seconds(atLocal: local, preferring: offset) * 1000 + milliseconds)
    }
}

/// Looking up seconds since 1970-01-01T00:00:00Z.
extension TimeZoneRules {
    /// No zone is further from UTC, whichever way: RFC 9636 (3.2) takes −25 to 26 hours.
    static let offsetMax = 26 * 3600

    func period(at seconds: Int) -> Period {
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].time <= seconds { low = middle + 1 } else { high = middle }
        }
        // Past the last change, and for zones that have none, the footer says it.
        if low == changes.count, let footer { return footer.period(at: seconds) }
        return low == 0 ? first : changes[low - 1].period
    }

    /// The stretches of time around a local time, each with the offset that holds in it; the first has no beginning,
    /// the last no end.
    private func stretches(around local: Range<Int>) -> [(time: Range<Int>, offset: Int)] {
        let window = (local.lowerBound - Self.offsetMax)...(local.upperBound + Self.offsetMax)
        var times = changes.filter { window.contains($0.time) }.map(\.time)
        let last = changes.last?.time ?? .min
        times += footer?.changeTimes(in: window).filter { $0 > last } ?? []
        let starts = [Int.min] + times
        let ends = times + [Int.max]
        return zip(starts, ends).map { start, end in
            (start..<end, period(at: max(start, window.lowerBound)).offset)
        }
    }

    private func seconds(atLocal local: Int, preferring offset: Int? = nil) -> Int {
        let stretches = stretches(around: local..<local)
        let candidates = stretches.filter { $0.time.contains(local - $0.offset) }
        if let found = candidates.first(where: { $0.offset == offset }) ?? candidates.first {
            return local - found.offset
        }
        // In a gap the stretch before it ends too early for this time, and the one behind it begins too late.
        let before = stretches.last { local - $0.offset >= $0.time.upperBound }
        return local - (before ?? stretches[0]).offset
    }

    private func bounds(of day: Day) -> (first: Instant, last: Instant) {
        let start = Self.localSeconds(of: day)
        let stretches = stretches(around: start..<(start + 86_400))
        let parts = stretches.map { time, offset in
            (first: max(time.lowerBound, start - offset), end: min(time.upperBound, start + 86_400 - offset))
        }.filter { $0.first < $0.end }
        if let first = parts.first, let last = parts.last {
            return (Instant(milliseconds: first.first * 1000), Instant(milliseconds: last.end * 1000 - 1))
        }
        let skippedAt = stretches.last { start - $0.offset >= $0.time.upperBound }?.time.upperBound ?? start
        return (Instant(milliseconds: skippedAt * 1000), Instant(milliseconds: skippedAt * 1000 - 1))
    }

    /// Within the years 1 to 9999, as `Day(of:)` has it, so that nothing overflows.
    private static func clamped(_ instant: Instant) -> Int {
        min(max(instant.milliseconds, -62_135_596_800_000), 253_402_300_799_999)
    }

    private static func seconds(_ instant: Instant) -> Int { clamped(instant).flooredDivision(by: 1000).quotient }

    private static func localSeconds(of day: Day) -> Int { min(max(day.number, -719_162), 2_932_896) * 86_400 }
}
