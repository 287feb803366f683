import Accounts
import ISMS
import Logging
import RecordStore
import Synchronization
import Operations

/// Everything requests share: the store, the accounts, one workspace for each organization, and what was derived from
/// their newest snapshots.
final class WebApplication: Sendable {
    let settings: ServerSettings
    let store: any RecordStore
    let accounts: AccountService
    let clock: Clock
    let identifiers: IdentifierSource
    let metrics: ServerMetrics
    let jobs: JobQueue
    let uploads: UploadShelf
    let importing: ImportWorker
    private let organizations: Mutex<[String: OrganizationSpace]>
    /// The settings' port, or the one that was free where they leave it open.
    private let port: Mutex<Int>

    init(
        settings: ServerSettings, store: any RecordStore, accounts: AccountService, clock: Clock,
        identifiers: IdentifierSource
    ) {
        self.settings = settings
        self.store = store
        self.accounts = accounts
        self.clock = clock
        self.identifiers = identifiers
        metrics = ServerMetrics()
        jobs = JobQueue()
        uploads = UploadShelf()
        importing = ImportWorker()
        organizations = Mutex([:])
        port = Mutex(settings.port)
    }

    /// Notes the port that was opened.
    func listens(on port: Int) { self.port.withLock { $0 = port } }

    /// The address people use, for links that leave the program.
    var publicURL: String { settings.publicURL(listeningOn: port.withLock(\.self)) }

    var today: Day { Day(of: clock.now()) }

    /// The organization of a handle; nil where there is none.
    func space(of handle: String) async throws -> OrganizationSpace? {
        if let known = organizations.withLock({ $0[handle] }) { return known }
        guard let stored = try await store.organizations().first(where: { $0.handle == handle }) else { return nil }
        return organizations.withLock { spaces in
            if let known = spaces[handle] { return known }
            let space = OrganizationSpace(
                Workspace(
                    stored, in: store, clock: clock, identifiers: identifiers, roster: AccountRoster(accounts.store)))
            spaces[handle] = space
            return space
        }
    }
}

/// One organization as the server keeps it: its workspace, and what was derived from the snapshots asked for last.
final class OrganizationSpace: Sendable {
    let workspace: Workspace
    let verification = KeptVerification()
    private let kept: Mutex<[Derived]>
    /// The check that waits for the next quiet moment, or was begun in the last.
    private let ahead = Mutex<Task<Void, any Error>?>(nil)

    init(_ workspace: Workspace) {
        self.workspace = workspace
        kept = Mutex([])
    }

    var organization: StoredOrganization { workspace.organization }

    /// The ISMS now, or as it stood at the end of a day, with what is derived from it.
    func derived(asOf: Day?, today: Day) async throws -> Derived {
        let isms: ISMS
        var lastErasure = 0
        if let asOf {
            // What was asked for lately need not be read again: the head of a past day can only move while it is today,
            // and an erasure, whoever made it, reaches back.
            let head = try await workspace.head(at: .time(asOf.lastInstant))
            lastErasure = head.lastErasure
            forget(before: lastErasure)
            if let known = find(head.sequence, asOf) { return known }
            isms = try await workspace.snapshot(at: .sequence(head.sequence))
        } else {
            isms = try await workspace.snapshot()
            if let known = find(isms.commit.sequence, today) { return known }
        }
        // What stood before the last commits is of no use any more but for what nothing has changed of.
        let earlier = asOf == nil ? kept.withLock { $0.first { $0.day == today } } : nil
        let derived = Derived(isms, on: asOf ?? today, workspace: workspace, after: earlier, erasure: lastErasure)
        return kept.withLock { kept in
            if let known = kept.first(where: {
                $0.isms.commit.sequence == isms.commit.sequence && $0.day == derived.day
            }) {
                return known
            }
            if asOf == nil { kept.removeAll { $0.day == today && $0.isms.commit.sequence < isms.commit.sequence } }
            kept.insert(derived, at: 0)
            if kept.count > Self.keptMax { kept.removeLast() }
            return derived
        }
    }

    /// After a change, checks the records before the next page asks for it, so that nobody waits.
    ///
    /// It begins once no further change has come for a moment: of many changes in a row, only what the last left is
    /// checked.
    func deriveAhead(today: Day) {
        ahead.withLock { ahead in
            ahead?.cancel()
            ahead = Task { [weak self] in
                try await Task.sleep(for: Self.quietTime)
                _ = try await self?.derived(asOf: nil, today: today).check()
            }
        }
    }

    /// Drops the past days that were read before an erasure.
    private func forget(before erasure: Int) {
        kept.withLock { kept in kept.removeAll { $0.isms.commit.sequence < erasure && $0.erasure < erasure } }
    }

    private static let quietTime = Duration.milliseconds(100)

    private func find(_ sequence: Int, _ day: Day) -> Derived? {
        kept.withLock { kept in
            guard let place = kept.firstIndex(where: { $0.isms.commit.sequence == sequence && $0.day == day }) else {
                return nil
            }
            if place > 0 { kept.insert(kept.remove(at: place), at: 0) }
            return kept[0]
        }
    }

    /// A handful of days side by side are looked at; each costs memory in the size of what changed since.
    private static let keptMax = 3
}
