import HTML
import ISMS
import Operations
import RecordFormat
import RecordStore
import Registers
import Serving

/// Registers whose records lie on shelves: their lists and records, read page by page from the store.
struct ShelfHandlers: Sendable {
    let visit: PageVisit

    func register(_ kind: Kind) async throws -> WebResponse {
        try visit.reads(kind)
        let owner = visit.request.query[ShelfRegisterPage.ownerName].flatMap { visit.isms.item(code: $0) }
        let cursor = visit.request.query[ShelfRegisterPage.cursorName].flatMap { Int($0) }
        let page = ShelfRegisterPage(
            chrome: try await visit.chrome(), kind: kind, owner: owner,
            reading: try await visit.viewing.shelf(
                of: kind, on: owner?.id, before: cursor, limit: ShelfRegisterPage.pageSize, in: visit.isms),
            isOlder: cursor != nil, derived: visit.derived)
        return .page(page.page)
    }

    func recordPage(_ kind: Kind, _ code: String) async throws -> WebResponse {
        let found = try await visit.shelvedItem(kind, code)
        let versions =
            visit.principal.may(.readHistory) ? try await visit.viewing.history(of: found.item.id, kind: kind) : []
        let page = ShelvedRecordPage(
            chrome: try await visit.chrome(), found: found, derived: visit.derived,
            versions: versions.filter { $0.header.sequence <= visit.isms.commit.sequence })
        return .page(page.page)
    }

    /// All records of a kind on all shelves that the viewer may read, the oldest first, as an export has them.
    func all(_ kind: Kind) async throws -> [any Item] {
        var items: [any Item] = []
        var cursor: Int?
        repeat {
            let reading = try await visit.viewing.shelf(of: kind, before: cursor, limit: 500, in: visit.isms)
            items += reading.items.map(\.item)
            cursor = reading.next
        } while cursor != nil
        return items.reversed()
    }
}
