/// The rule for all years to come at the end of a TZif file (RFC 9636, 3.3), written as POSIX's variable TZ is, such as
/// `CET-1CEST,M3.5.0,M10.5.0/3`.
struct TimeZoneFooter: Hashable, Sendable {
    /// The day and time of a change in every year.
    struct YearlyChange: Hashable, Sendable {
        enum DayRule: Hashable, Sendable {
            /// `Jn`: 1 to 365, where 29 February is not counted.
            case dayWithoutLeapDay(Int)
            /// `n`: 0 to 365, where it is.
            case dayOfYear(Int)
            /// `Mm.w.d`: the first to fourth or last (5) Sunday (0) to Saturday (6) of a month.
            case weekdayOfMonth(month: Int, week: Int, weekday: Int)
        }

        let day: DayRule
        /// In seconds after midnight, on the clock before the change; −167 to 167 hours.
        let time: Int
    }

    let standard: TimeZoneRules.Period
    /// The summer's clock with its beginning and end; nil where clocks are never changed.
    let daylight: Daylight?

    struct Daylight: Hashable, Sendable {
        let period: TimeZoneRules.Period
        let start: YearlyChange
        let end: YearlyChange
    }
}

extension TimeZoneFooter {
    func period(at seconds: Int) -> TimeZoneRules.Period {
        guard daylight != nil else { return standard }
        let shifted = Self.shifted(seconds).seconds
        let year = Self.year(of: shifted)
        return changes(inYears: (year - 1)...(year + 1)).last { $0.time <= shifted }?.period ?? standard
    }

    /// The seconds in a span at which clocks are changed, in order.
    func changeTimes(in window: ClosedRange<Int>) -> [Int] {
        guard daylight != nil else { return [] }
        let (shift, first) = Self.shifted(window.lowerBound)
        let last = window.upperBound - shift
        return changes(inYears: (Self.year(of: first) - 1)...(Self.year(of: last) + 1)).map { $0.time + shift }
            .filter(window.contains)
    }

    /// The changes of some years, in order. Of two at one moment the beginning of summer time comes last, so that a
    /// zone whose summer time ends when the next begins always has it (RFC 9636, 3.3.1).
    private func changes(inYears years: ClosedRange<Int>) -> [TimeZoneRules.Change] {
        guard let daylight else { return [] }
        return years.flatMap { year in
            [
                TimeZoneRules.Change(
                    time: daylight.end.seconds(inYear: year) - daylight.period.offset, period: standard),
                TimeZoneRules.Change(
                    time: daylight.start.seconds(inYear: year) - standard.offset, period: daylight.period),
            ]
        }.sorted { $0.time == $1.time ? $1.period.isDaylightSaving && !$0.period.isDaylightSaving : $0.time < $1.time }
    }

    /// The calendar repeats every 400 years, which are whole weeks: a moment and how far it was moved, by whole
    /// repetitions, to lie in the years 2000 to 2399.
    private static func shifted(_ seconds: Int) -> (shift: Int, seconds: Int) {
        let repetition = 146_097 * 86_400
        let start = 10_957 * 86_400
        let (count, rest) = (seconds - start).flooredDivision(by: repetition)
        return (count * repetition, rest + start)
    }

    private static func year(of seconds: Int) -> Int {
        Day(number: seconds.flooredDivision(by: 86_400).quotient).parts.year
    }
}

extension TimeZoneFooter.YearlyChange {
    /// The moment of a year in seconds since 1970-01-01T00:00:00 on local clocks.
    func seconds(inYear year: Int) -> Int {
        guard let newYear = Day(year: year, month: 1, day: 1) else { return 0 }
        return dayNumber(newYear, year: year) * 86_400 + time
    }

    private func dayNumber(_ newYear: Day, year: Int) -> Int {
        switch day {
        case .dayWithoutLeapDay(let day):
            let hasLeapDay = Day(year: year, month: 2, day: 29) != nil
            return newYear.number + day - 1 + (hasLeapDay && day >= 60 ? 1 : 0)
        case .dayOfYear(let day): return newYear.number + day
        case .weekdayOfMonth(let month, let week, let weekday):
            let first = newYear.adding(months: month - 1)
            // Weekdays are counted from Sunday here.
            let toWeekday = (weekday + 6 - first.weekday.rawValue + 7) % 7
            let next = first.adding(months: 1)
            let day = first.adding(days: toWeekday + 7 * (week - 1))
            return day < next ? day.number : day.number - 7
        }
    }
}
