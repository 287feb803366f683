import ISMS
import Phrases
package import RecordFormat
package import Registers

/// Somebody adds a record.
package struct AddRecord: Operation {
    package let record: any Record
    package let purpose: String

    package init(_ record: any Record, purpose: String = "") {
        self.record = record
        self.purpose = purpose
    }

    package func apply(to draft: inout Draft, in setting: OperationSetting) {
        let kind = type(of: record).kind
        // Who made what lies on a shelf, and when, is stamped whoever asks for it, so nothing is asked of an operation.
        if case .added = kind.keeping, kind.shelf != nil { draft.make(record) } else { draft.createAny(record) }
    }
}

/// Somebody changes a record; of one that is approved, this begins or goes on with the draft of its successor.
package struct ChangeRecord: Operation {
    package let id: RecordID
    package let seen: Int?
    /// The record as it shall be.
    package let record: any Record
    package let purpose: String

    /// - Parameter seen: the version that was looked at.
    package init(_ id: RecordID, seen: Int?, to record: any Record, purpose: String = "") {
        self.id = id
        self.seen = seen
        self.record = record
        self.purpose = purpose
    }

    package func apply(to draft: inout Draft, in setting: OperationSetting) async throws(WorkspaceError) {
        let item = try await setting.needed(id, in: draft)
        try setting.checkSeen(seen, item)
        draft.replace(item, with: record)
    }
}

/// Somebody makes a change of several records that belong together, all of it in one commit.
///
/// What may be changed is checked record by record, as for every operation.
package struct ChangeRecords: Operation {
    package let purpose: String
    private let change: @Sendable (inout Draft) throws(WorkspaceError) -> Void

    package init(_ purpose: String, _ change: @escaping @Sendable (inout Draft) throws(WorkspaceError) -> Void) {
        self.purpose = purpose
        self.change = change
    }

    package func apply(to draft: inout Draft, in setting: OperationSetting) throws(WorkspaceError) {
        try change(&draft)
    }
}

/// Somebody takes records out of their registers; their history stays.
package struct RemoveRecords: Operation {
    package let ids: [RecordID]

    package init(_ ids: [RecordID]) { self.ids = ids }

    package var purpose: String { "" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) async throws(WorkspaceError) {
        for id in ids { draft.remove(try await setting.needed(id, in: draft)) }
    }
}

/// Somebody brings back a record that was removed, as it was but for its approvals. Codes are given once, so it gets a
/// new one.
package struct RestoreRecord: Operation {
    package let code: String
    package let kind: Kind

    package init(code: String, of kind: Kind) {
        self.code = code
        self.kind = kind
    }

    package var purpose: String { "Undo the removal of \(code)" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) async throws(WorkspaceError) {
        guard setting.principal.reach(of: .create, on: kind) == .all else {
            throw .mayNotAdd(kind)
        }
        guard let (id, record) = try await setting.workspace.removedRecord(code: code), type(of: record).kind == kind,
            try await !setting.workspace.veil(for: setting.principal).hides(id)
        else { throw .noRemovedRecord(code) }
        if let back = draft.whole.items(of: kind).first(where: { $0.restoredFrom == id }) {
            throw .backAlready(code, as: back.code)
        }
        if kind.shelf != nil { throw .notBroughtBack(kind) }
        // An approval was given to the record that is gone.
        let body = kind.approvals.reduce(record.body) { $1.withdrawn(from: $0) }
        do throws(InvalidField) {
            draft.restore(try type(of: record).init(body: body), from: id)
        } catch {
            throw .badField(error)
        }
    }
}
