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
}

extension Record {
    package func problems(in isms: ISMS, identity: RecordID, previous: Self?) -> [InvalidField] { [] }
    package func isCurrent(on day: Day) -> Bool { true }

    package static var declarations: [FieldDeclaration] { fields.map(\.declaration) }
}
