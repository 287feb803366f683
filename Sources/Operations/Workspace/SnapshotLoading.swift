import ISMS
import RecordFormat
import RecordStore
import Registers

extension Workspace {
    /// Reads the snapshot at a sequence from the store; nil for the newest.
    ///
    /// - Parameter present: a snapshot to share records with. Of what it holds in the same version nothing is decoded and
    ///   nothing kept twice.
    func load(at sequence: Int?, sharingWith present: ISMS? = nil) async throws(WorkspaceError) -> ISMS {
        let set = try await asking { () throws(StoreError) in
            try await store.records(of: organization.id, at: sequence)
        }
        var erased: [RecordID: String] = [:]
        for record in set.records where record.body == nil { erased[record.id] = record.code }
        let items = try await Self.items(of: set.records, knownFrom: present)
        var shelves = ShelfSummaries()
        for tally in set.tallies {
            guard let kind = Kind.type(named: tally.shelf.kind)?.kind else { continue }
            shelves[kind, of: tally.shelf.parent] = ShelfSummary(count: tally.count, lastAddedAt: tally.lastAddedAt)
        }
        if sequence == nil { noteErasures(upTo: set.head.lastErasure) }
        let point = ISMS.CommitPoint(set.head)
        return present?.becoming(items, erasedCodes: erased, shelves: shelves, at: point)
            ?? ISMS(items, erasedCodes: erased, shelves: shelves, at: point)
    }

    /// Takes the commits after a snapshot into it; nil where something there must be read anew.
    func fold(into isms: ISMS) async throws(WorkspaceError) -> ISMS? {
        let commits = try await asking { () throws(StoreError) in
            try await store.commits(of: organization.id, after: isms.commit.sequence, limit: 1000)
        }
        return try Self.folding(commits, into: isms)
    }

    /// A snapshot with further commits taken in; nil where one of them erases, which reaches back into earlier versions.
    static func folding(_ commits: [Commit], into isms: ISMS) throws(WorkspaceError) -> ISMS? {
        var isms = isms
        for commit in commits {
            if commit.revisions.contains(where: { $0.change == .erased || ($0.change != .deleted && $0.body == nil) }) {
                return nil
            }
            let time = commit.header.author.time
            let records = commit.revisions.compactMap { revision -> StoredRecord? in
                guard revision.change != .deleted, revision.shelf == nil else { return nil }
                return StoredRecord(
                    id: revision.record, kind: revision.kind, code: revision.code, version: revision.version,
                    body: revision.body, createdAt: isms.item(id: revision.record)?.provenance.createdAt ?? time,
                    updatedAt: time, sequence: commit.header.sequence)
            }
            isms = isms.applying(
                put: try decode(records[...], knownFrom: nil),
                remove: commit.revisions.filter { $0.change == .deleted && $0.shelf == nil }.map(\.record),
                shelves: shelves(after: commit, in: isms),
                at: ISMS.CommitPoint(sequence: commit.header.sequence, hash: commit.header.hash, time: time))
        }
        return isms
    }

    /// What is known of the shelves after a commit; nil where it leaves them as they are.
    private static func shelves(after commit: Commit, in isms: ISMS) -> ShelfSummaries? {
        var shelves: ShelfSummaries?
        for revision in commit.revisions {
            guard let parent = revision.shelf, let kind = Kind.type(named: revision.kind)?.kind else { continue }
            switch revision.change {
            case .created:
                shelves = shelves ?? isms.shelves
                shelves?.add(kind, to: parent, at: commit.header.author.time)
            case .deleted:
                shelves = shelves ?? isms.shelves
                shelves?.remove(kind, from: parent)
            case .updated, .erased: break
            }
        }
        return shelves
    }

    /// Decodes stored records, those erased left out; many at once on all cores.
    private static func items(of records: [StoredRecord], knownFrom present: ISMS?) async throws(WorkspaceError)
        -> [any Item]
    {
        if records.count < 2000 { return try decode(records[...], knownFrom: present) }
        let size = (records.count + 7) / 8
        let parts = stride(from: 0, to: records.count, by: size).map { records[$0..<min($0 + size, records.count)] }
        let decoded = await withTaskGroup(of: Result<[any Item], WorkspaceError>.self) { group in
            for part in parts {
                group.addTask {
                    Result { () throws(WorkspaceError) in try decode(part, knownFrom: present) }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        var items: [any Item] = []
        items.reserveCapacity(records.count)
        for part in decoded { items += try part.get() }
        return items
    }

    /// - Parameter present: a snapshot whose records stand for those that are stored as the same version.
    private static func decode(_ records: ArraySlice<StoredRecord>, knownFrom present: ISMS?) throws(WorkspaceError)
        -> [any Item]
    {
        var items: [any Item] = []
        items.reserveCapacity(records.count)
        // What was erased has no body any more, and must not come back by way of a snapshot that does not know it yet.
        for record in records where record.body != nil {
            if let known = present?.item(id: record.id), known.provenance.version == record.version,
                known.provenance.sequence == record.sequence
            {
                items.append(known)
            } else {
                items.append(try item(of: record))
            }
        }
        return items
    }

    /// - Parameter added: the commit that put it on a shelf; nil for what stands in the snapshot.
    static func item(of record: StoredRecord, added: CommitHeader? = nil) throws(WorkspaceError) -> any Item {
        guard let type = Kind.type(named: record.kind) else {
            throw .store(.corrupt("\(record.code) is of the unknown kind \(record.kind)"))
        }
        guard let number = record.code.split(separator: "-").last.flatMap({ Int($0) }) else {
            throw .store(.corrupt("\(record.code) is no code"))
        }
        let provenance = Provenance(
            version: record.version, createdAt: record.createdAt, updatedAt: record.updatedAt, sequence: record.sequence
        )
        do {
            var object = try JSON(parsing: record.body ?? []).objectValue ?? JSONObject()
            if let added { object = type.withStamps(object, by: added.author) }
            return try type.item(
                id: record.id, number: number, provenance: provenance, body: object, storedBytes: record.body?.count)
        } catch {
            throw .store(.corrupt("\(record.code) cannot be read: \(error)"))
        }
    }
}

extension ISMS.CommitPoint {
    init(_ head: Head) { self.init(sequence: head.sequence, hash: head.hash, time: head.time) }
}
