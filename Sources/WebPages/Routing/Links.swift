import HTML
import ISMS
import Operations
import Phrases
import Registers

/// Makes the addresses of one organization's pages, staying on the day that is looked at.
struct Links: Sendable {
    let handle: String
    let asOf: Day?
    /// What the viewer may read: the rest is named by its codes, and nothing leads there.
    private let reading: Reading?

    /// - Parameter reading: what the viewer may read; nil for one who reads everything.
    init(handle: String, asOf: Day?, reading: Reading? = nil) {
        self.handle = handle
        self.asOf = asOf
        self.reading = reading
    }

    /// What a viewer's roles let them read of a snapshot.
    struct Reading: Sendable {
        private let principal: Principal
        private let isms: ISMS
        /// The kinds of which they may read nothing, and those of which they may read some records. Most viewers read
        /// all of every kind, so that a link costs a look into two empty sets.
        private let closedKinds: Set<Kind>
        private let partlyOpenKinds: Set<Kind>

        init(_ principal: Principal, of isms: ISMS) {
            self.principal = principal
            self.isms = isms
            var closed: Set<Kind> = []
            var partlyOpen: Set<Kind> = []
            for kind in Kind.all {
                switch principal.reach(of: .read, on: kind) {
                case .none: closed.insert(kind)
                case .own: partlyOpen.insert(kind)
                case .all: break
                }
            }
            closedKinds = closed
            partlyOpenKinds = partlyOpen
        }

        func opens(_ kind: Kind) -> Bool { !closedKinds.contains(kind) }

        func opens(_ item: any Item) -> Bool {
            guard opens(item.kind) else { return false }
            return !partlyOpenKinds.contains(item.kind) || principal.may(.read, item, in: isms)
        }

        fileprivate var audience: Audience {
            Audience(closedKinds: closedKinds, partialReader: partlyOpenKinds.isEmpty ? nil : principal)
        }
    }

    /// The viewers to whom the same links are open, so that what was written for one serves the others.
    struct Audience: Hashable, Sendable {
        fileprivate let closedKinds: Set<Kind>
        /// Where single records are open or not, the one who reads.
        fileprivate let partialReader: Principal?
    }

    var audience: Audience { reading?.audience ?? Audience(closedKinds: [], partialReader: nil) }

    func route(_ route: OrganizationRoute) -> Route { .organization(handle: handle, asOf: asOf, route) }

    func callAsFunction(
        _ route: OrganizationRoute, _ query: [(name: String, value: String)] = [], fragment: String? = nil
    ) -> WebAddress {
        self.route(route).address(query, fragment: fragment)
    }

    /// The page of a record.
    func record(_ item: any Item) -> WebAddress { self(.record(item.kind, code: item.code)) }

    /// Whether the viewer may open the register of a kind.
    func opens(_ kind: Kind) -> Bool { reading?.opens(kind) ?? true }

    /// Whether the viewer may follow a link to a record.
    func opens(_ item: any Item) -> Bool { reading?.opens(item) ?? true }

    /// Whether the viewer sees the Statement of Applicability, and with it the page of each of its controls.
    var opensControls: Bool { opens(ApplicabilityDecision.kind) }

    /// The page of a record whose code is all that is known; nil for a code of no kind.
    func record(code: String) -> WebAddress? {
        guard let prefix = code.split(separator: "-").first,
            let kind = Kind.all.first(where: { $0.prefix == String(prefix) })
        else { return nil }
        return self(.record(kind, code: code))
    }
}
