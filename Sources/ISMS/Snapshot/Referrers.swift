import RecordFormat

/// Who refers to whom, against the direction in which records hold it.
///
/// Built in one pass over all records, and then carried along from snapshot to snapshot: a few changed records lie over
/// what was built, which all those snapshots share.
struct Referrers: Sendable {
    private let built: [RecordID: [any Item]]
    /// Records that what was built holds as they no longer are.
    private var outdated: Set<RecordID> = []
    /// The referrers among them as they are now.
    private var renewed: [RecordID: [any Item]] = [:]

    init(in items: some Sequence<any Item>) {
        var built: [RecordID: [any Item]] = [:]
        for item in items { for target in item.references { built[target, default: []].append(item) } }
        self.built = built
    }

    /// The referrers of a record, kind by kind in the order of their codes.
    subscript(id: RecordID) -> [any Item] {
        let unchanged = built[id] ?? []
        if outdated.isEmpty { return unchanged }
        let kept = unchanged.filter { !outdated.contains($0.id) }
        guard let renewed = renewed[id] else { return kept }
        return (kept + renewed).sorted { Self.place(of: $0) < Self.place(of: $1) }
    }

    /// The same once a record has changed, come or gone; nil where so many have that building anew is cheaper.
    func exchanging(_ before: (any Item)?, for after: (any Item)?) -> Referrers? {
        guard let id = (after ?? before)?.id, outdated.count < Self.outdatedMax else { return nil }
        var referrers = self
        referrers.outdated.insert(id)
        for target in before?.references ?? [] { referrers.renewed[target]?.removeAll { $0.id == id } }
        if let after { for target in after.references { referrers.renewed[target, default: []].append(after) } }
        return referrers
    }

    private static let outdatedMax = 256

    private static func place(of item: any Item) -> (Int, Int) {
        (Kind.places[item.kind.name] ?? .max, item.number)
    }
}
