import ISMS
import RecordStore
import Registers

/// What the server keeps in memory of all organizations together: their newest snapshots, past days, and what was
/// derived from them, within one budget.
///
/// What is not here is read from the store when somebody asks for it. A past day leans on the organization's newest
/// snapshot: it shares with it every record that is the same today.
typealias OrganizationMemory = ByteBudgetCache<SnapshotKey, KeptSnapshot>

/// Which snapshot of which organization.
struct SnapshotKey: Hashable, Sendable {
    let organization: OrganizationID
    /// The past day at whose end it stood so; nil for now.
    let day: Day?

    static func now(_ organization: OrganizationID) -> SnapshotKey {
        SnapshotKey(organization: organization, day: nil)
    }
}

/// A snapshot as it is kept, with what is derived from it.
struct KeptSnapshot: CostingBytes {
    let space: OrganizationSpace
    /// What is derived from a past day; nil for now, where the space has it.
    let past: Derived?

    var derived: Derived { past ?? space.newest }

    /// Of a past day only what it does not share with now.
    var bytes: Int { past.map { $0.bytes(besides: space.newest.isms) } ?? space.newest.bytes }

    func leans(on other: KeptSnapshot) -> Bool { past != nil && other.past == nil && other.space === space }
}
