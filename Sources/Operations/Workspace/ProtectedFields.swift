import ISMS
import Phrases
import RecordFormat
import Registers

/// What no form, import or command changes, since an operation of its own does: the state a workflow keeps, the moments it
/// stamps, and rows that are entered one by one. Approvals are kept by `ApprovalSettling`.
struct ProtectedFields {
    /// How an operation says in a draft that it sets them.
    static let workflow = "the workflow"
    static let shelf = "the shelf"
    static let circle = "the circle"
    static func entries(_ field: String) -> String { "the entries of \(field)" }

    private let change: Draft.Change
    private let before: JSONObject
    private let after: JSONObject
    private let type: any Record.Type

    /// - Throws: `.refused` where a change sets what only an operation may, or is about what is sealed.
    static func check(_ change: Draft.Change) throws(WorkspaceError) {
        // What is brought back is as it was.
        if change.restores != nil { return }
        guard let record = change.record else { return try checkRemoval(change) }
        let type = Swift.type(of: record)
        if let shelf = type.shelf {
            let before = change.previous?.workingRecord.body ?? type.init().body
            try ProtectedFields(change: change, before: before, after: record.body, type: type).check(shelf)
        }
        // Nearly all registers protect nothing so, and an import of thousands need not write out each record for it.
        guard type.workflow != nil || !change.kind.entryLists.isEmpty || type.circleField != nil else { return }
        let fields = ProtectedFields(
            change: change, before: change.previous?.workingRecord.body ?? type.init().body, after: record.body,
            type: type)
        if let workflow = type.workflow { try fields.check(workflow) }
        for list in change.kind.entryLists { try fields.check(list) }
        try fields.checkCircle()
    }

    private var name: String { change.previous?.name ?? ("a new \(change.kind.singular)" as Phrase).text }

    private func label(_ field: String) -> Phrase {
        type.declarations.first { $0.name == field }?.label ?? .data(field)
    }

    private func check(_ workflow: AnyWorkflow) throws(WorkspaceError) {
        if change.previous != nil, workflow.isSealed(before), !isJoining, before != after {
            throw .sealed(name)
        }
        guard !change.lifted.contains(Self.workflow) else { return }
        if change.previous != nil { try checkStanding(workflow) }
        guard let field = workflow.fields.first(where: { before[$0] != after[$0] }) else { return }
        throw .setByStep(label(field), of: name)
    }

    /// What a step needed stays filled in, and who must not take it stays who it was.
    private func checkStanding(_ workflow: AnyWorkflow) throws(WorkspaceError) {
        for step in workflow.steps(to: before) {
            if let field = step.needs.first(where: { before[$0.name] != nil && after[$0.name] == nil }) {
                throw .stepStandsOn(field.label, step.title, of: name)
            }
            if let field = step.exceptFields.first(where: { before[$0] != after[$0] }) {
                throw .stepExcepted(label(field), step.title, of: name)
            }
        }
    }

    /// What lies on a shelf stays there; of what is append only nothing else is changed either.
    private func check(_ shelf: AnyShelf) throws(WorkspaceError) {
        if change.lifted.contains(Self.shelf) { return }
        if change.previous != nil {
            if shelf.isAppendOnly, before != after {
                throw .appendOnly(name)
            }
            if before[shelf.parentField] != after[shelf.parentField] {
                throw .parentStays(label(shelf.parentField), of: name)
            }
        }
        guard let field = shelf.operatedFields.first(where: { before[$0] != after[$0] }) else { return }
        throw .setByOperation(label(field), of: name)
    }

    private func check(_ list: EntryList) throws(WorkspaceError) {
        let old = before[list.field]?.arrayValue ?? []
        let new = after[list.field]?.arrayValue ?? []
        if old == new { return }
        guard change.lifted.contains(Self.entries(list.field)) else {
            throw .setByEntry(label(list.field), of: name)
        }
        if list.isAppendOnly, Array(new.prefix(old.count)) != old {
            throw .entryStays(label(list.field))
        }
    }

    /// Whether the change does nothing but let somebody join the circle, which those who may know of it changes, and not what
    /// it says.
    private var isJoining: Bool {
        guard change.lifted.contains(Self.circle), let circle = type.circleField,
            let joinings = type.circleJoiningsField
        else { return false }
        var (old, new) = (before, after)
        for field in [circle, joinings] { (old[field], new[field]) = (nil, nil) }
        return old == new
    }

    /// Somebody has to know of what is confidential, and who joined by themselves is kept as it was.
    private func checkCircle() throws(WorkspaceError) {
        if let field = type.circleJoiningsField, before[field] != after[field], !change.lifted.contains(Self.circle) {
            throw .setByOperation(label(field), of: name)
        }
        guard let previous = change.previous?.workingRecord, let record = change.record else { return }
        if !previous.circle.isEmpty, record.circle.isEmpty {
            throw .lastInCircle(name)
        }
    }

    private static func checkRemoval(_ change: Draft.Change) throws(WorkspaceError) {
        guard let previous = change.previous else { return }
        try checkErasable(previous)
        if previous.kind.shelf?.isAppendOnly == true {
            throw .onlyErased(previous.name)
        }
        if let workflow = previous.kind.workflow, workflow.isSealed(previous.body) {
            throw .sealedAndKept(previous.name)
        }
    }

    /// Refuses to take away what was issued: the next version would get its number.
    static func checkErasable(_ item: any Item) throws(WorkspaceError) {
        if case .madeOnce = item.kind.keeping {
            throw .frozen(item.name)
        }
    }
}
