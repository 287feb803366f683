/// How files and folders are named, how long they are and where they lie.
enum LayoutRules {
    static let lineMax = 500

    /// Names that say nothing about what is inside; everything ends up in such a drawer.
    private static let drawers: Set = [
        "Core", "Common", "Util", "Utils", "Utilities", "Helper", "Helpers", "Manager", "Managers", "Extension",
        "Extensions", "Misc", "Shared",
    ]

    /// A folder or file whose name is such a word, or ends in one: `Core`, `RiskHelpers.swift`, `Date+Extensions.swift`.
    static func drawer(_ path: String) -> [Violation] {
        path.split(separator: "/").flatMap { component -> [Violation] in
            let stem = component.prefix { $0 != "." }
            let start = stem.lastIndex { $0.isUppercase } ?? stem.startIndex
            let word = String(stem[start...])
            let capitalized = word.prefix(1).uppercased() + word.dropFirst()
            return drawers.contains(capitalized)
                ? [Violation(path, "\(component) says nothing about what is inside; name the idea")] : []
        }
    }

    static func length(_ file: SwiftFile) -> [Violation] {
        file.lineCount > lineMax
            ? [Violation(file.path, "has \(file.lineCount) lines; past \(lineMax), look for the second idea")] : []
    }

    static func comments(in manifest: Manifest) -> [Violation] {
        manifest.targets.filter { !$0.hasComment }.map {
            Violation("Package.swift", line: $0.line, "\($0.name) has no comment above it that says what it is")
        }
    }

    /// Folders below Sources and Tests that no target claims: code that is not built.
    static func orphans(folders: [String], manifest: Manifest) -> [Violation] {
        let claimed = Set(manifest.targets.map(\.path))
        return folders.filter { !claimed.contains($0) }.map { Violation($0, "is no target of Package.swift") }
    }

    /// Decisions are numbered from 0001 on, `NNNN-title.md`, so that one that is missing shows.
    static func decisions(_ names: [String]) -> [Violation] {
        names.sorted().enumerated().flatMap { index, name -> [Violation] in
            let number = String(index + 1)
            let expected = String(repeating: "0", count: max(0, 4 - number.count)) + number
            let isNumbered = name.wholeMatch(of: #/[0-9]{4}-[a-z0-9]+(-[a-z0-9]+)*\.md/#) != nil
            return isNumbered && name.hasPrefix(expected)
                ? [] : [Violation("docs/decisions/\(name)", "should be named \(expected)-title.md")]
        }
    }
}
