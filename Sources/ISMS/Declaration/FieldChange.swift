package import RecordFormat

/// One field's change between two versions of a record, in words: what history shows.
package struct FieldChange: Hashable, Sendable {
    package let field: FieldDeclaration
    package let before: JSON
    package let after: JSON

    /// The fields that differ between two bodies, in declared order.
    package static func between(_ before: JSONObject, _ after: JSONObject, of kind: Kind) -> [FieldChange] {
        (Kind.type(named: kind.name)?.declarations ?? []).compactMap { field in
            let (old, new) = (before[field.name] ?? .null, after[field.name] ?? .null)
            return old == new ? nil : FieldChange(field: field, before: old, after: new)
        }
    }
}
