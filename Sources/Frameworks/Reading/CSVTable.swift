/// One of our own CSV files, read strictly: UTF-8, commas, quotes as in RFC 4180, no blank rows, no ragged rows.
///
/// Files from outside are read elsewhere; here a deviation is a mistake of ours and is refused, not repaired.
struct CSVTable: Sendable {
    let file: String
    let rows: [CatalogRow]

    /// Reads the file, whose heading must be exactly `columns`.
    init(_ file: CatalogFile, columns: [String]) throws(CatalogError) {
        guard String(validating: file.bytes, as: UTF8.self) != nil else {
            throw CatalogError(file: file.path, problem: "is not UTF-8")
        }
        var records = CSVRecords(file)
        guard let heading = try records.next(), heading == columns else {
            throw CatalogError(
                file: file.path, row: 1, problem: "the heading is not \(columns.joined(separator: ","))")
        }
        var rows: [CatalogRow] = []
        while let cells = try records.next() {
            guard cells.count == columns.count else {
                throw CatalogError(
                    file: file.path, row: records.row, problem: "has \(cells.count) cells, not \(columns.count)")
            }
            rows.append(CatalogRow(file: file.path, number: records.row, columns: columns, cells: cells))
        }
        self.file = file.path
        self.rows = rows
    }
}

/// Takes the records of a CSV file one by one.
private struct CSVRecords {
    private let file: CatalogFile
    private var position = 0
    /// The number of the record last taken, the heading being 1.
    private(set) var row = 0

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    init(_ file: CatalogFile) { self.file = file }

    private var here: UInt8? { position < file.bytes.count ? file.bytes[position] : nil }

    /// Returns the next record's cells, or nil at the end of the file.
    mutating func next() throws(CatalogError) -> [String]? {
        guard here != nil else { return nil }
        row += 1
        var cells: [String] = []
        while true {
            cells.append(try here == Self.quote ? quotedCell(cells.count) : bareCell(cells.count))
            if here == Self.comma {
                position += 1
                continue
            }
            if here == Self.carriageReturn { position += 1 }
            if here == Self.lineFeed { position += 1 } else if here != nil { throw stray(cells.count - 1) }
            if cells == [""] { throw CatalogError(file: file.path, row: row, problem: "is blank") }
            return cells
        }
    }

    private mutating func bareCell(_ column: Int) throws(CatalogError) -> String {
        let start = position
        while let byte = here, byte != Self.comma, byte != Self.lineFeed, byte != Self.carriageReturn {
            guard byte != Self.quote else { throw stray(column) }
            position += 1
        }
        return String(decoding: file.bytes[start..<position], as: UTF8.self)
    }

    private mutating func quotedCell(_ column: Int) throws(CatalogError) -> String {
        var content: [UInt8] = []
        position += 1
        while let byte = here {
            position += 1
            if byte == Self.quote {
                guard here == Self.quote else { return String(decoding: content, as: UTF8.self) }
                position += 1
            }
            content.append(byte)
        }
        throw CatalogError(file: file.path, row: row, problem: "cell \(column + 1) opens a quote and never closes it")
    }

    private func stray(_ column: Int) -> CatalogError {
        CatalogError(file: file.path, row: row, problem: "cell \(column + 1) has a stray quote or carriage return")
    }
}
