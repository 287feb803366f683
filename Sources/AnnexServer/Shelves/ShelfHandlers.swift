import HTML
import ISMS
import Operations
import RecordFormat
import RecordStore

/// Registers whose records lie on shelves: their lists and records, read page by page from the store.
extension OrganizationDispatcher {
    func shelfPage(_ kind: Kind) async throws -> WebResponse {
        try reads(kind)
        let owner = request.query[ShelfRegisterPage.ownerName].flatMap { isms.item(code: $0) }
        let cursor = request.query[ShelfRegisterPage.cursorName].flatMap { Int($0) }
        let page = ShelfRegisterPage(
            chrome: try await chrome(), kind: kind, owner: owner,
            reading: try await viewing.shelf(
                of: kind, on: owner?.id, before: cursor, limit: ShelfRegisterPage.pageSize, in: isms),
            isOlder: cursor != nil, derived: derived)
        return .page(page.page)
    }

    /// The record of a code on a shelf, if the viewer may read it.
    func shelvedItem(_ kind: Kind, _ code: String) async throws -> ShelvedItem {
        guard let found = try await viewing.shelved(code: code, in: isms), found.item.kind == kind else {
            throw WebError.notFound
        }
        return found
    }

    /// The record of a code, wherever it is kept, if the viewer may read it.
    func anyItem(_ kind: Kind, _ code: String) async throws -> any Item {
        if kind.shelf == nil { return try item(kind, code) }
        return try await shelvedItem(kind, code).item
    }

    func shelvedRecordPage(_ kind: Kind, _ code: String) async throws -> WebResponse {
        let found = try await shelvedItem(kind, code)
        let versions = principal.may(.readHistory) ? try await viewing.history(of: found.item.id, kind: kind) : []
        let page = ShelvedRecordPage(
            chrome: try await chrome(), found: found, isms: isms,
            versions: versions.filter { $0.header.sequence <= isms.commit.sequence })
        return .page(page.page)
    }

    /// All records of a kind on all shelves that the viewer may read, the oldest first, as an export has them.
    func allShelved(_ kind: Kind) async throws -> [any Item] {
        var items: [any Item] = []
        var cursor: Int?
        repeat {
            let reading = try await viewing.shelf(of: kind, before: cursor, limit: 500, in: isms)
            items += reading.items.map(\.item)
            cursor = reading.next
        } while cursor != nil
        return items.reversed()
    }
}
