/// Which day a workbook counts its dates from.
enum XLSXEpoch: Hashable, Sendable {
    /// Day 1 is 1 January 1900, and 29 February 1900, which never was, is counted as day 60.
    case year1900
    /// Day 0 is 1 January 1904.
    case year1904

    /// The days from 1970-01-01 to a serial day; nil when no calendar has that day.
    func daysSince1970(serial: Int) -> Int? {
        switch self {
        case .year1904: serial >= 0 && serial <= 2_957_003 ? serial - 24_107 : nil
        case .year1900:
            switch serial {
            case 1...59: serial - 25_568
            case 61...2_958_465: serial - 25_569
            default: nil
            }
        }
    }
}

/// What a number format makes of a number, as far as it matters to an importer.
enum XLSXNumberFormat: Hashable, Sendable {
    case plain, date, dateTime, time
    /// A span of time, as `[h]:mm`.
    case elapsed

    /// What a cell with this format shows. Nil where the number has no such date: it then stays a number.
    func shown(_ decimal: String, epoch: XLSXEpoch) -> (text: String, kind: TabularCell.Kind)? {
        guard self != .plain, let value = Double(decimal), value >= 0, value < 2_958_466 else { return nil }
        // Spreadsheets show seconds rounded, which may carry into the next day.
        let seconds = Int((value * 86_400).rounded())
        let clock = { (seconds: Int) in
            Self.padded(seconds / 3_600) + ":" + Self.padded(seconds / 60 % 60) + ":" + Self.padded(seconds % 60)
        }
        // A clock time may hide the day it belongs to; that is told then, rather than lost.
        if self == .elapsed || (self == .time && value < 1) { return (clock(seconds), .time) }
        guard let days = epoch.daysSince1970(serial: self == .date ? Int(value) : seconds / 86_400) else { return nil }
        let day = Self.day(daysSince1970: days)
        let timeOfDay = seconds % 86_400
        if self == .date || timeOfDay == 0 { return (day, .date) }
        return (day + "T" + clock(timeOfDay), .dateTime)
    }

    /// A day as `YYYY-MM-DD`, by the proleptic Gregorian calendar.
    static func day(daysSince1970: Int) -> String {
        // Years are counted from March, in eras of 400, so that the leap day comes last.
        let shifted = daysSince1970 + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return padded(year, to: 4) + "-" + padded(month) + "-" + padded(day)
    }

    private static func padded(_ number: Int, to length: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(length - digits.count, 0)) + digits
    }

    /// The formats that every workbook has without declaring them (ISO/IEC 29500-1, 18.8.30).
    static func builtin(_ identifier: Int) -> XLSXNumberFormat {
        switch identifier {
        case 14...17, 27...31, 36, 50...58: .date
        case 18...21, 32...35, 45, 47: .time
        case 46: .elapsed
        case 22: .dateTime
        default: .plain
        }
    }

    /// What a custom format code such as `dd/mm/yyyy;@` makes of a positive number.
    init(code: String) {
        let letters = Self.placeholders(code)
        guard !letters.contains("general") else {
            self = .plain
            return
        }
        guard !letters.contains("[") else {
            self = .elapsed
            return
        }
        let hasClock = letters.contains("h") || letters.contains("s")
        // An m is the minute beside h or s, else the month.
        let hasCalendar = letters.contains("y") || letters.contains("d") || (letters.contains("m") && !hasClock)
        switch (hasCalendar || letters.contains("mmm"), hasClock) {
        case (true, true): self = .dateTime
        case (true, false): self = .date
        case (false, true): self = .time
        case (false, false): self = .plain
        }
    }

    /// The first section's letters that stand for something, in lower case: without quoted and escaped text, colours,
    /// conditions, locales and AM/PM. Elapsed time, `[h]`, keeps its bracket.
    private static func placeholders(_ code: String) -> String {
        var result = ""
        var rest = Substring(code)
        while let character = rest.popFirst(), character != ";" {
            switch character {
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                let bracketed = rest.prefix { $0 != "]" }.lowercased()
                rest = rest.dropFirst(bracketed.count).dropFirst()
                if !bracketed.isEmpty, bracketed.allSatisfy({ "hms".contains($0) }) {
                    result += "["
                }
            case "A" where rest.lowercased().hasPrefix("m/pm"): rest = rest.dropFirst(4)
            case "A" where rest.lowercased().hasPrefix("/p"): rest = rest.dropFirst(2)
            default: result += character.lowercased()
            }
        }
        return result
    }
}
