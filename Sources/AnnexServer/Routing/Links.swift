import HTML
import ISMS

/// Makes the addresses of one organization's pages, staying on the day that is looked at.
struct Links: Hashable, Sendable {
    let handle: String
    let asOf: Day?

    init(handle: String, asOf: Day?) {
        self.handle = handle
        self.asOf = asOf
    }

    func route(_ route: OrganizationRoute) -> Route { .organization(handle: handle, asOf: asOf, route) }

    func callAsFunction(
        _ route: OrganizationRoute, _ query: [(name: String, value: String)] = [], fragment: String? = nil
    ) -> WebAddress {
        self.route(route).address(query, fragment: fragment)
    }

    /// The page of a record.
    func record(_ item: any Item) -> WebAddress { self(.record(item.kind, code: item.code)) }

    /// The page of a record whose code is all that is known; nil for a code of no kind.
    func record(code: String) -> WebAddress? {
        guard let prefix = code.split(separator: "-").first,
            let kind = Kind.all.first(where: { $0.prefix == String(prefix) })
        else { return nil }
        return self(.record(kind, code: code))
    }
}
