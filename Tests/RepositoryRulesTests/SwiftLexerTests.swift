import Testing

@Suite("The reading of Swift files")
struct SwiftLexerTests {
    @Test(
        "Words in texts and comments are no code",
        arguments: [
            #"let a = "try! x" // try! y"#,
            "/* try! /* try! */ try! */ let a = 1",
            "let a = \"\"\"\n  try! \"x\"\n  \"\"\"",
            ##"let a = #"try! "x" \(try! y)"#"##,
            #"let a = "\\" + "\"try! x""#,
            "let a = #/try! \"/#",
        ])
    func texts(source: String) {
        let file = SwiftFile(sample: source)
        #expect(file.places(of: ["try", "!"]).isEmpty)
        #expect(!file.places(of: ["let", "a"]).isEmpty)
    }

    @Test(
        "Code after a text, and in its interpolations, is code",
        arguments: [
            #"let a = "x"; try! b()"#, #"let a = "\(try! b(")"))""#, ##"let a = #"\#(try! b())"#"##,
            "let a = #/x/#; try! b()", "/* */ try! b()", "// \n try! b()",
        ])
    func code(source: String) { #expect(SwiftFile(sample: source).places(of: ["try", "!"]).count == 1) }

    @Test("Every token and comment knows its line")
    func lines() {
        let file = SwiftFile(sample: "\"\"\"\na\n\"\"\"\n/*\n*/ b // c\nd")
        #expect(file.tokens.map(\.line) == [1, 5, 6])
        #expect(file.comments.map(\.line) == [4, 5])
        #expect(file.lineCount == 6)
        #expect(SwiftFile(sample: "a\n").lineCount == 1)
    }
}
