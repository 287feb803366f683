import ISMS
import Phrases
import RecordFormat
import Registers

/// What a change does to the approvals of its record, whoever makes it: the one place that keeps them.
///
/// - Fields of an approval are set by its operation alone.
/// - A change to what is approved and in force begins, or goes on with, a draft of its successor.
/// - A decision about a risk is withdrawn where what it covers is another.
struct ApprovalSettling {
    /// A change as it will be stored.
    struct Settled {
        /// The record in force; nil where it goes.
        var record: (any Record)?
        /// Its successor in the making.
        var draft: (any Record)?
    }

    private let change: Draft.Change
    private let isms: ISMS
    private let type: any Record.Type

    /// Settles one change on the snapshot it is made on.
    /// - Throws: `.refused` where it sets what only an operation may.
    static func settle(_ change: Draft.Change, in isms: ISMS) throws(WorkspaceError) -> Settled {
        guard let record = change.record else { return Settled() }
        let type = Swift.type(of: record)
        if let advice = change.kind.isMadeBy, change.previous == nil, !change.isMade {
            throw .notAddedByHand(change.kind, advice)
        }
        if type.approvals.isEmpty { return Settled(record: record) }
        return try ApprovalSettling(change: change, isms: isms, type: type).settled(record)
    }

    private func settled(_ record: any Record) throws(WorkspaceError) -> Settled {
        let before = change.previous?.workingRecord.body ?? type.init().body
        let after = record.body
        for approval in type.approvals where !change.lifted.contains(approval.name) {
            try refuse(approval, before, after)
        }
        guard let previous = change.previous else { return Settled(record: record) }
        if let approval = type.approvals.first(where: { $0.consequence == .beginsDraft }) {
            // The operation said what is in force from now on.
            if change.lifted.contains(approval.name) { return Settled(record: record) }
            return try drafted(record, approval, previous)
        }
        return Settled(record: try withdrawn(record, previous))
    }

    /// Refuses a change of what only the operation sets.
    private func refuse(_ approval: ApprovalDeclaration, _ before: JSONObject, _ after: JSONObject)
        throws(WorkspaceError)
    {
        let name = change.previous?.name ?? ("a new \(change.kind.singular)" as Phrase).text
        if let field = approval.fields.first(where: { before[$0] != after[$0] }) {
            let label = type.declarations.first { $0.name == field }?.label ?? .data(field)
            throw .setByApproval(label, of: name, approval.advice)
        }
        guard let status = approval.status, before[status.field] != after[status.field] else { return }
        if after[status.field] == .string(status.approved) {
            throw .approvedByHand(name, approval.advice)
        }
        if before[status.field] == .string(status.approved), after[status.field] == .string(status.draft) {
            throw .putOutOfForceByHand(name)
        }
    }

    // MARK: What stays in force

    private func drafted(_ record: any Record, _ approval: ApprovalDeclaration, _ previous: any Item)
        throws(WorkspaceError) -> Settled
    {
        guard approval.isGiven(in: previous.body) else { return Settled(record: try unapproved(record, approval)) }
        let before = previous.workingRecord.body
        let after = record.body
        let changed = type.declarations.map(\.name).filter { before[$0] != after[$0] }
        var inForce = previous.body
        // What the approval does not cover, such as who keeps it, changes at once.
        for field in changed where !approval.covers.contains(field) { inForce[field] = after[field] }
        let isOver = approval.status.map { status in
            after[status.field] != .string(status.approved) && after[status.field] != .string(status.draft)
        }
        if isOver == true, previous.draftRecord != nil || changed.contains(where: approval.covers.contains) {
            throw .retiredWithChanges(previous.name)
        }
        var draft = approval.withdrawn(from: after)
        if isOver == true || covered(draft, approval) == covered(inForce, approval) { draft = JSONObject() }
        do throws(InvalidField) {
            return Settled(
                record: try type.init(body: inForce), draft: draft.members.isEmpty ? nil : try type.init(body: draft))
        } catch {
            throw .badField(error)
        }
    }

    /// A draft carries no approval, such as one that was retired with its own and is a draft again.
    private func unapproved(_ record: any Record, _ approval: ApprovalDeclaration) throws(WorkspaceError) -> any Record
    {
        let body = record.body
        guard let status = approval.status, body[status.field] == .string(status.draft) || body[status.field] == nil,
            approval.fields.contains(where: { body[$0] != nil })
        else { return record }
        do throws(InvalidField) {
            return try type.init(body: approval.withdrawn(from: body))
        } catch {
            throw .badField(error)
        }
    }

    private func covered(_ body: JSONObject, _ approval: ApprovalDeclaration) -> JSONObject {
        JSONObject(body.members.filter { approval.covers.contains($0.name) })
    }

    // MARK: What is withdrawn

    private func withdrawn(_ record: any Record, _ previous: any Item) throws(WorkspaceError) -> any Record {
        var body = record.body
        let old = previous.body
        for approval in type.approvals where approval.consequence == .isWithdrawn {
            guard approval.isGiven(in: old), !change.lifted.contains(approval.name) else { continue }
            if record.covered(by: approval, in: isms) != previous.record.covered(by: approval, in: isms) {
                body = approval.withdrawn(from: body)
            }
        }
        guard body != record.body else { return record }
        do throws(InvalidField) {
            return try type.init(body: body)
        } catch {
            throw .badField(error)
        }
    }
}
