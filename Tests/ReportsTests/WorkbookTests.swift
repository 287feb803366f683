import ISMS
import Foundation
import Registers
import Reports
import Phrases
import Testing

/// Workbooks are unpacked with Debian's `unzip`, so that what was written is read by another program than the writer.
@Suite("Workbook", .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/unzip")))
struct WorkbookTests {
    @Test("The first sheet says what the workbook was made from, and each table has a sheet")
    func sheets() async throws {
        let book = try await OpenedWorkbook(SmallReport.document)
        let workbook = try book.part("xl/workbook.xml")
        for name in ["About", "Risks", "Map", "Progress", "Choices"] { #expect(workbook.contains("name=\"\(name)\"")) }
        #expect(workbook.contains(#"name="Choices" sheetId="5" state="hidden""#))
        #expect(try book.part("xl/sharedStrings.xml").contains("<t>ab12</t>"))
        #expect(try book.part("docProps/core.xml").contains("2026-03-31T12:30:05Z</dcterms:created>"))
    }

    @Test("Numbers are numbers, days are dates, and texts are texts")
    func types() async throws {
        let sheet = try await OpenedWorkbook(SmallReport.document).part("xl/worksheets/sheet2.xml")
        #expect(sheet.contains("<v>-12345.67</v>"))
        // 2026-02-28 is day 46081 of a workbook's calendar.
        #expect(sheet.contains("<v>46081</v>"))
        #expect(!sheet.contains("<f>"))
        #expect(!sheet.contains("<hyperlink"))
    }

    @Test("Titles are frozen and filtered, and a column with choices offers them")
    func comfort() async throws {
        let sheet = try await OpenedWorkbook(SmallReport.document).part("xl/worksheets/sheet2.xml")
        #expect(sheet.contains(#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#))
        #expect(sheet.contains(#"<autoFilter ref="A1:I3"/>"#))
        #expect(sheet.contains("<formula1>Choices!$A$1:$A$2</formula1>"))
        #expect(sheet.contains(#"sqref="D2:D3""#))
    }

    @Test(
        "No text becomes a formula, a link or broken XML",
        arguments: [
            ("=1+1", "<t>=1+1</t>"), ("{=1}", "<t>{=1}</t>"), ("https://example.org", "<t>https://example.org</t>"),
            ("a\u{0}b\u{B}c\u{FFFF}", "<t>a\u{FFFD}b\u{FFFD}c\u{FFFD}</t>"),
            ("</t><x>&", "<t>&lt;/t&gt;&lt;x&gt;&amp;</t>"),
            ("_x0041_", "<t>_x005F_x0041_</t>"), ("_xyz_", "<t>_xyz_</t>"),
        ])
    func hostile(text: String, expected: String) async throws {
        let book = try await OpenedWorkbook(SmallReport.document(holding: text))
        #expect(try book.part("xl/sharedStrings.xml").contains(expected))
        #expect(!(try book.part("xl/worksheets/sheet2.xml").contains("<f>")))
    }

    @Test("A text longer than a cell can hold is cut with an ellipsis")
    func longText() async throws {
        let book = try await OpenedWorkbook(SmallReport.document(holding: String(repeating: "🧀", count: 20_000)))
        let strings = try book.part("xl/sharedStrings.xml")
        let cheese = try #require(strings.split(separator: "<t>").first { $0.hasPrefix("🧀") })
        let text = cheese.prefix { $0 != "<" }
        #expect(text.utf16.count == 32_767)
        #expect(text.hasSuffix("🧀…"))
    }

    @Test("Sheets get names that Excel takes, each once")
    func sheetNames() async throws {
        let titles = ["a/b:c", "A b c", "History", "", "'x'", String(repeating: "long ", count: 20), "about"]
        let document = ReportDocument(title: "T", organization: "O", control: SmallReport.control) {
            for title in titles { ReportTable(.data(title), columns: [ReportTable.Column("A", .text)], groups: []) }
        }
        let workbook = try await OpenedWorkbook(document).part("xl/workbook.xml")
        let names = workbook.split(separator: "<sheet name=\"").dropFirst().compactMap {
            $0.split(separator: "\"").first
        }
        #expect(
            names == [
                "About", "a b c", "A b c (2)", "History (2)", "Table", "x", "long long long long long long l",
                "about (2)",
            ])
    }
}

/// A workbook that was written to a file and is read part by part.
private struct OpenedWorkbook {
    private let path: String

    init(_ document: ReportDocument) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "annex-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "book.xlsx").path
        let bytes = try await document.rendered(as: .xlsx)
        try #require(bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]))
        try Data(bytes).write(to: URL(filePath: path))
    }

    func part(_ name: String) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/unzip")
        process.arguments = ["-p", path, name.replacing("[", with: "\\[")]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }
}
