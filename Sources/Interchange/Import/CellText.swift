import ISMS
import Phrases
import Registers

/// What a cell says to a field: the odd ways in which spreadsheets keep dates and numbers, set right.
struct CellText: Sendable {
    let dateOrder: ImportOptions.DateOrder?
    let advice: ImportAdvice

    /// - Throws: for a cell that shows an error or a formula without a result, and for a date that could be two.
    func text(of cell: TabularCell, for type: FieldType) throws(InvalidValue) -> String {
        switch cell.kind {
        case .error:
            throw InvalidValue("shows the error “\(cell.text)”; mend the formula, or empty the cell")
        case .missingResult:
            throw InvalidValue(
                "is a formula without its result; open the file in a spreadsheet program and save it again")
        case .text, .number, .date, .dateTime, .time, .boolean: break
        }
        switch type {
        case .day: return try day(cell.trimmedText)
        case .text:
            // A name that is broken over lines in a narrow column is still one name.
            let text = cell.trimmedText
            return text.contains(where: \.isNewline)
                ? text.split(whereSeparator: \.isNewline).map(\.trimmed).joined(separator: " ") : text
        default: return cell.trimmedText
        }
    }

    private func day(_ text: String) throws(InvalidValue) -> String {
        // A date that lost its format is the count of days since 1899-12-30; five digits reach from 1927 to 2173.
        if text.utf8.count == 5, let serial = Int(text), serial > 9999 {
            return Day(number: serial - Self.serialOfUnixEpoch).description
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0.trimmed) }
        guard parts.count == 3, let first = parts[0], let second = parts[1], let year = parts[2] else { return text }
        guard let dateOrder else {
            throw InvalidValue(
                "“\(text)” could be two different days; \(advice.sayingDateOrder), or write YYYY-MM-DD"
            )
        }
        let (dayNumber, month) = dateOrder == .dayFirst ? (first, second) : (second, first)
        guard let day = Day(year: year, month: month, day: dayNumber) else {
            throw InvalidValue("“\(text)” is no day when written \(dateOrder.rawValue)")
        }
        return day.description
    }

    private static let serialOfUnixEpoch = 25_569
}
