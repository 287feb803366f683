/// A Swift file taken apart as far as the rules need it.
struct SwiftFile: Sendable {
    /// From the repository's root.
    let path: String
    let lineCount: Int
    let tokens: [SwiftToken]
    let comments: [SwiftComment]

    /// A file of the product, to try a rule on.
    init(sample text: String) { self.init("Sources/Sample/Sample.swift", text) }

    init(_ path: String, _ text: String) {
        let lexer = SwiftLexer(text)
        self.path = path
        lineCount = text.split(separator: "\n", omittingEmptySubsequences: false).count - (text.hasSuffix("\n") ? 1 : 0)
        tokens = lexer.tokens
        comments = lexer.comments
    }

    /// The folder below Sources or Tests it lies in.
    var targetFolder: String { String(path.split(separator: "/").dropFirst().first ?? "") }

    /// Where tokens with these texts follow one another: the index of the first of them, for each place.
    func places(of texts: [String]) -> [Int] {
        guard let first = texts.first, tokens.count >= texts.count else { return [] }
        return (0...(tokens.count - texts.count)).filter { start in
            tokens[start].text == first && texts.indices.allSatisfy { tokens[start + $0].text == texts[$0] }
        }
    }

    /// A violation for each place where tokens with these texts follow one another.
    func violations(of texts: [String], _ problem: String) -> [Violation] {
        places(of: texts).map { Violation(path, line: tokens[$0].line, problem) }
    }

    /// The tokens from an opening parenthesis to the one that closes it.
    func argumentList(openedAt place: Int) -> ArraySlice<SwiftToken> {
        var depth = 0
        for index in tokens[place...].indices {
            if tokens[index].text == "(" { depth += 1 }
            if tokens[index].text == ")" { depth -= 1 }
            if depth == 0 { return tokens[place...index] }
        }
        return tokens[place...]
    }

    /// What it imports, with the line of each import.
    var imports: [(module: String, line: Int)] {
        tokens.indices.compactMap { index in
            guard tokens[index].text == "import", index + 1 < tokens.count else { return nil }
            let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
            let name = kinds.contains(tokens[index + 1].text) ? index + 2 : index + 1
            return name < tokens.count ? (tokens[name].text, tokens[index].line) : nil
        }
    }
}

/// A word, a sign or a string literal of a Swift file.
struct SwiftToken: Sendable {
    /// A string literal has its quotes around it.
    let text: String
    /// From 1.
    let line: Int
    /// Whether nothing lies between it and the token before.
    let touchesPrevious: Bool
}

struct SwiftComment: Sendable {
    let text: String
    /// The line it begins on, from 1.
    let line: Int
}
