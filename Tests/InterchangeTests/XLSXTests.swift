import Foundation
import Phrases
import Testing

@testable import Interchange

@Suite("Reading XLSX")
struct XLSXTests {
    private func read(_ builder: WorkbookBuilder, options: TabularFile.Options = .init()) throws -> TabularFile {
        try TabularFile(reading: builder.bytes(), named: "x.xlsx", options: options)
    }

    /// Each cell of the first sheet as its address, kind and text.
    private func cells(_ file: TabularFile) -> [String] {
        file.sheets[0].rows.flatMap(\.cells).map {
            "\($0.columnLetters)\($0.row) \($0.kind)\($0.isFormula ? " formula" : "") \($0.text)"
        }
    }

    private func fixture(_ name: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        return Array(try Data(contentsOf: folder.appending(path: name)))
    }

    @Test("A workbook saved by LibreOffice is read as it shows there")
    func libreOfficeWorkbook() throws {
        let file = try TabularFile(reading: fixture("register.xlsx"), named: "register.xlsx")
        #expect(file.format == .xlsx)
        #expect(file.sheets.map(\.name) == ["Übersicht"])
        #expect(file.hiddenSheets == ["Lists"])
        #expect(file.sheets[0].headingRow?.number == 3)
        #expect(
            cells(file).suffix(8) == [
                "A4 text Büro & Lager\nsecond line", "B4 number 5.1", "C4 date 2024-02-29",
                "D4 dateTime 2024-03-01T13:45:00", "E4 number 1", "F4 number formula 12", "A5 text =1+1",
                "F5 error formula #DIV/0!",
            ])
    }

    @Test("A hidden sheet is read when asked for, and says that it is hidden")
    func hiddenSheets() throws {
        var options = TabularFile.Options()
        options.includesHiddenSheets = true
        let file = try TabularFile(reading: fixture("register.xlsx"), named: "register.xlsx", options: options)
        #expect(file.sheets.map(\.isHidden) == [false, true])
        #expect(file.sheets[1].rows[0].cells[0].text == "secret")
        #expect(file.hiddenSheets.isEmpty)
    }

    @Test(
        "Older and other formats are refused with what to do instead",
        arguments: [("register.xls", ForeignFormat.legacyWorkbook), ("register.ods", .openDocument)])
    func otherFormats(name: String, format: ForeignFormat) throws {
        let error = #expect(throws: TabularError.self) { try TabularFile(reading: fixture(name), named: name) }
        #expect(error?.problem == .foreign(format))
        #expect(error?.sentence.english.contains("save it as XLSX") == true)
    }

    @Test("Another archive under a workbook's name is refused")
    func otherArchive() throws {
        var builder = WorkbookBuilder()
        builder.add("readme.txt", "hello")
        let error = #expect(throws: TabularError.self) { try read(builder) }
        #expect(error?.problem == .foreign(.archive))
    }

    @Test("Every type of cell is told apart")
    func cellTypes() throws {
        let rows = """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>in</t><r><t>line</t></r></is></c>\
            <c r="C1" t="str"><f>A1</f><v>made</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#N/A</v></c>\
            <c r="F1" t="d"><v>2024-01-31T00:00:00</v></c><c r="G1"><v>5.0</v></c><c r="H1" s="1"><v>45292</v></c>\
            <c r="I1"><f>B2</f></c><c r="J1" t="s"><v>1</v></c><c r="K1" s="2"><v>5.0999999999999996</v></c></row>
            """
        let styles = """
            <numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellStyleXfs><xf numFmtId="14"/>\
            </cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs>
            """
        let shared = """
            <si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh sb="0" eb="1"><t>read aloud</t></rPh></si>\
            <si><t xml:space="preserve"> plain </t></si>
            """
        let file = try read(.sheet(rows, shared: shared, styles: styles))
        #expect(
            cells(file) == [
                "A1 text rich text", "B1 text inline", "C1 text formula made", "D1 boolean true", "E1 error #N/A",
                "F1 date 2024-01-31", "G1 number 5", "H1 date 2024-01-01", "I1 missingResult formula ",
                "J1 text  plain ", "K1 number 5.1",
            ])
        #expect(file.sheets[0].rows[0].cells.filter(\.isWholeNumber).map(\.text) == ["5"])
        #expect(file.warnings().map(\.matter) == [.missingResult])
    }

    @Test("Rows and cells keep their places where others are left out")
    func sparseCells() throws {
        let rows = """
            <row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c></row><row><c s="3"/><c r="AA3"><v>3</v></c></row>\
            <row r="9"/><row r="900000"><c r="B900000"><v>4</v></c></row>
            """
        let file = try read(.sheet(rows))
        #expect(cells(file) == ["C2 number 1", "D2 number 2", "AA3 number 3", "B900000 number 4"])
    }

    @Test("A workbook that counts from 1904 does")
    func epoch1904() throws {
        let file = try read(
            .sheet(
                "<row><c s=\"0\"><v>43830</v></c></row>", styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>",
                properties: "<workbookPr date1904=\"true\"/>"))
        #expect(cells(file) == ["A1 date 2024-01-01"])
    }

    @Test("Sheets come in the workbook's order, not the archive's")
    func sheetOrder() throws {
        let cell = "<row><c><v>1</v></c></row>"
        var builder = WorkbookBuilder.workbook(
            sheets: [("One", "visible", cell), ("Two", "veryHidden", cell), ("Three", "visible", cell)])
        builder.parts.reverse()
        let file = try read(builder)
        #expect(file.sheets.map(\.name) == ["One", "Three"])
        #expect(file.hiddenSheets == ["Two"])
    }

    @Test("A prefix on the workbook's elements changes nothing, and foreign elements are skipped whole")
    func prefixes() throws {
        var builder = WorkbookBuilder.sheet("")
        builder.replace(
            "xl/worksheets/sheet1.xml",
            with: .text(
                """
                <x:worksheet xmlns:x="main" xmlns:o="other"><x:sheetData><x:row r="1"><o:c><x:v>9</x:v></o:c>\
                <x:c r="A1" o:r="B7"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>
                """))
        #expect(cells(try read(builder)) == ["A1 number 1"])
    }
}
