import ISMS
package import RecordFormat
package import RecordStore
package import Registers

extension Workspace {
    /// Commit headers before a sequence (nil: from the newest), newest first.
    package func log(before sequence: Int?, limit: Int) async throws(WorkspaceError) -> [CommitHeader] {
        try await asking { () throws(StoreError) in
            try await store.log(of: organization.id, before: sequence, limit: limit)
        }
    }

    /// The commit of a sequence with its revisions; nil where there is none.
    package func commit(numbered sequence: Int) async throws(WorkspaceError) -> Commit? {
        guard sequence > 0 else { return nil }
        let commits = try await asking { () throws(StoreError) in
            try await store.commits(of: organization.id, after: sequence - 1, limit: 1)
        }
        return commits.first.flatMap { $0.header.sequence == sequence ? $0 : nil }
    }

    /// The record as it was being written before it was removed, with its identity; nil where there never was one, where it stands, or where it was
    /// erased.
    package func removedRecord(code: String) async throws(WorkspaceError)
        -> (id: RecordID, record: any Record)?
    {
        guard let (id, kind) = try await identity(ofCode: code), try await snapshot().item(id: id) == nil,
            let type = Kind.type(named: kind.name)
        else { return nil }
        let revisions = try await asking { () throws(StoreError) in
            try await store.history(of: id, in: organization.id)
        }
        // What lies on a shelf is not in the snapshot either.
        guard revisions.last?.revision.change == .deleted else { return nil }
        guard let bytes = revisions.last(where: { $0.revision.body != nil })?.revision.body,
            let body = (try? JSON(parsing: bytes))?.objectValue
        else { return nil }
        let written = body[type.draftMember]?.objectValue ?? body
        return (try? type.init(body: written)).map { (id, $0) }
    }
}
