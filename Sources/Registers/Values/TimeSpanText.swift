import Phrases

/// Reading time spans as people write them.
extension TimeSpan {
    /// Reads `90 min`, `4 h`, `1 d 6 h`, `2 weeks`, `1.5 hours`, `4h30m`, and durations of ISO 8601 such as `PT4H30M`.
    ///
    /// Larger units come first, each once. A bare number is refused, since nobody can tell hours from minutes; only `0`
    /// is the same in both. `m` means minutes right after hours and is refused elsewhere, where it could be months.
    /// - Throws: what was expected instead.
    package init(parsing text: String) throws(InvalidValue) {
        let folded = text.trimmed.lowercased()
        guard folded.utf8.count <= 100 else { throw TimeSpan.notUnderstood(text) }
        if folded == "0" {
            try self.init(minutes: 0)
        } else if folded.hasPrefix("p") {
            try self.init(minutes: try TimeSpan.minutes(ofDuration: folded, text: text))
        } else {
            try self.init(minutes: try TimeSpan.minutes(ofWords: folded, text: text))
        }
    }

    private static func notUnderstood(_ text: String) -> InvalidValue {
        InvalidValue("“\(text)” is not a length of time; write it like 90 min, 4 h or 1 d 6 h")
    }

    private static let unitByWord: [String: TimeUnit] = [
        "w": .week, "wk": .week, "week": .week, "weeks": .week, "d": .day, "day": .day, "days": .day, "h": .hour,
        "hr": .hour, "hrs": .hour, "hour": .hour, "hours": .hour, "min": .minute, "mins": .minute, "minute": .minute,
        "minutes": .minute,
    ]
    private static let calendarWords: Set = ["mo", "month", "months", "y", "yr", "yrs", "year", "years"]
    private static let secondWords: Set = ["s", "sec", "secs", "second", "seconds"]

    /// Numbers, each with its unit behind it; commas and “and” may stand between.
    private static func minutes(ofWords folded: String, text: String) throws(InvalidValue) -> Int {
        var rest = folded[...]
        var sum = TimeSum(text: text)
        while !rest.isEmpty {
            let number = takeNumber(from: &rest)
            let word = rest.prefix(while: \.isLetter)
            rest = rest.dropFirst(word.count).drop { $0 == " " || $0 == "," }
            if rest.hasPrefix("and ") { rest = rest.dropFirst(4).drop { $0 == " " } }
            guard !number.isEmpty, !word.isEmpty || rest.isEmpty else { throw notUnderstood(text) }
            if word.isEmpty {
                throw InvalidValue("“\(text)” does not say of what; write \(number) h or \(number) min")
            }
            try sum.add(number, unit(String(word), after: sum.smallest, text: text))
        }
        return try sum.total()
    }

    /// Takes digits off the front, with a decimal mark among them, and the space behind.
    private static func takeNumber(from rest: inout Substring) -> String {
        let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
        rest = rest.dropFirst(number.count).drop { $0.isWhitespace }
        return String(number)
    }

    private static func unit(_ word: String, after last: TimeUnit?, text: String) throws(InvalidValue) -> TimeUnit {
        if let unit = unitByWord[word] { return unit }
        if word == "m", last == .hour { return .minute }
        if word == "m" {
            throw InvalidValue("“\(text)” could be minutes or months; write min, or count months in days")
        }
        if calendarWords.contains(word) {
            throw InvalidValue("“\(text)” counts months or years, which differ in length; write days, like 30 d")
        }
        if secondWords.contains(word) {
            throw InvalidValue("“\(text)” counts seconds; write whole minutes, like 1 min")
        }
        throw notUnderstood(text)
    }

    /// A duration of ISO 8601 (`PnW`, `PnDTnHnM`), in small letters.
    private static func minutes(ofDuration folded: String, text: String) throws(InvalidValue) -> Int {
        let halves = folded.dropFirst().split(separator: "t", maxSplits: 1, omittingEmptySubsequences: false)
        guard let calendarHalf = halves.first, halves.count == 1 || !halves[1].isEmpty else {
            throw notUnderstood(text)
        }
        var sum = TimeSum(text: text)
        let calendarUnits: [Character: TimeUnit] = ["w": .week, "d": .day]
        let clockUnits: [Character: TimeUnit] = ["h": .hour, "m": .minute]
        for (half, units) in [(calendarHalf, calendarUnits), (halves.dropFirst().first ?? "", clockUnits)] {
            var rest = half
            while !rest.isEmpty {
                let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
                rest = rest.dropFirst(number.count)
                guard !number.isEmpty, let letter = rest.popFirst() else { throw notUnderstood(text) }
                guard let unit = units[letter] else {
                    _ = try self.unit(letter == "m" ? "mo" : String(letter), after: nil, text: text)
                    throw notUnderstood(text)
                }
                try sum.add(String(number), unit)
            }
        }
        return try sum.total()
    }
}

private enum TimeUnit: Int {
    case minute = 1
    case hour = 60
    case day = 1440
    case week = 10_080
}

/// Adds up the parts of a time span and sees that they come in order.
private struct TimeSum {
    let text: String
    private(set) var smallest: TimeUnit?
    private var minutes = 0

    init(text: String) { self.text = text }

    mutating func add(_ number: String, _ unit: TimeUnit) throws(InvalidValue) {
        if let smallest, unit.rawValue >= smallest.rawValue {
            throw InvalidValue("“\(text)” names a unit twice or a smaller one first; write it like 1 d 6 h")
        }
        smallest = unit
        let amount = try DecimalNumber(parsing: number)
        let divisor = (0..<amount.scale).reduce(1) { product, _ in product * 10 }
        let (product, overflows) = amount.units.multipliedReportingOverflow(by: unit.rawValue)
        guard !overflows, product / divisor <= TimeSpan.minutesMax else {
            throw InvalidValue("“\(text)” is longer than 10 years, or 3650 d")
        }
        guard product % divisor == 0 else {
            throw InvalidValue("“\(text)” does not come to whole minutes; write it like 1 h 20 min")
        }
        minutes += product / divisor
    }

    func total() throws(InvalidValue) -> Int {
        guard smallest != nil else {
            throw InvalidValue("“\(text)” is not a length of time; write it like 90 min, 4 h or 1 d 6 h")
        }
        return minutes
    }
}
