import HTML
import ISMS
import Operations

extension OrganizationDispatcher {
    /// The comments on a record, from where the address says on.
    func commentPanel(on item: any Item, _ chrome: Chrome) async throws -> CommentPanel {
        let cursor = request.query[CommentPanel.cursorName].flatMap { Int($0) }
        return CommentPanel(
            item: item, summary: isms.shelf(of: Comment.kind, on: item.id),
            reading: try await viewing.shelf(
                of: Comment.kind, on: item.id, before: cursor, limit: CommentPanel.pageSize, in: isms),
            isOlder: cursor != nil, timeZone: isms.timeZone, chrome: chrome)
    }

    func addComment(_ kind: Kind, _ code: String) async throws -> WebResponse {
        _ = try item(kind, code)
        let sent = try await dispatcher.checkedForm()
        let text = (sent["text"] ?? "").trimmed
        guard !text.isEmpty else { return .seeOther(links.route(.record(kind, code: code))) }
        try await perform(CommentOnRecord(on: code, text))
        return done(.commented, .record(kind, code: code), query: [])
    }

    func withdrawComment(_ code: String) async throws -> WebResponse {
        let comment = try await shelvedItem(Comment.kind, code)
        _ = try await dispatcher.checkedForm()
        try await perform(WithdrawComment(comment.item.id))
        return done(.commentWithdrawn, .record(comment.owner.kind, code: comment.owner.code))
    }
}
