package import ISMS
import Phrases
package import RecordFormat
package import RecordStore
package import Registers
import Synchronization

/// The one door to an organization's ISMS: reading it as a snapshot, and changing it.
///
/// Every change, from whichever face, passes here: fields are checked against their declarations, records against
/// each other, and then one commit is written. Nothing else writes to the store.
///
/// Several processes may work on one database: each reading checks the head and takes in what is new.
package actor Workspace {
    package nonisolated let organization: StoredOrganization
    package nonisolated let store: any RecordStore
    package nonisolated let clock: Clock
    nonisolated let identifiers: IdentifierSource
    /// Who has an account in the organization; nil where the program has none at hand.
    nonisolated let roster: (any Roster)?
    private var current: ISMS?
    /// The reading of the newest snapshot that is under way, for all who wait for it.
    private var reading: Task<Result<ISMS, WorkspaceError>, Never>?
    private var numbers: (sequence: Int, last: [String: Int])?
    /// The issued statement derived last, kept as long as nothing but new commits comes on top of the history.
    private var issued: (sequence: Int, day: Day, statement: StatementOfApplicability)?
    /// The newest erasure that the newest snapshot knows of: what was read of the past before it shows too much.
    private var lastErasure = 0
    /// Counts how often everything was read anew, since what was derived from the past may be outdated then.
    private var readings = 0
    /// What became of approvals before header format 2, read once.
    private var tracks: [ApprovalTrack.Key: ApprovalTrack]?
    /// What may not be known by whom, at the newest commit asked about.
    private var veils: [VeilKey: Veil] = [:]
    private var isCommitting = false
    /// Commits that wait for their turn, in the order in which they came.
    private var waiting: [CheckedContinuation<Void, Never>] = []

    package init(
        _ organization: StoredOrganization, in store: any RecordStore, clock: Clock, identifiers: IdentifierSource,
        roster: (any Roster)? = nil
    ) {
        self.organization = organization
        self.store = store
        self.clock = clock
        self.identifiers = identifiers
        self.roster = roster
    }

    /// The ISMS as it stands now.
    package func snapshot() async throws(WorkspaceError) -> ISMS {
        let head = try await asking { () throws(StoreError) in try await store.head(of: organization.id) }
        if let current, head.lastErasure == lastErasure {
            if current.commit.sequence == head.sequence { return current }
            // A little news is folded in; much of it is quicker read anew.
            if head.sequence > current.commit.sequence, head.sequence - current.commit.sequence <= Self.foldedMax,
                let folded = try await fold(into: current)
            {
                self.current = folded
                return folded
            }
        }
        return try await readAnew(upTo: head)
    }

    /// Reads the newest snapshot from the store, once for however many ask for it meanwhile.
    private func readAnew(upTo head: Head) async throws(WorkspaceError) -> ISMS {
        while let known = reading {
            let isms = try await known.value.get()
            if isms.commit.sequence >= head.sequence, lastErasure >= head.lastErasure { return isms }
            // It was begun before the head that is asked for.
            if reading == known { reading = nil }
        }
        let begun = Task { await readNewest() }
        reading = begun
        let result = await begun.value
        if reading == begun { reading = nil }
        return try result.get()
    }

    private func readNewest() async -> Result<ISMS, WorkspaceError> {
        do throws(WorkspaceError) {
            let loaded = try await load(at: nil)
            current = loaded
            forgetThePast()
            return .success(loaded)
        } catch {
            return .failure(error)
        }
    }

    func knownVeil(_ key: VeilKey) -> Veil? { veils[key] }

    func keep(_ veil: Veil, _ key: VeilKey) {
        if veils.keys.first?.sequence != key.sequence { veils = [:] }
        veils[key] = veil
    }

    func noteErasures(upTo sequence: Int) { lastErasure = sequence }

    /// The newest issued statement of a snapshot, as it derives from the commit it was based on; nil where none is.
    func newestIssuedStatement(of isms: ISMS) async throws(WorkspaceError) -> StatementOfApplicability? {
        guard let record = isms.newestStatement, let day = record.day else { return nil }
        let sequence = record.basedOnSequence
        if let issued, issued.sequence == sequence, issued.day == day { return issued.statement }
        let reading = readings
        let statement = StatementOfApplicability(of: try await snapshot(at: .sequence(sequence)), on: day)
        if reading == readings { issued = (sequence, day, statement) }
        return statement
    }

    /// An erasure reaches back: a statement issued before it derives differently afterwards.
    private func forgetThePast() {
        issued = nil
        readings += 1
    }

    /// What became of approvals before header format 2.
    func approvalTracks() async throws(WorkspaceError) -> [ApprovalTrack.Key: ApprovalTrack] {
        if let tracks { return tracks }
        let read = try await readApprovalTracks()
        tracks = read
        return read
    }

    /// The ISMS as it stood at a point of its history.
    package func snapshot(at point: Point?) async throws(WorkspaceError) -> ISMS {
        guard let point else { return try await snapshot() }
        let head = try await head(at: point)
        // The newest snapshot may be older than an erasure that somebody else made.
        if let current, current.commit.sequence == head.sequence, lastErasure >= head.lastErasure { return current }
        return try await load(at: head.sequence, sharingWith: current)
    }

    /// The newest commit.
    package func head() async throws(WorkspaceError) -> Head {
        try await asking { () throws(StoreError) in try await store.head(of: organization.id) }
    }

    /// The newest commit at or before a point of the history.
    ///
    /// - Throws: `.notFound` for a sequence that there is no commit of.
    package func head(at point: Point) async throws(WorkspaceError) -> Head {
        let head = try await asking { () throws(StoreError) in try await store.head(of: organization.id, at: point) }
        // Also where nobody asks for the newest snapshot, which would notice it.
        if head.lastErasure > lastErasure { forgetThePast() }
        if case .sequence(let sequence) = point, head.sequence != sequence {
            throw .noCommit(sequence, newest: head.sequence)
        }
        return head
    }

    /// Begins a change on the ISMS as it stands now.
    package func draft() async throws(WorkspaceError) -> Draft {
        Draft(base: try await snapshot(), identifiers: identifiers)
    }

    /// Begins a change on the ISMS as it stands now and as a principal sees it: what they may not know of, they do not
    /// change, name or count.
    func draft(for principal: Principal) async throws(WorkspaceError) -> Draft {
        let isms = try await snapshot()
        return Draft(base: try await veil(for: principal).over(isms), of: isms, identifiers: identifiers)
    }

    /// What a commit did.
    package struct Committed: Sendable {
        package let isms: ISMS
        /// The records made and changed, as they are now, and those removed, as they were.
        package let created: [any Item]
        package let updated: [any Item]
        package let removed: [any Item]

        /// How many records it made, changed or removed that whoever did it may not know of any more.
        package var hiddenCount = 0

        /// What it did, as far as somebody may know of it.
        func seen(through veil: Veil) -> Committed {
            let hidden = veil.hidden(in: isms)
            func mayBeKnown(_ item: any Item) -> Bool { !hidden.contains(item.id) }
            var seen = Committed(
                isms: isms.hiding(hidden), created: created.filter(mayBeKnown), updated: updated.filter(mayBeKnown),
                removed: removed.filter(mayBeKnown))
            seen.hiddenCount =
                created.count + updated.count + removed.count - seen.created.count - seen.updated.count
                - seen.removed.count
            return seen
        }

        /// Whether there was nothing to write.
        package var isEmpty: Bool { created.isEmpty && updated.isEmpty && removed.isEmpty && hiddenCount == 0 }
    }

    /// Checks a draft and writes it as one commit; a draft that changes nothing writes nothing.
    ///
    /// Where others committed since the draft was begun, it is checked again on top of theirs, and refused where they
    /// changed the same records.
    /// - Parameter onItsBaseOnly: refuse it instead, with `.store(.headMoved)`, where anyone committed since.
    package func commit(_ draft: Draft, by author: CommitAuthor, onItsBaseOnly: Bool = false)
        async throws(WorkspaceError) -> Committed
    {
        let changes = draft.effective
        if changes.isEmpty { return Committed(isms: try await snapshot(), created: [], updated: [], removed: []) }
        await takeTurn()
        defer { passTurn() }
        var races = 0
        while true {
            // The store itself refuses a base that has been overtaken, so the head need not be asked for first.
            let isKnown = races == 0 && current?.commit == draft.base.commit
            let base = isKnown ? draft.whole : try await snapshot()
            if onItsBaseOnly, base.commit.sequence != draft.base.commit.sequence {
                throw .store(.headMoved(base: draft.base.commit.sequence, current: base.commit.sequence))
            }
            if races >= Self.racesMax, let committed = try await commitHoldingHead(changes, after: base, author) {
                return committed
            }
            // Also on the draft's own base: what is replaced may have been read before the draft was begun.
            try checkForConflicts(changes, with: base)
            let prepared = try PreparedCommit(
                changes, on: base, lastNumbers: try await lastNumbers(at: base.commit.sequence), author: author)
            do throws(StoreError) {
                return took(prepared, at: try await store.commit(prepared.draft, in: organization.id))
            } catch .headMoved where races < Self.racesMax + Self.heldTriesMax && !onItsBaseOnly {
                races += 1
            } catch {
                throw WorkspaceError(error, writing: changes)
            }
        }
    }

    /// Commits while nobody else can: a large change loses every race against small ones of other processes.
    ///
    /// - Returns: nil where so much came in between, or an erasure, that the records have to be read anew first.
    private func commitHoldingHead(_ changes: [Draft.Change], after base: ISMS, _ author: CommitAuthor)
        async throws(WorkspaceError) -> Committed?
    {
        let outcome = Mutex<Result<PreparedCommit, WorkspaceError>?>(nil)
        let head: Head?
        do throws(StoreError) {
            head = try await store.commit(in: organization.id, since: base.commit.sequence) { held in
                guard let commits = held.commits else { return nil }
                let prepared = Result<PreparedCommit?, WorkspaceError> { () throws(WorkspaceError) in
                    guard let now = try Self.folding(commits, into: base) else { return nil }
                    try Self.checkForConflicts(changes, with: now)
                    return try PreparedCommit(changes, on: now, lastNumbers: held.lastNumbers, author: author)
                }
                switch prepared {
                case .success(let prepared?):
                    outcome.withLock { $0 = .success(prepared) }
                    return prepared.draft
                case .success(nil): return nil
                case .failure(let error):
                    outcome.withLock { $0 = .failure(error) }
                    return nil
                }
            }
        } catch {
            guard case .headMoved = error else { throw WorkspaceError(error, writing: changes) }
            return nil
        }
        guard let prepared = try outcome.withLock({ $0 })?.get(), let head else { return nil }
        return took(prepared, at: head)
    }

    private func took(_ prepared: PreparedCommit, at head: Head) -> Committed {
        let isms = prepared.isms(at: head)
        current = isms
        numbers = (head.sequence, prepared.lastNumbers)
        return prepared.committed(isms)
    }

    /// Waits until no other commit of this process is under way: each begins where the one before it ended, instead of
    /// all racing for the head and all but one beginning again. Other processes are met by trying again.
    private func takeTurn() async {
        if isCommitting { await withCheckedContinuation { waiting.append($0) } } else { isCommitting = true }
    }

    private func passTurn() {
        if waiting.isEmpty { isCommitting = false } else { waiting.removeFirst().resume() }
    }

    /// The highest code numbers given up to a commit, asked for once and then carried along.
    func lastNumbers(at sequence: Int) async throws(WorkspaceError) -> [String: Int] {
        if let numbers, numbers.sequence == sequence { return numbers.last }
        return try await asking { () throws(StoreError) in try await store.lastNumbers(of: organization.id) }
    }

    /// Removes all that was ever recorded of a record, also of one that was removed before, leaving its code and the
    /// verifiable chain. Files that nothing else refers to go with it.
    ///
    /// - Throws: `.forbidden` for whoever may not erase, `.referenced` while others refer to it, `.refused` for what was
    ///   issued.
    package func erase(_ id: RecordID, as principal: Principal, reason: String = "") async throws(WorkspaceError) {
        guard principal.may(.erase) else { throw .mayNotErase }
        await takeTurn()
        defer { passTurn() }
        let base = try await snapshot()
        if try await veil(for: principal).hides(id) { throw .nothingToErase }
        if let item = base.item(id: id) {
            try ProtectedFields.checkErasable(item)
            let referring = base.items(referringTo: id).filter { $0.id != id }
            if !referring.isEmpty {
                let hidden = try await veil(for: principal).hidden(in: base)
                let unknown = Set(referring.filter { hidden.contains($0.id) }.map(\.code))
                throw .referenced(name: item.name, by: referring.map(\.code), known: { !unknown.contains($0) })
            }
        }
        let author = principal.author(at: clock.now(), reason: reason)
        var head = base.commit.sequence
        for erasure in try await erasures(of: id) {
            do throws(StoreError) {
                head = try await store.erase(erasure, by: author, basedOn: head, in: organization.id).sequence
            } catch {
                throw WorkspaceError(error, writing: [])
            }
            current = nil
            forgetThePast()
        }
    }

    /// What goes with a record: all that lies on its shelves, before it where that is much; of a person the name that the
    /// history has for their account; and the reasons of commits that were about nothing else.
    private func erasures(of id: RecordID) async throws(WorkspaceError) -> [Erasure] {
        let traces = try await asking { () throws(StoreError) in
            try await store.traces(ofShelvesOf: [id], in: organization.id)
        }
        let shelved = traces.records.sorted()
        let parts = stride(from: 0, to: shelved.count, by: Self.erasedTogetherMax).map {
            Array(shelved[$0..<min($0 + Self.erasedTogetherMax, shelved.count)])
        }
        var erasures: [Erasure] = []
        for part in parts.dropLast() {
            erasures.append(Erasure(with: Set(part), reasonsOf: try await reasons(aboutOnly: part)))
        }
        let last = parts.last ?? []
        let accounts = try await members().filter { $0.person == id }.map(\.account)
        erasures.append(
            Erasure(
                record: id, with: Set(last), namesOf: Set(accounts),
                reasonsOf: try await reasons(aboutOnly: [id] + last)))
        return erasures
    }

    /// The commits whose reasons are about one of these records and nothing else.
    private func reasons(aboutOnly records: [RecordID]) async throws(WorkspaceError) -> Set<Int> {
        var reasons: Set<Int> = []
        for id in records {
            let history = try await asking { () throws(StoreError) in
                try await store.history(of: id, in: organization.id)
            }
            for (header, _) in history
            where header.format != .first && header.revisionCount == 1 && !header.author.reason.isEmpty {
                reasons.insert(header.sequence)
            }
        }
        return reasons
    }

    /// How many records of a shelf are erased in one commit.
    private static let erasedTogetherMax = 1000

    /// How many races for the head a commit loses before it takes the head's lock first.
    private static let racesMax = 3
    private static let heldTriesMax = 5
    private static let foldedMax = 200

    func checkForConflicts(_ changes: [Draft.Change], with base: ISMS) throws(WorkspaceError) {
        try Self.checkForConflicts(changes, with: base)
    }

    static func checkForConflicts(_ changes: [Draft.Change], with base: ISMS) throws(WorkspaceError) {
        // The store itself compares the versions of what lies on shelves.
        for change in changes where !change.isShelved {
            let theirs = base.item(id: change.id)
            guard let previous = change.previous else {
                // A creation that landed before, though its caller was told that it failed.
                if let theirs { throw .conflict(code: theirs.code, mine: change.record?.body, theirs: theirs.body) }
                continue
            }
            if theirs?.provenance.version != previous.provenance.version {
                throw .conflict(code: previous.code, mine: change.record?.body, theirs: theirs?.body)
            }
        }
    }

    func asking<Answer>(_ question: () async throws(StoreError) -> Answer) async throws(WorkspaceError) -> Answer {
        do throws(StoreError) {
            return try await question()
        } catch {
            throw .store(error)
        }
    }
}
