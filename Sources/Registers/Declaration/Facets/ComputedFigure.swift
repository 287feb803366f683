package import Phrases

/// A figure that is not stored but follows from the records, as a column of a register's list and its export.
package struct ComputedFigure<Value: Record>: Sendable {
    /// The name in addresses: begins with @, which no field's name does.
    let name: String
    let label: Phrase
    /// Whether the list shows it unless asked otherwise.
    let isColumn: Bool
    let isLevel: Bool
    let figure: @Sendable (Entry<Value>, Derivation) -> FigureValue

    /// How many of something there are.
    package static func count(
        _ name: String, _ label: Phrase, column isColumn: Bool,
        of count: @escaping @Sendable (Entry<Value>, Derivation) -> Int
    ) -> ComputedFigure {
        ComputedFigure(name: name, label: label, isColumn: isColumn, isLevel: false) { .count(count($0, $1)) }
    }

    /// A level, such as that of a risk; nil where it is not rated.
    package static func level(
        _ name: String, _ label: Phrase, column isColumn: Bool,
        of level: @escaping @Sendable (Entry<Value>, Derivation) -> BandedLevel?
    ) -> ComputedFigure {
        ComputedFigure(name: name, label: label, isColumn: isColumn, isLevel: true) { entry, derivation in
            level(entry, derivation).map { .level($0) } ?? .none
        }
    }
}

/// What a computed figure comes to for one record.
package enum FigureValue: Sendable {
    case none
    case count(Int)
    case level(BandedLevel)

    /// What the column is sorted by; nil comes last.
    package var rank: Int? {
        switch self {
        case .none: nil
        case .count(let count): count
        case .level(let level): level.value
        }
    }
}

/// A computed figure of a register known at run time.
package struct AnyComputedFigure: Sendable {
    package let name: String
    package let label: Phrase
    package let isColumn: Bool
    /// Whether it comes to levels rather than counts.
    package let isLevel: Bool
    package let value: @Sendable (any Item, Derivation) -> FigureValue
}

extension Record {
    /// The figures that follow from the records of the register.
    package static var anyFigures: [AnyComputedFigure] {
        register.figures.map { figure in
            AnyComputedFigure(
                name: figure.name, label: figure.label, isColumn: figure.isColumn, isLevel: figure.isLevel
            ) { item, derivation in
                (item as? Entry<Self>).map { figure.figure($0, derivation) } ?? .none
            }
        }
    }
}
