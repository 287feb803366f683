import ISMS
package import RecordFormat
package import RecordStore
package import Registers

extension Workspace {
    /// One version of a record: who made it, when, why, and what it changed.
    package struct RecordVersion: Sendable {
        package let header: CommitHeader
        package let revision: Revision
        /// The fields it changed; empty where the bodies were erased.
        package let changes: [FieldChange]
        /// The fields it changed in the draft of a successor, which is not in force.
        package let draftChanges: [FieldChange]
    }

    /// Every version of a record, the oldest first.
    package func history(of record: RecordID, kind: Kind) async throws(WorkspaceError) -> [RecordVersion] {
        let revisions = try await asking { () throws(StoreError) in
            try await store.history(of: record, in: organization.id)
        }
        var previous = JSONObject()
        var versions: [RecordVersion] = []
        for (header, revision) in revisions {
            let body = try Self.body(of: revision)
            let changes = body.map { FieldChange.between(previous, $0, of: kind) } ?? []
            let drafted = body.map { Self.draftChanges(from: previous, to: $0, of: kind) } ?? []
            versions.append(
                RecordVersion(header: header, revision: revision, changes: changes, draftChanges: drafted))
            if let body { previous = body }
        }
        return versions
    }

    /// What was written in the draft of a successor; nothing where it was put in force, which its record's fields show.
    private static func draftChanges(from before: JSONObject, to after: JSONObject, of kind: Kind) -> [FieldChange] {
        guard let draft = after["draft"]?.objectValue else { return [] }
        let earlier = before["draft"]?.objectValue ?? before
        return FieldChange.between(earlier, draft, of: kind).filter { !kind.isApprovalField($0.field.name) }
    }

    /// What a record said in each of its versions, the oldest first; nothing of those that were erased.
    func bodies(of record: RecordID) async throws(WorkspaceError) -> [JSONObject] {
        let revisions = try await asking { () throws(StoreError) in
            try await store.history(of: record, in: organization.id)
        }
        var bodies: [JSONObject] = []
        for (_, revision) in revisions {
            if let body = try Self.body(of: revision) { bodies.append(body) }
        }
        return bodies
    }

    /// What a record said in each of its versions and before it was removed and brought back, in no particular order.
    func bodiesSinceOrigin(of item: any Item) async throws(WorkspaceError) -> [JSONObject] {
        var versions = try await bodies(of: item.id) + [item.body]
        var origins: Set<RecordID> = [item.id]
        var origin = item.restoredFrom
        while let record = origin, origins.insert(record).inserted {
            let earlier = try await bodies(of: record)
            versions += earlier
            origin = earlier.compactMap { $0["restoredFrom"]?.stringValue.flatMap { RecordID($0) } }.last
        }
        return versions
    }

    private static func body(of revision: Revision) throws(WorkspaceError) -> JSONObject? {
        guard let bytes = revision.body else { return nil }
        do throws(JSONSyntaxError) {
            return try JSON(parsing: bytes).objectValue
        } catch {
            throw .store(.corrupt("\(revision.code) version \(revision.version): \(error)"))
        }
    }

    /// The identity and kind of any record there ever was, by its code: also of those deleted or erased since.
    package func identity(ofCode code: String) async throws(WorkspaceError) -> (id: RecordID, kind: Kind)? {
        let found = try await asking { () throws(StoreError) in
            try await store.record(ofCode: code.trimmed.uppercased(), in: organization.id)
        }
        return found.flatMap { found in Kind.type(named: found.kind).map { (found.record, $0.kind) } }
    }
}
