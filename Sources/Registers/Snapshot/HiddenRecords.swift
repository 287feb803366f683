package import RecordFormat

/// What of a snapshot is kept from whom: records that name a circle are known to nobody outside it.
extension ISMS {
    /// The kinds of which records can be confidential.
    package static let secretKinds: [Kind] = Kind.types.filter { $0.circleField != nil }.map { $0.kind }

    /// The records that somebody may not know of, and what is about them.
    ///
    /// - Parameters:
    ///   - person: who looks; nil for somebody who is not in the register of people.
    ///   - codes: codes of records that are not there any more and that they may not know of either.
    package func hidden(from person: Reference<Person>?, andAbout codes: Set<String> = []) -> Set<RecordID> {
        var hidden: Set<RecordID> = []
        var about = codes
        for kind in Self.secretKinds {
            for item in items(of: kind) where item.isHidden(from: person) {
                hidden.insert(item.id)
                about.insert(item.code)
            }
        }
        if about.isEmpty { return hidden }
        // What lies on their shelves is not here; what was said before there were shelves is.
        for kind in Kind.shelved { hidden.formUnion(items(of: kind, about: about)) }
        return hidden
    }

    private func items(of kind: Kind, about codes: Set<String>) -> [RecordID] {
        if kind.shelf == nil { return [] }
        return items(of: kind).filter { item in item.record.parentCode.map(codes.contains) ?? false }.map(\.id)
    }

    /// The snapshot without some records, as if they had never been.
    package func hiding(_ hidden: Set<RecordID>) -> ISMS {
        if hidden.isEmpty { return self }
        return applying(put: [any Item](), remove: hidden, shelves: shelves.without(hidden), at: commit)
            .forgettingErased(hidden)
    }
}

extension Item {
    /// Whether somebody may not know that the record is there: it, or its draft, names a circle without them.
    package func isHidden(from person: Reference<Person>?) -> Bool {
        record.isHidden(from: person) || draftRecord?.isHidden(from: person) == true
    }
}

extension Record {
    package func isHidden(from person: Reference<Person>?) -> Bool {
        let circle = circle
        return !circle.isEmpty && !circle.contains { $0 == person }
    }
}
