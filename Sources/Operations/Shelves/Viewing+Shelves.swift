package import ISMS
import Phrases
package import RecordFormat
import RecordStore
package import Registers

extension Viewing {
    /// How many records of shelves are read at once.
    private static let pageMax = 501

    /// Reads records of a kind that lie on shelves, the newest first, as they stood when a snapshot was taken.
    ///
    /// ```swift
    /// let comments = try await viewing.shelf(of: Comment.kind, on: risk.id, limit: 20, in: isms)
    /// ```
    ///
    /// - Parameters:
    ///   - parent: the record whose shelf is read; nil for the shelves of all that the principal may read.
    ///   - number: the cursor of the page before; whatever it is, nothing is shown twice.
    ///   - isms: a snapshot that this viewing gave.
    package func shelf(
        of kind: Kind, on parent: RecordID? = nil, before number: Int? = nil, limit: Int, in isms: ISMS
    ) async throws(WorkspaceError) -> ShelfReading {
        let limit = max(1, min(limit, Self.pageMax - 1))
        var search = ShelfSearch(kind: kind, isms: isms, principal: principal, parent: parent)
        for shelf in parent.map({ isms.shelfParents(of: $0).map { Optional($0) } }) ?? [nil] {
            var cursor = search.found.last?.item.number ?? number
            var asked = limit + 1
            while search.found.count <= limit {
                let before = cursor
                let page = try await workspace.asking { () throws(StoreError) in
                    try await workspace.store.shelved(
                        kind.name, on: shelf, in: workspace.organization.id, before: before, limit: asked,
                        at: isms.commit.sequence)
                }
                for record in page.records { try search.take(record) }
                guard page.records.count == asked, let last = page.records.last else { break }
                cursor = CodeNumber.number(in: last.record.code)
                // Much of it may lie with what the principal does not see.
                asked = min(4 * asked, Self.pageMax)
            }
        }
        if search.found.count <= limit { search.takeEarlier(before: number) }
        // What became confidential meanwhile is behind the veil now.
        let veil = try await workspace.veil(for: principal)
        let found = search.found.filter { !veil.hides($0.owner.id) }
        return ShelfReading(
            items: Array(found.prefix(limit)), next: found.count > limit ? found[limit - 1].item.number : nil)
    }

    /// A record on a shelf as it stood when a snapshot was taken; nil where it was not there, or may not be known.
    package func shelved(_ id: RecordID, in isms: ISMS) async throws(WorkspaceError) -> ShelvedItem? {
        let versions = try await workspace.asking { () throws(StoreError) in
            try await workspace.store.history(of: id, in: workspace.organization.id)
        }
        var search = ShelfSearch(kind: nil, isms: isms, principal: principal, parent: nil)
        if let known = isms.item(id: id) {
            search.takeEarlier(known)
        } else if let added = versions.first?.header,
            let (header, revision) = versions.last(where: { $0.header.sequence <= isms.commit.sequence }),
            !revision.change.endsRecord, let body = revision.body, let parent = revision.shelf
        {
            let record = StoredRecord(
                id: id, kind: revision.kind, code: revision.code, version: revision.version, body: body,
                createdAt: added.author.time, updatedAt: header.author.time, sequence: header.sequence)
            try search.take(ShelvedRecord(record: record, parent: parent, added: added))
        }
        guard let found = search.found.first else { return nil }
        return try await workspace.veil(for: principal).hides(found.owner.id) ? nil : found
    }

    /// The same by its code, such as CMT-14.
    package func shelved(code: String, in isms: ISMS) async throws(WorkspaceError) -> ShelvedItem? {
        guard let (id, kind) = try await identity(ofCode: code), kind.shelf != nil else { return nil }
        return try await shelved(id, in: isms)
    }
}

/// Gathers the records of shelves that somebody may read.
private struct ShelfSearch {
    let kind: Kind?
    let isms: ISMS
    let principal: Principal
    let parent: RecordID?
    private(set) var found: [ShelvedItem] = []
    /// The records that shelves are of, so far as they may be read; looked up once each.
    private var owners: [RecordID: (any Item)?] = [:]

    init(kind: Kind?, isms: ISMS, principal: Principal, parent: RecordID?) {
        self.kind = kind
        self.isms = isms
        self.principal = principal
        self.parent = parent
    }

    mutating func take(_ record: ShelvedRecord) throws(WorkspaceError) {
        guard record.record.body != nil, let owner = owner(record.parent) else { return }
        found.append(
            ShelvedItem(
                item: try Workspace.item(of: record.record, added: record.added), owner: owner, added: record.added))
    }

    /// Adds what the snapshot has of the kind: it was made before that lay on shelves, so it is older than all that does.
    mutating func takeEarlier(before number: Int?) {
        guard let kind else { return }
        for item in isms.items(of: kind).reversed() where item.number < number ?? .max { takeEarlier(item) }
    }

    mutating func takeEarlier(_ item: any Item) {
        guard item.kind.shelf != nil, let owner = isms.shelfOwner(of: item), parent == nil || owner.id == parent,
            principal.may(.read, owner, in: isms)
        else { return }
        found.append(ShelvedItem(item: item, owner: owner, added: nil))
    }

    private mutating func owner(_ id: RecordID) -> (any Item)? {
        if let known = owners[id] { return known }
        var owner = isms.shelfOwner(id)
        if let found = owner, !principal.may(.read, found, in: isms) { owner = nil }
        owners[id] = .some(owner)
        return owner
    }
}

extension OperationSetting {
    /// A record on a shelf, as the principal of an operation may know of it.
    func shelved(_ id: RecordID, in draft: Draft) async throws(WorkspaceError) -> ShelvedItem? {
        try await Viewing(workspace, as: principal).shelved(id, in: draft.base)
    }

    /// The record an operation is about, in the snapshot or on a shelf.
    func needed(_ id: RecordID, in draft: Draft) async throws(WorkspaceError) -> any Item {
        if let item = draft.base.item(id: id) { return item }
        if let found = try await shelved(id, in: draft) { return found.item }
        throw .gone()
    }
}
