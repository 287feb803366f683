package import RecordFormat

/// What of a snapshot is kept from whom: records that name a circle are known to nobody outside it.
extension Snapshot {
    /// The records that somebody may not know of, and what is about them.
    ///
    /// - Parameters:
    ///   - person: who looks; nil for somebody who is not among the people on record.
    ///   - codes: codes of records that are not there any more and that they may not know of either.
    package func hidden(from person: RecordID?, andAbout codes: Set<String> = []) -> Set<RecordID> {
        var hidden: Set<RecordID> = []
        var about = codes
        for kind in list.secretKinds {
            for item in items(of: kind) where item.isHidden(from: person) {
                hidden.insert(item.id)
                about.insert(item.code)
            }
        }
        if about.isEmpty { return hidden }
        // What lies on their shelves is not here; what was said before there were shelves is.
        for kind in list.shelved { hidden.formUnion(items(of: kind, about: about)) }
        return hidden
    }

    private func items(of kind: Kind, about codes: Set<String>) -> [RecordID] {
        items(of: kind).filter { item in item.record.parentCode.map(codes.contains) ?? false }.map(\.id)
    }

    /// The snapshot without some records, as if they had never been.
    package func hiding(_ hidden: Set<RecordID>) -> Snapshot {
        if hidden.isEmpty { return self }
        return applying(
            put: [any Item](), remove: hidden, shelves: shelves.without(hidden, of: list.shelved), at: commit
        )
        .forgettingErased(hidden)
    }
}

extension Item {
    /// Whether somebody may not know that the record is there: it, or its draft, names a circle without them.
    package func isHidden(from person: RecordID?) -> Bool {
        record.isHidden(from: person) || draftRecord?.isHidden(from: person) == true
    }
}

extension Record {
    package func isHidden(from person: RecordID?) -> Bool {
        let circle = circle
        return !circle.isEmpty && !(person.map(circle.contains) ?? false)
    }
}
