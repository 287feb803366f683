/// What Package.swift says about its targets.
struct Manifest: Sendable {
    struct Target: Sendable {
        let name: String
        /// The folder with its files, from the root.
        let path: String
        /// Targets and products, by the name of their module.
        let dependencies: [String]
        let isTest: Bool
        let line: Int
        /// Whether a comment says what it is, in the line before.
        let hasComment: Bool
        /// The folder's own name.
        var folder: String { String(path.split(separator: "/").last ?? "") }
    }

    let targets: [Target]

    init(_ file: SwiftFile) {
        let tokens = file.tokens
        let products = Self.products(in: file)
        let comments = Set(file.comments.map(\.line))
        targets = ["target", "executableTarget", "testTarget", "systemLibrary"].flatMap { kind in
            file.places(of: [".", kind, "("]).map { start -> Target in
                let arguments = Self.arguments(of: tokens[(start + 3)...])
                let name = Self.unquoted(arguments["name"]?.first?.text ?? "")
                let folder = kind == "testTarget" ? "Tests" : "Sources"
                return Target(
                    name: name,
                    path: arguments["path"]?.first.map { Self.unquoted($0.text) } ?? "\(folder)/\(name)",
                    dependencies: (arguments["dependencies"] ?? []).filter { !["[", "]", ","].contains($0.text) }
                        .map { products[$0.text] ?? Self.unquoted($0.text) },
                    isTest: kind == "testTarget", line: tokens[start].line,
                    hasComment: comments.contains(tokens[start].line - 1))
            }
        }
    }

    /// All that a target's code can come to depend on: its dependencies, theirs, and so on.
    func reach(of folder: String) -> Set<String> {
        var reached: Set<String> = []
        var open = targets.filter { $0.folder == folder }.flatMap(\.dependencies)
        while let next = open.popLast() {
            guard reached.insert(next).inserted else { continue }
            open += targets.filter { $0.name == next }.flatMap(\.dependencies)
        }
        return reached
    }

    /// The constants for products: `let grdb = Target.Dependency.product(name: "GRDB", …)`.
    private static func products(in file: SwiftFile) -> [String: String] {
        let call = ["=", "Target", ".", "Dependency", ".", "product", "(", "name", ":"]
        return Dictionary(
            file.places(of: call).compactMap { place in
                guard place > 0, place + call.count < file.tokens.count else { return nil }
                return (file.tokens[place - 1].text, unquoted(file.tokens[place + call.count].text))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The tokens of each labelled argument, up to the parenthesis that ends the call.
    private static func arguments(of tokens: ArraySlice<SwiftToken>) -> [String: [SwiftToken]] {
        var arguments: [String: [SwiftToken]] = [:]
        var label = ""
        var depth = 0
        for index in tokens.indices {
            let token = tokens[index]
            if depth == 0, token.text == ")" { break }
            let isLabel = depth == 0 && index + 1 < tokens.endIndex && tokens[index + 1].text == ":"
            if isLabel {
                label = token.text
            } else if depth > 0 || ![",", ":"].contains(token.text) {
                arguments[label, default: []].append(token)
            }
            if ["(", "["].contains(token.text) { depth += 1 }
            if [")", "]"].contains(token.text) { depth -= 1 }
        }
        return arguments
    }

    private static func unquoted(_ text: String) -> String { text.filter { $0 != "\"" } }
}
