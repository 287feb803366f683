import ISMS
import RecordFormat
import Registers
import Reports
import Phrases
import Testing

@Suite("Document model")
struct DocumentTests {
    @Test("A heat map counts each risk where its ratings put it, highest likelihood first, and keeps the others apart")
    func heatMap() {
        let map = SmallReport.map
        #expect(map.rows.map { $0.map(\.count) } == [[0, 0], [0, 2]])
        #expect(map.rows[1][1].codes == ["R-1", "R-2"])
        #expect(map.rows[0].map(\.level.name) == ["High", "High"])
        #expect(map.unplaced == ["R-3", "R-4", "R-5"])
        #expect(map.placedCount == 2)
        #expect(map.bands.map(\.level.name) == ["Low", "High"])
        #expect(map.bands.map(\.count) == [0, 2])
    }

    @Test("No risk is lost between the register and the heat map")
    func heatMapOfMany() {
        let map = SampleReport.heatMap(SampleRisk.all)
        #expect(map.placedCount + map.unplaced.count == SampleRisk.all.count + 1)
        #expect(map.bands.reduce(0) { $0 + $1.count } == SampleRisk.all.count)
        for (row, cells) in map.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                #expect(cell.level == SampleReport.level(5 - row, column + 1))
            }
        }
    }

    @Test("A heat map without steps places nothing")
    func emptyHeatMap() {
        let map = HeatMap(
            "M", horizontal: HeatMap.Axis("I", steps: []), vertical: HeatMap.Axis("L", steps: []),
            placements: [HeatMap.Placement("R-1", horizontal: 1, vertical: 1)]
        ) { _, _ in SmallReport.high }
        #expect(map.rows.isEmpty)
        #expect(map.unplaced == ["R-1"])
    }

    @Test(
        "A day is one of the calendar, or none",
        arguments: [
            ("2026-02-28", true), ("2024-02-29", true), ("2026-02-29", false), ("1900-02-29", false),
            ("2000-02-29", true), ("2026-13-01", false), ("2026-1-01", false), ("2026-01-00", false),
            ("0000-01-01", false), ("+026-01-01", false), ("2026-01-01 ", false), ("２０２６-01-01", false),
        ])
    func days(text: String, isDay: Bool) {
        #expect(Day(text)?.description == (isDay ? text : nil))
    }

    @Test(
        "The day of a moment is the day in UTC",
        arguments: [
            (0, "1970-01-01"), (-1, "1969-12-31"), (951_782_400_000, "2000-02-29"), (1_774_960_205_000, "2026-03-31"),
            (4_107_542_399_999, "2100-02-28"), (Int.max, "9999-12-31"), (Int.min, "0001-01-01"),
        ])
    func dayOfInstant(milliseconds: Int, expected: String) {
        #expect(Day(of: Instant(milliseconds: milliseconds)).description == expected)
    }

    @Test(
        "A number is shown exactly",
        arguments: [
            (0, 0, "0", "0"), (5, 2, "0.05", "0.05"), (-5, 1, "-0.5", "-0.5"),
            (-1_234_567, 2, "-12345.67", "-12\u{202F}345.67"), (1000, 0, "1000", "1\u{202F}000"),
            (100, 0, "100", "100"),
            (
                Int.min, 0, "-9223372036854775808",
                "-9\u{202F}223\u{202F}372\u{202F}036\u{202F}854\u{202F}775\u{202F}808"
            ),
        ])
    func numbers(units: Int, decimals: Int, plain: String, readable: String) {
        let number = ReportNumber(units, decimals: decimals)
        #expect(number.text == plain)
        #expect(number.readableText == readable)
    }

    @Test("A colour is six hexadecimal digits, and text on any colour is readable")
    func colors() {
        #expect(ReportColor("#0a1B2c")?.description == "#0a1b2c")
        for text in ["0a1b2c", "#0a1b2", "#0a1b2cc", "#+a1b2c", "#ｆｆｆｆｆｆ", "red"] { #expect(ReportColor(text) == nil) }
        for step in stride(from: UInt32(0), through: 0xFFFFFF, by: 4_099) {
            let color = ReportColor(step)
            #expect(color.contrast(with: color.textColor) >= ReportColor.legibleContrast)
        }
        // Green of middling light, on which neither white nor ink reaches 4.5.
        #expect(ReportColor(0x3F9142).textColor == .black)
        #expect(ReportColor(0xC22F2F).textColor == .white && ReportColor(0xE0B400).textColor == .ink)
        #expect(abs(ReportColor.white.contrast(with: ReportColor(0)) - 21) < 0.001)
    }

    @Test("Sections are numbered, and a level that is left out does not leave a gap in the number")
    func numbering() async throws {
        let document = ReportDocument(title: "T", organization: "O", control: SmallReport.control) {
            Heading("a")
            Heading("b", level: 3)
            Heading("c", level: 2)
            Heading("d")
            Heading("e", level: 2)
        }
        let markdown = try await document.text(as: .markdown)
        let headings = markdown.split(separator: "\n").filter { $0.hasPrefix("##") }
        #expect(headings == ["## 1 a", "### 1.1 b", "### 1.2 c", "## 2 d", "### 2.1 e"])
    }

    @Test("A table of records keeps their order and gathers groups where each first stands")
    func tableOfRecords() {
        let table = ReportTable(
            "T", of: [("a", 1), ("b", 2), ("a", 3)], code: { "C-\($0.1)" }, group: { $0.0 },
            columns: [ColumnOf("N", .number) { .count($0.1) }])
        #expect(table.groups.map(\.title) == ["a", "b"])
        #expect(table.rows.map(\.code) == ["C-1", "C-3", "C-2"])
    }

    @Test("A file's name is made of letters, digits, points and hyphens, whatever the title holds")
    func fileName() {
        let document = SmallReport.document(holding: "x", title: "../Risks & \"Größe\"/\0 2")
        #expect(document.fileName(for: .markdown) == "risks-größe-2-1.0-2026-03-31.md")
    }
}
