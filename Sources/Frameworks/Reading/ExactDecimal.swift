/// A number that is exactly what was written: “0.05” is five hundredths, and adds up as by hand.
package struct ExactDecimal: Hashable, Sendable {
    /// How many of its smallest unit it is.
    package let units: Int
    /// How many digits stand behind the point, at most ``decimalsMax``.
    package let decimals: Int

    package static let decimalsMax = 6
}

extension ExactDecimal: LosslessStringConvertible {
    /// Reads digits with or without a point and no sign, such as “12” and “0.05”; no other spelling.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), !parts.contains(where: \.isEmpty), text.utf8.count <= 15,
            parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        decimals = parts.count == 2 ? parts[1].count : 0
        guard decimals <= Self.decimalsMax, let units = Int(parts.map { String(Substring($0)) }.joined()) else {
            return nil
        }
        self.units = units
        guard description == text else { return nil }
    }

    package var description: String {
        var digits = String(units)
        if digits.utf8.count <= decimals {
            digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
        }
        return decimals == 0 ? digits : "\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
    }
}

extension ExactDecimal: Comparable {
    /// By value: “0.5” and “0.50” are neither less than the other.
    package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        left.units(to: decimalsMax) < right.units(to: decimalsMax)
    }

    /// Fifteen digits and six more stay far from where integers end.
    private func units(to decimals: Int) -> Int {
        (self.decimals..<decimals).reduce(units) { units, _ in units * 10 }
    }
}
