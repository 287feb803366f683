import ISMS
import Phrases
package import RecordStore
import Registers

extension Workspace {
    /// Commits a draft for a principal, after checking that their roles allow every change in it.
    ///
    /// - Throws: `.forbidden`, and whatever `commit(_:by:)` throws; nothing is written then.
    package func commit(_ draft: Draft, by author: CommitAuthor, as principal: Principal) async throws(WorkspaceError)
        -> Committed
    {
        for change in draft.effective {
            try checkShelf(of: change, in: draft, principal)
            try authorize(change, base: draft.base, principal)
        }
        return try await commit(draft, by: author)
    }

    /// What committing a draft for a principal now would do, after the same checks, without writing anything.
    package func rehearse(_ draft: Draft, by author: CommitAuthor, as principal: Principal) async throws(WorkspaceError)
        -> Committed
    {
        for change in draft.effective {
            try checkShelf(of: change, in: draft, principal)
            try authorize(change, base: draft.base, principal)
        }
        return try await rehearse(draft, by: author)
    }

    /// Refuses to put something on the shelf of a record that the principal may not read, which for them is not there.
    private func checkShelf(of change: Draft.Change, in draft: Draft, _ principal: Principal) throws(WorkspaceError) {
        // Without a parent it is invalid, and is told so.
        guard change.isShelved, let parent = change.record?.shelfParent else { return }
        if let owner = draft.base.shelfOwner(parent) {
            if principal.may(.read, owner, in: draft.base) { return }
        } else if draft.record(parent) != nil {
            return
        }
        throw .noParent(for: change.kind)
    }

    /// Whether the principal's roles allow a change. What an operation lifted, it has looked at itself.
    private func authorize(_ change: Draft.Change, base: ISMS, _ principal: Principal) throws(WorkspaceError) {
        if principal.isOperator { return }
        let name = change.previous?.name ?? ("a new \(change.kind.singular)" as Phrase).text
        switch (change.previous, change.record) {
        case (nil, let record?):
            // The operation that alone makes such records has looked at who may.
            if change.isMade, case .madeOnce = change.kind.keeping { return }
            guard principal.may(.create, record, kind: change.kind, in: base) else {
                throw principal.reach(of: .create, on: change.kind) == .own
                    ? .mayAddOnlyOwn(change.kind) : .mayNotAdd(change.kind)
            }
        case (let item?, nil):
            guard principal.may(.remove, item, in: base) else { throw .mayNot(.remove, name) }
        case (let item?, _?):
            guard !change.lifted.isEmpty || principal.may(.change, item, in: base) else {
                throw .notYours(item.name)
            }
        case (nil, nil): break
        }
    }
}
