import Phrases

/// On which days something is done again: the part of iCalendar's recurrence rules (RFC 5545, 3.3.10) that speaks of
/// whole days.
///
/// A rule says nothing by itself about when it begins; the day it begins on is given with every question. Where a rule
/// leaves the day of the week, the day of the month or the month open, they are those of that first day.
///
/// ```swift
/// let rule = try Recurrence(parsing: "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU")
/// rule.words  // every 3 months on the second Tuesday
/// rule.occurrences(from: start, through: end, limit: 100).days
/// ```
package struct Recurrence: Hashable, Sendable {
    package enum Frequency: String, CaseIterable, Hashable, Sendable {
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"
    }

    /// A day of the week, every one or the so-and-so-many-th of the month or year; counted from the end where negative.
    package struct NumberedWeekday: Hashable, Sendable {
        /// Never 0; nil where every such day is meant.
        package let ordinal: Int?
        package let weekday: Weekday

        package init(_ weekday: Weekday, ordinal: Int? = nil) {
            self.ordinal = ordinal
            self.weekday = weekday
        }
    }

    package enum End: Hashable, Sendable {
        case never
        /// After so many occurrences, 1 to ``countMax``.
        case count(Int)
        /// With the last occurrence on or before a day.
        case until(Day)
    }

    package let frequency: Frequency
    /// Every so many days, weeks, months or years: 1 to ``intervalMax``.
    package let interval: Int
    /// BYMONTH: 1 to 12, ascending.
    package let months: [Int]
    /// BYMONTHDAY: 1 to 31, or −31 to −1 counted from the month's end; those from the start first.
    package let monthDays: [Int]
    /// BYDAY.
    package let weekdays: [NumberedWeekday]
    /// BYSETPOS: which of a period's days are meant, 1 to 366, or −366 to −1 counted from its end.
    package let positions: [Int]
    /// WKST: the day a week begins on, which matters where weeks are left out.
    package let weekStart: Weekday
    package let end: End

    package static let intervalMax = 1000
    package static let countMax = 10_000

    /// Makes a rule; lists may come in any order, and what stands in them twice counts once.
    /// - Throws: what is out of range, does not go together (RFC 5545, 3.3.10), or can never come.
    package init(
        frequency: Frequency, interval: Int = 1, months: [Int] = [], monthDays: [Int] = [],
        weekdays: [NumberedWeekday] = [], positions: [Int] = [], weekStart: Weekday = .monday, end: End = .never
    ) throws(InvalidValue) {
        self.frequency = frequency
        self.interval = interval
        self.months = Set(months).sorted()
        self.monthDays = Set(monthDays).sorted(by: Self.comesFirst)
        self.weekdays = Set(weekdays).sorted {
            ($0.ordinal ?? 0) == ($1.ordinal ?? 0)
                ? $0.weekday < $1.weekday : Self.comesFirst($0.ordinal ?? 0, $1.ordinal ?? 0)
        }
        self.positions = Set(positions).sorted(by: Self.comesFirst)
        self.weekStart = weekStart
        self.end = end
        try checkRanges()
        try checkCombination()
    }

    /// Numbers from the start come before those from the end.
    private static func comesFirst(_ left: Int, _ right: Int) -> Bool {
        (left < 0) == (right < 0) ? left < right : left >= 0
    }
}

/// What a rule must keep to.
extension Recurrence {
    private func checkRanges() throws(InvalidValue) {
        func check(_ name: String, _ numbers: [Int], _ most: Int, negative: Bool = true) throws(InvalidValue) {
            for number in numbers where number == 0 || number > most || number < (negative ? -most : 1) {
                let range = negative ? "1 to \(most), or -1 to -\(most) from the end" : "1 to \(most)"
                throw InvalidValue("\(name)=\(number) is not taken: it must be \(range)")
            }
        }
        try check("INTERVAL", [interval], Self.intervalMax, negative: false)
        try check("BYMONTH", months, 12, negative: false)
        try check("BYMONTHDAY", monthDays, 31)
        try check("BYSETPOS", positions, 366)
        let isWithinMonth = frequency == .monthly || !months.isEmpty
        try check("BYDAY", weekdays.compactMap(\.ordinal), isWithinMonth ? 5 : 53)
        switch end {
        case .count(let count): try check("COUNT", [count], Self.countMax, negative: false)
        case .until(let day):
            // Beyond these years a day has no text, so the rule would not be read back.
            guard Day(day.description) == day else {
                throw InvalidValue("UNTIL must be a day of the years 1900 to 2999")
            }
        case .never: break
        }
    }

    private func checkCombination() throws(InvalidValue) {
        if frequency == .weekly, !monthDays.isEmpty {
            throw InvalidValue("BYMONTHDAY does not go with FREQ=WEEKLY; write FREQ=MONTHLY")
        }
        if frequency == .daily || frequency == .weekly, let numbered = weekdays.first(where: { $0.ordinal != nil }) {
            throw InvalidValue(
                "BYDAY=\(numbered.text) does not go with FREQ=\(frequency.rawValue); write FREQ=MONTHLY or FREQ=YEARLY")
        }
        if !positions.isEmpty, months.isEmpty, monthDays.isEmpty, weekdays.isEmpty {
            throw InvalidValue("BYSETPOS chooses among days; write BYDAY, BYMONTHDAY or BYMONTH with it")
        }
        if !monthDays.isEmpty,
            !monthsPossible.contains(where: { month in
                monthDays.contains { $0.magnitude <= Self.longest(month: month) }
            })
        {
            throw InvalidValue("BYMONTHDAY and BYMONTH name a day that no such month has")
        }
    }

    private var monthsPossible: [Int] { months.isEmpty ? Array(1...12) : months }

    private static func longest(month: Int) -> Int { month == 2 ? 29 : shortest(month: month) }

    /// How many days the month has in a year that is no leap year.
    private static func shortest(month: Int) -> Int {
        switch month {
        case 2: 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// Months that are left out for being too short: a rule for the 31st has nothing to say about April (RFC 5545, 3.3.10:
/// an invalid date is ignored). Whoever means the last day of the month writes BYMONTHDAY=-1.
extension Recurrence {
    /// Whether the days of the month that the rule names leave out some month it speaks of, or February in some years.
    package var skipsShortMonths: Bool { skips(monthDays, in: monthsPossible) }

    /// The same for a rule that begins on a day: where the rule names no day, that one's day of the month counts, and
    /// only months are looked at that its interval comes to.
    package func skipsShortMonths(from start: Day) -> Bool {
        let (_, startMonth, startDay) = start.parts
        let isOpen = monthDays.isEmpty && weekdays.isEmpty
        switch frequency {
        case .daily, .weekly: return false
        case .monthly:
            let reached = Set((0..<12).map { (startMonth - 1 + $0 * interval) % 12 + 1 })
            return skips(isOpen ? [startDay] : monthDays, in: monthsPossible.filter(reached.contains))
        case .yearly:
            let named = isOpen && months.isEmpty ? [startMonth] : monthsPossible
            return skips(isOpen ? [startDay] : monthDays, in: named)
        }
    }

    private func skips(_ monthDays: [Int], in months: [Int]) -> Bool {
        guard frequency == .monthly || frequency == .yearly, let least = monthDays.map(\.magnitude).min() else {
            return false
        }
        return months.contains { Self.shortest(month: $0) < least }
    }
}
