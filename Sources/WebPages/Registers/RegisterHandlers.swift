import HTML
import ISMS
import Phrases
import RecordFormat
import Operations
import Registers
import Serving

/// The list of a register, and what it proposes where a reference is typed.
struct RegisterHandlers: Sendable {
    let visit: PageVisit

    func register(_ kind: Kind) async throws -> WebResponse {
        if kind.shelf != nil { return try await ShelfHandlers(visit: visit).register(kind) }
        try visit.reads(kind)
        let query = RegisterQuery(visit.request.query, kind: kind)
        let listing = RegisterListing(query, of: kind, in: visit.derived, for: visit.principal)
        let check = try await visit.derived.check()
        let counts = listing.items.map { check.findings(about: $0.id).count }
        let page = RegisterPage(
            chrome: try await visit.chrome(), listing: listing, derived: visit.derived, findingCounts: counts,
            savedViews: try await SavedViewHandlers(visit: visit).savedViews(kind))
        return visit.request.wantsPart ? .part(page.list) : .page(page.page)
    }

    /// Up to ten records whose code or title holds what was typed, for a reference field.
    func suggestions(_ kind: Kind) async throws -> WebResponse {
        try visit.reads(kind)
        var query = RegisterQuery()
        query.text = String((visit.request.query["q"] ?? "").trimmed.prefix(100))
        let listing = RegisterListing(query, of: kind, in: visit.derived, for: visit.principal)
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
