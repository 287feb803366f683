import ISMS
import Phrases
import Registers

/// Finding a declared field by what a person calls it: its name, label or a synonym, however cased.
enum FieldName {
    static func declaration(_ text: String, of kind: Kind) throws -> FieldDeclaration {
        guard case .field(let field) = try target(text, of: kind) else {
            throw CommandError("“\(text)” is no single field of \(kind.plural)")
        }
        return field
    }

    /// The field or the shorthand that FIELD=VALUE sets.
    static func target(_ text: String, of kind: Kind) throws -> FieldTarget {
        guard let type = Kind.type(named: kind.name) else { throw CommandError("there is no register \(kind.name)") }
        let names = FieldNames(of: type)
        switch names[text]?.target {
        case .computed(let computed)?:
            throw CommandError("\(computed.label) is worked out from other fields, and cannot be given")
        case let target?: return target
        case nil:
            let nearest = names.nearest(to: text)
            let hint: Phrase =
                nearest.isEmpty
                ? "there are \(type.declarations.map(\.name).joined(separator: ", "))"
                : "did you mean \(nearest.map { .data($0) }.joined(separator: " or "))?"
            throw CommandError("\(kind.plural) have no field “\(text)”; \(hint)")
        }
    }
}
