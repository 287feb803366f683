import Testing

@Suite("What our code does not do")
struct CodeTests {
    @Test("Nothing reads the time but the system clock and the benchmarks")
    func clock() { #expect(Repository.sources.flatMap(CodeRules.clock) == []) }

    @Test("Nothing draws by chance but salts, identifiers and the benchmarks")
    func chance() { #expect(Repository.sources.flatMap(CodeRules.chance) == []) }

    @Test("Nothing crashes by a mark or on purpose")
    func crashes() { #expect(Repository.swiftFiles.flatMap(CodeRules.crashes) == []) }

    @Test("Nothing prints past the console")
    func printing() { #expect(Repository.sources.flatMap(CodeRules.printing) == []) }

    @Test("Every claim the compiler cannot check has its reason above it")
    func unchecked() { #expect(Repository.swiftFiles.flatMap(CodeRules.unchecked) == []) }

    @Test("Nobody begins or commits a draft but the operations")
    func drafts() { #expect(Repository.sources.flatMap(CodeRules.drafts) == []) }

    @Test(
        "A draft begun elsewhere is seen",
        arguments: ["try await workspace.draft()", "workspace.commit(draft, by: author)"])
    func draftSample(code: String) {
        #expect(CodeRules.drafts(SwiftFile(sample: code)).count == 1)
    }

    @Test("No face reads an organization past what its user may see")
    func unveiled() { #expect(Repository.sources.flatMap(CodeRules.unveiled) == []) }

    @Test("A snapshot read by nobody in particular is seen")
    func unveiledSample() {
        let sample = SwiftFile("Sources/WebPages/Home/Home.swift", "let isms = try await workspace.snapshot()")
        #expect(CodeRules.unveiled(sample).count == 1)
    }

    @Test("No handlers of pages are extended, nor what all of them are given")
    func extendedHandlers() { #expect(Repository.sources.flatMap(CodeRules.extendedHandlers) == []) }

    @Test("Extended handlers are seen", arguments: ["RecordHandlers", "PageVisit", "Visit", "OrganizationDispatcher"])
    func extendedHandlersSample(name: String) {
        let sample = SwiftFile("Sources/WebPages/Home/Home.swift", "extension \(name) { func home() {} }")
        #expect(CodeRules.extendedHandlers(sample).count == 1)
    }

    @Test("No value is of type Any")
    func anything() { #expect(Repository.sources.flatMap(CodeRules.anything) == []) }

    @Test("Help of commands is said in phrases")
    func help() { #expect(Repository.sources.flatMap(CodeRules.help) == []) }

    @Test(
        "Help that is a string is seen",
        arguments: [
            "@Option(help: \"The file.\") var file: String", "ValidationError(\"no\")", "ArgumentHelp(words)",
            "CommandConfiguration(commandName: name)",
        ])
    func helpSample(source: String) {
        #expect(CodeRules.help(SwiftFile("Sources/AnnexCommands/Some/Some.swift", source)).count == 1)
    }

    @Test("No rule of conformity is named by a text")
    func ruleCodes() { #expect(Repository.sources.flatMap(CodeRules.ruleCodes) == []) }

    @Test("The code of a rule in a text is seen", arguments: ["code == \"SOA-17\"", "holds(\"TRT-02\")"])
    func ruleCodeSample(source: String) { #expect(CodeRules.ruleCodes(SwiftFile(sample: source)).count == 1) }

    @Test(
        "Reading the time is seen",
        arguments: [
            "let now = Date()", "let now = Date.now", "let clock = ContinuousClock()", "time(nil)",
            "var moment = timespec(); clock_gettime(CLOCK_REALTIME, &moment)", "\"\\(Date())\"",
        ])
    func clockSample(source: String) { #expect(CodeRules.clock(SwiftFile(sample: source)).count == 1) }

    @Test(
        "Drawing by chance is seen",
        arguments: [
            "Int.random(in: 1...5)", "let id = UUID()", "var generator = SystemRandomNumberGenerator()",
            "list.shuffled()", "list.randomElement()",
        ])
    func chanceSample(source: String) { #expect(CodeRules.chance(SwiftFile(sample: source)).count == 1) }

    @Test(
        "A crash is seen",
        arguments: [
            "try! read()", "value as! Int", "list.first!.name", "call()!", "list[0]!", "\"1\".number!",
            "var name: String!",
            "fatalError(\"no\")", "preconditionFailure()", "a?.b!",
        ])
    func crashSample(source: String) { #expect(CodeRules.crashes(SwiftFile(sample: source)).count == 1) }

    @Test(
        "Printing is seen",
        arguments: ["print(1)", "Swift.print(1)", "debugPrint(a)", "dump(a)", "if a { print(a, b) }"])
    func printingSample(source: String) { #expect(CodeRules.printing(SwiftFile(sample: source)).count == 1) }

    @Test(
        "A claim without a reason is seen",
        arguments: [
            "final class Box: @unchecked Sendable {}", "nonisolated(unsafe) var a = 1",
            "// A reason too far away.\n\nnonisolated(unsafe) var a = 1",
        ])
    func uncheckedSample(source: String) { #expect(CodeRules.unchecked(SwiftFile(sample: source)).count == 1) }

    @Test("A type that says nothing is seen", arguments: ["let a: Any = 1", "var a: [String: Any]"])
    func anythingSample(source: String) { #expect(CodeRules.anything(SwiftFile(sample: source)).count == 1) }

    @Test(
        "What is in order is left alone",
        arguments: [
            "let a = b != c && !d && f(!e)", "guard try !isTaken() else { return }", "protocol Item: AnyObject {}",
            "#if !os(Linux)", "let day = Date(timeIntervalSince1970: 0)",
            "Int.random(in: 1...5, using: &generator)", "printer.print(item)", "func print(_ item: Item)",
            "try? read()",
            "// It holds since.\nnonisolated(unsafe) var a = 1", "let text = \"Any print(1) try! Date()\"",
            "struct AnyMarkup {}", "list.shuffled(using: &generator)",
            "code == .soa17", "help: \"Such as RSK-07.\"", "item(code: \"RISK-14\")",
        ])
    func harmless(source: String) {
        let file = SwiftFile(sample: source)
        let rules = [
            CodeRules.clock, CodeRules.chance, CodeRules.crashes, CodeRules.printing, CodeRules.unchecked,
            CodeRules.anything, CodeRules.ruleCodes,
        ]
        #expect(rules.flatMap { $0(file) } == [])
    }
}
