import Accounts
import ISMS
import RecordFormat
import RecordStore
import Operations
import Serving

/// An organization as whoever belongs to it knows it.
struct OwnOrganization: Sendable {
    let membership: Membership
    let handle: String
    /// What it calls itself; its handle where it has not been described yet.
    let name: String

    var id: RecordID { membership.organization }
}

extension Dispatcher {
    /// The organizations somebody belongs to, by name.
    func organizations(of visitor: SignedIn) async throws -> [OwnOrganization] {
        let stored = try await server.store.organizations()
        var own: [OwnOrganization] = []
        for membership in visitor.memberships {
            guard let organization = stored.first(where: { $0.id == membership.organization }) else { continue }
            let name = try await Workspace.name(of: organization, in: server.store)
            own.append(
                OwnOrganization(
                    membership: membership, handle: organization.handle, name: name ?? organization.handle))
        }
        return own.sorted { ($0.name.lowercased(), $0.handle) < ($1.name.lowercased(), $1.handle) }
    }
}
