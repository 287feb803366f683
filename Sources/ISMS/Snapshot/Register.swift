import HashTreeCollections
package import RecordFormat

/// All records of one kind in a snapshot.
package struct Register<Value: Record>: Sendable, AnyRegister {
    private var byID: TreeDictionary<RecordID, Entry<Value>> = [:]
    private var ordered = Lazily<[Entry<Value>]>()

    package init() {}

    package var count: Int { byID.count }
    package var isEmpty: Bool { byID.isEmpty }

    /// The records in the order of their codes.
    package var entries: [Entry<Value>] {
        ordered.value { byID.values.sorted { $0.number < $1.number } }
    }

    package subscript(id id: RecordID) -> Entry<Value>? { byID[id] }
    package subscript(reference: Reference<Value>) -> Entry<Value>? { byID[reference.id] }
    package subscript(reference: Reference<Value>?) -> Entry<Value>? { reference.flatMap { byID[$0.id] } }

    /// The records so referred to, those missing left out.
    package subscript(references: [Reference<Value>]) -> [Entry<Value>] { references.compactMap { byID[$0.id] } }

    var items: [any Item] { entries }
    func item(id: RecordID) -> (any Item)? { byID[id] }

    mutating func put(_ items: [any Item]) {
        let entries = items.compactMap { $0 as? Entry<Value> }
        for entry in entries { byID[entry.id] = entry }
        carryOrder { ordered in
            for entry in entries {
                let place = ordered.place(of: entry.number)
                if place < ordered.count, ordered[place].number == entry.number {
                    ordered[place] = entry
                } else {
                    ordered.insert(entry, at: place)
                }
            }
        } unless: {
            entries.count > Self.carriedMax
        }
    }

    mutating func remove(_ id: RecordID) {
        guard let number = byID.removeValue(forKey: id)?.number else { return }
        carryOrder { ordered in
            let place = ordered.place(of: number)
            if place < ordered.count, ordered[place].number == number { ordered.remove(at: place) }
        }
    }

    /// How many changes are worked into a known order before it is cheaper to sort anew.
    private static var carriedMax: Int { 32 }

    /// Takes the order over into the next snapshot, so that a change costs a copy and not a sort.
    private mutating func carryOrder(_ change: (inout [Entry<Value>]) -> Void, unless isTooMuch: () -> Bool = { false })
    {
        guard !isTooMuch(), var entries = ordered.known else {
            ordered = Lazily()
            return
        }
        change(&entries)
        ordered = Lazily(entries)
    }
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
    package func makeIterator() -> some IteratorProtocol<Entry<Value>> { entries.makeIterator() }
}

/// A register whose kind is known only at run time.
protocol AnyRegister: Sendable {
    init()
    var count: Int { get }
    var items: [any Item] { get }
    func item(id: RecordID) -> (any Item)?
    mutating func put(_ items: [any Item])
    mutating func remove(_ id: RecordID)
}
