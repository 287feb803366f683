package import ISMS
package import RecordFormat
package import Registers

/// A change in the making: records to create, change and remove together, on top of a snapshot.
///
/// ```swift
/// var draft = try await workspace.draft()
/// let owner = draft.create(marta)
/// draft.update(asset) { $0.owner = owner }
/// try await workspace.commit(draft, by: author)
/// ```
package struct Draft: Sendable {
    struct Change: Sendable {
        let id: RecordID
        let kind: Kind
        /// The record as the draft found it; nil where it is new.
        let previous: (any Item)?
        /// The record as it shall be; nil where it shall go. Of what is approved, its draft where nothing is lifted.
        var record: (any Record)?
        /// The approvals and other protected fields that the operation itself sets, by name: they are as it says.
        var lifted: Set<String> = []
        /// Whether the operation that alone makes such records made it.
        var isMade = false
        /// The removed record that it brings back, whose authors are its authors too.
        var restores: RecordID?
        /// Whether it lies on a shelf, and the snapshot does not hold it.
        var isShelved = false
    }

    /// The snapshot the draft was begun on, as whoever makes the change sees it.
    package let base: ISMS
    /// The same snapshot with all that is in it, which the change has to fit.
    let whole: ISMS
    private let identifiers: IdentifierSource
    private(set) var changes: [Change] = []
    private var places: [RecordID: Int] = [:]

    init(base: ISMS, of whole: ISMS? = nil, identifiers: IdentifierSource) {
        self.base = base
        self.whole = whole ?? base
        self.identifiers = identifiers
    }

    package var isEmpty: Bool { changes.isEmpty }

    /// An identity for a row of a record.
    func newIdentity() -> RecordID { identifiers.next() }

    /// Adds a record and returns the reference by which others in the same draft may name it.
    @discardableResult
    package mutating func create<Value: Record>(_ record: Value) -> Reference<Value> {
        Reference(createAny(record))
    }

    /// Adds a record of a kind known at run time.
    @discardableResult
    package mutating func createAny(_ record: any Record) -> RecordID {
        let id = identifiers.next()
        put(Change(id: id, kind: type(of: record).kind, previous: nil, record: record))
        return id
    }

    /// Adds a record that was removed.
    mutating func restore(_ record: any Record, from removed: RecordID) {
        put(
            Change(
                id: identifiers.next(), kind: type(of: record).kind, previous: nil, record: record, restores: removed))
    }

    /// Adds a record of a register whose records only an operation makes.
    @discardableResult
    mutating func make(_ record: any Record) -> RecordID {
        let id = identifiers.next()
        put(Change(id: id, kind: type(of: record).kind, previous: nil, record: record, isMade: true))
        return id
    }

    package mutating func update<Value: Record>(_ entry: Entry<Value>, _ change: (inout Value) -> Void) {
        var value = value(of: entry)
        change(&value)
        replace(entry, with: value)
    }

    /// Replaces a record of a kind known at run time.
    package mutating func replace(_ item: any Item, with record: any Record) {
        put(Change(id: item.id, kind: item.kind, previous: item, record: record))
    }

    /// Replaces a record that this draft itself creates or changes.
    package mutating func replace(_ id: RecordID, with record: any Record) {
        if let place = places[id] { changes[place].record = record }
    }

    /// Replaces a record of the base, or one that this draft creates, together with an approval of it, which only an
    /// operation gives or takes back.
    mutating func replace(_ id: RecordID, with record: any Record, lifting approval: ApprovalDeclaration) {
        if let place = places[id] {
            changes[place].record = record
            changes[place].lifted.insert(approval.name)
        } else if let item = base.item(id: id) {
            put(Change(id: id, kind: item.kind, previous: item, record: record, lifted: [approval.name]))
        }
    }

    /// Replaces a record of the base together with what only an operation sets, such as the state of its workflow.
    mutating func replace(_ item: any Item, with record: any Record, setting protected: String) {
        put(Change(id: item.id, kind: item.kind, previous: item, record: record, lifted: [protected]))
    }

    package mutating func remove(_ item: any Item) {
        put(Change(id: item.id, kind: item.kind, previous: item, record: nil))
    }

    /// The record as the draft would leave it; nil where it neither is nor will be.
    package func record(_ id: RecordID) -> (any Record)? {
        if let place = places[id] { return changes[place].record }
        return base.item(id: id)?.workingRecord
    }

    /// A record of the base as the draft so far would leave it: several operations may go into one draft.
    func value<Value: Record>(of entry: Entry<Value>) -> Value { record(entry.id) as? Value ?? entry.working }

    private mutating func put(_ change: Change) {
        if let place = places[change.id] {
            changes[place].record = change.record
            changes[place].lifted.formUnion(change.lifted)
        } else {
            var change = change
            // A kind may have been in the snapshot before it was put on shelves; what was made then stays there.
            change.isShelved = change.kind.shelf != nil && whole.item(id: change.id) == nil
            places[change.id] = changes.count
            changes.append(change)
        }
    }

    /// The draft without changes that change nothing.
    var effective: [Change] {
        changes.filter { change in
            switch (change.previous, change.record) {
            case (nil, nil): false
            case (let previous?, let record?):
                // An operation may put a draft in force that says what was being written already.
                previous.workingRecord.body != record.body
                    || !change.lifted.isEmpty && previous.storedBody != record.body
            default: true
            }
        }
    }
}
