import Phrases
package import RecordFormat
package import Registers

/// A reference to a record of one of several kinds, which the field declares.
package struct AnyReference: Hashable, Sendable, FieldRepresentable, FieldListElement {
    package let id: RecordID

    package init(_ id: RecordID) { self.id = id }

    /// A field says which kinds it refers to; one that says nothing refers to any.
    package static var fieldType: FieldType { .reference(kinds: Kind.all.map(\.name)) }
    package static var elementType: FieldType { fieldType }
    package var json: JSON { .string(id.description) }

    package init(json: JSON) throws(InvalidValue) {
        guard let text = json.stringValue, let id = RecordID(text) else {
            throw InvalidValue("must be the identifier of a record")
        }
        self.id = id
    }
}
