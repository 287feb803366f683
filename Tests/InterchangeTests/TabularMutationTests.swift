import Foundation
import Phrases
import Testing

@testable import Interchange

/// Valid files with a few bytes changed: whatever comes of it, it is a value or a refusal, and soon.
@Suite("Mutated files")
struct TabularMutationTests {
    /// SplitMix64: the same seed gives the same mutations everywhere.
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let fragments: [[UInt8]] = [
        "<", ">", "\"", "&", "]]>", "<!DOCTYPE a>", "r=\"", "A1048577", "-1", "t=\"s\"", "</c>", "<row>",
        "PK\u{1}\u{2}",
        "PK\u{5}\u{6}", ",", ";", "\t", "\r", "\n", "\"\"", "\0", "99999999999999999999", "\u{FEFF}", "\u{FFFF}",
    ].map { Array($0.utf8) }

    private func mutated(_ original: [UInt8], by random: inout Seeded) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
            let offset = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[offset] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes[offset] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 2: bytes.insert(contentsOf: Self.fragments.randomElement(using: &random) ?? [], at: offset)
            case 3: bytes.removeSubrange(offset..<min(offset + Int.random(in: 1...20, using: &random), bytes.count))
            case 4:
                let length = min(Int.random(in: 1...200, using: &random), bytes.count - offset)
                bytes.insert(contentsOf: bytes[offset..<offset + length], at: offset)
            default: bytes.removeLast(Int.random(in: 0...min(bytes.count, 40), using: &random))
            }
        }
        return bytes
    }

    /// Reads and asks all there is to ask; true for a value, false for a refusal.
    private func isRead(_ bytes: [UInt8]) throws -> Bool {
        let start = ContinuousClock.now
        defer { #expect(ContinuousClock.now - start < .seconds(60)) }
        do throws(TabularError) {
            let file = try TabularFile(reading: bytes, named: "mutated")
            for sheet in file.sheets {
                for row in sheet.rows {
                    #expect(row.cells.map(\.column) == row.cells.map(\.column).sorted())
                    for cell in row.cells { #expect(row[cell.column] == cell) }
                }
            }
            _ = file.warnings().map(\.sentence)
            return true
        } catch {
            #expect(!error.sentence.isEmpty)
            #expect(error.sentence.english.count < 600)
            return false
        }
    }

    @Test("A mutated workbook is read or refused", arguments: 1...4 as ClosedRange<UInt64>)
    func workbooks(seed: UInt64) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        let original = Array(try Data(contentsOf: folder.appending(path: "register.xlsx")))
        var random = Seeded(state: seed)
        var readCount = 0
        for _ in 0..<500 where try isRead(mutated(original, by: &random)) { readCount += 1 }
        #expect(readCount > 0 && readCount < 500)
    }

    @Test(
        "A workbook whose sheet is mutated inside the archive is read or refused",
        arguments: 1...4 as ClosedRange<UInt64>)
    func sheets(seed: UInt64) throws {
        let rows = """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>b_x000D_</t></is></c></row>\
            <row r="2"><c r="A2" s="1"><v>45292.5</v></c><c r="B2" t="b"><v>1</v></c><c r="C2"><f>A2</f><v>1E-5</v></c></row>
            """
        let shared = "<si><r><t>Name</t></r><rPh><t>x</t></rPh></si>"
        let styles =
            "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm AM/PM\"/></numFmts>"
            + "<cellXfs><xf numFmtId=\"164\"/><xf numFmtId=\"22\"/></cellXfs>"
        let original = WorkbookBuilder.sheet(rows, shared: shared, styles: styles)
        var random = Seeded(state: seed)
        var readCount = 0
        for _ in 0..<500 {
            var builder = original
            let part = original.parts[Int.random(in: 0..<original.parts.count, using: &random)]
            guard case .text(let text) = part.contents else { continue }
            let mutation = mutated(Array(text.utf8), by: &random)
            // NULs and invalid UTF-8 in a part are left to the workbook test above.
            builder.replace(part.name, with: .text(String(decoding: mutation, as: UTF8.self)))
            if try isRead(builder.bytes()) { readCount += 1 }
        }
        #expect(readCount > 0 && readCount < 500)
    }

    @Test("A mutated CSV file is read or refused", arguments: 1...4 as ClosedRange<UInt64>)
    func text(seed: UInt64) throws {
        let original = Array(
            "Name;Größe;\"Note\"\r\n\"a;b\";1,5;\"say \"\"x\"\"\r\nmore\"\r\nBüro;2;\r\n;;\r\nc;3;d\r\n".utf8)
        var random = Seeded(state: seed)
        var readCount = 0
        for _ in 0..<500 where try isRead(mutated(original, by: &random)) { readCount += 1 }
        #expect(readCount > 0 && readCount < 500)
    }
}
