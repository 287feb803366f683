import Accounts
import ISMS
import RecordFormat
import RecordStore
import Operations
import Registers
import Serving

/// An organization as whoever belongs to it knows it.
struct OwnOrganization: Sendable {
    let membership: Membership
    let handle: String
    /// What it calls itself; its handle where it has not been described yet.
    let name: String

    var id: RecordID { membership.organization }
}

extension OwnOrganization {
    /// The organizations somebody belongs to, by name.
    static func all(of visitor: SignedIn, on server: Serving.Server) async throws -> [OwnOrganization] {
        let store = server.store
        let stored = try await store.organizations()
        var own: [OwnOrganization] = []
        for membership in try await server.memberships(of: visitor) {
            guard let organization = stored.first(where: { $0.id == membership.organization }) else { continue }
            let name = try await Workspace.name(of: organization, in: store)
            own.append(
                OwnOrganization(
                    membership: membership, handle: organization.handle, name: name ?? organization.handle))
        }
        return own.sorted { ($0.name.lowercased(), $0.handle) < ($1.name.lowercased(), $1.handle) }
    }
}
