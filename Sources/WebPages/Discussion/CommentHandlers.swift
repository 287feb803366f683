import HTML
import ISMS
import Operations
import Registers
import Serving

/// What people say about records: added and withdrawn, and shown on the page of the record it is about.
struct CommentHandlers: Sendable {
    let visit: PageVisit

    /// The comments on a record, from where the address says on.
    func panel(on item: any Item, _ chrome: Chrome) async throws -> CommentPanel {
        let cursor = visit.request.query[CommentPanel.cursorName].flatMap { Int($0) }
        return CommentPanel(
            item: item, summary: visit.isms.shelf(of: Comment.kind, on: item.id),
            reading: try await visit.viewing.shelf(
                of: Comment.kind, on: item.id, before: cursor, limit: CommentPanel.pageSize, in: visit.isms),
            isOlder: cursor != nil, timeZone: visit.isms.timeZone, chrome: chrome)
    }

    func add(_ kind: Kind, _ code: String) async throws -> WebResponse {
        _ = try visit.item(kind, code)
        let sent = try await visit.checkedForm()
        let text = (sent["text"] ?? "").trimmed
        guard !text.isEmpty else { return .seeOther(visit.links.route(.record(kind, code: code))) }
        try await visit.perform(CommentOnRecord(on: code, text))
        return visit.done(.commented, .record(kind, code: code), query: [])
    }

    func withdraw(_ code: String) async throws -> WebResponse {
        let comment = try await visit.shelvedItem(Comment.kind, code)
        _ = try await visit.checkedForm()
        try await visit.perform(WithdrawComment(comment.item.id))
        return visit.done(.commentWithdrawn, .record(comment.owner.kind, code: comment.owner.code))
    }
}
