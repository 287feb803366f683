import Phrases
package import RecordFormat

extension Recurrence.NumberedWeekday {
    /// `2TU`, `-1FR` or `MO`.
    package var text: String { (ordinal.map(String.init) ?? "") + weekday.abbreviation }
}

extension Recurrence: CustomStringConvertible {
    /// The rule in the one spelling that is stored: `FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU`. For people there is `words`.
    ///
    /// Parts come in one order, lists are sorted, and what holds anyway (INTERVAL=1, WKST=MO) is left out.
    package var description: String {
        var parts = ["FREQ=\(frequency.rawValue)"]
        func add(_ name: String, _ values: [String]) {
            if !values.isEmpty { parts.append("\(name)=\(values.joined(separator: ","))") }
        }
        add("INTERVAL", interval == 1 ? [] : [String(interval)])
        add("BYMONTH", months.map(String.init))
        add("BYMONTHDAY", monthDays.map(String.init))
        add("BYDAY", weekdays.map(\.text))
        add("BYSETPOS", positions.map(String.init))
        add("WKST", weekStart == .monday ? [] : [weekStart.abbreviation])
        switch end {
        case .never: break
        case .count(let count): add("COUNT", [String(count)])
        case .until(let day): add("UNTIL", [day.description.replacing("-", with: "")])
        }
        return parts.joined(separator: ";")
    }

    package var json: JSON { .string(description) }

    /// Reads the one spelling that is stored.
    package init(json: JSON) throws(InvalidValue) {
        guard let text = json.stringValue else {
            throw InvalidValue("must be a recurrence as text, such as \"FREQ=MONTHLY;INTERVAL=3\"")
        }
        let rule = try Recurrence(parsing: text)
        guard rule.description == text else { throw InvalidValue("must be written \(rule)") }
        self = rule
    }
}

/// Reading rules as calendars and people write them.
extension Recurrence {
    private static let lengthMax = 1000

    /// Reads a rule of iCalendar, with or without `RRULE:` before it, its parts in any order and in capitals or not; or
    /// words for a plain rhythm: `monthly`, `quarterly`, `every 3 months`.
    /// - Throws: what was expected instead; a part that is not taken is named.
    package init(parsing text: String) throws(InvalidValue) {
        guard text.utf8.count <= Self.lengthMax else {
            throw InvalidValue("is longer than \(Self.lengthMax) characters, too long for a recurrence")
        }
        if let (frequency, interval) = Self.rhythm(text.wordsFolded) {
            try self.init(frequency: frequency, interval: interval)
            return
        }
        let upper = text.trimmed.uppercased()
        let rule = upper.hasPrefix("RRULE:") ? upper.dropFirst("RRULE:".count) : upper[...]
        var parts = RecurrenceParts()
        for part in rule.split(separator: ";", omittingEmptySubsequences: false) {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else {
                throw InvalidValue("“\(text)” is not a recurrence; write every 3 months, or FREQ=MONTHLY;INTERVAL=3")
            }
            try parts.take(name: String(halves[0]), value: String(halves[1]))
        }
        self = try parts.rule()
    }

    /// The rhythm that plain words name; nil where they are none of these.
    private static func rhythm(_ words: String) -> (Frequency, Int)? {
        switch words {
        case "daily": return (.daily, 1)
        case "weekly": return (.weekly, 1)
        case "fortnightly": return (.weekly, 2)
        case "monthly": return (.monthly, 1)
        case "quarterly": return (.monthly, 3)
        case "half yearly": return (.monthly, 6)
        case "yearly", "annually": return (.yearly, 1)
        default: break
        }
        let parts = words.split(separator: " ")
        guard parts.first == "every", (2...3).contains(parts.count), let unit = parts.last else { return nil }
        let interval = parts.count == 2 ? 1 : Int(parts[1])
        switch (unit, interval) {
        case ("day", let interval?), ("days", let interval?): return (.daily, interval)
        case ("week", let interval?), ("weeks", let interval?): return (.weekly, interval)
        case ("month", let interval?), ("months", let interval?): return (.monthly, interval)
        case ("year", let interval?), ("years", let interval?): return (.yearly, interval)
        default: return nil
        }
    }
}

/// The parts of a rule as they are read, one after the other.
private struct RecurrenceParts {
    private var taken: Set<String> = []
    private var frequency: Recurrence.Frequency?
    private var interval = 1
    private var months: [Int] = []
    private var monthDays: [Int] = []
    private var weekdays: [Recurrence.NumberedWeekday] = []
    private var positions: [Int] = []
    private var weekStart = Weekday.monday
    private var end = Recurrence.End.never

    mutating func take(name: String, value: String) throws(InvalidValue) {
        guard taken.insert(name).inserted else { throw InvalidValue("\(name) stands in the recurrence twice") }
        switch name {
        case "FREQ": frequency = try Self.frequency(value)
        case "INTERVAL": interval = try Self.number(value, of: name)
        case "BYMONTH": months = try Self.numbers(value, of: name)
        case "BYMONTHDAY": monthDays = try Self.numbers(value, of: name)
        case "BYSETPOS": positions = try Self.numbers(value, of: name)
        case "BYDAY": weekdays = try Self.weekdays(value)
        case "WKST":
            guard let day = Weekday(abbreviation: value) else {
                throw InvalidValue("WKST=\(value) is not a day of the week; write MO, TU, WE, TH, FR, SA or SU")
            }
            weekStart = day
        case "COUNT": end = .count(try Self.number(value, of: name))
        case "UNTIL": end = .until(try Self.day(value))
        default: throw Self.refusal(of: name)
        }
        if taken.isSuperset(of: ["COUNT", "UNTIL"]) {
            throw InvalidValue("COUNT and UNTIL do not go together; write one of them")
        }
    }

    func rule() throws(InvalidValue) -> Recurrence {
        guard let frequency else {
            throw InvalidValue("a recurrence needs FREQ; write FREQ=DAILY, WEEKLY, MONTHLY or YEARLY")
        }
        return try Recurrence(
            frequency: frequency, interval: interval, months: months, monthDays: monthDays, weekdays: weekdays,
            positions: positions, weekStart: weekStart, end: end)
    }

    private static func refusal(of name: String) -> InvalidValue {
        switch name {
        case "BYHOUR", "BYMINUTE", "BYSECOND":
            InvalidValue("\(name) is not taken: a recurrence here names whole days")
        case "BYWEEKNO": InvalidValue("BYWEEKNO is not taken: write FREQ=WEEKLY with INTERVAL, or BYMONTH with BYDAY")
        case "BYYEARDAY": InvalidValue("BYYEARDAY is not taken: write BYMONTH with BYMONTHDAY")
        default:
            InvalidValue(
                "\(name) is not taken: write FREQ, INTERVAL, BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS, WKST, COUNT or UNTIL"
            )
        }
    }

    private static func frequency(_ value: String) throws(InvalidValue) -> Recurrence.Frequency {
        guard let frequency = Recurrence.Frequency(rawValue: value) else {
            throw InvalidValue("FREQ=\(value) is not taken: write DAILY, WEEKLY, MONTHLY or YEARLY")
        }
        return frequency
    }

    private static func number(_ value: String, of name: String) throws(InvalidValue) -> Int {
        let digits = value.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        guard (1...6).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(value)
        else { throw InvalidValue("\(name)=\(value) is not a whole number") }
        return number
    }

    private static func numbers(_ value: String, of name: String) throws(InvalidValue) -> [Int] {
        var numbers: [Int] = []
        for part in value.split(separator: ",", omittingEmptySubsequences: false) {
            numbers.append(try number(String(part), of: name))
        }
        return numbers
    }

    private static func weekdays(_ value: String) throws(InvalidValue) -> [Recurrence.NumberedWeekday] {
        var weekdays: [Recurrence.NumberedWeekday] = []
        for part in value.split(separator: ",", omittingEmptySubsequences: false) {
            guard let weekday = Weekday(abbreviation: part.suffix(2)) else {
                throw InvalidValue("BYDAY=\(part) is not a day of the week; write it like MO, 2TU or -1FR")
            }
            let number = String(part.dropLast(2))
            weekdays.append(.init(weekday, ordinal: number.isEmpty ? nil : try self.number(number, of: "BYDAY")))
        }
        return weekdays
    }

    /// A day as iCalendar writes it, `20261231`. A time of day behind it is refused, not dropped.
    private static func day(_ value: String) throws(InvalidValue) -> Day {
        let isLongEnough = value.utf8.count == 8
        guard isLongEnough, let day = Day("\(value.prefix(4))-\(value.dropFirst(4).prefix(2))-\(value.suffix(2))")
        else {
            throw InvalidValue("UNTIL=\(value) is not a day; write it like UNTIL=20261231, without a time")
        }
        return day
    }
}
