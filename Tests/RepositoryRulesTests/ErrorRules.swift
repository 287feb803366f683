/// An error is a code with parameters, and one place makes its sentence.
enum ErrorRules {
    private static let cases = ["notFound", "forbidden", "refused", "unavailable", "badRequest", "conflict"]
    private static let targets: Set = ["Operations", "Interchange", "Serving", "WebPages", "AnnexCommands"]

    /// A slice says in a file of its own what can stand against its operations or pages; they throw it by name.
    static func sentences(_ file: SwiftFile) -> [Violation] {
        guard targets.contains(file.targetFolder), !file.path.hasSuffix("Problems.swift"),
            !file.path.hasSuffix("/WebError.swift")
        else { return [] }
        return thrown(in: file).map { place in
            Violation(
                file.path, line: file.tokens[place].line,
                "an error's sentence is made on the spot; name the error in the slice's …Problems.swift and throw it")
        }
    }

    /// The codes a file gives to errors, with their lines.
    static func codes(in file: SwiftFile) -> [(code: String, line: Int)] {
        let isTable = ["WorkspaceError", "AccountError", "WebError", "WebApplication"].contains {
            file.path.hasSuffix("/\($0).swift")
        }
        let literals =
            isTable
            ? file.tokens.indices.filter { place in
                file.tokens[place].text.wholeMatch(of: #/"[a-z]+(-[a-z]+)*"/#) != nil
            } : targets.contains(file.targetFolder) ? thrown(in: file) : []
        return literals.map { (String(file.tokens[$0].text.dropFirst().dropLast()), file.tokens[$0].line) }
    }

    /// A code means one thing, and is written in lower-case letters with hyphens.
    static func codes(_ files: [SwiftFile]) -> [Violation] {
        var known: [String: String] = [:]
        var found: [Violation] = []
        for file in files {
            for (code, line) in codes(in: file) {
                if code.wholeMatch(of: #/[a-z]+(-[a-z]+)*/#) == nil {
                    found.append(
                        Violation(file.path, line: line, "“\(code)” is no code: lower-case letters and hyphens"))
                }
                if let other = known.updateValue(file.path, forKey: code) {
                    found.append(Violation(file.path, line: line, "“\(code)” is the code of an error in \(other) too"))
                }
            }
        }
        return found
    }

    /// Where an error is made of a literal.
    private static func thrown(in file: SwiftFile) -> [Int] {
        cases.flatMap { name in
            file.places(of: [".", name, "("]).map { $0 + 3 }.filter { place in
                place < file.tokens.count && file.tokens[place].text.hasPrefix("\"")
            }
        }
    }
}
