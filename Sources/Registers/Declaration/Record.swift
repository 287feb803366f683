package import Phrases
package import RecordFormat

/// A register's record: one struct, declared once.
///
/// A slice that adds a register writes the struct, its kind, its fields and its `register`, which answers everything else,
/// and lists it in the program's `RegisterList`. What is wrong with a record beyond what fields can say goes into `problems`.
package protocol Record: Fielded {
    /// The records that name the people who act: who owns a record, takes a step, or is in a circle. A program that keeps
    /// people in one register says so once, in an extension of `Record`.
    associatedtype Actor: Record

    static var kind: Kind { get }

    /// What a person calls it in a list: its title or name.
    var title: String { get }

    /// What is wrong with this record among the others, beyond what its fields declare.
    ///
    /// Asked at the door before every change, with the snapshot as it would be afterwards.
    /// - Parameters:
    ///   - identity: the record's own identity.
    ///   - previous: the record before the change; nil where it is new.
    func problems(in snapshot: Snapshot, identity: RecordID, previous: Self?) -> [InvalidField]

    /// Words for whole numbers that a field takes, by rising number from 1, such as the levels of a rating scale;
    /// nil where the field has none.
    func scale(of field: String, in snapshot: Snapshot, on day: Day) -> [ScaleLevel]?

    /// What a person must do first where a field that has a scale finds none; nil for a field without one.
    static func adviceWithoutScale(for field: String) -> Phrase?

    /// Names under which one value may be given for several fields at once.
    static var shorthands: [FieldShorthand] { get }

    /// What files from elsewhere carry as a column although it follows from other fields, such as the level of a risk.
    static var computedFields: [ComputedField] { get }

    /// The ways to write the value of a computed field, such as "12" and "high"; none where it cannot be computed.
    func computedTexts(of field: String, in snapshot: Snapshot) -> [String]

    /// The fields that tell one record of the register from another, where neither a code nor a reference from
    /// elsewhere does.
    static var identityFields: [String] { get }

    /// What the register declares beside its kind and its fields.
    static var register: RegisterDeclaration<Self> { get }

    /// What an approval of this record covers, as it stands: where this differs, it is no longer what was approved.
    func covered(by approval: ApprovalDeclaration, in snapshot: Snapshot) -> JSONObject

    /// Fills in what a record takes from its surroundings when a person adds, changes or imports it: what is left empty and
    /// follows from the rest comes back at each saving.
    mutating func complete(in snapshot: Snapshot, on day: Day)
}

/// One name that stands for several fields on input, such as "consequence" for that on C, I and A.
package struct FieldShorthand: Hashable, Sendable {
    package let name: String
    package let label: Phrase
    package let synonyms: [String]
    /// The fields it sets.
    package let fields: [String]
    /// The list field whose choices say which of them are meant: those whose names end with one. Nil where all are.
    package let narrowedBy: String?

    package init(name: String, label: Phrase, synonyms: [String], fields: [String], narrowedBy: String? = nil) {
        self.name = name
        self.label = label
        self.synonyms = synonyms
        self.fields = fields
        self.narrowedBy = narrowedBy
    }
}

/// Something that follows from a record's fields: compared with what a file says, never read from it.
package struct ComputedField: Hashable, Sendable {
    package let name: String
    package let label: Phrase
    package let synonyms: [String]

    package init(name: String, label: Phrase, synonyms: [String]) {
        self.name = name
        self.label = label
        self.synonyms = synonyms
    }
}

extension Record {
    package func problems(in snapshot: Snapshot, identity: RecordID, previous: Self?) -> [InvalidField] { [] }
    package func scale(of field: String, in snapshot: Snapshot, on day: Day) -> [ScaleLevel]? { nil }
    package static func adviceWithoutScale(for field: String) -> Phrase? { nil }
    package static var shorthands: [FieldShorthand] { [] }
    package static var computedFields: [ComputedField] { [] }
    package func computedTexts(of field: String, in snapshot: Snapshot) -> [String] { [] }
    package static var identityFields: [String] { ["name"] }
    /// The approvals that a record can be given, and what each covers.
    package static var approvals: [ApprovalDeclaration] { register.approvals }
    package func covered(by approval: ApprovalDeclaration, in snapshot: Snapshot) -> JSONObject {
        JSONObject(body.members.filter { approval.covers.contains($0.name) })
    }
    package mutating func complete(in snapshot: Snapshot, on day: Day) {}

    package static var declarations: [FieldDeclaration] { fields.declarations }
}
