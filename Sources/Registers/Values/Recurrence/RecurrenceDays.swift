extension Recurrence {
    /// How many days of the calendar one question may look at: 164 years of a daily rule.
    package static let daysExaminedMax = 60_000

    /// The days on which something that begins on `start` is done, in order, through `end`.
    ///
    /// The first day counts where the rule fits it, and then is the first of COUNT; where it does not fit, the rule's
    /// first fitting day after it is. An endless rule is cut at `end`, or where `limit` days are found.
    /// - Returns: the days, and whether there may be more up to `end`: because there were more than `limit`, or because
    ///   the search was given up after ``daysExaminedMax`` days.
    package func occurrences(from start: Day, through end: Day, limit: Int) -> (days: [Day], isCut: Bool) {
        var remaining = RecurrenceDays(of: self, from: start, through: end)
        var days: [Day] = []
        while let day = remaining.next() {
            guard days.count < limit else { return (days, true) }
            days.append(day)
        }
        return (days, remaining.isGivenUp)
    }

    /// The first day after `day` on which something that begins on `start` is done; nil where there is none, or none
    /// was found within ``daysExaminedMax`` days.
    package func firstOccurrence(after day: Day, from start: Day) -> Day? {
        var remaining = RecurrenceDays(of: self, from: start, through: RecurrenceDays.lastDay)
        while let next = remaining.next() {
            if next > day { return next }
        }
        return nil
    }
}

/// Goes through a rule's days, period after period: a day, a week, a month or a year each.
private struct RecurrenceDays {
    private let rule: Recurrence
    private let start: Day
    private let last: Day
    private var period = 0
    /// The days of the period at hand that are still to come, the next one last.
    private var pending: [Day] = []
    private var found = 0
    private var examined = 0
    private(set) var isGivenUp = false

    static let firstDay = Day(number: -25_567)
    /// 2999-12-31, the last day that can be written.
    static let lastDay = Day(number: 376_199)

    init(of rule: Recurrence, from start: Day, through end: Day) {
        self.rule = rule
        self.start = start
        var last = min(end, Self.lastDay)
        if case .until(let day) = rule.end { last = min(last, day) }
        self.last = last
    }

    mutating func next() -> Day? {
        if case .count(let count) = rule.end, found == count { return nil }
        guard start >= Self.firstDay else { return nil }
        while pending.isEmpty {
            guard let beginning = beginning(ofPeriod: period), beginning <= last else { return nil }
            guard examined < Recurrence.daysExaminedMax else {
                isGivenUp = true
                return nil
            }
            let days = chosen(from: days(ofPeriodBeginning: beginning))
            pending = days.filter { $0 >= start && $0 <= last }.reversed()
            period += 1
        }
        found += 1
        return pending.popLast()
    }

    /// The first day of a period, the period of the start being number 0; nil past the last year.
    private func beginning(ofPeriod period: Int) -> Day? {
        let steps = period * rule.interval
        let (year, month, _) = start.parts
        switch rule.frequency {
        case .daily: return start.adding(days: steps)
        case .weekly: return start.adding(days: 7 * steps - start.weekday.daysAfter(rule.weekStart))
        case .monthly:
            let total = year * 12 + month - 1 + steps
            return Day(year: total / 12, month: total % 12 + 1, day: 1)
        case .yearly: return Day(year: year + steps, month: 1, day: 1)
        }
    }

    /// The days of a period that the rule names, in order, BYSETPOS aside (RFC 5545, the table in 3.3.10).
    private mutating func days(ofPeriodBeginning beginning: Day) -> [Day] {
        switch rule.frequency {
        case .daily:
            return days(beginning, count: 1).filter { isMonth($0) && isMonthDay($0) && isWeekday($0) }
        case .weekly:
            let isOpen = rule.weekdays.isEmpty
            return days(beginning, count: 7).filter {
                isMonth($0) && (isOpen ? $0.weekday == start.weekday : isWeekday($0))
            }
        case .monthly: return isMonth(beginning) ? namedDays(inMonthOf: beginning) : []
        case .yearly: return yearDays(beginning)
        }
    }

    private mutating func yearDays(_ newYear: Day) -> [Day] {
        let year = newYear.parts.year
        var months = rule.months
        if months.isEmpty {
            // Days of the week are counted through the whole year where no month is named.
            let isWithinYear = !rule.weekdays.isEmpty && rule.monthDays.isEmpty
            if isWithinYear {
                let count = Day(year: year, month: 12, day: 31).map { $0 - newYear + 1 } ?? 365
                return days(newYear, count: count).filter { isWeekday($0, of: newYear, count: count) }
            }
            months = rule.monthDays.isEmpty ? [start.parts.month] : Array(1...12)
        }
        return months.flatMap { month in
            Day(year: year, month: month, day: 1).map { namedDays(inMonthOf: $0) } ?? []
        }
    }

    /// The days of a month that the rule names; the start's day of the month where it names none.
    private mutating func namedDays(inMonthOf first: Day) -> [Day] {
        let all = days(first, count: Self.length(ofMonthFrom: first))
        if rule.monthDays.isEmpty && rule.weekdays.isEmpty {
            let wanted = start.parts.day
            return wanted <= all.count ? [all[wanted - 1]] : []
        }
        let isWithinYear = rule.frequency == .yearly && rule.months.isEmpty
        return all.enumerated().filter { index, day in
            let isNamed =
                rule.monthDays.isEmpty || rule.monthDays.contains { $0 == index + 1 || $0 == index - all.count }
            guard isNamed else { return false }
            return isWithinYear ? isWeekdayOfYear(day) : isWeekday(day, of: first, count: all.count)
        }.map(\.element)
    }

    private mutating func days(_ first: Day, count: Int) -> [Day] {
        examined += count
        return (0..<count).map { first.adding(days: $0) }
    }
}

/// What single parts of the rule say of a day.
extension RecurrenceDays {
    private func isMonth(_ day: Day) -> Bool { rule.months.isEmpty || rule.months.contains(day.parts.month) }

    private func isMonthDay(_ day: Day) -> Bool {
        guard !rule.monthDays.isEmpty else { return true }
        let fromStart = day.parts.day
        let length = Self.length(ofMonthFrom: day.adding(days: 1 - fromStart))
        return rule.monthDays.contains { $0 == fromStart || $0 == fromStart - length - 1 }
    }

    /// How many days a month has, told from what its 32nd day would be.
    private static func length(ofMonthFrom first: Day) -> Int { 32 - first.adding(days: 31).parts.day }

    private func isWeekday(_ day: Day) -> Bool {
        rule.weekdays.isEmpty || rule.weekdays.contains { $0.weekday == day.weekday }
    }

    /// Whether BYDAY names a day within a month or year of so many days.
    private func isWeekday(_ day: Day, of first: Day, count: Int) -> Bool {
        guard !rule.weekdays.isEmpty else { return true }
        let fromStart = (day - first) / 7 + 1
        let fromEnd = -((first.number + count - 1 - day.number) / 7 + 1)
        return rule.weekdays.contains {
            $0.weekday == day.weekday && ($0.ordinal == nil || $0.ordinal == fromStart || $0.ordinal == fromEnd)
        }
    }

    private func isWeekdayOfYear(_ day: Day) -> Bool {
        let year = day.parts.year
        guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
            return false
        }
        return isWeekday(day, of: first, count: last - first + 1)
    }

    /// The days that BYSETPOS names among a period's.
    private func chosen(from days: [Day]) -> [Day] {
        guard !rule.positions.isEmpty else { return days }
        let places = rule.positions.map { $0 > 0 ? $0 - 1 : days.count + $0 }
        return Set(places).sorted().filter(days.indices.contains).map { days[$0] }
    }
}
