import Phrases
package import RecordFormat

/// An amount in one currency, counted in its smallest unit: 125 050 cents for EUR 1250.50.
///
/// Amounts in different currencies do not add up: nothing here converts, and adding them is an error.
package struct Money: Hashable, Sendable {
    /// How many of the currency's smallest unit, within ±``minorUnitsMax``; below zero for what is owed.
    package let minorUnits: Int
    package let currency: Currency

    /// Fifteen digits.
    package static let minorUnitsMax = DecimalNumber.unitsMax

    /// - Throws: where the amount has more than fifteen digits.
    package init(minorUnits: Int, currency: Currency) throws(InvalidValue) {
        guard minorUnits.magnitude <= Self.minorUnitsMax else {
            throw InvalidValue("has more than \(DecimalNumber.digitsMax) digits")
        }
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// - Throws: where the currencies differ, or the sum has more than fifteen digits.
    package func adding(_ other: Money) throws(InvalidValue) -> Money {
        try requireCurrency(of: other)
        return try Money(minorUnits: minorUnits + other.minorUnits, currency: currency)
    }

    /// - Throws: where the currencies differ, or the difference has more than fifteen digits.
    package func subtracting(_ other: Money) throws(InvalidValue) -> Money {
        try requireCurrency(of: other)
        return try Money(minorUnits: minorUnits - other.minorUnits, currency: currency)
    }

    private func requireCurrency(of other: Money) throws(InvalidValue) {
        guard currency == other.currency else {
            throw InvalidValue("\(self) and \(other) are in different currencies and do not add up")
        }
    }
}

extension Money: CustomStringConvertible {
    /// `1250.50 EUR`, always with as many decimals as the currency has.
    package var description: String {
        let digits = String(minorUnits.magnitude)
        let decimals = currency.minorDigits
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
        let amount = decimals == 0 ? padded : "\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
        return "\(minorUnits < 0 ? "-" : "")\(amount) \(currency.code)"
    }

    /// `{"amount":125050,"currency":"EUR"}`, the amount in the smallest unit.
    package var json: JSON { ["amount": .integer(minorUnits), "currency": .string(currency.code)] }

    package init(json: JSON) throws(InvalidValue) {
        guard json.objectValue?.count == 2, let amount = json["amount"]?.integerValue,
            let code = json["currency"]?.stringValue
        else {
            throw InvalidValue(
                "must be an amount in the smallest unit and a currency: {\"amount\":125050,\"currency\":\"EUR\"}")
        }
        try self.init(minorUnits: amount, currency: try Money.currency(code))
    }
}

/// Reading amounts as people write them.
extension Money {
    /// Signs that stand for one currency and no other. `$` and `¥` are refused, since several countries use them.
    private static let codesBySign = ["€": "EUR", "£": "GBP", "US$": "USD"]

    /// Reads `1250.50 EUR`, `EUR 1250.50` and `€1250.50`, the number written as `DecimalNumber` takes it.
    ///
    /// An amount with more decimals than its currency has is refused even where they are zeros: whoever writes
    /// `12.500 EUR` is likely to mean twelve thousand five hundred.
    /// - Throws: what was expected instead.
    package init(parsing text: String) throws(InvalidValue) {
        let (amountText, currencyText) = try Money.parts(of: text.trimmed)
        let currency = try Money.currency(currencyText)
        let number = try DecimalNumber(parsing: amountText)
        guard number.scale <= currency.minorDigits else {
            let most = currency.minorDigits == 0 ? "no decimals" : "\(currency.minorDigits) decimals"
            throw InvalidValue(
                "“\(text)” has \(number.scale) decimals, and \(currency.code) has \(most); "
                    + "write thousands without a mark, like \(Money.example(in: currency))")
        }
        var minorUnits = number.units
        for _ in number.scale..<currency.minorDigits {
            let (product, overflows) = minorUnits.multipliedReportingOverflow(by: 10)
            if overflows { throw InvalidValue("“\(text)” has more than \(DecimalNumber.digitsMax) digits") }
            minorUnits = product
        }
        try self.init(minorUnits: minorUnits, currency: currency)
    }

    /// The number and the currency of a text, of which one stands before the other; a sign may come first of all.
    private static func parts(of text: String) throws(InvalidValue) -> (amount: String, currency: String) {
        let sign = text.first.flatMap { "-−+".contains($0) ? String($0) : nil } ?? ""
        let unsigned = text.dropFirst(sign.count).trimmed
        let isNumeric = { (letter: Character) in "0123456789.,'’-−+".contains(letter) || letter.isWhitespace }
        let before = unsigned.prefix { !isNumeric($0) }
        let after = unsigned.reversed().prefix { !isNumeric($0) }.count
        switch (before.isEmpty, after) {
        case (false, 0): return (sign + unsigned.dropFirst(before.count).trimmed, String(before))
        case (true, 1...): return (sign + unsigned.dropLast(after).trimmed, String(unsigned.suffix(after)))
        case (true, 0): throw InvalidValue("“\(text)” names no currency; write it like 1250.50 EUR")
        default: throw InvalidValue("“\(text)” is not an amount; write it like 1250.50 EUR")
        }
    }

    private static func currency(_ text: String) throws(InvalidValue) -> Currency {
        if let currency = Currency(code: codesBySign[text] ?? text.uppercased()) { return currency }
        if "$¥".contains(text) {
            throw InvalidValue("“\(text)” is the sign of several currencies; write the code, such as USD or JPY")
        }
        throw InvalidValue("“\(text)” is not a currency; write its code of ISO 4217, such as EUR")
    }

    private static func example(in currency: Currency) -> String {
        currency.minorDigits == 0
            ? "12500 \(currency.code)" : "12500.\(String(repeating: "0", count: currency.minorDigits)) \(currency.code)"
    }
}
