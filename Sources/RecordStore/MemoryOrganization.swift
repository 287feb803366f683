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
    private(set) var codes: Set<CodeSpelling> = []
    private(set) var records: [RecordID: CurrentRecord] = [:]
    private(set) var references: Set<CurrentReference> = []
    private(set) var referrers: [RecordID: Set<RecordID>] = [:]
    private(set) var numbers: [String: Int] = [:]
    private(set) var attachments: [Bytes32: (attachment: StoredAttachment, chunks: [StoredChunk])] = [:]

    init(_ organization: StoredOrganization) {
        self.organization = organization
        newest = StoredHead(sequence: 0, hash: HashChain.genesis(of: organization))
    }

    mutating func apply(_ plan: CommitPlan) {
        newest = StoredHead(sequence: plan.commit.sequence, hash: plan.commit.hash)
        commits.append(plan.commit)
        for superseded in plan.superseded {
            guard let place = places[superseded.record]?[superseded.version - 1] else { continue }
            revisions[place].supersededAt = plan.commit.sequence
        }
        for revision in plan.revisions {
            places[revision.record, default: []].append(revisions.count)
            revisions.append(revision)
            if revision.change == .created { codes.insert(CodeSpelling(code: revision.code)) }
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
        if let erased = plan.erased {
            for place in places[erased, default: []] { revisions[place].content = nil }
        }
    }

    mutating func keep(_ attachment: StoredAttachment, _ chunks: [StoredChunk]) {
        guard attachments[attachment.digest] == nil else { return }
        attachments[attachment.digest] = (attachment, chunks)
    }

    /// The newest commit at or before a point.
    func head(at point: Point) -> Head {
        let commit =
            switch point {
            case .sequence(let sequence): commits.prefix(max(0, sequence)).last
            case .time(let time): commits.last { $0.author.time <= time }
            }
        guard let commit else { return Head.genesis(of: organization) }
        return Head(sequence: commit.sequence, hash: commit.hash.hexadecimal, time: commit.author.time)
    }

    func header(at sequence: Int) -> CommitHeader { commits[sequence - 1].header }
}

extension MemoryOrganization: CurrentState {
    func head() -> StoredHead { newest }
    func newestRevision(of record: RecordID) -> StoredRevision? { places[record]?.last.map { revisions[$0] } }
    func exists(_ record: RecordID) -> Bool { records[record] != nil }
    func isTaken(code: String) -> Bool { codes.contains(CodeSpelling(code: code)) }
    func referrers(to record: RecordID) -> [CurrentRecord] { referrers[record, default: []].compactMap { records[$0] } }
    func lastNumber(of kind: String) -> Int? { numbers[kind] }
}

extension MemoryOrganization: HistoryReader {
    func storedHead() -> StoredHead? { newest }
    func storedCommits() -> Rows<StoredCommit> { rows(commits) }
    func storedRevisions() -> RevisionRows { RevisionBatch.batches(of: revisions) }

    func erasure(of record: RecordID) -> Int? {
        newestRevision(of: record).flatMap { $0.change == .erased ? $0.sequence : nil }
    }

    func currentRecords() -> RowChunks<CurrentRecord> { rows([Array(records.values)]) }
    func currentReferences() -> RowChunks<CurrentReference> { rows([references.sorted()]) }
    func lastNumbers() -> [(kind: String, number: Int)] { numbers.map { (kind: $0.key, number: $0.value) } }

    func storedAttachments() -> Rows<StoredAttachment> { rows(sortedAttachments.map(\.attachment)) }
    func storedChunks() -> Rows<StoredChunk> { rows(sortedAttachments.flatMap(\.chunks)) }

    private var sortedAttachments: [(attachment: StoredAttachment, chunks: [StoredChunk])] {
        attachments.values.sorted {
            $0.attachment.digest.bytes.lexicographicallyPrecedes($1.attachment.digest.bytes)
        }
    }

    private func rows<Row>(_ values: [Row]) -> Rows<Row> {
        var iterator = values.makeIterator()
        return { () throws(StoreError) in iterator.next() }
    }
}
