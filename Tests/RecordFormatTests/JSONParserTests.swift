import RecordFormat
import Testing

@Suite("Reading JSON from outside")
struct JSONParserTests {
    private func refusal(_ bytes: [UInt8]) -> JSONSyntaxError? {
        do throws(JSONSyntaxError) {
            _ = try JSON(parsing: bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "What is not JSON is refused",
        arguments: [
            "", " ", "{", "[", "\"", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "[1,", "[1,]", "[,1]",
            "{,}",
            "{1:2}", "{a:1}", "tru", "True", "nul", "nulll", "fals", "+1", "-", "01", "-01", "0x10", "NaN", "Infinity",
            ".5",
            "'a'", "[1 2]", "{\"a\" 1}", "1 2", "{}{}", "[]]", "// comment\n1", "\u{FEFF}1",
        ])
    func malformed(text: String) { #expect(refusal(Array(text.utf8)) != nil) }

    @Test(
        "What readers could understand differently is refused",
        arguments: [
            "1.0", "1e3", "1E-3", "0.1", "9007199254740992", "-9007199254740992", "123456789012345678901234567890",
            "{\"a\":1,\"a\":1}", "{\"a\":1,\"b\":2,\"\\u0061\":3}",
        ])
    func ambiguous(text: String) { #expect(refusal(Array(text.utf8)) != nil) }

    @Test("Texts are sound Unicode without raw control characters")
    func texts() {
        for text in [
            #""\ud83d""#, #""\ude00""#, #""\ud83d\u0041""#, #""\ud83dA""#, #""\ude00\ud83d""#, #""\u12""#, #""\u12G4""#,
            #""\x41""#, #""\""#, "\"a\nb\"", "\"a\u{0}b\"", "\"\u{1F}\"",
        ] { #expect(refusal(Array(text.utf8)) != nil, "\(text)") }
        let notUnicode: [[UInt8]] = [
            [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF5, 0x80, 0x80, 0x80], [0x80],
        ]
        for bytes in notUnicode {
            #expect(refusal([0x22] + bytes + [0x22]) != nil, "\(bytes)")
            #expect(refusal(Array(#""\n"#.utf8) + bytes + [0x22]) != nil, "\(bytes) after an escape")
        }
    }

    @Test("A refusal says what and where")
    func errors() throws {
        let error = try #require(refusal(Array(#"{"name": "Fire", "weight": 1.5}"#.utf8)))
        #expect(error.offset == 28)
        #expect(error.description.contains("whole numbers"))
        let duplicate = try #require(refusal(Array(#"[{"b": 1, "a": 2, "b": 3}]"#.utf8)))
        #expect(duplicate.offset == 1)
        #expect(duplicate.description.contains("the name b occurs twice"))
    }

    @Test("Nesting has a limit, well before the stack's")
    func depth() throws {
        let deepest = String(repeating: "[", count: JSON.depthMax) + String(repeating: "]", count: JSON.depthMax)
        #expect(throws: Never.self) { try JSON(parsing: deepest) }
        #expect(refusal(Array(repeating: UInt8(ascii: "["), count: 1_000_000)) != nil)
        #expect(refusal(Array(String(repeating: "{\"a\":", count: 100_000).utf8)) != nil)
    }

    @Test("An object with very many names in an unlucky order is read in time", .timeLimit(.minutes(1)))
    func manyNames() throws {
        let members = (0..<50_000).reversed().map { "\"name \($0 + 100_000)\":1" }.joined(separator: ",")
        let object = try #require(try JSON(parsing: "{\(members)}").objectValue)
        #expect(object.count == 50_000)
        #expect(object["name 100000"] == 1)
    }

    @Test("No piece of a document is taken for the whole")
    func prefixes() throws {
        let whole: JSON = ["a": [1, true, .null, "é\n😀"], "b": ["c": -12]]
        let bytes = whole.canonicalBytes
        for count in 0..<bytes.count { #expect(refusal(Array(bytes[..<count])) != nil, "the first \(count) bytes") }
        #expect(try JSON(parsing: bytes) == whole)
    }

    @Test("Whatever bytes come, reading them ends in a value or a refusal, and a value is read back")
    func noise() throws {
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let alphabet = Array("{}[]\",:\\u0123abdtrefnuls- \n".utf8) + [0xC3, 0xA9, 0x00, 0xFF]
        var valueCount = 0
        for _ in 0..<20_000 {
            let bytes = (0..<next(12)).map { _ in alphabet[next(alphabet.count)] }
            guard let value = try? JSON(parsing: bytes) else { continue }
            valueCount += 1
            #expect(try JSON(parsing: value.canonicalBytes) == value)
        }
        #expect(valueCount > 50)
    }
}
