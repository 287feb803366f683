import Phrases

/// A document's main table as CSV (RFC 4180): UTF-8, lines end in CR LF, the first line holds the titles.
///
/// Spreadsheets take a text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula, and could be
/// made to run it. Such texts get an apostrophe in front; whoever reads the file back takes one such apostrophe off.
/// Numbers are left as they are, also where they begin with a minus sign.
struct CSVRenderer {
    let hasByteOrderMark: Bool

    func bytes(of document: ReportDocument) throws(ReportError) -> [UInt8] {
        guard let table = document.mainTable else { throw .noMainTable(name: document.mainTableName?.text) }
        let flat = FlatTable(table)
        var bytes: [UInt8] = hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
        append(flat.columns.map { CSVRenderer.guarded($0.title.text) }, to: &bytes)
        for row in flat.rows { append(row.map(CSVRenderer.field), to: &bytes) }
        return bytes
    }

    private static func field(_ cell: ReportCell) -> String {
        if case .number(let number) = cell { return number.text }
        return guarded(cell.plainText(separatingBy: "; ").text)
    }

    /// Keeps a text from being taken for a formula. Full-width forms of the signs are guarded too, since some
    /// spreadsheets take them for the narrow ones; and so are texts that look guarded already, so that taking one
    /// apostrophe off always gives the text back.
    static func guarded(_ text: String) -> String {
        guard let first = text.unicodeScalars.first(where: { $0 != "'" }) else { return text }
        return risky.contains(first) ? "'" + text : text
    }

    private static let risky: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    private func append(_ fields: [String], to bytes: inout [UInt8]) {
        for (place, field) in fields.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            CSVRenderer.append(field, to: &bytes)
        }
        bytes += [0x0D, 0x0A]
    }

    private static func append(_ field: String, to bytes: inout [UInt8]) {
        let needsQuotes = field.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ";") || byte < 0x20
        }
        let isPadded = field.first == " " || field.last == " "
        guard needsQuotes || isPadded else {
            bytes.append(contentsOf: field.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in field.utf8 where byte != 0 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
