/// Numbers as a workbook stores them, turned into plain decimal text.
enum DecimalText {
    /// The number that `stored` states, without exponent, leading or trailing zeros; nil when it states none.
    ///
    /// Workbooks write binary floating point with up to 17 digits: 5.1 may stand there as `5.0999999999999996`. The
    /// text is the shortest that means the same binary number, here `5.1`. Whole numbers keep all digits as written.
    static func text(of stored: String) -> String? {
        let stored = stored.utf8.filter { $0 != 0x20 && $0 != 0x0A && $0 != 0x09 }
        guard !stored.isEmpty, stored.count <= lengthMax, stored.allSatisfy(isNumeric) else { return nil }
        let isNegative = stored.first == UInt8(ascii: "-")
        let digits = stored.dropFirst(isNegative ? 1 : 0)
        if !digits.isEmpty, digits.allSatisfy(isDigit) {
            return signed(String(decoding: digits.drop { $0 == UInt8(ascii: "0") }, as: UTF8.self), isNegative)
        }
        guard let value = Double(String(decoding: stored, as: UTF8.self)), value.isFinite else { return nil }
        return signed(plain(value.magnitude.description), value.sign == .minus)
    }

    /// A number's text may not be longer than this; the smallest binary number needs fewer digits.
    private static let lengthMax = 400

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static func isNumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    private static func signed(_ magnitude: String, _ isNegative: Bool) -> String {
        let magnitude = magnitude.isEmpty ? "0" : magnitude
        return isNegative && magnitude != "0" ? "-" + magnitude : magnitude
    }

    /// Writes `1.5e-07` as `0.00000015`, and `5.0` as `5`.
    private static func plain(_ description: String) -> String {
        let halves = description.split(separator: "e", maxSplits: 1)
        let parts = halves[0].split(separator: ".", maxSplits: 1)
        let whole = String(parts[0])
        let digits = whole + (parts.count > 1 ? parts[1] : "")
        let exponent = halves.count > 1 ? Int(halves[1]) ?? 0 : 0
        let point = whole.count + exponent
        let padded: (whole: String, fraction: String)
        if point <= 0 {
            padded = ("0", String(repeating: "0", count: -point) + digits)
        } else if point >= digits.count {
            padded = (digits + String(repeating: "0", count: point - digits.count), "")
        } else {
            padded = (String(digits.prefix(point)), String(digits.dropFirst(point)))
        }
        let wholeText = padded.whole.drop { $0 == "0" }
        let fraction = padded.fraction.reversed().drop { $0 == "0" }.reversed()
        return (wholeText.isEmpty ? "0" : String(wholeText)) + (fraction.isEmpty ? "" : "." + String(fraction))
    }
}
