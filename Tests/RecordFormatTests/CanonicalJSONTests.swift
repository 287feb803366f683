import RecordFormat
import Testing

@Suite("Canonical JSON (RFC 8785)")
struct CanonicalJSONTests {
    @Test("Members are ordered by the UTF-16 code units of their names")
    func order() throws {
        // The names of RFC 8785, 3.2.3; an emoji's surrogates come before U+FB33, unlike in UTF-8.
        let names = ["\u{20AC}", "\r", "\u{FB33}", "1", "\u{1F600}", "\u{80}", "\u{F6}"]
        let object = JSONObject(names.map { JSONObject.Member($0, .null) })
        #expect(object.names.map { $0 } == ["\r", "1", "\u{80}", "\u{F6}", "\u{20AC}", "\u{1F600}", "\u{FB33}"])
    }

    @Test("The order of names does not depend on the order they came in, nor on how they came")
    func orderOfArrival() throws {
        let names = ["b", "a", "", "\u{1F600}", "aa", "\u{FB33}", "B", "ä", "1", "10", "2"]
        let members = names.map { JSONObject.Member($0, .string($0)) }
        let expected = JSON.object(JSONObject(members)).canonicalBytes
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20 {
            let shuffled = members.shuffled(using: &generator)
            #expect(JSON.object(JSONObject(shuffled)).canonicalBytes == expected)
            #expect(JSONObject(distinct: shuffled).map { JSON.object($0).canonicalBytes } == expected)
            let text = shuffled.map { "\"\($0.name)\":\"\($0.name)\"" }.joined(separator: " , ")
            #expect(try JSON(parsing: "{\(text)}").canonicalBytes == expected)
        }
    }

    @Test("Only what must be escaped is, and in one way")
    func escapes() throws {
        let value = JSON.string("\u{20AC}$\u{F}\nA'B\"\\\\\"/\u{7F}\u{2028}\u{8}\u{9}\u{C}\r\u{0}")
        #expect(
            value.canonicalText
                == #""€$\u000f\nA'B\"\\\\\"/"# + "\u{7F}\u{2028}" + #"\b\t\f\r\u0000""#)
        #expect(try JSON(parsing: value.canonicalBytes) == value)
    }

    @Test(
        "Every spelling of a text has one canonical form",
        arguments: [
            (#""\u20ac""#, #""€""#), (#""\u20AC""#, #""€""#), (#""\/""#, #""/""#), (#""\u0041""#, #""A""#),
            (#""\ud83d\ude00""#, #""😀""#), (#""\u000A""#, #""\n""#), (#""\u001F""#, #""\u001f""#),
        ])
    func spellings(text: String, canonical: String) throws {
        #expect(try JSON(parsing: text).canonicalText == canonical)
    }

    @Test(
        "Space goes, numbers are plain",
        arguments: [
            (" [ 1 , -2 , 0 ,\n\t\r true , false , null ] ", "[1,-2,0,true,false,null]"), ("-0", "0"),
            ("{ \"b\" : { } , \"a\" : [ ] }", #"{"a":[],"b":{}}"#),
            ("[9007199254740991,-9007199254740991]", "[9007199254740991,-9007199254740991]"),
        ])
    func layout(text: String, canonical: String) throws {
        #expect(try JSON(parsing: text).canonicalText == canonical)
    }

    @Test("What is canonical stays as it is, and the readable form is the same value")
    func fixpoint() throws {
        let value: JSON = [
            "name": "Müller & Söhne", "list": [1, [], [:], ["x": .null]], "nested": ["deep": ["deeper": true]], "": "",
        ]
        let again = try JSON(parsing: value.canonicalBytes)
        #expect(again == value)
        #expect(again.canonicalBytes == value.canonicalBytes)
        #expect(try JSON(parsing: value.readableText) == value)
        #expect(value.readableText.contains("\n  \"list\": [\n    1,"))
    }

    @Test("Names that only look alike are two names")
    func normalization() throws {
        let composed = "\u{E9}"
        let decomposed = "e\u{301}"
        #expect(composed == decomposed, "Swift takes them for one")
        for pair in [[composed, decomposed], [decomposed, composed]] {
            var object = JSONObject()
            for (value, name) in pair.enumerated() { object[name] = .integer(value) }
            #expect(object.count == 2)
            #expect(object[pair[0]] == 0)
            #expect(object[pair[1]] == 1)
        }
        #expect(try JSON(parsing: "{\"\(composed)\":1,\"\(decomposed)\":2}").objectValue?.count == 2)
    }

    @Test("An object's members are read, replaced and removed by name")
    func members() {
        var object = JSONObject([.init("b", 2), .init("a", 1), .init("b", 3)])
        #expect(object.count == 2)
        #expect(object["b"] == 3)
        object["a"] = Optional.none
        object["missing"] = Optional.none
        object["c"] = "x"
        #expect(JSON.object(object).canonicalText == #"{"b":3,"c":"x"}"#)
        // Not `== nil`: JSON has a null of its own, and what is missing is not null.
        #expect(object["a"] == Optional.none)
        #expect(JSON.object(object)["missing"] == Optional.none)
        #expect(JSONObject(distinct: [.init("a", 1), .init("b", 2), .init("a", 3)]) == nil)
    }
}
