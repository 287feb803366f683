import Catalogs
package import RecordFormat

/// Reading a field's value from text as people write it: on the command line, in forms, in imported cells.
extension FieldType {
    /// Returns the value that a text means for this type; `.null` for an empty text.
    ///
    /// Choices are found by name, label or synonym; references by code, title or external reference; days are written
    /// YYYY-MM-DD or DD.MM.YYYY; lists are parted by line breaks, semicolons or commas.
    /// - Throws: what was expected instead.
    package func value(from text: String, in isms: ISMS) throws(InvalidValue) -> JSON {
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
        case .reference(let kinds): return .string(try isms.record(called: trimmed, kinds: kinds).id.description)
        case .referenceControl: return try FieldType.referenceControl(trimmed).json
        case .list(let element): return .array(try element.values(from: trimmed, in: isms))
        case .rows: return try FieldType.rows(trimmed)
        }
    }

    /// The elements of a list: the whole text where it is one, else its parts.
    private func values(from text: String, in isms: ISMS) throws(InvalidValue) -> [JSON] {
        let parts = FieldType.parts(of: text)
        if parts.count > 1, case .reference = self, let whole = try? value(from: text, in: isms) { return [whole] }
        var values: [JSON] = []
        for part in parts {
            let value = try value(from: part, in: isms)
            if !values.contains(value) { values.append(value) }
        }
        return values
    }

    /// The parts of a list: by line break where there is one, else by semicolon, else by comma.
    package static func parts(of text: String) -> [String] {
        let separators: [(Character) -> Bool] = [{ $0.isNewline }, { $0 == ";" }, { $0 == "," }]
        let separator = separators.first { text.contains(where: $0) }
        return text.split { separator?($0) ?? false }.map(\.trimmed).filter { !$0.isEmpty }
    }

    private static func integer(_ text: String) throws(InvalidValue) -> Int {
        let digits =
            text.hasSuffix(".0") ? String(text.dropLast(2)) : text.hasSuffix("%") ? String(text.dropLast()) : text
        guard let number = Int(digits.trimmed), abs(number) <= JSON.integerMax else {
            throw InvalidValue("“\(text)” is not a whole number")
        }
        return number
    }

    private static func flag(_ text: String) throws(InvalidValue) -> Bool {
        switch text.lowercased() {
        case "yes", "y", "true", "1", "x", "ja", "oui", "si", "sí": return true
        case "no", "n", "false", "0", "-", "nein", "non": return false
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
        if let option = options.first(where: { option in
            ([option.name, option.label] + option.synonyms).contains { $0.wordsFolded == wanted }
        }) {
            return option.name
        }
        throw InvalidValue("“\(text)” is not one of \(options.map(\.label).joined(separator: ", "))")
    }

    private static func referenceControl(_ text: String) throws(InvalidValue) -> ReferenceControlID {
        guard let id = ReferenceControlID(parsing: text) else {
            throw InvalidValue("“\(text)” is not an Annex A control; write A.5.1 to A.8.34")
        }
        return id
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
}

extension ISMS {
    /// Finds the one record of certain kinds that a text names: by code, title, external reference, email address or
    /// catalogue number.
    /// - Throws: what there is instead, where none or several fit.
    package func record(called text: String, kinds: [String]) throws(InvalidValue) -> any Item {
        if let item = item(code: text), kinds.contains(item.kind.name) { return item }
        if let id = RecordID(text), let item = item(id: id), kinds.contains(item.kind.name) { return item }
        let known = kinds.compactMap { Kind.type(named: $0)?.kind }
        for kind in known {
            let found = items(of: kind, titled: text) + items(of: kind, calledElsewhere: text)
            if let only = found.first {
                if found.allSatisfy({ $0.id == only.id }) { return only }
                let codes = found.map(\.code).joined(separator: ", ")
                throw InvalidValue("“\(text)” could be any of \(codes); use the code")
            }
        }
        let kind = known.map(\.singular).joined(separator: " or ")
        let example = known.first.map { $0.code(1) } ?? ""
        throw InvalidValue("no \(kind) is called “\(text)”; use a code such as \(example) or the exact name")
    }
}
