import ISMS
import Phrases
package import RecordStore

extension Workspace {
    /// Commits a draft for a principal, after checking that their roles allow every change in it.
    ///
    /// - Throws: `.forbidden`, and whatever `commit(_:by:)` throws; nothing is written then.
    package func commit(_ draft: Draft, by author: CommitAuthor, as principal: Principal) async throws(WorkspaceError)
        -> Committed
    {
        for change in draft.effective { try authorize(change, base: draft.base, principal) }
        return try await commit(draft, by: author)
    }

    /// What committing a draft for a principal now would do, after the same checks, without writing anything.
    package func rehearse(_ draft: Draft, by author: CommitAuthor, as principal: Principal) async throws(WorkspaceError)
        -> Committed
    {
        for change in draft.effective { try authorize(change, base: draft.base, principal) }
        return try await rehearse(draft, by: author)
    }

    /// Whether the principal's roles allow a change. What an operation lifted, it has looked at itself.
    private func authorize(_ change: Draft.Change, base: ISMS, _ principal: Principal) throws(WorkspaceError) {
        if principal.isOperator { return }
        let name = change.previous?.name ?? "a new \(change.kind.singular)"
        switch (change.previous, change.record) {
        case (nil, let record?):
            // The operation that alone makes such records has looked at who may.
            if change.isMade, case .madeOnce = change.kind.keeping { return }
            guard principal.may(.create, record, kind: change.kind, in: base) else {
                throw .forbidden(
                    principal.reach(of: .create, on: change.kind) == .own
                        ? "you may only add \(change.kind.plural) that are your own: name yourself as the owner"
                        : "your role may not add \(change.kind.plural)")
            }
        case (let item?, nil):
            guard principal.may(.remove, item, in: base) else { throw .forbidden("you may not remove \(name)") }
        case (let item?, _?):
            guard !change.lifted.isEmpty || principal.may(.change, item, in: base) else {
                throw .forbidden("you may not change \(item.name); it is not yours")
            }
        case (nil, nil): break
        }
    }
}
