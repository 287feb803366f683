import Phrases

/// Reading decimal numbers as people write them.
extension DecimalNumber {
    /// Reads a number with or without a sign, with marks between its thousands or none.
    ///
    /// A point alone is the decimal point: `1.234` is a little more than one. Of a point and a comma, the last is the
    /// decimal mark: `1,234.50` and `1.234,50` are the same. Spaces and apostrophes part thousands: `1 234.50`,
    /// `1'234.50`. A comma alone is the decimal mark where it cannot part thousands: `12,5`, `0,125`, `1234,567`;
    /// two and more part thousands. `1,234` could be either and is refused.
    /// - Throws: what was expected instead.
    package init(parsing text: String) throws(InvalidValue) {
        let written = WrittenDecimal(text)
        guard let written, let whole = written.wholeDigits else {
            throw InvalidValue("“\(text)” is not a number; write it like 1234.50")
        }
        if written.isAmbiguous {
            let digits = text.trimmed.replacing(",", with: "")
            let decimal = text.trimmed.replacing(",", with: ".")
            throw InvalidValue("“\(text)” can be read in two ways; write \(digits), or \(decimal) for a fraction")
        }
        let significant = (whole + written.fraction).drop { $0 == UInt8(ascii: "0") }
        guard significant.count <= DecimalNumber.digitsMax else {
            throw InvalidValue("“\(text)” has more than \(DecimalNumber.digitsMax) digits")
        }
        let units = significant.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        guard written.fraction.count <= DecimalNumber.scaleMax else {
            throw InvalidValue("“\(text)” has more than \(DecimalNumber.scaleMax) digits behind the point")
        }
        try self.init(units: written.isNegative ? -units : units, scale: written.fraction.count)
    }
}

/// A text taken apart into sign, digits and marks.
private struct WrittenDecimal {
    let isNegative: Bool
    /// Everything before the decimal mark: digits and the marks that part thousands, each mark as one ASCII letter.
    let whole: [UInt8]
    /// The digits behind the decimal mark.
    let fraction: [UInt8]
    /// Whether the only mark is a comma that may as well part thousands.
    let isAmbiguous: Bool

    private static let point = UInt8(ascii: ".")
    private static let comma = UInt8(ascii: ",")
    private static let space = UInt8(ascii: " ")
    private static let apostrophe = UInt8(ascii: "'")

    /// nil where the text has anything but a sign, digits and marks, or no digit behind its decimal mark.
    init?(_ text: String) {
        var letters = text.trimmed[...]
        // Longer ones are no numbers; this bounds the work.
        guard letters.utf8.count <= 100 else { return nil }
        let sign = letters.first.flatMap { "-−+".contains($0) ? $0 : nil }
        if sign != nil { letters.removeFirst() }
        isNegative = sign != nil && sign != "+"
        var marked: [UInt8] = []
        for letter in letters {
            guard let byte = Self.byte(for: letter) else { return nil }
            marked.append(byte)
        }
        guard marked.contains(where: Self.isDigit) else { return nil }
        let place = Self.placeOfDecimalMark(in: marked)
        whole = Array(marked[..<(place ?? marked.endIndex)])
        fraction = place.map { Array(marked[($0 + 1)...]) } ?? []
        guard fraction.allSatisfy(Self.isDigit), place == nil || !fraction.isEmpty else { return nil }
        isAmbiguous =
            place.map { marked[$0] } == Self.comma && fraction.count == 3 && (1...3).contains(whole.count)
            && whole.first != UInt8(ascii: "0")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func byte(for letter: Character) -> UInt8? {
        switch letter {
        case "0"..."9", ".", ",": letter.asciiValue
        // No-break, thin and narrow no-break spaces, as word processors and standards set them.
        case " ", "\u{A0}", "\u{2009}", "\u{202F}": space
        case "'", "’": apostrophe
        default: nil
        }
    }

    /// Where the mark before the fraction stands; nil where the number is whole.
    private static func placeOfDecimalMark(in bytes: [UInt8]) -> Int? {
        let marks = bytes.indices.filter { bytes[$0] == point || bytes[$0] == comma }
        guard let last = marks.last else { return nil }
        let isAlone = marks.filter { bytes[$0] == bytes[last] }.count == 1
        return isAlone ? last : nil
    }

    /// The digits before the decimal mark; nil where marks stand anywhere but between groups of three digits, or are
    /// of two sorts.
    var wholeDigits: [UInt8]? {
        let marks = Set(whole.filter { !Self.isDigit($0) })
        guard let mark = marks.first else { return whole.isEmpty ? nil : whole }
        let groups = whole.split(separator: mark, omittingEmptySubsequences: false)
        guard marks.count == 1, let first = groups.first, (1...3).contains(first.count),
            groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return groups.flatMap(\.self)
    }
}
