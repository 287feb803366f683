import ISMS
import RecordFormat
import RecordStore

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

        init(change: Draft.Change, settled: ApprovalSettling.Settled, number: Int, version: Int) {
            self.change = change
            self.settled = settled
            self.number = number
            self.version = version
            let restoredFrom = Self.restoredFrom(change)
            body = settled.record.map {
                JSON.object($0.storedBody(withDraft: settled.draft, restoredFrom: restoredFrom)).canonicalBytes
            }
        }

        /// The removed record that it brings back.
        var restoredFrom: RecordID? { Self.restoredFrom(change) }

        private static func restoredFrom(_ change: Draft.Change) -> RecordID? {
            change.restores ?? change.previous?.restoredFrom
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
                    body: planned.body, references: Self.references(of: planned.settled))
            })
    }

    private static func references(of settled: ApprovalSettling.Settled) -> [RecordID] {
        (settled.record?.references ?? []) + (settled.draft?.references ?? [])
    }

    /// The snapshot the commit leads to.
    func isms(at head: Head) -> ISMS {
        Self.snapshot(
            base, planned, at: ISMS.CommitPoint(sequence: head.sequence, hash: head.hash, time: head.time),
            author: author)
    }

    func committed(_ isms: ISMS) -> Workspace.Committed {
        func items(_ isWanted: (Planned) -> Bool) -> [any Item] {
            planned.filter(isWanted).compactMap { isms.item(id: $0.change.id) ?? $0.change.previous }
        }
        return Workspace.Committed(
            isms: isms, created: items { $0.change.previous == nil },
            updated: items { $0.change.previous != nil && $0.change.record != nil },
            removed: items { $0.change.record == nil })
    }

    private static func snapshot(_ base: ISMS, _ planned: [Planned], at commit: ISMS.CommitPoint, author: CommitAuthor)
        -> ISMS
    {
        let items = planned.compactMap { planned -> (any Item)? in
            planned.settled.record?.boxed(
                id: planned.change.id, number: planned.number,
                provenance: Provenance(
                    version: planned.version, createdAt: planned.change.previous?.provenance.createdAt ?? author.time,
                    updatedAt: author.time, sequence: max(commit.sequence, base.commit.sequence + 1)),
                draft: planned.settled.draft, restoredFrom: planned.restoredFrom, storedBytes: planned.body?.count)
        }
        let removed = planned.filter { $0.change.record == nil }.map(\.change.id)
        return base.applying(put: items, remove: removed, at: commit)
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
