import RecordFormat

/// One organization of a `MemoryRecordStore`: the same rows the other engines keep, in arrays and dictionaries.
struct MemoryOrganization {
    let organization: StoredOrganization
    private(set) var newest: StoredHead
    private(set) var commits: [StoredCommit] = []
    /// By sequence, then by record.
    private(set) var revisions: [StoredRevision] = []
    /// The places of a record's revisions in `revisions`, by version.
    private(set) var places: [RecordID: [Int]] = [:]
    /// The places of first revisions in `revisions`, by code.
    private(set) var codes: [CodeSpelling: Int] = [:]
    private(set) var records: [RecordID: CurrentRecord] = [:]
    private(set) var references: Set<CurrentReference> = []
    private(set) var referrers: [RecordID: Set<RecordID>] = [:]
    private(set) var numbers: [String: Int] = [:]
    private(set) var tallies: [ShelfPlace: ShelfTally] = [:]
    private(set) var kept: [Bytes32: (attachment: StoredAttachment, chunks: [StoredChunk])] = [:]

    init(_ organization: StoredOrganization) {
        self.organization = organization
        newest = StoredHead(sequence: 0, hash: HashChain.genesis(of: organization))
    }

    mutating func apply(_ plan: CommitPlan) {
        newest = plan.newStoredHead
        commits.append(plan.commit)
        for superseded in plan.superseded {
            guard let place = places[superseded.record]?[superseded.version - 1] else { continue }
            revisions[place].supersededAt = plan.commit.sequence
        }
        for revision in plan.revisions {
            places[revision.record, default: []].append(revisions.count)
            if revision.change == .created { codes[CodeSpelling(code: revision.code)] = revisions.count }
            revisions.append(revision)
        }
        for reference in plan.removedReferences {
            references.remove(reference)
            referrers[reference.target]?.remove(reference.source)
        }
        for record in plan.records { records[record.record] = record }
        for reference in plan.addedReferences {
            references.insert(reference)
            referrers[reference.target, default: []].insert(reference.source)
        }
        for record in plan.removedRecords { records[record] = nil }
        numbers.merge(plan.lastNumbers) { $1 }
        for (place, tally) in plan.tallies { tallies[place] = tally }
        if let erasures = plan.erasures { erase(erasures) }
    }

    private mutating func erase(_ erasures: Erasures) {
        for record in erasures.records {
            for place in places[record, default: []] {
                revisions[place].content = nil
                revisions[place].shelf = nil
            }
        }
        let names = Set(erasures.names)
        let reasons = Set(erasures.reasons)
        for (place, commit) in commits.enumerated() {
            let isNamed = commit.author.account.map(names.contains) ?? false
            commits[place] = commit.erasing(name: isNamed, reason: reasons.contains(commit.sequence))
        }
        for digest in erasures.attachments { kept[digest] = nil }
    }

    mutating func keep(_ attachment: StoredAttachment, _ chunks: [StoredChunk]) {
        guard kept[attachment.digest] == nil else { return }
        kept[attachment.digest] = (attachment, chunks)
    }

    /// The newest commit at or before a point.
    func head(at point: Point) -> Head {
        let commit =
            switch point {
            case .sequence(let sequence): commits.prefix(max(0, sequence)).last
            case .time(let time): commits.last { $0.author.time <= time }
            }
        guard let commit else { return Head.genesis(of: organization, lastErasure: newest.lastErasure) }
        return Head(
            sequence: commit.sequence, hash: commit.hash.hexadecimal, time: commit.author.time,
            lastErasure: newest.lastErasure)
    }

    func commits(after sequence: Int, limit: Int) -> [Commit] {
        let wanted = commits.dropFirst(max(0, sequence)).prefix(max(0, limit))
        guard let first = wanted.first, let last = wanted.last else { return [] }
        let changes = Dictionary(
            grouping: revisions.lazy.filter { (first.sequence...last.sequence).contains($0.sequence) }, by: \.sequence)
        return wanted.map { commit in
            Commit(header: commit.header, revisions: changes[commit.sequence, default: []].map(\.revision))
        }
    }

    func header(at sequence: Int) -> CommitHeader { commits[sequence - 1].header }

    /// The revisions that are their records' states at a sequence.
    func states(at sequence: Int) -> some Sequence<StoredRevision> {
        revisions.lazy.filter { $0.sequence <= sequence && sequence < $0.supersededAt }
    }

    /// What was known of the shelves at a sequence, those on which nothing lay left out.
    func tallies(at sequence: Int) -> [ShelfTally] {
        var found: [ShelfPlace: (count: Int, lastAddedAt: Instant)] = [:]
        for revision in revisions where revision.sequence <= sequence {
            guard let parent = revision.shelf else { continue }
            let place = ShelfPlace(parent: parent, kind: revision.kind)
            let known = found[place]
            found[place] = (
                (known?.count ?? 0) + (sequence < revision.supersededAt ? 1 : 0),
                revision.change == .created ? revision.createdAt : known?.lastAddedAt ?? revision.createdAt
            )
        }
        return found.map { ShelfTally(shelf: $0.key, count: $0.value.count, lastAddedAt: $0.value.lastAddedAt) }
    }

    func shelved(_ kind: String, on parent: RecordID?, before number: Int?, limit: Int, at sequence: Int)
        -> [ShelvedRecord]
    {
        let found = states(at: sequence).compactMap { revision -> (number: Int, revision: StoredRevision)? in
            guard revision.shelf != nil, revision.kind == kind, parent == nil || revision.shelf == parent,
                let place = CodeNumber.number(in: revision.code), place < number ?? .max
            else { return nil }
            return (place, revision)
        }
        return found.sorted { $0.number > $1.number }.prefix(max(0, limit)).compactMap { _, revision in
            guard let parent = revision.shelf, let first = places[revision.record]?.first else { return nil }
            return ShelvedRecord(
                record: revision.storedRecord, parent: parent, added: header(at: revisions[first].sequence))
        }
    }

    func traces(ofShelvesOf parents: Set<RecordID>) -> ShelfTraces {
        var traces = ShelfTraces()
        for revision in revisions {
            guard let parent = revision.shelf, parents.contains(parent) else { continue }
            traces.records.insert(revision.record)
            traces.commits.insert(revision.sequence)
        }
        return traces
    }
}

extension StoredRevision {
    fileprivate func isFirst(on place: ShelfPlace) -> Bool {
        shelf == place.parent && kind == place.kind && change == .created
    }
}

extension MemoryOrganization: CurrentState {
    func head() -> StoredHead { newest }
    func newestRevision(of record: RecordID) -> StoredRevision? { places[record]?.last.map { revisions[$0] } }
    func exists(_ record: RecordID) -> Bool { records[record] != nil }
    func isTaken(code: String) -> Bool { codes[CodeSpelling(code: code)] != nil }
    func referrers(to record: RecordID) -> [CurrentRecord] { referrers[record, default: []].compactMap { records[$0] } }
    func lastNumber(of kind: String) -> Int? { numbers[kind] }
    func tally(of shelf: ShelfPlace) -> ShelfTally? { tallies[shelf] }
    func lastAdded(to shelf: ShelfPlace, besides records: Set<RecordID>) -> Instant? {
        revisions.last { $0.isFirst(on: shelf) && !records.contains($0.record) }?.createdAt
    }
    func commit(at sequence: Int) -> StoredCommit? { commits.dropFirst(sequence - 1).first }
    func isNamed(_ account: RecordID) -> Bool {
        commits.contains { $0.author.account == account && $0.seal?.name.isErased == false }
    }
    func attachments() -> Set<Bytes32> { Set(kept.keys) }

    func visitBodies(of records: Set<RecordID>, _ visit: BodyVisitor) {
        visitBodies(visit) { records.contains($0.record) }
    }

    func visitBodies(besidesThoseOf records: Set<RecordID>, _ visit: BodyVisitor) {
        visitBodies(visit) { !records.contains($0.record) }
    }

    private func visitBodies(_ visit: BodyVisitor, where isWanted: (StoredRevision) -> Bool) {
        for revision in revisions where isWanted(revision) {
            guard let body = revision.content?.body else { continue }
            guard body.withUnsafeBytes(visit) else { return }
        }
    }
}

extension MemoryOrganization: HistoryReader {
    func storedHead() -> StoredHead? { newest }
    func storedCommits() -> Rows<StoredCommit> { rows(commits) }
    func storedRevisions() -> RevisionRows { RevisionBatch.batches(of: revisions) }

    func erasure(of record: RecordID) -> Int? {
        newestRevision(of: record).flatMap { $0.change == .erased ? $0.sequence : nil }
    }

    func storedErasures() -> [(sequence: Int, erasures: Erasures)] {
        commits.compactMap { commit in commit.seal?.erasures.map { (commit.sequence, $0) } }
    }

    func currentRecords() -> RowChunks<CurrentRecord> { rows([Array(records.values)]) }
    func currentReferences() -> RowChunks<CurrentReference> { rows([references.sorted()]) }
    func shelfTallies() -> [ShelfTally] { Array(tallies.values) }
    func lastNumbers() -> [(kind: String, number: Int)] { numbers.map { (kind: $0.key, number: $0.value) } }

    func storedAttachments() -> Rows<StoredAttachment> { rows(sortedAttachments.map(\.attachment)) }
    func storedChunks() -> Rows<StoredChunk> { rows(sortedAttachments.flatMap(\.chunks)) }

    private var sortedAttachments: [(attachment: StoredAttachment, chunks: [StoredChunk])] {
        kept.values.sorted {
            $0.attachment.digest.bytes.lexicographicallyPrecedes($1.attachment.digest.bytes)
        }
    }

    private func rows<Row>(_ values: [Row]) -> Rows<Row> {
        var iterator = values.makeIterator()
        return { () throws(StoreError) in iterator.next() }
    }
}
