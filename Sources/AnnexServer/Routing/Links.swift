import HTML
import ISMS

/// Makes the addresses of one organization's pages, staying on the day that is looked at.
struct Links: Hashable, Sendable {
    let handle: String
    let asOf: Day?
    /// The kinds whose records the viewer may not read: they are named by their codes, and nothing leads there.
    let closedKinds: Set<Kind>

    init(handle: String, asOf: Day?, closedKinds: Set<Kind> = []) {
        self.handle = handle
        self.asOf = asOf
        self.closedKinds = closedKinds
    }

    func route(_ route: OrganizationRoute) -> Route { .organization(handle: handle, asOf: asOf, route) }

    func callAsFunction(
        _ route: OrganizationRoute, _ query: [(name: String, value: String)] = [], fragment: String? = nil
    ) -> WebAddress {
        self.route(route).address(query, fragment: fragment)
    }

    /// The page of a record.
    func record(_ item: any Item) -> WebAddress { self(.record(item.kind, code: item.code)) }

    /// Whether the viewer may follow a link to a record of a kind.
    func opens(_ kind: Kind) -> Bool { !closedKinds.contains(kind) }

    /// The page of a record whose code is all that is known; nil for a code of no kind.
    func record(code: String) -> WebAddress? {
        guard let prefix = code.split(separator: "-").first,
            let kind = Kind.all.first(where: { $0.prefix == String(prefix) })
        else { return nil }
        return self(.record(kind, code: code))
    }
}
