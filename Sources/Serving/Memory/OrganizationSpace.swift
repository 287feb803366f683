import Accounts
import ISMS
import Operations
import RecordStore
import Registers
import Synchronization

/// An organization that the server has heard of: what it keeps of every one, whether or not its records are in memory.
struct KnownOrganization: Sendable {
    let stored: StoredOrganization
    let verification = KeptVerification()
}

/// One organization with its records in memory: its workspace, and what was derived from its newest snapshot.
///
/// `OrganizationMemory` lets go of it where others need the room, and another one is made when somebody asks again. So there
/// may be two for a while: whoever is at work with the first goes on, and their commits meet those of the second as they
/// would meet another process's.
final class OrganizationSpace: Sendable {
    let workspace: Workspace
    let verification: KeptVerification
    private let memory: OrganizationMemory
    private let kept: Mutex<Derived>
    /// The check that waits for the next quiet moment, or was begun in the last.
    private let ahead = Mutex<Task<Void, any Error>?>(nil)

    /// Reads the newest snapshot of a workspace.
    init(_ workspace: Workspace, verification: KeptVerification, in memory: OrganizationMemory) async throws {
        self.workspace = workspace
        self.verification = verification
        self.memory = memory
        let isms = try await workspace.snapshot()
        kept = Mutex(Derived(isms, on: isms.timeZone.day(of: workspace.clock.now()), workspace: workspace))
    }

    var organization: StoredOrganization { workspace.organization }

    /// What was derived last from the newest snapshot, which may have moved on since.
    var newest: Derived { kept.withLock(\.self) }

    /// Today by the organization's clocks.
    var today: Day { newest.isms.timeZone.day(of: workspace.clock.now()) }

    /// The ISMS now, or as it stood at the end of a day by the organization's clocks, with what is derived from it.
    func derived(asOf: Day?) async throws -> Derived {
        if let asOf, asOf < today { return try await past(asOf) }
        let isms = try await workspace.snapshot()
        let today = isms.timeZone.day(of: workspace.clock.now())
        let earlier = newest
        if earlier.isms.commit.sequence == isms.commit.sequence, earlier.day == today { return earlier }
        // What stood before the last commits is of no use any more but for what nothing has changed of.
        let derived = Derived(isms, on: today, workspace: workspace, after: earlier.day == today ? earlier : nil)
        return kept.withLock { kept in
            if kept.isms.commit.sequence == isms.commit.sequence, kept.day == today { return kept }
            if kept.isms.commit.sequence <= isms.commit.sequence { kept = derived }
            return derived
        }
    }

    private func past(_ day: Day) async throws -> Derived {
        // What was asked for lately need not be read again: the head of a past day can only move while it is today, and an
        // erasure, whoever made it, reaches back.
        let head = try await workspace.head(at: .time(newest.isms.timeZone.lastInstant(of: day)))
        let known = try await memory.value(
            for: SnapshotKey(organization: organization.id, day: day), leaningOn: .now(organization.id),
            where: { $0.derived.shows(head) },
            load: {
                let isms = try await self.workspace.snapshot(at: .sequence(head.sequence))
                let derived = Derived(isms, on: day, workspace: self.workspace, erasure: head.lastErasure)
                return KeptSnapshot(space: self, past: derived)
            })
        return known.derived
    }

    /// After a change, checks the records before the next request asks for it, so that nobody waits.
    ///
    /// It begins once no further change has come for a moment: of many changes in a row, only what the last left is
    /// checked.
    func deriveAhead() {
        ahead.withLock { ahead in
            ahead?.cancel()
            ahead = Task { [weak self] in
                try await Task.sleep(for: Self.quietTime)
                _ = try await self?.derived(asOf: nil).check()
                self?.recount()
            }
        }
    }

    /// Counts anew what it costs to keep, after an answer derived something or a commit made it grow.
    func recount() { memory.recount(.now(organization.id)) }

    private static let quietTime = Duration.milliseconds(100)
}

extension Derived {
    /// Whether it is what a past day's head stands for, and no erasure has reached back to it since it was read.
    fileprivate func shows(_ head: Head) -> Bool {
        isms.commit.sequence == head.sequence
            && (isms.commit.sequence >= head.lastErasure || erasure >= head.lastErasure)
    }
}
