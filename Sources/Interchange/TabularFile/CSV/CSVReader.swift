/// Reads delimited text (RFC 4180 and its common relatives) in one pass over its bytes.
///
/// Our own, since a library that returns rows of strings cannot say in which cell a quote was left open, tells no blank
/// row from a missing one and sets no limits. Lines end in CRLF, LF or CR. A quote opens a quoted cell only as the
/// cell's first character; elsewhere it is an ordinary character, as in `19" rack`.
struct CSVReader {
    let delimiter: CSVDelimiter
    private let bytes: [UInt8]
    private let meter: TabularMeter
    private var offset = 0
    private var unquoted: [UInt8] = []

    /// `bytes` are UTF-8 without a byte order mark. Without a delimiter, a first line `sep=;` or the rows decide.
    init(_ bytes: [UInt8], delimiter given: CSVDelimiter?, meter: TabularMeter) {
        self.bytes = bytes
        self.meter = meter
        let stated = Self.statedDelimiter(bytes)
        delimiter = given ?? stated?.delimiter ?? .detected(in: bytes[(stated?.length ?? 0)...])
        offset = stated?.length ?? 0
    }

    /// The line `sep=;` by which spreadsheet programs let a file state its delimiter. It is no row.
    private static func statedDelimiter(_ bytes: [UInt8]) -> (delimiter: CSVDelimiter, length: Int)? {
        guard bytes.count >= 6, bytes.starts(with: Array("sep=".utf8)) || bytes.starts(with: Array("SEP=".utf8)),
            let delimiter = CSVDelimiter(rawValue: bytes[4]), bytes[5] == 0x0A || bytes[5] == 0x0D
        else { return nil }
        return (delimiter, bytes.count > 6 && bytes[5] == 0x0D && bytes[6] == 0x0A ? 7 : 6)
    }

    mutating func sheet(named name: String) throws(TabularError) -> TabularSheet {
        var builder = TabularSheetBuilder(name: name, meter: meter)
        var row = 1
        while offset < bytes.count {
            var column = 1
            while try takeCell(row: row, column: column, into: &builder) { column += 1 }
            try builder.endRow(number: row, width: column)
            if row.isMultiple(of: 1_024) { try meter.checkTime(at: TabularPlace(sheet: name, row: row)) }
            row += 1
        }
        return builder.sheet(isHidden: false)
    }

    /// Takes one cell and what ends it; false when that is the end of the row.
    private mutating func takeCell(
        row: Int, column: Int, into builder: inout TabularSheetBuilder
    ) throws(TabularError) -> Bool {
        if offset < bytes.count, bytes[offset] == 0x22 {
            try takeQuoted(row: row, column: column, into: &builder)
        } else {
            let start = offset
            while offset < bytes.count {
                let byte = bytes[offset]
                if byte == delimiter.rawValue || byte == 0x0A || byte == 0x0D { break }
                offset += 1
            }
            if offset > start {
                try add(bytes[start..<offset], row: row, column: column, to: &builder)
            }
        }
        guard offset < bytes.count else { return false }
        let end = bytes[offset]
        offset += 1
        if end == delimiter.rawValue { return true }
        if end == 0x0D, offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
        return false
    }

    /// Takes a quoted cell up to the delimiter, line break or end that follows it.
    private mutating func takeQuoted(
        row: Int, column: Int, into builder: inout TabularSheetBuilder
    ) throws(TabularError) {
        let opening = offset
        unquoted.removeAll(keepingCapacity: true)
        offset += 1
        while true {
            guard offset < bytes.count else {
                let place = TabularPlace(sheet: builder.name, row: row, column: column, line: bytes.line(at: opening))
                throw TabularError(.unclosedQuote, at: place)
            }
            let byte = bytes[offset]
            offset += 1
            if byte == 0x22 {
                guard offset < bytes.count, bytes[offset] == 0x22 else { break }
                offset += 1
                unquoted.append(0x22)
            } else if byte == 0x0D {
                if offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
                unquoted.append(0x0A)
            } else {
                unquoted.append(byte)
            }
        }
        while offset < bytes.count, bytes[offset] == 0x20 { offset += 1 }
        if offset < bytes.count, bytes[offset] != delimiter.rawValue, bytes[offset] != 0x0A, bytes[offset] != 0x0D {
            let place = TabularPlace(sheet: builder.name, row: row, column: column, line: bytes.line(at: offset))
            throw TabularError(.textAfterQuote, at: place)
        }
        if !unquoted.isEmpty { try add(unquoted[...], row: row, column: column, to: &builder) }
    }

    private func add(
        _ text: ArraySlice<UInt8>, row: Int, column: Int, to builder: inout TabularSheetBuilder
    ) throws(TabularError) {
        try meter.checkLength(
            utf8Count: text.count, at: TabularPlace(sheet: builder.name, row: row, column: column))
        try builder.add(TabularCell(String(decoding: text, as: UTF8.self), row: row, column: column))
    }
}
