import HTML
import ISMS
import Phrases
package import Registers
import Serving

/// Every address of the pages. A link is made from a route and a request is read into one, so that no link can
/// lead nowhere.
package enum Route: WebRoute, Hashable {
    case start
    case signIn, signOut, secondFactor
    /// The one-time link by which the first administrator makes their account.
    case firstAccount(token: String)
    case invitation(token: String)
    /// The one-time link by which the holder of an account chooses a new password.
    case newPassword(token: String)
    case organizations, newOrganization
    case account(AccountPage)
    case organization(handle: String, asOf: Day?, OrganizationRoute)

    /// Pages about one's own account.
    package enum AccountPage: String, CaseIterable, Hashable, Sendable {
        case overview = ""
        case password
        case secondFactor = "second-factor"
        case recoveryCodes = "recovery-codes"
        case sessions
        /// What scripts read with.
        case tokens
    }

    /// The segments of its path.
    var segments: [String] {
        switch self {
        case .start: []
        case .signIn: ["sign-in"]
        case .signOut: ["sign-out"]
        case .secondFactor: ["second-factor"]
        case .firstAccount(let token): ["first-account", token]
        case .invitation(let token): ["invitation", token]
        case .newPassword(let token): ["new-password", token]
        case .organizations: ["organizations"]
        case .newOrganization: ["organizations", "new"]
        case .account(let page): ["account"] + (page == .overview ? [] : [page.rawValue])
        case .organization(let handle, let asOf, let route):
            ["o", handle] + (asOf.map { ["as-of", $0.description] } ?? []) + route.segments
        }
    }

    /// Its address in links.
    func address(_ query: [(name: String, value: String)] = [], fragment: String? = nil) -> WebAddress {
        WebAddress(path: segments, query: query, fragment: fragment)
    }

    /// Reads the path of a request; nil where there is no such page.
    package init?(path: String) {
        guard let segments = PathSegments.of(path) else { return nil }
        guard let first = segments.first else {
            self = .start
            return
        }
        let rest = Array(segments.dropFirst())
        switch (first, rest.count) {
        case ("sign-in", 0): self = .signIn
        case ("sign-out", 0): self = .signOut
        case ("second-factor", 0): self = .secondFactor
        case ("first-account", 1): self = .firstAccount(token: rest[0])
        case ("invitation", 1): self = .invitation(token: rest[0])
        case ("new-password", 1): self = .newPassword(token: rest[0])
        case ("organizations", 0): self = .organizations
        case ("organizations", 1) where rest[0] == "new": self = .newOrganization
        case ("account", 0): self = .account(.overview)
        case ("account", 1):
            guard !rest[0].isEmpty, let page = AccountPage(rawValue: rest[0]) else { return nil }
            self = .account(page)
        case ("o", 1...):
            var inside = rest.dropFirst()
            var asOf: Day?
            if inside.first == "as-of" {
                guard let day = inside.dropFirst().first.flatMap({ Day($0) }) else { return nil }
                asOf = day
                inside = inside.dropFirst(2)
            }
            guard let route = OrganizationRoute(segments: Array(inside)) else { return nil }
            self = .organization(handle: rest[0], asOf: asOf, route)
        default: return nil
        }
    }
}
