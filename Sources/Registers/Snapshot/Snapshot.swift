package import RecordFormat

/// All records of an organization as they stood at one commit, as one immutable value.
///
/// Every question is a pure function of it, so pages, reports and commands cannot disagree. A change makes a new value
/// that shares nearly everything.
///
/// ```swift
/// let overdue = snapshot[TreatmentAction.self].filter { $0.isOverdue(on: today) }
/// ```
package struct Snapshot: Sendable {
    /// Which registers it has.
    package let list: RegisterList
    private let point: CommitPoint
    private let codesOfErased: [RecordID: String]
    /// What is known of the records on shelves, which themselves are not here.
    package let shelves: ShelfSummaries
    @usableFromInline let registers: [String: any AnyRegister]
    private let indexes: Indexes

    /// The empty snapshot before the first commit.
    package init(of list: RegisterList) {
        self.list = list
        indexes = Indexes()
        codesOfErased = [:]
        shelves = ShelfSummaries()
        point = .none
        registers = Dictionary(uniqueKeysWithValues: list.types.map { ($0.kind.name, $0.emptyRegister) })
    }

    /// Makes a snapshot of items read from somewhere.
    package init(
        of list: RegisterList, _ items: some Sequence<any Item>, erasedCodes: [RecordID: String] = [:],
        shelves: ShelfSummaries = ShelfSummaries(), at commit: CommitPoint
    ) {
        self = Snapshot(of: list).applying(
            put: items, remove: [], erasedCodes: erasedCodes, shelves: shelves, at: commit)
    }

    private init(
        of list: RegisterList, commit: CommitPoint, registers: [String: any AnyRegister],
        erasedCodes: [RecordID: String],
        shelves: ShelfSummaries, indexes: Indexes
    ) {
        self.list = list
        point = commit
        self.shelves = shelves
        self.registers = registers
        codesOfErased = erasedCodes
        self.indexes = indexes
    }

    /// The commit it stands at.
    package var commit: CommitPoint {
        SnapshotRead.note(.anything("the commit"))
        return point
    }

    /// The codes of records that were erased, by identity: all that may still be said of them.
    package var erasedCodes: [RecordID: String] {
        SnapshotRead.note(.anything("the codes of erased records"))
        return codesOfErased
    }

    /// Returns the snapshot that follows when some records are put in (new or changed) and others removed.
    /// - Parameter shelves: nil where nothing came to shelves or went.
    package func applying(
        put items: some Sequence<any Item>, remove: some Sequence<RecordID>, erasedCodes: [RecordID: String] = [:],
        shelves: ShelfSummaries? = nil, at commit: CommitPoint
    ) -> Snapshot {
        changed(
            put: items, remove: remove, codesOfErased: codesOfErased.merging(erasedCodes) { _, new in new },
            shelves: shelves ?? self.shelves, at: commit)
    }

    /// Returns the snapshot of other records, such as those of a past day, that shares with this one whatever is the same
    /// object in both: it costs only what differs.
    package func becoming(
        _ items: [any Item], erasedCodes: [RecordID: String], shelves: ShelfSummaries, at commit: CommitPoint
    ) -> Snapshot {
        SnapshotRead.unheard {
            let kept = Set(items.map(\.id))
            return changed(
                put: items.filter { item(id: $0.id) !== $0 },
                remove: self.items.map(\.id).filter { !kept.contains($0) },
                codesOfErased: erasedCodes, shelves: shelves, at: commit)
        }
    }

    private func changed(
        put items: some Sequence<any Item>, remove: some Sequence<RecordID>, codesOfErased: [RecordID: String],
        shelves: ShelfSummaries, at commit: CommitPoint
    ) -> Snapshot {
        var registers = registers
        // Worked out once for a snapshot of 100,000 records, who refers to whom is carried along from commit to commit.
        var referrers = indexes.referrers.known
        var kinds = indexes.kinds.known
        for (kind, removed) in Dictionary(grouping: remove.compactMap { item(id: $0) }, by: \.kind.name) {
            registers[kind] = registers[kind]?.removing(removed.map(\.id))
            for item in removed {
                referrers = referrers?.with(item.id, now: nil)
                kinds = kinds?.with(item.id, now: nil)
            }
        }
        for (kind, items) in Dictionary(grouping: items, by: \.kind.name) {
            for item in items {
                referrers = referrers?.with(item.id, now: item)
                kinds = kinds?.with(item.id, now: item.kind)
            }
            registers[kind] = registers[kind]?.putting(items)
        }
        return Snapshot(
            of: list, commit: commit, registers: registers, erasedCodes: codesOfErased, shelves: shelves,
            indexes: Indexes(referrers: referrers, kinds: kinds))
    }

    /// The snapshot that does not know the codes of some records that were erased.
    func forgettingErased(_ records: Set<RecordID>) -> Snapshot {
        if records.isDisjoint(with: codesOfErased.keys) { return self }
        return Snapshot(
            of: list, commit: point, registers: registers,
            erasedCodes: codesOfErased.filter { !records.contains($0.key) },
            shelves: shelves, indexes: indexes)
    }

    /// The register of a kind.
    @inlinable package subscript<Value: Record>(_ type: Value.Type) -> Register<Value> {
        registers[type.kind.name] as? Register<Value> ?? Register()
    }

    @inlinable package subscript<Value: Record>(_ reference: Reference<Value>) -> Entry<Value>? {
        self[Value.self][reference]
    }
    @inlinable package subscript<Value: Record>(_ reference: Reference<Value>?) -> Entry<Value>? {
        reference.flatMap { self[Value.self][$0] }
    }
    @inlinable package subscript<Value: Record>(_ references: [Reference<Value>]) -> [Entry<Value>] {
        self[Value.self][references]
    }

    /// The records of a kind known at run time, in the order of their codes.
    package func items(of kind: Kind) -> [any Item] { registers[kind.name]?.items ?? [] }

    package func item(id: RecordID) -> (any Item)? {
        let kind = indexes.kinds.value { KindsByRecord(registers, of: list) }[id]
        let item = kind.flatMap { registers[$0.name]?.item(id: id) }
        SnapshotRead.note(.record(id, item?.kind))
        return item
    }

    /// All records, kind by kind in the order of the list.
    package var items: some Sequence<any Item> { list.kinds.lazy.flatMap { items(of: $0) } }

    /// By whose clocks its days begin and end, and its moments are shown.
    package var timeZone: TimeZoneRules { list.timeZone(self) }

    package var count: Int { registers.values.reduce(0) { $0 + $1.count } }

    /// What it costs in memory, by estimate: its records with their places in registers and indexes.
    package var bytes: Int { registers.values.reduce(shelves.bytes) { $0 + $1.bytes } }

    /// What it costs in memory where another snapshot of the organization is there anyway: only what is not the same
    /// object in both.
    package func bytes(besides other: Snapshot) -> Int {
        registers.reduce(0) { sum, register in
            sum + (other.registers[register.key].map { register.value.bytes(besides: $0) } ?? register.value.bytes)
        }
    }

    /// The record of that code, such as RISK-14, in any letter case.
    package func item(code: String) -> (any Item)? {
        let code = code.uppercased()
        guard let dash = code.lastIndex(of: "-"), let kind = list.withPrefix[String(code[..<dash])],
            let number = Int(code[code.index(after: dash)...])
        else { return nil }
        let found = SnapshotRead.unheard { registers[kind.name]?.item(number: number) }
        guard let item = found, item.code == code else {
            // Any record to come may bear the code.
            SnapshotRead.note(.register(kind))
            return nil
        }
        SnapshotRead.note(.record(item.id, kind))
        return item
    }

    /// The records that refer to one, in the order of `items`.
    package func items(referringTo id: RecordID) -> [any Item] {
        SnapshotRead.note(.referrers(id, nil))
        return referrers[id]
    }

    private var referrers: Referrers {
        SnapshotRead.unheard { indexes.referrers.value { Referrers(in: items, of: list) } }
    }

    /// What is not the same record, to the letter, in an earlier or later snapshot of the organization: pairs of how it
    /// was there and how it is here, nil where it is not.
    ///
    /// Costs next to nothing for the kinds that nothing was changed of.
    /// - Returns: nil for more than `limit`, as between snapshots read from the store one by one.
    package func differences(from other: Snapshot, limit: Int) -> [(before: (any Item)?, after: (any Item)?)]? {
        var found: [(before: (any Item)?, after: (any Item)?)] = []
        for (kind, register) in registers {
            guard let theirs = other.registers[kind] else { return nil }
            if theirs === register { continue }
            guard register.collectDifferences(from: theirs, limit: limit, into: &found) else { return nil }
        }
        // A rule that looks at a record may look at what is known of its shelf.
        let known = Set(found.compactMap { ($0.after ?? $0.before)?.id })
        for parent in shelves.parents(differingFrom: other.shelves).subtracting(known) {
            guard let before = other.item(id: parent), let after = item(id: parent) else { continue }
            found.append((before, after))
        }
        return found.count > limit ? nil : found
    }

    /// The record that brought back a removed one; nil for nearly all.
    func restored(from removed: RecordID) -> (any Item)? {
        indexes.restored.value {
            items.reduce(into: [:]) { found, item in if let origin = item.restoredFrom { found[origin] = item } }
        }[removed]
    }

    /// Something that follows from the records, made when first asked for and then kept with the snapshot: one value of
    /// each type, so that whoever derives something has a type for it. Making it is not counted as reading
    /// (`SnapshotRead`), so whoever offers it notes what it goes by.
    package func once<Value: Sendable>(_ make: () -> Value) -> Value {
        SnapshotRead.unheard { indexes.further.value(make) }
    }

    /// The records of one kind that refer to a record.
    package func entries<Value: Record>(_ type: Value.Type, referringTo id: RecordID) -> [Entry<Value>] {
        SnapshotRead.note(.referrers(id, type.kind))
        return referrers[id].compactMap { $0 as? Entry<Value> }
    }

    /// The records of a kind whose title is exactly that, letter case and outer space aside.
    package func items(of kind: Kind, titled title: String) -> [any Item] {
        SnapshotRead.note(.name(kind, title))
        let titles = SnapshotRead.unheard {
            indexes.byTitle.value { Dictionary(grouping: items) { TitleKey(kind: $0.kind.name, title: $0.title) } }
        }
        return titles[TitleKey(kind: kind.name, title: title)] ?? []
    }

    /// The records of a kind that are known elsewhere by that name (`RegisterList.otherNameFields`).
    package func items(of kind: Kind, calledElsewhere name: String) -> [any Item] {
        SnapshotRead.note(.name(kind, name))
        let names = SnapshotRead.unheard { indexes.byOtherName.value { byOtherName } }
        return names[TitleKey(kind: kind.name, title: name)] ?? []
    }

    private var byOtherName: [TitleKey: [any Item]] {
        var names: [TitleKey: [any Item]] = [:]
        for item in items {
            let body = item.body
            for field in list.otherNameFields {
                guard let name = body[field]?.stringValue else { continue }
                names[TitleKey(kind: item.kind.name, title: name), default: []].append(item)
            }
        }
        return names
    }
}

extension Snapshot {
    /// The commit a snapshot stands at; its sequence is 0 before the first.
    package struct CommitPoint: Hashable, Sendable {
        package let sequence: Int
        package let hash: String
        package let time: Instant?

        package init(sequence: Int, hash: String, time: Instant?) {
            self.sequence = sequence
            self.hash = hash
            self.time = time
        }

        package static let none = CommitPoint(sequence: 0, hash: "", time: nil)
    }

    /// What a snapshot works out at most once.
    final class Indexes: Sendable {
        let byTitle = Lazily<[TitleKey: [any Item]]>()
        let byOtherName = Lazily<[TitleKey: [any Item]]>()
        let referrers: Lazily<Referrers>
        let kinds: Lazily<KindsByRecord>
        let further = KeptValues()
        /// Records by the removed ones that they brought back.
        let restored = Lazily<[RecordID: any Item]>()

        init(referrers: Referrers? = nil, kinds: KindsByRecord? = nil) {
            self.referrers = referrers.map { Lazily($0) } ?? Lazily()
            self.kinds = kinds.map { Lazily($0) } ?? Lazily()
        }
    }

    struct TitleKey: Hashable {
        let kind: String
        let title: String

        init(kind: String, title: String) {
            self.kind = kind
            self.title = title.trimmed.lowercased()
        }
    }
}

extension Record {
    fileprivate static var emptyRegister: any AnyRegister { Register<Self>() }
}

extension StringProtocol {
    /// The text without white space at its ends.
    package var trimmed: String {
        // Nearly always there is none, which two bytes tell.
        let text = String(self)
        if let first = text.utf8.first, let last = text.utf8.last, first.isPlainInk, last.isPlainInk { return text }
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}

extension UInt8 {
    /// Whether it is a character of ASCII that shows.
    package var isPlainInk: Bool { (0x21...0x7E).contains(self) }
    package var isPlainInkOrSpace: Bool { (0x20...0x7E).contains(self) }
}
