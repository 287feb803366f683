package import Phrases

/// Saying a rule in words.
extension Recurrence {
    /// `every 3 months on the second Tuesday`, to stand within a sentence.
    ///
    /// What the rule leaves to the day it begins on is left out here too: `every month`.
    package var words: Phrase {
        let hasWeeks = frequency == .weekly && interval > 1 && weekStart != .monday
        let weeks: Phrase = hasWeeks ? ", with weeks that begin on \(weekStart.name)" : ""
        return rhythm + dayWords + positionWords + weeks + endWords
    }

    private var rhythm: Phrase {
        switch frequency {
        case .daily: .counted(interval, one: "every day", other: "every \(interval) days")
        case .weekly: .counted(interval, one: "every week", other: "every \(interval) weeks")
        case .monthly: .counted(interval, one: "every month", other: "every \(interval) months")
        case .yearly: .counted(interval, one: "every year", other: "every \(interval) years")
        }
    }

    private var unit: Phrase {
        switch frequency {
        case .daily: "day"
        case .weekly: "week"
        case .monthly: "month"
        case .yearly: "year"
        }
    }

    private var endWords: Phrase {
        switch end {
        case .never: ""
        case .count(let count): .counted(count, one: ", once", other: ", \(count) times")
        case .until(let day): ", until \(day.longText)"
        }
    }

    private var dayWords: Phrase {
        switch frequency {
        case .daily: conditionWords + (months.isEmpty ? "" : " in \(monthNames)")
        case .weekly:
            (weekdays.isEmpty ? "" : " on \(list(weekdays.map(\.weekday.name)))")
                + (months.isEmpty ? "" : " in \(monthNames)")
        case .monthly: namedDayWords + (months.isEmpty ? "" : ", only in \(monthNames)")
        case .yearly: yearWords
        }
    }

    private var yearWords: Phrase {
        if namedDayWords.isEmpty { return months.isEmpty ? "" : " in \(monthNames)" }
        if !months.isEmpty { return "\(namedDayWords) of \(monthNames)" }
        return namedDayWords + (monthDays.isEmpty ? " of the year" : " of every month")
    }

    /// For a daily rule, which days count: ` that is a Friday and the 13th`.
    private var conditionWords: Phrase {
        var conditions: [Phrase] = []
        if !weekdays.isEmpty { conditions.append(list(weekdays.map { "a \($0.weekday.name)" }, "or")) }
        if !monthDays.isEmpty { conditions.append(list(monthDays.map(Self.words(ofMonthDay:)), "or")) }
        if conditions.isEmpty { return "" }
        return .counted(interval, one: " that is ", other: ", if that is ") + conditions.joined(separator: " and ")
    }

    /// For a monthly or yearly rule, its days within the month or year: ` on the second Tuesday`.
    private var namedDayWords: Phrase {
        if let chosen = chosenWeekdayWords { return " on \(chosen)" }
        if monthDays.isEmpty {
            return weekdays.isEmpty ? "" : " on \(list(weekdays.map(Self.words(of:))))"
        }
        let condition: Phrase =
            weekdays.isEmpty ? "" : " if it is \(list(weekdays.map(Self.conditionWords(of:)), "or"))"
        return " on \(list(monthDays.map(Self.words(ofMonthDay:))))\(condition)"
    }

    /// `the last weekday`, for one of Monday to Friday chosen by its place; nil for other rules.
    private var chosenWeekdayWords: Phrase? {
        guard !positions.isEmpty, monthDays.isEmpty, frequency == .monthly || frequency == .yearly,
            weekdays.allSatisfy({ $0.ordinal == nil })
        else { return nil }
        let what: Phrase
        switch weekdays.map(\.weekday) {
        case [.monday, .tuesday, .wednesday, .thursday, .friday]: what = "weekday"
        case Weekday.allCases: what = "day"
        default: return nil
        }
        return list(positions.map { "the \(Self.ordinal($0)) \(what)" })
    }

    /// What BYSETPOS says, where nothing has said it yet.
    private var positionWords: Phrase {
        if positions.isEmpty || chosenWeekdayWords != nil { return "" }
        return ", but only \(list(positions.map { "the \(Self.ordinal($0))" })) of these days in a \(unit)"
    }

    private var monthNames: Phrase { list(months.map(CalendarWords.month)) }

    private func list(_ items: [Phrase], _ word: Phrase = "and") -> Phrase {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return "\(items.dropLast().joined(separator: ", ")) \(word) \(last)"
    }

    private static func words(of day: NumberedWeekday) -> Phrase {
        day.ordinal.map { "the \(ordinal($0)) \(day.weekday.name)" } ?? "every \(day.weekday.name)"
    }

    private static func conditionWords(of day: NumberedWeekday) -> Phrase {
        day.ordinal == nil ? "a \(day.weekday.name)" : words(of: day)
    }

    private static func words(ofMonthDay number: Int) -> Phrase {
        number > 0 ? "the \(numeral(number))" : "the \(ordinal(number)) day"
    }

    /// `second`, `12th`, `last`, `third-to-last`.
    private static func ordinal(_ number: Int) -> Phrase {
        if number == -1 { return "last" }
        if number < 0 { return ordinal(-number) + "-to-last" }
        let words: [Phrase] = ["first", "second", "third", "fourth", "fifth"]
        return number <= words.count ? words[number - 1] : numeral(number)
    }

    /// `21st`, `12th`.
    private static func numeral(_ number: Int) -> Phrase {
        switch (number % 10, number % 100) {
        case (_, 11...13): "\(number)th"
        case (1, _): "\(number)st"
        case (2, _): "\(number)nd"
        case (3, _): "\(number)rd"
        default: "\(number)th"
        }
    }
}
