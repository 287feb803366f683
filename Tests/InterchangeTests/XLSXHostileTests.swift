import Phrases
import Testing

@testable import Interchange

@Suite("Hostile XLSX")
struct XLSXHostileTests {
    private let sheetPart = "xl/worksheets/sheet1.xml"

    private func refusal(_ bytes: [UInt8], limits: TabularLimits = .init()) -> TabularError? {
        #expect(throws: TabularError.self) { try TabularFile(reading: bytes, named: "x.xlsx", limits: limits) }
    }

    private func refusal(_ builder: WorkbookBuilder, limits: TabularLimits = .init()) throws -> TabularError? {
        refusal(try builder.bytes(), limits: limits)
    }

    private func refusal(
        sheet: WorkbookBuilder.Contents, limits: TabularLimits = .init()
    ) throws -> TabularError? {
        var builder = WorkbookBuilder.sheet("")
        builder.replace(sheetPart, with: sheet)
        return try refusal(builder, limits: limits)
    }

    @Test("A part that unpacks to far more than its size is refused after a megabyte")
    func zipBomb() throws {
        let error = try refusal(sheet: .repeated(opening: "<worksheet>", unit: " ", count: 300_000_000))
        #expect(error?.problem == .limit(.inflationRatio, allowed: 200))
        #expect(error?.place.part == sheetPart)
    }

    @Test("A part that claims less than it unpacks to is refused all the same")
    func lyingZipBomb() throws {
        var builder = WorkbookBuilder.sheet("")
        builder.replace(sheetPart, with: .repeated(opening: "<worksheet>", unit: " ", count: 20_000_000))
        var bytes = try builder.bytes()
        // The size stands in the local header and in the directory, as four bytes each.
        let size = withUnsafeBytes(of: UInt32(20_000_011).littleEndian) { Array($0) }
        var count = 0
        while let offset = bytes.firstOffset(of: size) {
            bytes.replaceSubrange(offset..<offset + 4, with: [100, 0, 0, 0])
            count += 1
        }
        #expect(count == 2)
        #expect(refusal(bytes)?.problem == .limit(.inflationRatio, allowed: 200))
    }

    @Test("A part that unpacks to more than a part may is refused, however well it packs")
    func hugePart() throws {
        var limits = TabularLimits()
        limits.inflationRatio = .max
        let part = WorkbookBuilder.Contents.repeated(opening: "<worksheet>", unit: " ", count: 250_000_000)
        #expect(try refusal(sheet: part, limits: limits)?.problem == .limit(.partBytes, allowed: 200_000_000))
        limits.partBytes = .max
        limits.inflatedBytes = 10_000_000
        #expect(try refusal(sheet: part, limits: limits)?.problem == .limit(.inflatedBytes, allowed: 10_000_000))
    }

    @Test("Ten million rows are refused at the first row past the limit")
    func millionsOfRows() throws {
        var limits = TabularLimits()
        limits.inflationRatio = .max
        limits.partBytes = .max
        limits.inflatedBytes = .max
        let error = try refusal(
            sheet: .repeated(
                opening: "<worksheet><sheetData>", unit: "<row><c><v>1</v></c></row>", count: 10_000_000),
            limits: limits)
        #expect(error?.problem == .limit(.rows, allowed: 200_000))
        #expect(error?.place.row == 200_001)
    }

    @Test("Millions of blank rows end at a sheet's last row")
    func millionsOfBlankRows() throws {
        var limits = TabularLimits()
        limits.inflationRatio = .max
        let error = try refusal(
            sheet: .repeated(opening: "<worksheet><sheetData>", unit: "<row/>", count: 10_000_000), limits: limits)
        #expect(error?.problem == .misplacedCell(reference: "1048577"))
    }

    @Test(
        "A document type is refused wherever it stands, so no entity is ever expanded",
        arguments: [
            "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;&x;&x;&x;&x;\">]><worksheet>&y;</worksheet>",
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><worksheet>&x;</worksheet>",
            "<!DOCTYPE worksheet SYSTEM \"http://127.0.0.1/x.dtd\"><worksheet/>", "<!DOCTYPE worksheet><worksheet/>",
            "<!DOCTYPE a [<!ENTITY % x SYSTEM \"file:///etc/hostname\"> %x;]><worksheet/>",
        ])
    func documentTypes(xml: String) throws {
        let error = try refusal(sheet: .text(xml))
        #expect(error?.problem == .documentType)
        #expect(error?.place.part == sheetPart)
    }

    @Test("A document type is refused in every part that is read")
    func documentTypeInAnyPart() throws {
        let whole = WorkbookBuilder.sheet("<row><c t=\"s\"><v>0</v></c></row>", shared: "<si/>", styles: "<xf/>")
        #expect(whole.parts.count == 6)
        for part in whole.parts {
            guard case .text(let text) = part.contents else { continue }
            var builder = whole
            builder.replace(part.name, with: .text("<!DOCTYPE a>" + text))
            #expect(try refusal(builder)?.place.part == part.name)
        }
    }

    @Test(
        "Malformed XML is refused with the part and the line",
        arguments: [
            "", "<worksheet>", "<worksheet><sheetData></worksheet>", "<worksheet>\u{1}</worksheet>", "no markup",
            "<worksheet/><worksheet/>", "<worksheet>&undeclared;</worksheet>", "<worksheet a='1' a='2'/>",
        ])
    func malformedXML(xml: String) throws {
        let error = try refusal(sheet: .text(xml))
        guard case .malformedXML = error?.problem else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.place.part == sheetPart)
        #expect(error?.place.line == 1)
    }

    @Test("Deep nesting is refused")
    func deepNesting() throws {
        let xml = String(repeating: "<a>", count: 100_000)
        #expect(try refusal(sheet: .text(xml))?.problem == .limit(.xmlDepth, allowed: 64))
        let skipped = "<worksheet>" + String(repeating: "<o:a>", count: 100_000)
        #expect(try refusal(sheet: .text(skipped))?.problem == .limit(.xmlDepth, allowed: 64))
    }

    @Test("A tag that never ends is refused after a megabyte", arguments: ["<worksheet a=\"", "<!--", "<?pi "])
    func endlessToken(opening: String) throws {
        var limits = TabularLimits()
        limits.inflationRatio = .max
        let part = WorkbookBuilder.Contents.repeated(opening: opening, unit: "a", count: 50_000_000)
        #expect(try refusal(sheet: part, limits: limits)?.problem == .limit(.xmlTokenBytes, allowed: 1_000_000))
    }

    @Test("Endless different names are refused, since the parser remembers each")
    func endlessNames() throws {
        let elements = (0..<3_000).map { "<n\($0)0/>" }.joined()
        #expect(try refusal(sheet: .text("<worksheet>\(elements)"))?.problem == .limit(.xmlNames, allowed: 2_000))
        let attributes = (0..<3_000).map { "<a b\($0)0=\"\"/>" }.joined()
        #expect(try refusal(sheet: .text("<worksheet>\(attributes)"))?.problem == .limit(.xmlNames, allowed: 2_000))
        let long = String(repeating: "n", count: 130_000)
        #expect(try refusal(sheet: .text("<worksheet><\(long)" + "/>"))?.problem == .limit(.xmlNames, allowed: 2_000))
    }

    @Test(
        "Cells and rows outside a sheet, out of order or twice are refused",
        arguments: [
            "<row r=\"1\"><c r=\"XFD99999999\"><v>1</v></c></row>", "<row r=\"99999999999999999999\"/>",
            "<row r=\"0\"/>",
            "<row r=\"-1\"/>", "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>",
            "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>", "<row r=\"2\"/><row r=\"2\"/>",
            "<row r=\"2\"/><row r=\"1\"/>",
            "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>", "<c><v>1</v></c>",
            "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c><c><v>1</v></c></row>",
        ])
    func misplacedCells(rows: String) throws {
        var limits = TabularLimits()
        limits.columns = 20_000
        guard case .misplacedCell = try refusal(.sheet(rows), limits: limits)?.problem else {
            Issue.record("\(rows) is taken")
            return
        }
    }

    @Test(
        "A shared text's index outside the table is refused",
        arguments: ["-1", "1", "99999999999999999999", "0.0", "x"])
    func sharedIndex(index: String) throws {
        let error = try refusal(
            .sheet("<row r=\"7\"><c r=\"C7\" t=\"s\"><v>\(index)</v></c></row>", shared: "<si><t>only</t></si>"))
        #expect(error?.problem == .invalidValue(text: index))
        #expect(error?.place == TabularPlace(sheet: "Sheet", row: 7, column: 3))
    }

    @Test(
        "A value that is not of its cell's type is refused",
        arguments: [("n", "nan"), ("n", "12 apples"), ("b", "2"), ("d", "yesterday"), ("zzz", "1"), ("n", "1</v><v>2")])
    func invalidValues(type: String, value: String) throws {
        let error = try refusal(.sheet("<row><c t=\"\(type)\"><v>\(value)</v></c></row>"))
        guard case .invalidValue = error?.problem else {
            Issue.record("\(type) \(value) is taken: \(String(describing: error))")
            return
        }
    }

    @Test("One text that many cells share counts for each of them")
    func sharedTextAmplification() throws {
        var limits = TabularLimits()
        limits.textBytes = 1_000_000
        let rows = String(repeating: "<row><c t=\"s\"><v>0</v></c></row>", count: 100)
        let shared = "<si><t>\(String(repeating: "x", count: 30_000))</t></si>"
        let error = try refusal(.sheet(rows, shared: shared), limits: limits)
        #expect(error?.problem == .limit(.textBytes, allowed: 1_000_000))
        #expect(error?.place.row == 34)
    }

    @Test("Too many shared texts, sheets or entries are refused, and an endless text is")
    func otherLimits() throws {
        var limits = TabularLimits()
        limits.sharedStrings = 2
        #expect(
            try refusal(.sheet("", shared: "<si/><si/><si/>"), limits: limits)?.problem
                == .limit(.sharedStrings, allowed: 2))
        let endless = "<si><t>" + String(repeating: "y", count: 200_000)
        #expect(
            try refusal(.sheet("", shared: endless))?.problem == .limit(.cellCharacters, allowed: 32_767))
        let sheets = (0..<51).map { ("S\($0)", "visible", "") }
        #expect(try refusal(.workbook(sheets: sheets))?.problem == .limit(.sheets, allowed: 50))
        limits.styles = 2
        let styles = "<cellXfs><xf/><xf/><xf/></cellXfs>"
        #expect(try refusal(.sheet("", styles: styles), limits: limits)?.problem == .limit(.styles, allowed: 2))
        limits.archiveEntries = 4
        #expect(
            try refusal(.sheet("", shared: "<si/>"), limits: limits)?.problem == .limit(.archiveEntries, allowed: 4))
    }

    @Test("A truncated archive is refused at whatever byte it ends")
    func truncatedArchive() throws {
        let whole = try WorkbookBuilder.sheet("<row><c><v>1</v></c></row>").bytes()
        for count in stride(from: 4, to: whole.count, by: 7) {
            guard case .damagedArchive = refusal(Array(whole[..<count]))?.problem else {
                Issue.record("\(count) bytes of \(whole.count) are taken")
                continue
            }
        }
    }

    @Test("A part whose checksum is wrong is refused")
    func wrongChecksum() throws {
        var bytes = try WorkbookBuilder.sheet("<row><c><v>1</v></c></row>").bytes()
        // The checksum stands 16 bytes before a part's name in its local header, and again in the directory.
        let name = try #require(bytes.firstOffset(of: Array(sheetPart.utf8)))
        let checksum = Array(bytes[name - 16..<name - 12])
        var count = 0
        while let offset = bytes.firstOffset(of: checksum) {
            bytes[offset] ^= 1
            count += 1
        }
        #expect(count == 2)
        let error = refusal(bytes)
        guard case .damagedArchive = error?.problem else {
            Issue.record("taken, or refused for another reason: \(String(describing: error))")
            return
        }
        #expect(error?.place.part == sheetPart)
    }

    @Test("An encrypted part is refused with what to do")
    func encryptedPart() throws {
        var builder = WorkbookBuilder.sheet("<row><c><v>1</v></c></row>")
        builder.password = "secret"
        #expect(try refusal(builder)?.problem == .passwordProtected)
    }

    @Test("A part that the workbook refers to and lacks is refused by name")
    func missingPart() throws {
        var builder = WorkbookBuilder.sheet("<row><c><v>1</v></c></row>")
        builder.parts.removeAll { $0.name == sheetPart }
        let error = try refusal(builder)
        #expect(error?.problem == .missingPart)
        #expect(error?.place.part == sheetPart)
    }

    @Test("A workbook without a filled cell is refused")
    func noCells() throws {
        #expect(try refusal(.sheet("<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>"))?.problem == .noSheets)
    }

    @Test("Reading stops when its time is up")
    func timeLimit() throws {
        let bytes = try WorkbookBuilder.sheet("<row><c><v>1</v></c></row>").bytes()
        let error = #expect(throws: TabularError.self) {
            try TabularFile(reading: bytes, named: "x.xlsx", clock: SteppingClock())
        }
        #expect(error?.problem == .limit(.seconds, allowed: 30))
    }
}
