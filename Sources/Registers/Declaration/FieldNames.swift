package import Phrases

/// What a name that a person wrote, over a column or before an equals sign, stands for in a register.
package enum FieldTarget: Hashable, Sendable {
    case field(FieldDeclaration)
    case shorthand(FieldShorthand)
    case computed(ComputedField)

    package var name: String {
        switch self {
        case .field(let field): field.name
        case .shorthand(let shorthand): shorthand.name
        case .computed(let computed): computed.name
        }
    }

    package var label: Phrase {
        switch self {
        case .field(let field): field.label
        case .shorthand(let shorthand): shorthand.label
        case .computed(let computed): computed.label
        }
    }
}

/// The names of a register's fields as people write them: name, label or synonym, however cased and parted.
package struct FieldNames: Sendable {
    package struct Match: Sendable {
        package let target: FieldTarget
        /// Whether it is one of the field's other words rather than its name or label.
        package let isSynonym: Bool
    }

    private var matches: [String: Match] = [:]
    /// All words of a field that can be written, for finding what was nearly meant.
    private let words: [(field: String, words: [String])]

    package init(of type: any Record.Type) {
        let fields = type.declarations.map(FieldTarget.field)
        let targets =
            fields + type.shorthands.map(FieldTarget.shorthand) + type.computedFields.map(FieldTarget.computed)
        words = targets.filter(\.isWritable).map { target in
            (target.name, ([target.name, target.label.english] + target.synonyms).map(\.wordsFolded))
        }
        // Names go before labels, and both before other words, so that a synonym never hides a field.
        for target in targets { for name in [target.name] + target.formerNames { add(name, target, isSynonym: false) } }
        for target in targets { add(target.label.english, target, isSynonym: false) }
        for target in targets { for synonym in target.synonyms { add(synonym, target, isSynonym: true) } }
    }

    private mutating func add(_ name: String, _ target: FieldTarget, isSynonym: Bool) {
        let words = name.wordsFolded
        if !words.isEmpty, matches[words] == nil { matches[words] = Match(target: target, isSynonym: isSynonym) }
    }

    /// What a name stands for; a remark in brackets at its end, as in "Impact (1–5)", is passed over.
    package subscript(name: String) -> Match? {
        if let match = matches[name.wordsFolded] { return match }
        guard let bracket = name.firstIndex(where: { $0 == "(" || $0 == "[" }) else { return nil }
        return matches[String(name[..<bracket]).wordsFolded]
    }

    /// The names of the fields that were perhaps meant, the nearest first.
    package func nearest(to name: String, countMax: Int = 3) -> [String] {
        let wanted = Array(name.prefix(60).description.wordsFolded)
        guard wanted.count > 1 else { return [] }
        let scored = words.compactMap { field, words -> (field: String, distance: Int)? in
            let distance = words.map { Self.distance(wanted, Array($0)) }.min() ?? .max
            return distance <= max(1, wanted.count / 3) ? (field, distance) : nil
        }
        return scored.sorted { ($0.distance, $0.field) < ($1.distance, $1.field) }.prefix(countMax).map(\.field)
    }

    /// How many letters must be put in, left out or exchanged to make one text of the other (Levenshtein 1966).
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (place, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = place + 1
            for column in right.indices {
                let above = row[column + 1]
                row[column + 1] = min(above + 1, row[column] + 1, diagonal + (letter == right[column] ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}

extension FieldTarget {
    fileprivate var formerNames: [String] { if case .field(let field) = self { field.formerNames } else { [] } }

    fileprivate var synonyms: [String] {
        switch self {
        case .field(let field): field.synonyms
        case .shorthand(let shorthand): shorthand.synonyms
        case .computed(let computed): computed.synonyms
        }
    }

    fileprivate var isWritable: Bool { if case .computed = self { false } else { true } }
}
