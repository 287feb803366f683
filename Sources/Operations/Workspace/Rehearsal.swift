import ISMS
package import RecordStore
import Registers

extension Workspace {
    /// What committing a draft now would do, found by the same checks, without writing anything.
    ///
    /// The codes of new records are those they would have if nobody else commits before.
    package func rehearse(_ draft: Draft, by author: CommitAuthor) async throws(WorkspaceError) -> Committed {
        let base = try await snapshot()
        let changes = draft.effective
        if changes.isEmpty { return Committed(isms: base, created: [], updated: [], removed: []) }
        if base.commit.sequence != draft.base.commit.sequence { try checkForConflicts(changes, with: base) }
        let lastNumbers = try await asking { () throws(StoreError) in
            try await store.lastNumbers(of: organization.id)
        }
        let prepared = try PreparedCommit(changes, on: base, lastNumbers: lastNumbers, author: author)
        return prepared.committed(
            prepared.isms(
                at: Head(sequence: base.commit.sequence, hash: base.commit.hash, time: base.commit.time)))
    }
}
