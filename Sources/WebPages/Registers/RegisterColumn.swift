import HTML
import ISMS
import Phrases
import Registers

/// A column of a register's list: a declared field or a computed figure.
enum RegisterColumn: Sendable {
    case field(FieldDeclaration)
    case computed(AnyComputedFigure)

    var name: String {
        switch self {
        case .field(let field): field.name
        case .computed(let column): column.name
        }
    }

    var label: Phrase {
        switch self {
        case .field(let field): field.label
        case .computed(let column): column.label
        }
    }

    /// Figures are set to the right, so that they can be compared.
    var isNumeric: Bool {
        switch self {
        case .field(let field): if case .integer = field.type { true } else { false }
        case .computed: false
        }
    }

    /// Every column the register can show.
    static func all(of kind: Kind) -> [RegisterColumn] {
        byKind[kind] ?? []
    }

    private static let byKind: [Kind: [RegisterColumn]] = Dictionary(
        uniqueKeysWithValues: Kind.all.map { kind in
            let fields = Kind.type(named: kind.name)?.declarations ?? []
            return (kind, fields.map { .field($0) } + kind.figures.map { .computed($0) })
        })

    /// The columns a query asks for, or those the register shows by itself.
    static func shown(_ query: RegisterQuery, of kind: Kind) -> [RegisterColumn] {
        let all = all(of: kind)
        if !query.columns.isEmpty {
            let chosen = query.columns.compactMap { name in all.first { $0.name == name } }
            if !chosen.isEmpty { return chosen }
        }
        return all.filter { column in
            switch column {
            case .field(let field): field.isColumn
            case .computed(let computed): computed.isColumn
            }
        }
    }

    /// Whether a choice among few values can narrow the list.
    var filterOptions: [ChoiceOption]? {
        guard case .field(let field) = self else { return nil }
        switch field.type {
        case .choice(let options): return options
        case .list(of: .choice(let options)): return options
        case .flag: return [ChoiceOption("yes", "yes"), ChoiceOption("no", "no")]
        default: return nil
        }
    }
}
