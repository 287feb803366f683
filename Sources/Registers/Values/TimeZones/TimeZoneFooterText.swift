import Phrases

/// Reading the rule at the end of a TZif file (POSIX.1-2017, 8.3; RFC 9636, 3.3).
extension TimeZoneFooter {
    /// - Parameter isExtended: whether hours of changes may be −167 to 167, as from version 3 on, instead of 0 to 24.
    /// - Throws: where the text is anything but such a rule, or has summer time without saying when.
    init(_ text: String, isExtended: Bool) throws(InvalidValue) {
        var reader = FooterReader(text: text, isExtended: isExtended)
        let name = try reader.name()
        let offset = -(try reader.time(hoursMax: 24, isSigned: true))
        standard = .init(offset: offset, isDaylightSaving: false, abbreviation: name)
        guard !reader.isAtEnd else {
            daylight = nil
            return
        }
        let daylightName = try reader.name()
        let daylightOffset = reader.isAtComma ? offset + 3600 : -(try reader.time(hoursMax: 24, isSigned: true))
        daylight = Daylight(
            period: .init(offset: daylightOffset, isDaylightSaving: true, abbreviation: daylightName),
            start: try reader.yearlyChange(), end: try reader.yearlyChange())
        guard reader.isAtEnd else { throw reader.fault }
    }
}

private struct FooterReader {
    let text: String
    let isExtended: Bool
    private var rest: Substring

    init(text: String, isExtended: Bool) {
        self.text = text
        self.isExtended = isExtended
        // Longer ones are no rules; this bounds the work.
        rest = text.utf8.count <= 200 ? text[...] : ""
    }

    var isAtEnd: Bool { rest.isEmpty }
    var isAtComma: Bool { rest.first == "," }
    var fault: InvalidValue { InvalidValue("is no TZif file: its footer “\(text)” is no rule of POSIX") }

    private mutating func takes(_ letter: Character) -> Bool {
        guard rest.first == letter else { return false }
        rest.removeFirst()
        return true
    }

    /// Letters, or letters, digits and signs between angle brackets.
    mutating func name() throws(InvalidValue) -> String {
        let isQuoted = takes("<")
        let name = rest.prefix { letter in
            letter.isASCII && (letter.isLetter || isQuoted && (letter.isNumber || letter == "+" || letter == "-"))
        }
        rest = rest.dropFirst(name.count)
        guard name.count >= 3, !isQuoted || takes(">") else { throw fault }
        return String(name)
    }

    private mutating func number(_ range: ClosedRange<Int>) throws(InvalidValue) -> Int {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        rest = rest.dropFirst(digits.count)
        guard digits.count <= 3, let number = Int(digits), range.contains(number) else { throw fault }
        return number
    }

    /// `h`, `h:mm` or `h:mm:ss`, in seconds.
    mutating func time(hoursMax: Int, isSigned: Bool) throws(InvalidValue) -> Int {
        let isNegative = isSigned && takes("-")
        if isSigned, !isNegative { _ = takes("+") }
        var seconds = try number(0...hoursMax) * 3600
        if takes(":") { seconds += try number(0...59) * 60 } else { return isNegative ? -seconds : seconds }
        if takes(":") { seconds += try number(0...59) }
        return isNegative ? -seconds : seconds
    }

    /// `,M3.5.0/2`: a comma, the day, and the time, 02:00 where there is none.
    mutating func yearlyChange() throws(InvalidValue) -> TimeZoneFooter.YearlyChange {
        guard takes(",") else { throw fault }
        let day: TimeZoneFooter.YearlyChange.DayRule
        if takes("J") {
            day = .dayWithoutLeapDay(try number(1...365))
        } else if takes("M") {
            let month = try number(1...12)
            guard takes(".") else { throw fault }
            let week = try number(1...5)
            guard takes(".") else { throw fault }
            day = .weekdayOfMonth(month: month, week: week, weekday: try number(0...6))
        } else {
            day = .dayOfYear(try number(0...365))
        }
        let time = takes("/") ? try time(hoursMax: isExtended ? 167 : 24, isSigned: isExtended) : 7200
        return TimeZoneFooter.YearlyChange(day: day, time: time)
    }
}
