package import Accounts
import ISMS
package import Operations
package import RecordStore
package import Registers
import Synchronization

/// What all requests share, whichever application answers them: the store, the accounts, and what is kept in memory of
/// organizations.
///
/// ```swift
/// let server = Server(settings, store: store, accounts: accounts, clock: .system, identifiers: .random(clock: .system))
/// try await server.run(PagesApplication(on: server), logger: logger) { address in say("Annex is running on \(address)") }
/// ```
package final class Server: Sendable {
    package let settings: ServerSettings
    package let store: any RecordStore
    package let accounts: AccountService
    package let clock: Clock
    package let identifiers: IdentifierSource
    let metrics: ServerMetrics
    let memory: OrganizationMemory
    /// By handle; some hundred bytes each.
    private let organizations = Mutex<[String: KnownOrganization]>([:])
    /// The settings' port, or the one that was free where they leave it open.
    private let port: Mutex<Int>

    package init(
        _ settings: ServerSettings, store: any RecordStore, accounts: AccountService, clock: Clock,
        identifiers: IdentifierSource
    ) {
        self.settings = settings
        self.store = store
        self.accounts = accounts
        self.clock = clock
        self.identifiers = identifiers
        metrics = ServerMetrics()
        memory = OrganizationMemory(budget: settings.memoryBudget)
        port = Mutex(settings.port)
    }

    /// Notes the port that was opened.
    func listens(on port: Int) { self.port.withLock { $0 = port } }

    /// The address people use, for links that leave the program.
    package var publicURL: String { settings.publicURL(listeningOn: port.withLock(\.self)) }

    /// Today in UTC, where there is no organization whose clocks are gone by.
    package var today: Day { Day(of: clock.now()) }

    /// The organization of a handle, of which no record is read; nil where there is none.
    func organization(of handle: String) async throws -> KnownOrganization? {
        if let known = organizations.withLock({ $0[handle] }) { return known }
        guard let stored = try await store.organizations().first(where: { $0.handle == handle }) else { return nil }
        return organizations.withLock { organizations in
            if let known = organizations[handle] { return known }
            let organization = KnownOrganization(stored: stored)
            organizations[handle] = organization
            return organization
        }
    }

    /// An organization with its records, read from the store where they are not in memory.
    /// Somebody's places in organizations that are not over there today.
    package func memberships(of visitor: SignedIn) async throws -> [Membership] {
        // Hardly any place has an end, and no organization is read for those that have none.
        guard visitor.memberships.contains(where: { $0.lastDay != nil }) else { return visitor.memberships }
        let organizations = try await store.organizations()
        var standing: [Membership] = []
        for membership in visitor.memberships {
            if membership.lastDay != nil,
                let stored = organizations.first(where: { $0.id == membership.organization }),
                let known = try await organization(of: stored.handle),
                membership.isOver(on: try await space(of: known).today.number)
            {
                continue
            }
            standing.append(membership)
        }
        return standing
    }

    func space(of organization: KnownOrganization) async throws -> OrganizationSpace {
        let kept = try await memory.value(for: .now(organization.stored.id)) { [self] in
            let workspace = Workspace(
                organization.stored, in: store, clock: clock, identifiers: identifiers,
                roster: AccountRoster(accounts.store))
            let space = try await OrganizationSpace(
                workspace, verification: organization.verification, in: memory)
            return KeptSnapshot(space: space, past: nil)
        }
        return kept.space
    }
}
