import HashTreeCollections
package import RecordFormat

/// What a snapshot knows of a record's shelf without what lies there.
package struct ShelfSummary: Hashable, Sendable {
    package let count: Int
    /// When a record was last put there, whatever became of it since; nil where none ever was.
    package let lastAddedAt: Instant?

    package init(count: Int, lastAddedAt: Instant?) {
        self.count = count
        self.lastAddedAt = lastAddedAt
    }

    package static let empty = ShelfSummary(count: 0, lastAddedAt: nil)

    static func + (newer: ShelfSummary, older: ShelfSummary) -> ShelfSummary {
        ShelfSummary(count: newer.count + older.count, lastAddedAt: newer.lastAddedAt ?? older.lastAddedAt)
    }
}

/// What a snapshot knows of all shelves: as much as there are shelves, however much lies on them.
package struct ShelfSummaries: Sendable {
    private struct Key: Hashable {
        let parent: RecordID
        let kind: Kind
    }

    private var known: TreeDictionary<Key, ShelfSummary> = [:]

    package init() {}

    /// The summary of the shelf that a record has for a kind.
    package subscript(kind: Kind, of parent: RecordID) -> ShelfSummary {
        get { known[Key(parent: parent, kind: kind)] ?? .empty }
        set { known[Key(parent: parent, kind: kind)] = newValue == .empty ? nil : newValue }
    }

    /// Counts a record that is put on a shelf.
    package mutating func add(_ kind: Kind, to parent: RecordID, at instant: Instant) {
        self[kind, of: parent] = ShelfSummary(count: self[kind, of: parent].count + 1, lastAddedAt: instant)
    }

    /// Counts a record that is taken from a shelf.
    package mutating func remove(_ kind: Kind, from parent: RecordID) {
        let summary = self[kind, of: parent]
        self[kind, of: parent] = ShelfSummary(count: summary.count - 1, lastAddedAt: summary.lastAddedAt)
    }

    /// The same without the shelves of some records.
    func without(_ parents: Set<RecordID>, of kinds: [Kind]) -> ShelfSummaries {
        if known.isEmpty { return self }
        var rest = self
        for parent in parents { for kind in kinds { rest.known[Key(parent: parent, kind: kind)] = nil } }
        return rest
    }

    /// The records whose shelves are not the same in both.
    func parents(differingFrom other: ShelfSummaries) -> Set<RecordID> {
        if known == other.known { return [] }
        var parents: Set<RecordID> = []
        for (key, summary) in known where other.known[key] != summary { parents.insert(key.parent) }
        for key in other.known.keys where known[key] == nil { parents.insert(key.parent) }
        return parents
    }

    /// How many records of a kind lie on the shelves of some records.
    func count(of kind: Kind, where isCounted: (RecordID) -> Bool) -> Int {
        known.reduce(0) { sum, shelf in
            shelf.key.kind == kind && isCounted(shelf.key.parent) ? sum + shelf.value.count : sum
        }
    }

    /// What they cost in memory, by estimate.
    var bytes: Int { known.count * 128 }
}

extension Snapshot {
    /// What is known of the shelf that a record has for a kind.
    package func shelf(of kind: Kind, on parent: RecordID) -> ShelfSummary {
        SnapshotRead.note(.record(parent, SnapshotRead.unheard { item(id: parent)?.kind }))
        return SnapshotRead.unheard {
            let before = items(of: kind).filter { shelfOwner(of: $0)?.id == parent }
            let earlier = ShelfSummary(count: before.count, lastAddedAt: before.last?.provenance.createdAt)
            return shelfParents(of: parent).reduce(.empty) { $0 + shelves[kind, of: $1] } + earlier
        }
    }

    /// How many records of a kind that lies on shelves there are, as far as the records they lie with are there.
    package func shelvedCount(of kind: Kind) -> Int {
        SnapshotRead.note(.anything("the records on shelves"))
        return SnapshotRead.unheard {
            shelves.count(of: kind) { shelfOwner($0) != nil } + items(of: kind).count
        }
    }

    /// The identities under which records were put on the shelf of one: its own, and that of the removed record which it
    /// brought back.
    package func shelfParents(of id: RecordID) -> [RecordID] {
        [id] + (item(id: id)?.restoredFrom.map { [$0] } ?? [])
    }

    /// The record that a shelf is of: the one of that identity, or the one that brought it back.
    package func shelfOwner(_ id: RecordID) -> (any Item)? { item(id: id) ?? restored(from: id) }

    /// The record that one in the snapshot belongs to though its kind lies on shelves: it was made before that.
    package func shelfOwner(of item: any Item) -> (any Item)? {
        item.record.shelfParent.flatMap { shelfOwner($0) } ?? item.record.parentCode.flatMap { self.item(code: $0) }
    }
}
