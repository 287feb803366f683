/// What stands between the cells of a row.
package enum CSVDelimiter: UInt8, Hashable, Sendable, CaseIterable {
    case comma = 0x2C
    case semicolon = 0x3B
    case tab = 0x09
    /// Only when given: in prose it is as likely to be meant literally.
    case verticalBar = 0x7C

    /// The delimiter under which the first rows have the most even width; a comma when none divides them.
    ///
    /// Looks at a hundred rows, or the first 256 KiB.
    static func detected(in bytes: ArraySlice<UInt8>) -> CSVDelimiter {
        let sample = bytes.prefix(262_144)
        let isWhole = sample.count == bytes.count
        var best = (delimiter: CSVDelimiter.comma, agreement: 0.0, width: 1)
        for delimiter in [CSVDelimiter.comma, .semicolon, .tab] {
            let widths = delimiter.widths(in: sample, isWhole: isWhole)
            let counts = Dictionary(widths.map { ($0, 1) }, uniquingKeysWith: +)
            guard let (width, rows) = counts.filter({ $0.key > 1 }).max(by: { ($0.value, $0.key) < ($1.value, $1.key) })
            else { continue }
            let agreement = Double(rows) / Double(widths.count)
            if (agreement, width) > (best.agreement, best.width) { best = (delimiter, agreement, width) }
        }
        return best.delimiter
    }

    /// How many cells each of the first rows has that is not blank, quotes respected.
    private func widths(in sample: ArraySlice<UInt8>, isWhole: Bool) -> [Int] {
        var widths: [Int] = []
        var width = 1
        var isBlank = true
        var isQuoted = false
        // A doubled quote closes the cell and opens it again, which comes to the same.
        var mayOpenQuote = true
        for byte in sample {
            if isQuoted {
                if byte == 0x22 { (isQuoted, mayOpenQuote) = (false, true) }
                continue
            }
            switch byte {
            case rawValue:
                width += 1
                isBlank = false
                mayOpenQuote = true
            case 0x0A, 0x0D:
                if !isBlank { widths.append(width) }
                if widths.count == 100 { return widths }
                (width, isBlank, mayOpenQuote) = (1, true, true)
            case 0x22 where mayOpenQuote:
                isQuoted = true
                isBlank = false
            default:
                isBlank = false
                mayOpenQuote = false
            }
        }
        // A row cut off by the end of the sample says nothing; one that ends with the file does.
        if !isBlank, isWhole || widths.isEmpty { widths.append(width) }
        return widths
    }
}
