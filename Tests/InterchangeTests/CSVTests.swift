import Foundation
import Phrases
import Testing

@testable import Interchange

@Suite("Reading CSV")
struct CSVTests {
    private func read(
        _ text: String, options: TabularFile.Options = .init(), limits: TabularLimits = .init()
    ) throws -> TabularFile {
        try TabularFile(reading: Array(text.utf8), named: "register.csv", options: options, limits: limits)
    }

    private func texts(_ file: TabularFile) -> [[String]] { file.sheets[0].rows.map { $0.cells.map(\.text) } }

    private func refusal(_ text: String, limits: TabularLimits = .init()) -> TabularError? {
        refusal(Array(text.utf8), limits: limits)
    }

    private func refusal(_ bytes: [UInt8], limits: TabularLimits = .init()) -> TabularError? {
        #expect(throws: TabularError.self) {
            try TabularFile(reading: bytes, named: "register.csv", limits: limits)
        }
    }

    @Test("Quoted cells keep delimiters, line breaks and doubled quotes")
    func quotedCells() throws {
        let file = try read("a,\"b,1\",\"c\r\nd\re\"\r\n\"say \"\"hi\"\"\",\"\",19\" rack\r\n")
        #expect(texts(file) == [["a", "b,1", "c\nd\ne"], ["say \"hi\"", "19\" rack"]])
        #expect(file.sheets[0].rows[1].cells.map(\.column) == [1, 3])
    }

    @Test("Lines end in CRLF, LF or CR", arguments: ["\r\n", "\n", "\r"])
    func lineEnds(end: String) throws {
        let file = try read(["a,b", "1,2", "", "3,4"].joined(separator: end))
        #expect(texts(file) == [["a", "b"], ["1", "2"], ["3", "4"]])
        #expect(file.sheets[0].rows.map(\.number) == [1, 2, 4])
    }

    @Test(
        "The delimiter is the one under which rows are even",
        arguments: [
            ("name;wert\nA;1,5\nB;2,5\n", CSVDelimiter.semicolon), ("name,value\nA,1;5\nB,2\n", .comma),
            ("a\tb\nx, y\tz; w\n", .tab), ("one\ntwo\n", .comma), ("\"a;b;c\",d\n\"e;f;g\",h\n", .comma),
            ("t;\"a, \"\"b\"\", c\"\nu;\"d, e\"\n", .semicolon), ("sep=;\r\na,b;c,d\r\n", .semicolon),
        ])
    func detectedDelimiter(text: String, delimiter: CSVDelimiter) throws {
        #expect(try read(text).format == .csv(delimiter, .utf8))
    }

    @Test("A line that states the delimiter is no row")
    func statedDelimiter() throws {
        let row = try #require(try read("sep=;\r\na;b\r\n").sheets[0].rows.first)
        #expect(row.number == 1)
        #expect(row.cells.map(\.text) == ["a", "b"])
    }

    @Test("A given delimiter is obeyed")
    func givenDelimiter() throws {
        var options = TabularFile.Options()
        options.delimiter = .verticalBar
        #expect(texts(try read("a,b|c\n", options: options)) == [["a,b", "c"]])
    }

    @Test("UTF-8 and UTF-16 are read by their byte order mark, Windows-1252 by its bytes")
    func encodings() throws {
        let text = "Größe,Preis\n„Büro“,5 €\n"
        let expected = [["Größe", "Preis"], ["„Büro“", "5 €"]]
        var files: [(TextEncoding, [UInt8])] = [(.utf8, Array(text.utf8)), (.utf8, [0xEF, 0xBB, 0xBF] + text.utf8)]
        let little: [UInt8] = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big: [UInt8] = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        files += [(.utf16LittleEndian, [0xFF, 0xFE] + little), (.utf16BigEndian, [0xFE, 0xFF] + big)]
        files.append((.windows1252, Array(try #require(text.data(using: .windowsCP1252)))))
        for (encoding, bytes) in files {
            let file = try TabularFile(reading: bytes, named: "x")
            #expect(file.format == .csv(.comma, encoding))
            #expect(texts(file) == expected)
            #expect(file.warnings().map(\.matter) == (encoding == .windows1252 ? [.assumedEncoding] : []))
        }
    }

    @Test("Two encodings in one file are refused with the line where they meet")
    func mixedEncodings() throws {
        let error = refusal(Array("name\nBüro\n".utf8) + [0x42, 0xFC, 0x72, 0x6F, 0x0A])
        #expect(error?.problem == .mixedEncodings)
        #expect(error?.place.line == 3)
    }

    @Test("An unclosed quote is refused where it opens")
    func unclosedQuote() throws {
        let error = refusal("a,b\n\"x\ny\",1\n2,\"never closed\n3,4\n")
        #expect(error?.problem == .unclosedQuote)
        #expect(error?.place == TabularPlace(sheet: "register.csv", row: 3, column: 2, line: 4))
        #expect(error?.sentence.english.contains("cell B3") == true)
    }

    @Test("Text after a closing quote is refused, space before the delimiter is not")
    func textAfterQuote() throws {
        #expect(refusal("a,\"b\"c\n")?.problem == .textAfterQuote)
        #expect(texts(try read("\"a\" ,b\n")) == [["a", "b"]])
    }

    @Test("Rows wider or narrower than the headings are reported by number; blank ones are not")
    func raggedRows() throws {
        let file = try read("a,b,c\n1,2,3\n\n1,2\n1,2,3,4\n,,\n")
        #expect(file.warnings().map(\.place.row) == [4, 5])
        #expect(file.warnings().first?.matter == .raggedRow(cells: 2, headings: 3))
    }

    @Test("A title above the table is not taken for the headings, unless told so")
    func headings() throws {
        let sheet = try read("Risks of 2024,,\n\nname,owner,level\nx,y,1\n").sheets[0]
        #expect(sheet.headingRow?.number == 3)
        #expect(sheet.heading(ofColumn: 2) == "owner")
        #expect(sheet.recordRows.map(\.number) == [4])
        let cell = try #require(sheet.rows.last?[2])
        #expect(sheet.place(of: cell).words == "sheet “register.csv”, cell B4, “owner”")
        #expect(sheet.withHeadings(inRow: 1)?.recordRows.count == 2)
        #expect(sheet.withHeadings(inRow: 2) == nil)
    }

    @Test("Other files are told apart by their first bytes")
    func foreignFiles() throws {
        let container: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        let stream = Array("EncryptedPackage".utf8).flatMap { [$0, 0] as [UInt8] }
        let files: [(ForeignFormat, [UInt8])] = [
            (.pdf, Array("%PDF-1.7\n".utf8)), (.webPage, Array("\n<!DOCTYPE html><title>Sign in</title>".utf8)),
            (.xml, Array("<?xml version='1.0'?><a/>".utf8)), (.image, [0x89] + Array("PNG\r\n".utf8)),
            (.legacyWorkbook, container + Array(repeating: 0, count: 600)),
            (.protectedWorkbook, container + Array(repeating: 0, count: 600) + stream),
            (.textWithoutByteOrderMark, Array("name;owner".utf8).flatMap { [$0, 0] as [UInt8] }),
        ]
        for (format, bytes) in files { #expect(refusal(bytes)?.problem == .foreign(format)) }
        #expect(refusal("a,b\n1,\0\n")?.problem == .notText)
    }

    @Test("A file without a filled cell is refused as empty", arguments: ["", "\n\n", ",,\n", "\u{FEFF}"])
    func emptyFiles(text: String) throws {
        #expect(refusal(text)?.problem == .empty)
    }

    @Test("A file over the size limit is refused before it is looked at")
    func fileSize() throws {
        let error = refusal([UInt8](repeating: 0x61, count: 100_000_000))
        #expect(error?.problem == .limit(.fileBytes, allowed: 50_000_000))
    }

    @Test("One endless cell is refused, quoted or not", arguments: ["", "\""])
    func endlessCell(quote: String) throws {
        let field = String(repeating: "a", count: 2_000_000)
        let error = refusal("name\n\(quote)\(field)\(quote)\n")
        #expect(error?.problem == .limit(.cellCharacters, allowed: 32_767))
        #expect(error?.place.row == 2)
    }

    @Test("A cell may hold as many characters as a spreadsheet's, and not one more")
    func cellLength() throws {
        #expect(try read(String(repeating: "ü", count: 32_767)).sheets[0].rows.count == 1)
        #expect(
            refusal(String(repeating: "ü", count: 32_768))?.problem == .limit(.cellCharacters, allowed: 32_767))
    }

    @Test("Reading stops at the limits of rows, columns, cells and text")
    func otherLimits() throws {
        var limits = TabularLimits()
        limits.rows = 2
        #expect(refusal("a\n\nb\nc\nd\n", limits: limits)?.place.row == 4)
        limits.columns = 3
        #expect(refusal("a,b,c,\n,,,d\n", limits: limits)?.problem == .limit(.columns, allowed: 3))
        limits.cells = 2
        #expect(refusal("a,b,c\n", limits: limits)?.problem == .limit(.cells, allowed: 2))
        limits.textBytes = 3
        #expect(refusal("aa,bb\n", limits: limits)?.problem == .limit(.textBytes, allowed: 3))
    }

    @Test("Ten million rows are refused at the first row past the limit")
    func millionsOfRows() throws {
        let error = refusal(String(repeating: "a\n", count: 10_000_000))
        #expect(error?.problem == .limit(.rows, allowed: 200_000))
        #expect(error?.place.row == 200_001)
    }

    @Test("Reading stops when its time is up")
    func timeLimit() throws {
        let clock = SteppingClock()
        let rows = String(repeating: "a\n", count: 100_000)
        let error = #expect(throws: TabularError.self) {
            try TabularFile(reading: Array(rows.utf8), named: "x", clock: clock)
        }
        #expect(error?.problem == .limit(.seconds, allowed: 30))
    }
}
