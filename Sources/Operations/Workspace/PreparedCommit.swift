import ISMS
import RecordFormat
import RecordStore
import Registers

/// A draft that passed every check, ready to be written on top of one snapshot.
struct PreparedCommit {
    let draft: CommitDraft
    /// The highest code number of each kind once it is written.
    let lastNumbers: [String: Int]
    private let base: ISMS
    private let author: CommitAuthor
    private let planned: [Planned]

    /// One change with the number its code will have.
    private struct Planned {
        let change: Draft.Change
        let settled: ApprovalSettling.Settled
        let number: Int
        let version: Int
        /// The body as it is stored; nil where the record goes.
        let body: [UInt8]?
        /// The record on whose shelf it lies; nil where it stands in the snapshot.
        let shelf: RecordID?

        init(change: Draft.Change, settled: ApprovalSettling.Settled, number: Int, version: Int) {
            self.change = change
            self.settled = settled
            self.number = number
            self.version = version
            let restoredFrom = Self.restoredFrom(change)
            shelf = change.isShelved ? (change.previous?.record ?? settled.record)?.shelfParent : nil
            let isShelved = change.isShelved
            body = settled.record.map { record in
                let stored = record.storedBody(withDraft: settled.draft, restoredFrom: restoredFrom)
                return JSON.object(isShelved ? record.withoutStamps(stored) : stored).canonicalBytes
            }
        }

        /// The removed record that it brings back.
        var restoredFrom: RecordID? { Self.restoredFrom(change) }

        private static func restoredFrom(_ change: Draft.Change) -> RecordID? {
            change.restores ?? change.previous?.restoredFrom
        }

        /// The record as it will be; nil where it goes.
        func item(at sequence: Int, by author: CommitAuthor) -> (any Item)? {
            guard let record = settled.record else { return nil }
            let shown = change.isShelved && change.previous == nil ? record.stamped(by: author) : record
            return shown.boxed(
                id: change.id, number: number,
                provenance: Provenance(
                    version: version, createdAt: change.previous?.provenance.createdAt ?? author.time,
                    updatedAt: author.time, sequence: sequence), draft: settled.draft, restoredFrom: restoredFrom,
                storedBytes: body?.count)
        }
    }

    init(_ changes: [Draft.Change], on base: ISMS, lastNumbers: [String: Int], author: CommitAuthor)
        throws(WorkspaceError)
    {
        self.base = base
        self.author = author
        var lastNumbers = lastNumbers
        planned = try changes.map { change throws(WorkspaceError) in
            try ProtectedFields.check(change)
            let settled = try ApprovalSettling.settle(change, in: base)
            if let previous = change.previous {
                return Planned(
                    change: change, settled: settled, number: previous.number,
                    version: previous.provenance.version + 1)
            }
            let number = (lastNumbers[change.kind.name] ?? 0) + 1
            lastNumbers[change.kind.name] = number
            return Planned(change: change, settled: settled, number: number, version: 1)
        }
        self.lastNumbers = lastNumbers
        let after = Self.snapshot(base, planned, at: base.commit, author: author)
        try Self.check(planned, in: after, at: author.time)
        draft = CommitDraft(
            author: author, base: base.commit.sequence,
            revisions: planned.map { planned in
                Revision(
                    record: planned.change.id, kind: planned.change.kind.name,
                    code: planned.change.kind.code(planned.number), version: planned.version,
                    change: planned.settled.record == nil ? .deleted : planned.version == 1 ? .created : .updated,
                    body: planned.body, references: Self.references(of: planned),
                    shelf: planned.shelf)
            })
    }

    /// The records that a record holds, so that they are not taken away under it. The one on whose shelf it lies may go;
    /// and what is append only tells how it was, so that it holds nothing that is to go later.
    private static func references(of planned: Planned) -> [RecordID] {
        if planned.shelf != nil, planned.change.kind.shelf?.isAppendOnly == true { return [] }
        let settled = planned.settled
        let references = (settled.record?.references ?? []) + (settled.draft?.references ?? [])
        return references.filter { $0 != planned.shelf }
    }

    /// The snapshot the commit leads to.
    func isms(at head: Head) -> ISMS {
        Self.snapshot(
            base, planned, at: ISMS.CommitPoint(sequence: head.sequence, hash: head.hash, time: head.time),
            author: author)
    }

    func committed(_ isms: ISMS) -> Workspace.Committed {
        func items(_ isWanted: (Planned) -> Bool) -> [any Item] {
            planned.filter(isWanted).compactMap { planned in
                let item =
                    planned.change.isShelved
                    ? planned.item(at: isms.commit.sequence, by: author) : isms.item(id: planned.change.id)
                return item ?? planned.change.previous
            }
        }
        return Workspace.Committed(
            isms: isms, created: items { $0.change.previous == nil },
            updated: items { $0.change.previous != nil && $0.change.record != nil },
            removed: items { $0.change.record == nil })
    }

    private static func snapshot(_ base: ISMS, _ planned: [Planned], at commit: ISMS.CommitPoint, author: CommitAuthor)
        -> ISMS
    {
        let sequence = max(commit.sequence, base.commit.sequence + 1)
        let standing = planned.filter { !$0.change.isShelved }
        var shelves: ShelfSummaries?
        for planned in planned {
            guard let shelf = planned.shelf else { continue }
            if planned.change.record == nil {
                shelves = shelves ?? base.shelves
                shelves?.remove(planned.change.kind, from: shelf)
            } else if planned.version == 1 {
                shelves = shelves ?? base.shelves
                shelves?.add(planned.change.kind, to: shelf, at: author.time)
            }
        }
        return base.applying(
            put: standing.compactMap { $0.item(at: sequence, by: author) },
            remove: standing.filter { $0.change.record == nil }.map(\.change.id), shelves: shelves, at: commit)
    }

    private static func check(_ planned: [Planned], in after: ISMS, at now: Instant) throws(WorkspaceError) {
        var invalid: [InvalidRecord] = []
        for planned in planned {
            let change = planned.change
            guard let record = planned.settled.record else {
                let referring = after.items(referringTo: change.id)
                if !referring.isEmpty {
                    throw .referenced(name: change.previous?.name ?? "", by: referring.map(\.code))
                }
                continue
            }
            var problems = record.allProblems(in: after, identity: change.id, previous: change.previous)
            problems += record.problemsOfTime(at: now, in: after.timeZone, previous: change.previous?.record)
            if let draft = planned.settled.draft {
                problems += draft.allProblems(in: after, identity: change.id, previous: change.previous)
            }
            if !problems.isEmpty {
                invalid.append(
                    InvalidRecord(
                        id: change.id, kind: change.kind, code: change.previous?.code, title: record.title,
                        problems: problems))
            }
        }
        if !invalid.isEmpty { throw .invalid(invalid) }
    }
}
