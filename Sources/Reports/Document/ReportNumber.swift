/// A decimal number that is exact: a count of its smallest unit. 1250 with two decimals is 12.50.
package struct ReportNumber: Hashable, Sendable, ExpressibleByIntegerLiteral {
    package let units: Int
    /// How many digits stand behind the point, 0 to 9.
    package let decimals: Int

    package init(_ units: Int, decimals: Int = 0) {
        self.units = units
        self.decimals = min(max(decimals, 0), 9)
    }

    package init(integerLiteral value: Int) { self.init(value) }

    /// The number with a point and no grouping, as in `-1234.50`.
    package var text: String { text(groupedBy: "") }

    /// The number as a person reads it, thousands apart: `-1 234.50`.
    package var readableText: String { text(groupedBy: "\u{202F}") }

    /// The nearest binary number, for formats that have no other.
    package var approximation: Double {
        var divisor = 1.0
        for _ in 0..<decimals { divisor *= 10 }
        return Double(units) / divisor
    }

    private func text(groupedBy separator: String) -> String {
        var digits = String(units.magnitude)
        if digits.utf8.count <= decimals {
            digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
        }
        let fraction = digits.suffix(decimals)
        var whole = ""
        let wholeDigits = digits.dropLast(decimals)
        for (place, digit) in wholeDigits.enumerated() {
            if place > 0, (wholeDigits.count - place) % 3 == 0 { whole += separator }
            whole.append(digit)
        }
        return (units < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
}
