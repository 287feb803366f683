import RecordFormat

/// Who refers to whom, against the direction in which records hold it.
///
/// Built in one pass over all records, and then carried along from snapshot to snapshot: a few changed records lie over
/// what was built, which all those snapshots share.
struct Referrers: Sendable {
    private let list: RegisterList
    private let built: [RecordID: [any Item]]
    /// Records that what was built holds as they no longer are, as they are now; nil for those that are gone.
    private var changed: [RecordID: (any Item)?] = [:]
    /// The referrers among them, by what they refer to now.
    private var renewed: [RecordID: [any Item]] = [:]

    init(in items: some Sequence<any Item>, of list: RegisterList) {
        self.list = list
        var built: [RecordID: [any Item]] = [:]
        for item in items { for target in item.references { built[target, default: []].append(item) } }
        self.built = built
    }

    /// The referrers of a record, kind by kind in the order of their codes.
    subscript(id: RecordID) -> [any Item] {
        let unchanged = built[id] ?? []
        if changed.isEmpty { return unchanged }
        let kept = unchanged.filter { changed[$0.id] == nil }
        guard let renewed = renewed[id] else { return kept }
        return (kept + renewed).sorted { place(of: $0) < place(of: $1) }
    }

    /// The same once a record is as it is now, or gone; nil where so many have changed that building anew is cheaper.
    func with(_ id: RecordID, now item: (any Item)?) -> Referrers? {
        guard changed.count < Self.changedMax else { return nil }
        var referrers = self
        for target in changed[id]??.references ?? [] { referrers.renewed[target]?.removeAll { $0.id == id } }
        referrers.changed[id] = .some(item)
        if let item { for target in item.references { referrers.renewed[target, default: []].append(item) } }
        return referrers
    }

    private static let changedMax = 256

    private func place(of item: any Item) -> (Int, Int) {
        (list.places[item.kind.name] ?? .max, item.number)
    }
}
