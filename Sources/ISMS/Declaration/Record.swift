package import RecordFormat

/// A register's record: one struct, declared once.
///
/// A slice that adds a register writes the struct, its kind and its fields, and lists it in `Kind.all`. What is
/// special to it, beyond what fields can say, goes into `problems`.
package protocol Record: Fielded {
    static var kind: Kind { get }

    /// What a person calls it in a list: its title or name.
    var title: String { get }

    /// What is wrong with this record among the others, beyond what its fields declare.
    ///
    /// Asked at the door before every change, with the snapshot as it would be afterwards.
    /// - Parameters:
    ///   - identity: the record's own identity.
    ///   - previous: the record before the change; nil where it is new.
    func problems(in isms: ISMS, identity: RecordID, previous: Self?) -> [InvalidField]

    /// Whether the record still counts on a day: a closed risk, a retired asset or a lapsed obligation does not.
    func isCurrent(on day: Day) -> Bool

    /// Words for whole numbers that a field takes, by rising number from 1, such as the levels of a rating scale;
    /// nil where the field has none.
    func scale(of field: String, in isms: ISMS, on day: Day) -> [RiskCriteria.ScaleLevel]?

    /// Names under which one value may be given for several fields at once.
    static var shorthands: [FieldShorthand] { get }

    /// Fills in what a record takes from its surroundings when a person adds or imports it.
    mutating func complete(in isms: ISMS, on day: Day)
}

/// One name that stands for several fields on input, such as "consequence" for that on C, I and A.
package struct FieldShorthand: Hashable, Sendable {
    package let name: String
    package let label: String
    package let synonyms: [String]
    /// The fields it sets.
    package let fields: [String]
}

extension Record {
    package func problems(in isms: ISMS, identity: RecordID, previous: Self?) -> [InvalidField] { [] }
    package func isCurrent(on day: Day) -> Bool { true }
    package func scale(of field: String, in isms: ISMS, on day: Day) -> [RiskCriteria.ScaleLevel]? { nil }
    package static var shorthands: [FieldShorthand] { [] }
    package mutating func complete(in isms: ISMS, on day: Day) {}

    package static var declarations: [FieldDeclaration] { fields.map(\.declaration) }
}
