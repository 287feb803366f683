import Phrases
package import RecordFormat

/// A number that is exactly what was written: a whole count of tenths, hundredths or smaller parts.
///
/// Nothing here is binary floating point, so sums come out as by hand. A result that does not fit is an error and is
/// never rounded. Two numbers are equal where their values are: 12.5 and 12.50 are one number written in two ways, and
/// each keeps its way.
///
/// ```swift
/// let hours = try DecimalNumber(parsing: "1 234.50")
/// try hours.multiplied(by: DecimalNumber(parsing: "0.1"))  // 123.450
/// ```
package struct DecimalNumber: Sendable {
    /// How many of its smallest part it is, within ±``unitsMax``.
    package let units: Int
    /// How many digits stand behind the point, 0 to ``scaleMax``.
    package let scale: Int

    /// Fifteen digits in all: what every spreadsheet keeps exact.
    package static let digitsMax = 15
    package static let unitsMax = 999_999_999_999_999
    package static let scaleMax = 6

    /// - Throws: where the units have more than fifteen digits, or the scale is not within 0 to 6.
    package init(units: Int, scale: Int) throws(InvalidValue) {
        try self.init(wide: Int128(units), scale: scale)
    }

    /// Makes a number of a result, dropping zeros at its end where there are too many decimals.
    private init(wide units: Int128, scale: Int) throws(InvalidValue) {
        var (units, scale) = (units, scale)
        while scale > Self.scaleMax, units % 10 == 0 { (units, scale) = (units / 10, scale - 1) }
        guard (0...Self.scaleMax).contains(scale) else {
            throw InvalidValue("has more than \(Self.scaleMax) digits behind the point")
        }
        guard units.magnitude <= Self.unitsMax else { throw InvalidValue("has more than \(Self.digitsMax) digits") }
        self.units = Int(units)
        self.scale = scale
    }
}

extension DecimalNumber {
    /// - Throws: where the sum has more than fifteen digits.
    package func adding(_ other: DecimalNumber) throws(InvalidValue) -> DecimalNumber {
        let scale = max(scale, other.scale)
        return try DecimalNumber(wide: units(to: scale) + other.units(to: scale), scale: scale)
    }

    /// - Throws: where the difference has more than fifteen digits.
    package func subtracting(_ other: DecimalNumber) throws(InvalidValue) -> DecimalNumber {
        let scale = max(scale, other.scale)
        return try DecimalNumber(wide: units(to: scale) - other.units(to: scale), scale: scale)
    }

    /// - Throws: where the product has more than fifteen digits, or more than six behind the point.
    package func multiplied(by other: DecimalNumber) throws(InvalidValue) -> DecimalNumber {
        try DecimalNumber(wide: Int128(units) * Int128(other.units), scale: scale + other.scale)
    }

    /// How many parts of another, no coarser scale the number is. Fifteen digits and six more are past 64 bits.
    private func units(to scale: Int) -> Int128 {
        (self.scale..<scale).reduce(Int128(units)) { units, _ in units * 10 }
    }
}

extension DecimalNumber: Comparable, Hashable {
    package static func == (left: DecimalNumber, right: DecimalNumber) -> Bool {
        left.units(to: scaleMax) == right.units(to: scaleMax)
    }

    package static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
        left.units(to: scaleMax) < right.units(to: scaleMax)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(units(to: Self.scaleMax)) }
}

extension DecimalNumber: CustomStringConvertible {
    /// `1234.50`: the digits as they are stored and shown, with no marks between thousands.
    package var description: String {
        let digits = String(units.magnitude)
        let zeros = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count))
        let padded = zeros + digits
        let sign = units < 0 ? "-" : ""
        return scale == 0 ? sign + padded : "\(sign)\(padded.dropLast(scale)).\(padded.suffix(scale))"
    }

    /// A text, since numbers in JSON are whole here.
    package var json: JSON { .string(description) }

    /// Reads the one spelling that is stored, such as `"12.50"`.
    package init(json: JSON) throws(InvalidValue) {
        guard let text = json.stringValue, let number = try? DecimalNumber(parsing: text), number.description == text
        else { throw InvalidValue("must be a decimal number as text, such as \"12.50\"") }
        self = number
    }
}
