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

    mutating func put(_ item: any Item) {
        guard let entry = item as? Entry<Value> else { return }
        byID[entry.id] = entry
        ordered = Lazily()
    }

    mutating func remove(_ id: RecordID) {
        byID[id] = nil
        ordered = Lazily()
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
    mutating func put(_ item: any Item)
    mutating func remove(_ id: RecordID)
}
