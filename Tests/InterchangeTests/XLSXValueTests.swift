import Phrases
import Testing

@testable import Interchange

@Suite("Values stored in XLSX")
struct XLSXValueTests {
    @Test(
        "A stored number becomes the shortest plain decimal",
        arguments: [
            ("5.0999999999999996", "5.1"), ("5.1", "5.1"), ("5.0", "5"), ("5", "5"), ("-0", "0"), ("-0.0", "0"),
            ("007", "7"), ("0.10", "0.1"), ("1E-7", "0.0000001"), ("1.5e3", "1500"), ("1e21", "1000000000000000000000"),
            ("-2.50", "-2.5"), ("12345678901234567890", "12345678901234567890"), ("+3", "3"), (".5", "0.5"),
            ("123456.789e-3", "123.456789"),
        ])
    func decimal(stored: String, text: String) {
        #expect(DecimalText.text(of: stored) == text)
    }

    @Test(
        "What is not a number is not taken for one", arguments: ["", "nan", "inf", "0x10", "1e999", "1,5", "--1", "e"])
    func noDecimal(stored: String) {
        #expect(DecimalText.text(of: stored) == nil)
    }

    @Test(
        "A serial day is the day a spreadsheet shows, in both epochs",
        arguments: [
            ("1", XLSXEpoch.year1900, "1900-01-01"), ("59", .year1900, "1900-02-28"), ("61", .year1900, "1900-03-01"),
            ("45292", .year1900, "2024-01-01"), ("45351", .year1900, "2024-02-29"), ("36526", .year1900, "2000-01-01"),
            ("2958465", .year1900, "9999-12-31"), ("0", .year1904, "1904-01-01"), ("43830", .year1904, "2024-01-01"),
            ("45292.75", .year1900, "2024-01-01"),
        ])
    func serialDay(serial: String, epoch: XLSXEpoch, day: String) {
        let shown = XLSXNumberFormat.date.shown(serial, epoch: epoch)
        #expect(shown?.text == day)
        #expect(shown?.kind == .date)
    }

    @Test("A serial that no calendar has stays a number", arguments: ["0", "60", "-1", "2958466", "1e300"])
    func noDay(serial: String) {
        #expect(XLSXNumberFormat.date.shown(serial, epoch: .year1900) == nil)
    }

    @Test("Times are rounded to the second, and may carry into the next day")
    func times() {
        #expect(XLSXNumberFormat.dateTime.shown("45352.5729166667", epoch: .year1900)?.text == "2024-03-01T13:45:00")
        #expect(XLSXNumberFormat.dateTime.shown("45291.9999999", epoch: .year1900)?.text == "2024-01-01")
        #expect(XLSXNumberFormat.time.shown("0.5", epoch: .year1900)?.text == "12:00:00")
        #expect(XLSXNumberFormat.elapsed.shown("1.5", epoch: .year1900)?.text == "36:00:00")
        #expect(XLSXNumberFormat.time.shown("45292.5", epoch: .year1900)?.text == "2024-01-01T12:00:00")
    }

    @Test(
        "A custom format is a date by its placeholders, not by its words",
        arguments: [
            ("dd/mm/yyyy;@", XLSXNumberFormat.date), ("dd\\.mm\\.yyyy", .date), ("[$-409]d\\-mmm\\-yy", .date),
            ("[$-F800]dddd, mmmm dd, yyyy", .date), ("mmm", .date), ("d\\ mmm\\ yyyy\\ h:mm", .dateTime),
            ("m/d/yy h:mm AM/PM", .dateTime), ("h:mm AM/PM", .time), ("[h]:mm:ss", .elapsed), ("[mm]:ss", .elapsed),
            ("General", .plain), ("0.00", .plain), ("0.00E+00", .plain), ("#,##0 \"days\"", .plain),
            ("[Red]0.0;[Blue]-0.0", .plain), ("\\d0", .plain), ("0_d", .plain), ("@", .plain), ("0;dd", .plain),
            ("\"unclosed", .plain), ("[", .plain),
        ])
    func customFormat(code: String, format: XLSXNumberFormat) {
        #expect(XLSXNumberFormat(code: code) == format)
    }

    @Test(
        "A cell's address is read, and one beyond any sheet is none",
        arguments: [
            ("A1", 1, 1), ("C5", 3, 5), ("AA10", 27, 10), ("XFD1048576", 16_384, 1_048_576), ("XFE1", nil, 0),
            ("XFD99999999", nil, 0), ("A0", nil, 0), ("5C", nil, 0), ("a1", nil, 0), ("", nil, 0),
            ("AAAAAAAAAAAAAAA1", nil, 0),
            ("A99999999999999999999", nil, 0),
        ] as [(String, Int?, Int)])
    func cellReference(text: String, column: Int?, row: Int) {
        let reference = CellReference(text)
        #expect(reference?.column == column)
        if let reference {
            #expect(reference.row == row)
            #expect(ColumnLetters.letters(of: reference.column) + String(reference.row) == text)
        }
    }

    @Test("Escaped characters are decoded, and line breaks are one character")
    func escapes() {
        #expect(
            XLSXText.text(of: Array("a_x000D_\nb_x005F_x000D_c_x0000__xD800_".utf8)) == "a\nb_x000D_c_x0000__xD800_")
    }
}
