package import ISMS
package import RecordFormat
package import RecordStore

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
    private var numbers: (sequence: Int, last: [String: Int])?
    /// The issued statement derived last, kept as long as nothing but new commits comes on top of the history.
    private var issued: (sequence: Int, day: Day, statement: StatementOfApplicability)?
    /// Counts how often everything was read anew, since what was derived from the past may be outdated then.
    private var readings = 0
    /// What became of approvals before header format 2, read once.
    private var tracks: [ApprovalTrack.Key: ApprovalTrack]?
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
        if let current {
            if current.commit.sequence == head.sequence { return current }
            // A little news is folded in; much of it is quicker read anew.
            if head.sequence > current.commit.sequence, head.sequence - current.commit.sequence <= Self.foldedMax,
                let folded = try await fold(into: current)
            {
                self.current = folded
                return folded
            }
        }
        let loaded = try await load(at: nil)
        current = loaded
        forgetThePast()
        return loaded
    }

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
        if let current, current.commit.sequence == head.sequence { return current }
        return try await load(at: head.sequence)
    }

    /// The newest commit at or before a point of the history.
    ///
    /// - Throws: `.notFound` for a sequence that there is no commit of.
    package func head(at point: Point) async throws(WorkspaceError) -> Head {
        let head = try await asking { () throws(StoreError) in try await store.head(of: organization.id, at: point) }
        if case .sequence(let sequence) = point, head.sequence != sequence {
            throw .notFound("there is no commit \(sequence); the newest is \(head.sequence)")
        }
        return head
    }

    /// Begins a change on the ISMS as it stands now.
    package func draft() async throws(WorkspaceError) -> Draft {
        Draft(base: try await snapshot(), identifiers: identifiers)
    }

    /// What a commit did.
    package struct Committed: Sendable {
        package let isms: ISMS
        /// The records made and changed, as they are now, and those removed, as they were.
        package let created: [any Item]
        package let updated: [any Item]
        package let removed: [any Item]

        /// Whether there was nothing to write.
        package var isEmpty: Bool { created.isEmpty && updated.isEmpty && removed.isEmpty }
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
        var attempts = 0
        while true {
            // The store itself refuses a base that has been overtaken, so the head need not be asked for first.
            let isKnown = attempts == 0 && current?.commit == draft.base.commit
            let base = isKnown ? draft.base : try await snapshot()
            if onItsBaseOnly, base.commit.sequence != draft.base.commit.sequence {
                throw .store(.headMoved(base: draft.base.commit.sequence, current: base.commit.sequence))
            }
            // Also on the draft's own base: what is replaced may have been read before the draft was begun.
            try checkForConflicts(changes, with: base)
            let prepared = try PreparedCommit(
                changes, on: base, lastNumbers: try await lastNumbers(at: base.commit.sequence), author: author)
            do throws(StoreError) {
                let head = try await store.commit(prepared.draft, in: organization.id)
                let isms = prepared.isms(at: head)
                current = isms
                numbers = (head.sequence, prepared.lastNumbers)
                return prepared.committed(isms)
            } catch .headMoved where attempts < Self.attemptsMax && !onItsBaseOnly {
                attempts += 1
            } catch {
                throw .store(error)
            }
        }
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
    private func lastNumbers(at sequence: Int) async throws(WorkspaceError) -> [String: Int] {
        if let numbers, numbers.sequence == sequence { return numbers.last }
        return try await asking { () throws(StoreError) in try await store.lastNumbers(of: organization.id) }
    }

    /// Removes all that was ever recorded of a record, also of one that was removed before, leaving its code and the
    /// verifiable chain. Files that nothing else refers to go with it.
    ///
    /// - Throws: `.forbidden` for whoever may not erase, `.referenced` while others refer to it, `.refused` for what was
    ///   issued.
    package func erase(_ id: RecordID, as principal: Principal, reason: String = "") async throws(WorkspaceError) {
        guard principal.may(.erase) else { throw .forbidden("your role does not erase records") }
        await takeTurn()
        defer { passTurn() }
        let base = try await snapshot()
        if let item = base.item(id: id) {
            try item.checkRemovable()
            let referring = base.items(referringTo: id).filter { $0.id != id }
            if !referring.isEmpty { throw .referenced(name: item.name, by: referring.map(\.code)) }
        }
        let author = principal.author(at: clock.now(), reason: reason)
        _ = try await asking { () throws(StoreError) in
            try await store.erase(id, by: author, basedOn: base.commit.sequence, in: organization.id)
        }
        current = nil
        forgetThePast()
    }

    private static let attemptsMax = 20
    private static let foldedMax = 200

    func checkForConflicts(_ changes: [Draft.Change], with base: ISMS) throws(WorkspaceError) {
        for change in changes {
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
