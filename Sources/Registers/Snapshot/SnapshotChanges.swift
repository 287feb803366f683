package import RecordFormat

/// What was changed between two snapshots of an organization, and what lies around it: whoever kept something that was
/// derived from the earlier one learns here what of it still stands.
package struct SnapshotChanges: Sendable {
    /// The records that are not the same, to the letter: as they were and as they are, nil where they are not.
    package let pairs: [(before: (any Item)?, after: (any Item)?)]
    /// The identities of those records.
    package let touched: Set<RecordID>
    package let kinds: Set<Kind>
    /// Those records and their neighbours: what they refer to or referred to, and what refers to them. What follows from
    /// a record and those it is linked with is as it was for every record that is not among these.
    package let around: Set<RecordID>

    /// - Returns: nil where so many records differ that deriving anew is no more work.
    package init?(from earlier: Snapshot, to later: Snapshot) {
        guard let pairs = later.differences(from: earlier, limit: Self.countMax) else { return nil }
        self.pairs = pairs
        let items = pairs.compactMap { $0.after ?? $0.before }
        touched = Set(items.map(\.id))
        kinds = Set(items.map(\.kind))
        var around = touched
        for (before, after) in pairs {
            around.formUnion(before?.references ?? [])
            around.formUnion(after?.references ?? [])
        }
        for id in touched { for item in later.items(referringTo: id) { around.insert(item.id) } }
        self.around = around
    }

    private static let countMax = 200

    /// The records of a kind around the changes, as they are now, in the order of their codes.
    package func entries<Value: Record>(_ type: Value.Type, in snapshot: Snapshot) -> [Entry<Value>] {
        let register = snapshot[type]
        return around.compactMap { register[id: $0] }.sorted { $0.number < $1.number }
    }

    /// The records of a kind around the changes by the numbers in their codes; nil for those that are gone.
    package func places<Value: Record>(_ type: Value.Type, in snapshot: Snapshot) -> [(
        number: Int, entry: Entry<Value>?
    )] {
        let gone = pairs.compactMap { pair in pair.after == nil ? pair.before as? Entry<Value> : nil }
        return gone.map { ($0.number, nil) } + entries(type, in: snapshot).map { ($0.number, $0) }
    }

    /// The records of a kind that were changed, as they were and as they are.
    package func versions<Value: Record>(_ type: Value.Type) -> [Entry<Value>] {
        pairs.flatMap { [$0.before, $0.after] }.compactMap { $0 as? Entry<Value> }
    }
}
