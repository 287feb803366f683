import Accounts
import ISMS
import RecordFormat
package import RecordStore

extension Workspace {
    /// Commits a draft for a principal, after checking that their roles allow every change in it.
    ///
    /// - Throws: `.forbidden`, and whatever `commit(_:by:)` throws; nothing is written then.
    package func commit(_ draft: Draft, by author: CommitAuthor, as principal: Principal) async throws(WorkspaceError)
        -> Committed
    {
        for change in draft.effective { try await authorize(change, base: draft.base, principal) }
        return try await commit(draft, by: author)
    }

    /// What committing a draft for a principal now would do, after the same checks, without writing anything.
    package func rehearse(_ draft: Draft, by author: CommitAuthor, as principal: Principal) async throws(WorkspaceError)
        -> Committed
    {
        for change in draft.effective { try await authorize(change, base: draft.base, principal) }
        return try await rehearse(draft, by: author)
    }

    private func authorize(_ change: Draft.Change, base: ISMS, _ principal: Principal) async throws(WorkspaceError) {
        if principal.isOperator { return }
        let name = change.previous?.name ?? "a new \(change.kind.singular)"
        switch (change.previous, change.record) {
        case (nil, let record?):
            guard principal.may(.create, record, kind: change.kind, in: base) else {
                throw .forbidden(
                    principal.reach(of: .create, on: change.kind) == .own
                        ? "you may only add \(change.kind.plural) that are your own: name yourself as the owner"
                        : "your role may not add \(change.kind.plural)")
            }
            if approvalFields(of: change.kind).contains(where: { record.body[$0] != nil }) {
                throw .forbidden("\(name) cannot be approved before it is saved")
            }
        case (let item?, nil):
            guard principal.may(.remove, item, in: base) else { throw .forbidden("you may not remove \(name)") }
        case (let item?, let record?):
            try await authorize(item, becoming: record, base: base, principal)
        case (nil, nil): break
        }
    }

    private func authorize(_ item: any Item, becoming record: any Record, base: ISMS, _ principal: Principal)
        async throws(WorkspaceError)
    {
        let before = item.body
        let after = record.body
        let changed = Set(item.fields.map(\.name).filter { before[$0] != after[$0] })
        let approving = changed.intersection(approvalFields(of: item.kind))
        var deciding: Set<String> = []
        if item.kind == Risk.kind {
            for decision in Approval.ownerDecisions {
                let part = changed.intersection(decision.fields)
                if part.isEmpty { continue }
                deciding.formUnion(part)
                // Taking a decision back is for whoever may change the risk; giving one is for its owner alone.
                if let decider = after[decision.names] {
                    guard let person = principal.person, decider == .string(person.description),
                        (record as? Risk)?.owner?.id == person
                    else { throw .forbidden("only the risk owner may decide about \(item.name), in their own name") }
                }
            }
        }
        if !approving.isEmpty { try await authorizeApproval(of: item, after: after, by: principal, in: base) }
        let others = changed.subtracting(approving).subtracting(deciding)
        // Approving a document makes its status follow.
        let isOnlyApproval = !approving.isEmpty && others.isSubset(of: ["status"])
        if others.isEmpty && (!approving.isEmpty || !deciding.isEmpty) || isOnlyApproval { return }
        guard principal.may(.change, item, in: base) else {
            throw .forbidden("you may not change \(item.name); it is not yours")
        }
    }

    private func approvalFields(of kind: Kind) -> [String] { Approval.fields[kind.name] ?? [] }

    private func authorizeApproval(of item: any Item, after: JSONObject, by principal: Principal, in base: ISMS)
        async throws(WorkspaceError)
    {
        guard let field = Approval.approverFields[item.kind.name] else { return }
        guard let approver = after[field] else {
            // Withdrawing an approval.
            guard principal.may(.approve, item, in: base) || principal.may(.change, item, in: base) else {
                throw .forbidden("you may not withdraw the approval of \(item.name)")
            }
            return
        }
        guard principal.may(.approve, item, in: base) else {
            throw .forbidden("your role may not approve \(item.name)")
        }
        guard let person = principal.person, approver == .string(person.description) else {
            throw .forbidden(
                principal.person == nil
                    ? "your account is not linked to a person of the organization, so it cannot approve; ask an administrator to link it"
                    : "an approval can only be given in your own name")
        }
        let isAuthor: Bool
        if let author = after["author"] {
            isAuthor = author == approver
        } else {
            let sequence = item.provenance.sequence
            let log = try await asking { () throws(StoreError) in
                try await store.log(of: organization.id, before: sequence + 1, limit: 1)
            }
            isAuthor = log.first?.author.principal == principal.name
        }
        if isAuthor { throw .forbidden("you wrote \(item.name); someone else has to approve it") }
    }
}
