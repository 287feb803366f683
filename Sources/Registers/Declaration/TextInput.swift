import Phrases
package import RecordFormat

/// Reading a field's value from text as people write it: on the command line, in forms, in imported cells.
extension FieldType {
    /// Returns the value that a text means for this type; `.null` for an empty text.
    ///
    /// Choices are found by name, label or synonym; references by code, title or external reference; days are written
    /// YYYY-MM-DD or DD.MM.YYYY; lists are parted by line breaks, semicolons or commas.
    /// - Parameter references: where the records that references name are found.
    /// - Throws: what was expected instead.
    package func value(from text: String, finding references: inout some ReferenceFinding) throws(InvalidValue) -> JSON
    {
        let trimmed = text.trimmed
        if trimmed.isEmpty { return .null }
        switch self {
        case .text: return .string(trimmed)
        case .longText: return .string(trimmed.replacing("\r\n", with: "\n"))
        case .attachment: return .string(trimmed)
        case .integer: return .integer(try FieldType.integer(trimmed))
        case .flag: return .bool(try FieldType.flag(trimmed))
        case .day: return try FieldType.day(trimmed).json
        case .choice(let options): return .string(try FieldType.choice(trimmed, among: options))
        case .reference(let kinds):
            return .string(try FieldType.reference(trimmed, kinds: kinds, finding: &references).description)
        case .list(let element): return .array(try element.values(from: trimmed, finding: &references))
        case .rows, .entries: return try FieldType.rows(trimmed)
        case .requirement(let choice): return .string(try choice.read(trimmed).description)
        case .file: throw InvalidValue("is a file: add it on the record's page, or with “annex entry”")
        case .instant: return try Instant(parsing: trimmed, in: references.timeZone).json
        case .decimal: return try DecimalNumber(parsing: trimmed).json
        case .money: return try Money(parsing: trimmed).json
        case .timeSpan: return try TimeSpan(parsing: trimmed).json
        case .recurrence: return try Recurrence(parsing: trimmed).json
        }
    }

    /// The elements of a list: the whole text where it is one, else its parts.
    private func values(from text: String, finding references: inout some ReferenceFinding) throws(InvalidValue)
        -> [JSON]
    {
        let parts = FieldType.parts(of: text)
        if parts.count > 1, case .reference(let kinds) = self,
            let whole = references.knownReference(to: text, kinds: kinds)
        {
            return [.string(whole.description)]
        }
        var values: [JSON] = []
        var taken: Set<JSON> = []
        for part in parts {
            let value = try value(from: part, finding: &references)
            if taken.insert(value).inserted { values.append(value) }
        }
        return values
    }

    /// The one record a text names. Several names are refused, so that none is silently made into one; a comma with a
    /// space after it may belong to a name.
    private static func reference(_ text: String, kinds: [String], finding references: inout some ReferenceFinding)
        throws(InvalidValue) -> RecordID
    {
        if let known = references.knownReference(to: text, kinds: kinds) { return known }
        let parts = parts(of: text.replacing(", ", with: " "))
        if parts.count > 1 {
            throw InvalidValue("“\(text)” names \(parts.count) records, and only one fits here")
        }
        return try references.reference(to: text, kinds: kinds)
    }

    /// The parts of a list: by line break where there is one, else by semicolon, else by comma.
    package static func parts(of text: String) -> [String] {
        let separators: [(Character) -> Bool] = [{ $0.isNewline }, { $0 == ";" }, { $0 == "," }]
        let separator = separators.first { text.contains(where: $0) }
        return text.split { separator?($0) ?? false }.map(\.trimmed).filter { !$0.isEmpty }
    }

    static func integer(_ text: String) throws(InvalidValue) -> Int {
        let digits =
            text.hasSuffix(".0") ? String(text.dropLast(2)) : text.hasSuffix("%") ? String(text.dropLast()) : text
        guard let number = Int(digits.trimmed), abs(number) <= JSON.integerMax else {
            throw InvalidValue("“\(text)” is not a whole number")
        }
        return number
    }

    private static func flag(_ text: String) throws(InvalidValue) -> Bool {
        switch text.lowercased() {
        case "yes", "y", "true", "1", "x", "ja", "wahr", "oui", "vrai", "si", "sí": return true
        case "no", "n", "false", "0", "-", "nein", "falsch", "non", "faux": return false
        default: throw InvalidValue("“\(text)” is neither yes nor no")
        }
    }

    private static func day(_ text: String) throws(InvalidValue) -> Day {
        if let day = Day(text) { return day }
        // A spreadsheet's time of day is dropped: 2026-03-31 00:00:00, 2026-03-31T00:00:00Z.
        if text.count > 10, let day = Day(text.prefix(10)),
            " T".contains(text[text.index(text.startIndex, offsetBy: 10)])
        {
            return day
        }
        let parts = text.split(separator: ".").map { Int($0) }
        if parts.count == 3, let number = parts[0], let month = parts[1], let year = parts[2],
            let day = Day(year: year, month: month, day: number)
        {
            return day
        }
        throw InvalidValue("“\(text)” is not a day; write YYYY-MM-DD")
    }

    private static func choice(_ text: String, among options: [ChoiceOption]) throws(InvalidValue) -> String {
        let wanted = text.wordsFolded
        if let option = options.first(where: { $0.words.contains(wanted) }) { return option.name }
        throw InvalidValue("“\(text)” is not one of \(options.map(\.label).joined(separator: ", "))")
    }

    private static func rows(_ text: String) throws(InvalidValue) -> JSON {
        let json: JSON
        do throws(JSONSyntaxError) {
            json = try JSON(parsing: text)
        } catch {
            throw InvalidValue("must be a JSON list of rows: \(error.problem) at character \(error.offset)")
        }
        guard json.arrayValue != nil else { throw InvalidValue("must be a JSON list of rows") }
        return json
    }
}

extension String {
    /// The text in lower case with runs of anything but letters and digits as one space, camel case taken apart:
    /// `inProgress`, `in_progress` and `In progress` are the same words.
    package var wordsFolded: String {
        // Nearly every text is short ASCII, and an import folds each of its words.
        if utf8.allSatisfy({ $0 < 0x80 }) { return asciiWordsFolded }
        var words = ""
        var last: Character = " "
        for letter in self {
            if letter.isLetter || letter.isNumber {
                if letter.isUppercase, last.isLowercase { words.append(" ") }
                words += letter.lowercased()
            } else if last != " ", words.last != " " {
                words.append(" ")
            }
            last = letter
        }
        return words.trimmed
    }

    private var asciiWordsFolded: String {
        var words: [UInt8] = []
        words.reserveCapacity(utf8.count + 4)
        var lastIsLower = false
        for byte in utf8 {
            let isUpper = byte >= 0x41 && byte <= 0x5A
            let isLower = byte >= 0x61 && byte <= 0x7A
            if isUpper || isLower || (byte >= 0x30 && byte <= 0x39) {
                if isUpper, lastIsLower { words.append(0x20) }
                words.append(isUpper ? byte + 0x20 : byte)
            } else if let last = words.last, last != 0x20 {
                words.append(0x20)
            }
            lastIsLower = isLower
        }
        if words.last == 0x20 { words.removeLast() }
        return String(decoding: words, as: UTF8.self)
    }
}
