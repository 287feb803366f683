import Phrases
import RecordFormat
import Registers
import Testing

@Suite("Decimal numbers")
struct DecimalNumberTests {
    private func number(_ text: String) throws -> DecimalNumber { try DecimalNumber(parsing: text) }

    @Test(
        "A number is read as people write it where it can mean only one thing",
        arguments: [
            ("0", "0"), ("12", "12"), ("12.50", "12.50"), ("-12.50", "-12.50"), ("−3", "-3"), ("+3", "3"), (" 7 ", "7"),
            ("007", "7"), ("1234.5", "1234.5"), ("1.234", "1.234"), ("12,5", "12.5"), ("12,50", "12.50"),
            ("0,125", "0.125"), ("1234,567", "1234.567"), ("1,2345", "1.2345"), ("1 234", "1234"),
            ("1 234.50", "1234.50"), ("1 234,567", "1234.567"), ("1\u{A0}234\u{202F}567", ""), ("1\u{202F}234", "1234"),
            ("1'234'567.89", "1234567.89"), ("1’234", "1234"), ("1,234.50", "1234.50"), ("1.234,50", "1234.50"),
            ("1,234,567", "1234567"), ("1.234.567", "1234567"), ("1.234.567,8", "1234567.8"),
            ("999999999.999999", "999999999.999999"), ("999999999999999", "999999999999999"), ("-0.0", "0.0"),
        ].map { ($0.0, $0.1.isEmpty ? "1234567" : $0.1) })
    func reading(text: String, canonical: String) throws { #expect(try number(text).description == canonical) }

    @Test(
        "A comma that may part thousands or begin a fraction is refused, and the error shows both",
        arguments: ["1,234", "12,345", "-999,000"])
    func ambiguous(text: String) {
        let problem = #expect(throws: InvalidValue.self) { try number(text) }?.problem ?? ""
        #expect(problem.english.contains("can be read in two ways"))
        #expect(problem.english.contains(text.replacing(",", with: "")))
        #expect(problem.english.contains(text.replacing(",", with: ".")))
    }

    @Test(
        "What is no number is refused",
        arguments: [
            "", " ", "-", ".", ",", ".5", "5.", "5,", "1e3", "1,23,456", "12,34.5", "1 23", "1 2345", " 1  234",
            "1'234 567",
            "1.234.56", "1,234.567.8", "--5", "5-", "٣", "½", "1_000", "0x10", "NaN", "1.2.3,4,5", "12 EUR", "' 1",
            String(repeating: "1 ", count: 100_000),
        ])
    func refused(text: String) {
        let problem = #expect(throws: InvalidValue.self) { try number(text) }?.problem ?? ""
        #expect(problem.english.hasSuffix("is not a number; write it like 1234.50"))
    }

    @Test(
        "More than fifteen digits, or six behind the point, are refused",
        arguments: ["1000000000000000", "12345678901.23456", "0.1234567"])
    func tooLong(text: String) { #expect(throws: InvalidValue.self) { try number(text) } }

    @Test("A number is stored as text in the spelling it is shown in, and only that is read back")
    func stored() throws {
        for text in ["0", "12.50", "-0.5", "0.000001", "-999999999999999"] {
            let value = try number(text)
            #expect(value.json == .string(text))
            #expect(try DecimalNumber(json: value.json).description == text)
        }
        for json: JSON in [12, "12,5", "+1", "01", "-0", "1 000", "", .null, " 1", ["1"]] {
            #expect(throws: InvalidValue.self) { try DecimalNumber(json: json) }
        }
    }

    @Test(
        "Numbers are equal by value, however many zeros are written",
        arguments: [("12.5", "12.50"), ("0", "-0.000"), ("1", "1.000000")])
    func equality(left: String, right: String) throws {
        #expect(try number(left) == number(right))
        #expect(try Set([number(left), number(right)]).count == 1)
    }

    @Test("Numbers are ordered by value, the longest ones too")
    func order() throws {
        let ordered = [
            "-999999999999999", "-1.000001", "-1", "-0.999999", "0", "0.000001", "0.1", "0.11", "0.2",
            "999999999999999",
        ]
        let numbers = try ordered.map { try number($0) }
        #expect(numbers.shuffledBySeed().sorted().map(\.description) == ordered)
        #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 && !($1 < $0) && $0 != $1 })
    }

    @Test("Sums and differences are exact: a tenth and two tenths are three")
    func sums() throws {
        #expect(try number("0.1").adding(number("0.2")).description == "0.3")
        #expect(try number("1234.50").adding(number("0.005")).description == "1234.505")
        #expect(try number("1").subtracting(number("0.999999")).description == "0.000001")
        #expect(try number("-5").subtracting(number("-5.0")).description == "0.0")
    }

    @Test("Products are exact, or an error: nothing is rounded")
    func products() throws {
        #expect(try number("1.1").multiplied(by: number("1.1")).description == "1.21")
        #expect(try number("-0.001").multiplied(by: number("0.001")).description == "-0.000001")
        #expect(try number("0.50000").multiplied(by: number("0.20")).description == "0.100000")
        #expect(throws: InvalidValue("has more than 6 digits behind the point")) {
            try number("0.0001").multiplied(by: number("0.001"))
        }
        #expect(throws: InvalidValue("has more than 15 digits")) {
            try number("99999999").multiplied(by: number("99999999"))
        }
    }

    @Test("A sum past fifteen digits is an error")
    func overflow() throws {
        #expect(throws: InvalidValue("has more than 15 digits")) { try number("999999999999999").adding(number("1")) }
        #expect(throws: InvalidValue("has more than 15 digits")) { try number("999999999999999").adding(number("0.1")) }
        #expect(throws: InvalidValue("has more than 15 digits")) { try DecimalNumber(units: .min, scale: 0) }
        #expect(throws: InvalidValue("has more than 6 digits behind the point")) {
            try DecimalNumber(units: 1, scale: 7)
        }
        #expect(throws: InvalidValue.self) { try DecimalNumber(units: 1, scale: -1) }
    }

    @Test("Whatever can be built is read back from how it is shown")
    func roundTrip() throws {
        var random = SeededRandom(seed: 3)
        for _ in 0..<2000 {
            let digits = Int.random(in: 0...15, using: &random)
            let most = (0..<digits).reduce(1) { product, _ in product * 10 } - 1
            let value = try DecimalNumber(
                units: Int.random(in: -most...most, using: &random), scale: Int.random(in: 0...6, using: &random))
            let again = try number(value.description)
            #expect(again.units == value.units && again.scale == value.scale)
        }
    }
}

extension Array {
    fileprivate func shuffledBySeed() -> [Element] {
        var random = SeededRandom(seed: 5)
        return shuffled(using: &random)
    }
}
