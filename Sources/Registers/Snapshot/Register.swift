package import HashTreeCollections
package import RecordFormat

/// All records of one kind in a snapshot.
package final class Register<Value: Record>: Sendable, AnyRegister {
    @usableFromInline let byID: TreeDictionary<RecordID, Entry<Value>>
    @usableFromInline let ordered: Lazily<[Entry<Value>]>
    /// What its records cost in memory, by estimate; carried along, so that asking for it costs nothing.
    package let bytes: Int

    package convenience init() { self.init(byID: [:], ordered: Lazily(), bytes: 0) }

    private init(byID: TreeDictionary<RecordID, Entry<Value>>, ordered: Lazily<[Entry<Value>]>, bytes: Int) {
        self.byID = byID
        self.ordered = ordered
        self.bytes = bytes
    }

    @inlinable package var count: Int {
        SnapshotRead.note(.register(Value.kind))
        return byID.count
    }

    @inlinable package var isEmpty: Bool { count == 0 }

    /// The records in the order of their codes.
    @inlinable package var entries: [Entry<Value>] {
        SnapshotRead.note(.register(Value.kind))
        return ordered.value { byID.values.sorted { $0.number < $1.number } }
    }

    @inlinable package subscript(id id: RecordID) -> Entry<Value>? {
        SnapshotRead.note(.record(id, Value.kind))
        return byID[id]
    }

    @inlinable package subscript(reference: Reference<Value>) -> Entry<Value>? { self[id: reference.id] }
    @inlinable package subscript(reference: Reference<Value>?) -> Entry<Value>? {
        reference.flatMap { self[id: $0.id] }
    }

    /// The records so referred to, those missing left out.
    @inlinable package subscript(references: [Reference<Value>]) -> [Entry<Value>] {
        references.compactMap { self[id: $0.id] }
    }

    package var items: [any Item] { entries }
    package func forEachID(_ visit: (RecordID) -> Void) { for id in byID.keys { visit(id) } }

    package func item(id: RecordID) -> (any Item)? { byID[id] }

    package func item(number: Int) -> (any Item)? {
        let entries = entries
        let place = entries.place(of: number)
        return place < entries.count && entries[place].number == number ? entries[place] : nil
    }

    package func collectDifferences(
        from other: any AnyRegister, limit: Int, into found: inout [(before: (any Item)?, after: (any Item)?)]
    ) -> Bool {
        guard let other = other as? Register<Value> else { return false }
        let before = other.entries
        let after = entries
        var old = 0
        var new = 0
        while old < before.count || new < after.count {
            if found.count > limit { return false }
            if old < before.count, new < after.count, before[old].number == after[new].number {
                if before[old] !== after[new] { found.append((before[old], after[new])) }
                old += 1
                new += 1
            } else if new == after.count || old < before.count && before[old].number < after[new].number {
                found.append((before[old], nil))
                old += 1
            } else {
                found.append((nil, after[new]))
                new += 1
            }
        }
        return true
    }

    package func bytes(besides other: any AnyRegister) -> Int {
        if other === self { return 0 }
        guard let other = other as? Register<Value> else { return bytes }
        let own = byID.values.reduce(0) { sum, entry in other.byID[entry.id] === entry ? sum : sum + entry.bytes }
        return own + byID.count * SnapshotBytes.ofPlaceInRegister
    }

    package func putting(_ items: [any Item]) -> any AnyRegister {
        let entries = items.compactMap { $0 as? Entry<Value> }
        var byID = byID
        var bytes = bytes
        for entry in entries {
            let replaced = byID.updateValue(entry, forKey: entry.id)
            bytes += entry.bytes - (replaced?.bytes ?? 0)
        }
        guard entries.count <= Self.carriedMax, var known = ordered.known else {
            return Register(byID: byID, ordered: Lazily(), bytes: bytes)
        }
        for entry in entries {
            let place = known.place(of: entry.number)
            if place < known.count, known[place].number == entry.number {
                known[place] = entry
            } else {
                known.insert(entry, at: place)
            }
        }
        return Register(byID: byID, ordered: Lazily(known), bytes: bytes)
    }

    package func removing(_ ids: [RecordID]) -> any AnyRegister {
        var byID = byID
        let removed = ids.compactMap { byID.removeValue(forKey: $0) }
        if removed.isEmpty { return self }
        let bytes = removed.reduce(bytes) { $0 - $1.bytes }
        guard removed.count <= Self.carriedMax, var known = ordered.known else {
            return Register(byID: byID, ordered: Lazily(), bytes: bytes)
        }
        for entry in removed {
            let place = known.place(of: entry.number)
            if place < known.count, known[place].number == entry.number { known.remove(at: place) }
        }
        return Register(byID: byID, ordered: Lazily(known), bytes: bytes)
    }

    /// How many changes are worked into a known order before it is cheaper to sort anew.
    private static var carriedMax: Int { 32 }
}

extension Array {
    /// The place of the first entry whose number is not below `number`, in an array ordered by it.
    fileprivate func place<Value>(of number: Int) -> Int where Element == Entry<Value> {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Register: Sequence {
    @inlinable package func makeIterator() -> IndexingIterator<[Entry<Value>]> { entries.makeIterator() }
}

/// A register whose kind is known only at run time.
package protocol AnyRegister: AnyObject, Sendable {
    init()
    var count: Int { get }
    var bytes: Int { get }
    var items: [any Item] { get }
    /// What it costs in memory where another register is there anyway: only what is not the same object in both counts.
    func bytes(besides other: any AnyRegister) -> Int
    func item(id: RecordID) -> (any Item)?
    /// Visits the identities of all records, in no particular order.
    func forEachID(_ visit: (RecordID) -> Void)
    func item(number: Int) -> (any Item)?
    /// Adds the pairs of records that are not the same object in both; false past the limit.
    func collectDifferences(
        from other: any AnyRegister, limit: Int, into found: inout [(before: (any Item)?, after: (any Item)?)]
    ) -> Bool
    /// The register with these records new or changed.
    func putting(_ items: [any Item]) -> any AnyRegister
    func removing(_ ids: [RecordID]) -> any AnyRegister
}
