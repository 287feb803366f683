/// A row of one of our own tables, whose cells are asked for by heading and checked as they are read.
struct CatalogRow: Sendable {
    let file: String
    let number: Int
    let columns: [String]
    let cells: [String]

    /// Returns the error that names this row and a column of it.
    func fault(_ column: String?, _ problem: String) -> CatalogError {
        CatalogError(file: file, row: number, column: column, problem: problem)
    }

    /// Returns the cell's text, or nil where it is empty.
    func optionalText(_ column: String) throws(CatalogError) -> String? {
        guard let place = columns.firstIndex(of: column) else { throw fault(column, "there is no such column") }
        let cell = cells[place]
        guard cell.utf8.first != UInt8(ascii: " "), cell.utf8.last != UInt8(ascii: " ") else {
            throw fault(column, "begins or ends with a space")
        }
        return cell.isEmpty ? nil : cell
    }

    func text(_ column: String) throws(CatalogError) -> String {
        guard let text = try optionalText(column) else { throw fault(column, "is empty") }
        return text
    }

    /// Returns the cell's parts; an empty cell has none. No part may be empty or come twice.
    func list(_ column: String, separator: Character = ";") throws(CatalogError) -> [String] {
        guard let text = try optionalText(column) else { return [] }
        let parts = text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
        guard !parts.contains("") else { throw fault(column, "has an empty part") }
        guard Set(parts).count == parts.count else { throw fault(column, "names something twice: \(text)") }
        return parts
    }

    func yesOrNo(_ column: String) throws(CatalogError) -> Bool {
        switch try text(column) {
        case "yes": return true
        case "no": return false
        case let other: throw fault(column, "“\(other)” is neither yes nor no")
        }
    }

    func value<Value>(
        _ column: String, _ what: String, from make: (String) -> Value?
    ) throws(CatalogError) -> Value {
        let text = try text(column)
        guard let value = make(text) else { throw fault(column, "“\(text)” is no \(what)") }
        return value
    }

    /// Returns the range that two cells enclose, the first below the second.
    func range<Value: Comparable>(
        _ low: String, _ high: String, _ what: String, from make: (String) -> Value?
    ) throws(CatalogError) -> ClosedRange<Value> {
        let lowest = try value(low, what, from: make)
        let highest = try value(high, what, from: make)
        guard lowest < highest else { throw fault(high, "is not above \(low)") }
        return lowest...highest
    }

    /// Returns the parts of a cell, each made into a value; `what` says in an error what a part should have been.
    func values<Value>(
        _ column: String, _ what: String, separator: Character = ";", from make: (String) -> Value?
    ) throws(CatalogError) -> [Value] {
        var values: [Value] = []
        for part in try list(column, separator: separator) {
            guard let value = make(part) else { throw fault(column, "“\(part)” is no \(what)") }
            values.append(value)
        }
        return values
    }
}
