import ISMS

/// Finding a declared field by what a person calls it: its name, label or a synonym, however cased.
enum FieldName {
    static func declaration(_ text: String, of kind: Kind) throws -> FieldDeclaration {
        let declarations = RecordListing.declarations(of: kind)
        let wanted = text.wordsFolded
        let exact = declarations.first { $0.name.wordsFolded == wanted || $0.label.wordsFolded == wanted }
        if let found = exact ?? declarations.first(where: { $0.synonyms.contains { $0.wordsFolded == wanted } }) {
            return found
        }
        let names = declarations.map(\.name).joined(separator: ", ")
        throw CommandError("\(kind.plural) have no field “\(text)”; there are \(names)")
    }

    static func shorthand(_ text: String, of kind: Kind) -> FieldShorthand? {
        let wanted = text.wordsFolded
        return Kind.type(named: kind.name)?.shorthands.first { shorthand in
            ([shorthand.name, shorthand.label] + shorthand.synonyms).contains { $0.wordsFolded == wanted }
        }
    }
}
