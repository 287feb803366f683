import Phrases
package import RecordFormat

/// Who entered a row, and when: set by the operation that adds it, and never changed.
package struct EntryStamp: Hashable, Sendable {
    /// The row's own identity.
    package var id = ""
    /// When it was entered, as the program's clock says.
    package var enteredAt: Instant?
    /// Who entered it, as the history names them.
    package var enteredBy = ""

    /// The columns it is stored in.
    static let columns: Set<String> = ["id", "enteredAt", "enteredBy"]

    /// As it is stored beside what the row says.
    package var members: [JSONObject.Member] {
        [
            JSONObject.Member("id", .string(id)), JSONObject.Member("enteredAt", enteredAt.json),
            JSONObject.Member("enteredBy", .string(enteredBy)),
        ]
    }

    package init() {}

    package init(id: RecordID, at instant: Instant, by author: String) {
        self.id = id.description
        enteredAt = instant
        enteredBy = author
    }
}

/// A row that is entered on its own, with an identity, its author and the moment, such as a line of a timeline.
package protocol EntryRow: FieldRow {
    var stamp: EntryStamp { get set }
}

extension EntryRow {
    package static var elementType: FieldType { .entries(fields.map(\.declaration)) }

    /// The fields of the stamp, which each kind of row puts after its own.
    package static var stampFields: [Field<Self>] {
        [
            Field("enteredAt", \.stamp.enteredAt, "Entered at", help: "When it was entered."),
            Field("enteredBy", \.stamp.enteredBy, "Entered by", help: "Who entered it.", sensitive: true),
            Field("id", \.stamp.id, "Identity", help: "The row's own identity.", type: .text(max: 36)),
        ]
    }
}

extension [FieldDeclaration] {
    /// The columns of entries that a person fills in, the files apart.
    package var typed: [FieldDeclaration] {
        filter { !EntryStamp.columns.contains($0.name) && $0.type != .list(of: .file) }
    }

    /// The column of entries that holds files; nil where they hold none.
    package var files: FieldDeclaration? { first { $0.type == .list(of: .file) } }
}
