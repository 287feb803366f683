import HTML
import ISMS
import RecordFormat
import Operations

extension OrganizationDispatcher {
    func register(_ kind: Kind) async throws -> WebResponse {
        if kind.shelf != nil { return try await shelfPage(kind) }
        try reads(kind)
        let query = RegisterQuery(request.query, kind: kind)
        let listing = RegisterListing(query, of: kind, in: derived, for: principal)
        let check = try await derived.check()
        let counts = listing.items.map { check.findings(about: $0.id).count }
        let page = RegisterPage(
            chrome: try await chrome(), listing: listing, derived: derived, findingCounts: counts,
            savedViews: try await savedViews(kind))
        return request.wantsPart ? .part(page.list) : .page(page.page)
    }

    /// Up to ten records whose code or title holds what was typed, for a reference field.
    func suggestions(_ kind: Kind) async throws -> WebResponse {
        try reads(kind)
        var query = RegisterQuery()
        query.text = String((request.query["q"] ?? "").trimmed.prefix(100))
        let listing = RegisterListing(query, of: kind, in: derived, for: principal)
        return .part(
            Markup {
                for item in listing.items.prefix(10) {
                    li {
                        button(.buttonType(.button), .data("code", item.code)) {
                            span(.class("code")) { item.code }
                            " "
                            item.title
                        }
                    }
                }
            })
    }
}
