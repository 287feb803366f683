import Phrases
import RecordFormat
import Registers
import Testing

@Suite("Money")
struct MoneyTests {
    private func money(_ text: String) throws -> Money { try Money(parsing: text) }

    @Test(
        "A currency has the decimals that ISO 4217 gives it",
        arguments: [("EUR", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4), ("CHF", 2), ("BGN", 2)])
    func currencies(code: String, minorDigits: Int) { #expect(Currency(code: code)?.minorDigits == minorDigits) }

    @Test("What is no currency in use is none", arguments: ["", "eur", "EU", "EURO", "DEM", "XAU", "XXX", "XTS", "€"])
    func noCurrencies(code: String) { #expect(Currency(code: code) == nil) }

    @Test("Every currency has three capital letters, and stands in the table once")
    func table() {
        #expect(Currency.all.count == 166)
        #expect(Currency.all.allSatisfy { $0.code.wholeMatch(of: #/[A-Z]{3}/#) != nil })
        #expect(Set(Currency.all.map(\.minorDigits)) == [0, 2, 3, 4])
    }

    @Test(
        "An amount is read with its currency before or behind it, as a code or a sign of its own",
        arguments: [
            ("1250.50 EUR", "1250.50 EUR"), ("EUR 1250.50", "1250.50 EUR"), ("€1250.50", "1250.50 EUR"),
            ("€ 1250.5", "1250.50 EUR"), ("1250,5 €", "1250.50 EUR"), ("eur 12", "12.00 EUR"), ("12EUR", "12.00 EUR"),
            ("1 250.50 EUR", "1250.50 EUR"), ("EUR 1,250.50", "1250.50 EUR"), ("1.250,50 EUR", "1250.50 EUR"),
            ("CHF 1'250.50", "1250.50 CHF"), ("-5 EUR", "-5.00 EUR"), ("-€5", "-5.00 EUR"), ("€-5", "-5.00 EUR"),
            ("− 5 €", "-5.00 EUR"), ("£0.01", "0.01 GBP"), ("US$10", "10.00 USD"), ("12500 JPY", "12500 JPY"),
            ("1.234 KWD", "1.234 KWD"), ("0 EUR", "0.00 EUR"), ("-0.05 EUR", "-0.05 EUR"), ("1.0001 CLF", "1.0001 CLF"),
        ])
    func reading(text: String, shown: String) throws {
        let value = try money(text)
        #expect(value.description == shown)
        #expect(try money(value.description) == value)
    }

    @Test("Cents are counted in whole numbers")
    func minorUnits() throws {
        #expect(try money("1250.50 EUR").minorUnits == 125_050)
        #expect(try money("12500 JPY").minorUnits == 12_500)
        #expect(try money("1.2 KWD").minorUnits == 1200)
    }

    @Test(
        "An error says what was expected instead",
        arguments: [
            ("1250.50", "“1250.50” names no currency; write it like 1250.50 EUR"),
            ("EUR", "“EUR” is not an amount; write it like 1250.50 EUR"),
            ("", "“” names no currency; write it like 1250.50 EUR"),
            ("$5", "“$” is the sign of several currencies; write the code, such as USD or JPY"),
            ("5 ¥", "“¥” is the sign of several currencies; write the code, such as USD or JPY"),
            ("5 Taler", "“Taler” is not a currency; write its code of ISO 4217, such as EUR"),
            ("EUR 5 EUR", "“EUR 5 EUR” is not an amount; write it like 1250.50 EUR"),
            ("EUR 1,250", "“1,250” can be read in two ways; write 1250, or 1.250 for a fraction"),
            (
                "12.500 EUR",
                "“12.500 EUR” has 3 decimals, and EUR has 2 decimals; write thousands without a mark, like 12500.00 EUR"
            ),
            (
                "100.00 JPY",
                "“100.00 JPY” has 2 decimals, and JPY has no decimals; write thousands without a mark, like 12500 JPY"
            ),
            ("9999999999999.999 KWD", "“9999999999999.999” has more than 15 digits"),
            ("999999999999999 EUR", "has more than 15 digits"),
        ])
    func refused(text: String, problem: String) {
        #expect(throws: InvalidValue(Phrase(words: problem))) { try money(text) }
    }

    @Test("An amount is stored in its smallest unit beside its currency, and only so")
    func stored() throws {
        let value = try money("1250.50 EUR")
        #expect(value.json.canonicalText == #"{"amount":125050,"currency":"EUR"}"#)
        #expect(try Money(json: value.json) == value)
        let refused: [JSON] = [
            125_050, "1250.50 EUR", .null, ["amount": 1], ["amount": "1", "currency": "EUR"],
            ["amount": 1, "currency": "XXX"], ["amount": 1, "currency": "EUR", "note": ""],
            ["amount": 1_000_000_000_000_000, "currency": "EUR"],
        ]
        for json in refused { #expect(throws: InvalidValue.self) { try Money(json: json) } }
    }

    @Test("Amounts in one currency add up exactly")
    func sums() throws {
        #expect(try money("0.10 EUR").adding(money("0.20 EUR")) == money("0.30 EUR"))
        #expect(try money("0.10 EUR").subtracting(money("0.20 EUR")) == money("-0.10 EUR"))
        #expect(throws: InvalidValue.self) { try money("9999999999999.99 EUR").adding(money("0.01 EUR")) }
    }

    @Test("Amounts in different currencies do not add up")
    func mixed() throws {
        let problem = InvalidValue("1.00 EUR and 1.00 USD are in different currencies and do not add up")
        #expect(throws: problem) { try money("1 EUR").adding(money("1 USD")) }
        #expect(throws: problem) { try money("1 EUR").subtracting(money("1 USD")) }
    }
}
