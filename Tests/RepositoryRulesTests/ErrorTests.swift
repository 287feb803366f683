import Testing

@Suite("How errors are told apart")
struct ErrorTests {
    @Test("An error's sentence is made in its slice's file of problems")
    func sentences() { #expect(Repository.sources.flatMap(ErrorRules.sentences) == []) }

    @Test("A sentence made on the spot is seen")
    func sentenceSample() {
        let sample = SwiftFile("Sources/Operations/Records/Add.swift", #"throw .refused("no-name", "say its name")"#)
        #expect(ErrorRules.sentences(sample).count == 1)
        let named = SwiftFile("Sources/Operations/Records/Add.swift", "throw .nameless")
        #expect(ErrorRules.sentences(named) == [])
    }

    @Test("Each code is one error's, in lower-case letters with hyphens")
    func codes() {
        #expect(ErrorRules.codes(Repository.sources) == [])
        #expect(Repository.sources.flatMap { ErrorRules.codes(in: $0) }.count > 150)
    }

    @Test("A code that two errors have, and one that is written otherwise, are seen")
    func codeSample() {
        let first = SwiftFile("Sources/Operations/A/AProblems.swift", #".refused("no-name", "a")"#)
        let second = SwiftFile("Sources/Operations/B/BProblems.swift", #".forbidden("no-name", "b")"#)
        let third = SwiftFile("Sources/Operations/C/CProblems.swift", #".refused("NoName", "c")"#)
        #expect(ErrorRules.codes([first, second]).count == 1)
        #expect(ErrorRules.codes([third]).count == 1)
    }
}
