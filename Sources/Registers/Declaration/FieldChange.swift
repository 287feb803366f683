package import RecordFormat

/// One field's change between two versions of a record, in words: what history shows.
package struct FieldChange: Hashable, Sendable {
    package let field: FieldDeclaration
    package let before: JSON
    package let after: JSON

    /// The fields that differ between two bodies, in declared order.
    package static func between(_ before: JSONObject, _ after: JSONObject, of type: any Record.Type) -> [FieldChange] {
        type.declarations.compactMap { field in
            let (old, new) = (field.value(in: before), field.value(in: after))
            if old == new { return nil }
            // Of entries, those that came, went or were put another way: the rest would be said again at each version.
            if case .entries = field.type {
                let (before, after) = (old.arrayValue ?? [], new.arrayValue ?? [])
                let (known, now) = (Set(before), Set(after))
                return FieldChange(
                    field: field, before: .array(before.filter { !now.contains($0) }),
                    after: .array(after.filter { !known.contains($0) }))
            }
            return FieldChange(field: field, before: old, after: new)
        }
    }
}

extension FieldDeclaration {
    /// What a body says of the field, by the name of now or one of before.
    package func value(in body: JSONObject) -> JSON {
        ([name] + formerNames).lazy.compactMap { body[$0] }.first ?? .null
    }
}
