/// That the pages and the machinery which serve every register name none: what is special about one lies in its slice's
/// folder.
enum RegisterRules {
    /// The folders of WebPages that are about every register, or about none.
    private static let general: Set = [
        "Approvals", "Dispatching", "Exchange", "History", "Layout", "Records", "Registers", "Routing",
        "Search", "Shelves",
    ]

    /// Files there that name a register all the same.
    private static let allowed = [
        "Routing/OrganizationRoute.swift": "is the one table of addresses, those of slices' own pages among them",
        "Routing/Links.swift": "a line of the statement opens to whoever reads the decisions in it",
        "Layout/NavigationAccess.swift": "says to whom the pages that are no registers open",
        "Dispatching/PageVisit.swift": "counts findings for whoever reads all risks",
    ]

    /// The slice of each record that Sources/ISMS declares, by the record's type.
    static func slices(in files: [SwiftFile]) -> [String: String] {
        var slices: [String: String] = [:]
        for file in files where file.targetFolder == "ISMS" {
            for place in file.places(of: ["struct"]) where place + 3 < file.tokens.count {
                let inherited = file.tokens[(place + 2)...].prefix { $0.text != "{" }.map(\.text)
                guard inherited.first == ":", inherited.contains("Record") else { continue }
                slices[file.tokens[place + 1].text] = folder(of: file, below: 2)
            }
        }
        return slices
    }

    static func violations(in file: SwiftFile, slices: [String: String]) -> [Violation] {
        // What serves an application knows no register at all.
        guard ["WebPages", "Serving"].contains(file.targetFolder) else { return [] }
        let folder = folder(of: file, below: 2)
        let isGeneral = file.targetFolder == "Serving" || general.contains(folder)
        if isGeneral, allowed["\(folder)/\(file.path.split(separator: "/").last ?? "")"] != nil { return [] }
        return file.tokens.indices.compactMap { place in
            let name = file.tokens[place].text
            guard let slice = slices[name], slice != folder else { return nil }
            let isNamed = isGeneral ? names(a: file, at: place) : compares(file, at: place)
            return isNamed
                ? Violation(
                    file.path, line: file.tokens[place].line,
                    "\(name) is named where every register is served; say what is special about it in the RegisterPages of \(slice)"
                ) : nil
        }
    }

    /// What serves any register knows none of the ISMS, nor the ISMS itself: it is given the list of registers. Comments
    /// may name some, as examples.
    static func machinery(_ file: SwiftFile, slices: [String: String]) -> [Violation] {
        guard file.targetFolder == "Registers" else { return [] }
        let others: Set = ["ISMS", "isms", "Conformity", "Catalog"]
        return file.tokens.filter { slices[$0.text] != nil || others.contains($0.text) }.map {
            Violation(
                file.path, line: $0.line,
                "\($0.text) is a word of the ISMS; let it be given, or put what needs it into Sources/ISMS")
        }
    }

    /// `Risk.kind`, `Risk.self` or `Entry<Risk>`.
    private static func names(a file: SwiftFile, at place: Int) -> Bool {
        let before = place > 0 ? file.tokens[place - 1].text : ""
        let after = file.tokens[(place + 1)...].prefix(2).map(\.text)
        return after == [".", "kind"] || after == [".", "self"] || before == "<" && after.first == ">"
    }

    /// A kind that is compared with `Risk.kind`.
    private static func compares(_ file: SwiftFile, at place: Int) -> Bool {
        let before = place > 0 ? file.tokens[place - 1].text : ""
        let after = file.tokens[(place + 1)...].prefix(4).map(\.text)
        guard after.starts(with: [".", "kind"]) else { return false }
        return ["=", "case"].contains(before) && isComparison(file, endingAt: place - 1)
            || after.dropFirst(2) == ["=", "="]
            || after.dropFirst(2) == ["!", "="]
    }

    /// `==` and `!=` are two signs each; a single `=` gives a value.
    private static func isComparison(_ file: SwiftFile, endingAt place: Int) -> Bool {
        file.tokens[place].text == "case" || place > 0 && ["=", "!"].contains(file.tokens[place - 1].text)
    }

    private static func folder(of file: SwiftFile, below depth: Int) -> String {
        let parts = file.path.split(separator: "/").dropFirst(depth)
        return parts.count > 1 ? String(parts.first ?? "") : ""
    }
}
