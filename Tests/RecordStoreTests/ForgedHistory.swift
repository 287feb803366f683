import RecordFormat
import RecordStore

/// A history as a forger would write it who knows how hashes are made: every digest and hash fits.
struct ForgedHistory: HistoryReader {
    var organization = StoredOrganization(id: record(99), handle: "forged", createdAt: Instant(milliseconds: 1))
    var commits: [StoredCommit] = []
    var revisions: [StoredRevision] = []
    var records: [CurrentRecord] = []
    var references: [CurrentReference] = []
    var numbers: [(kind: String, number: Int)] = []
    var tallies: [ShelfTally] = []
    var lastErasure = 0
    private var chain = HashChain()

    /// Adds a commit of header format 2 that changes a record of its own.
    /// - Parameters:
    ///   - isNamed: Whether the author's name and its salt are there.
    ///   - isReasoned: Whether the reason and its salt are there.
    mutating func addSealed(
        _ number: Int, by author: CommitAuthor, isNamed: Bool = true, isReasoned: Bool = true,
        erasing erasures: Erasures? = nil, root: Bytes32? = nil
    ) {
        func seal(_ text: String, isThere: Bool) -> TextSeal {
            let salt = HashChain.sha256(Array("salt of \(text)".utf8))
            return TextSeal(salt: isThere ? salt : nil, digest: chain.digest(salt: salt, text: text))
        }
        let seal = CommitSeal(
            name: seal(author.principal, isThere: isNamed), reason: seal(author.reason, isThere: isReasoned),
            root: root, erasures: erasures)
        let kept = CommitAuthor(
            account: author.account, principal: isNamed ? author.principal : "", time: author.time,
            reason: isReasoned ? author.reason : "", source: author.source)
        add([revision(number)], by: kept, seal: seal)
        records.append(CurrentRecord(record: record(number), code: "RISK-\(number)", version: 1))
        numbers = [(kind: "risk", number: number)]
        if erasures != nil { lastErasure = commits.count }
    }

    /// Adds a commit of these revisions, with the right hash whatever they are.
    mutating func add(_ added: [StoredRevision], by author: CommitAuthor = author(), seal: CommitSeal? = nil) {
        let previous = commits.last?.hash ?? HashChain.genesis(of: organization)
        chain.begin(organization: organization.id, previousHash: previous, author: author, seal: seal)
        for revision in added {
            chain.add(
                record: revision.record, kind: revision.kind, code: revision.code, version: revision.version,
                change: revision.change, digest: revision.digest)
        }
        let sequence = commits.count + 1
        commits.append(
            StoredCommit(
                sequence: sequence, author: author, previousHash: previous,
                hash: chain.finish(sequence: sequence, author: author, seal: seal), revisionCount: added.count,
                seal: seal))
        revisions += added
    }

    /// A revision of the n-th risk in the next commit, with the right digest.
    func revision(
        _ number: Int, version: Int = 1, change: Revision.Change? = nil, code: String? = nil, kind: String = "risk",
        createdAt: Int = 2_000, supersededAt: Int? = nil, references: [Int] = [], hasContent: Bool? = nil,
        shelf: Int? = nil
    ) -> StoredRevision {
        let change = change ?? (version == 1 ? .created : .updated)
        let content = StoredRevision.Content(
            salt: HashChain.sha256([UInt8(truncatingIfNeeded: number)]), body: body("Risk \(number), \(version)"),
            references: references.map(record))
        var chain = HashChain()
        let isEnd = change == .deleted || change == .erased
        let sequence = commits.count + 1
        return StoredRevision(
            record: record(number), version: version, sequence: sequence, kind: kind,
            code: code ?? "RISK-\(number)", change: change,
            digest: isEnd ? nil : chain.digest(of: content, shelf: shelf.map(record)),
            content: hasContent ?? !isEnd ? content : nil, shelf: shelf.map(record),
            createdAt: Instant(milliseconds: createdAt),
            committedAt: Instant(milliseconds: 2_000),
            supersededAt: supersededAt ?? (isEnd ? sequence : StoredRevision.neverSuperseded))
    }

    func storedHead() -> StoredHead? {
        StoredHead(
            sequence: commits.count, hash: commits.last?.hash ?? HashChain.genesis(of: organization),
            lastErasure: lastErasure)
    }
    func storedCommits() -> Rows<StoredCommit> { rows(commits) }
    func storedRevisions() -> RevisionRows { RevisionBatch.batches(of: revisions) }
    func erasure(of record: RecordID) -> Int? {
        revisions.last { $0.record == record && $0.change == .erased }?.sequence
    }
    func storedErasures() -> [(sequence: Int, erasures: Erasures)] {
        commits.compactMap { commit in commit.seal?.erasures.map { (commit.sequence, $0) } }
    }
    func currentRecords() -> RowChunks<CurrentRecord> { rows([records]) }
    func currentReferences() -> RowChunks<CurrentReference> { rows([references]) }
    func shelfTallies() -> [ShelfTally] { tallies }
    func lastNumbers() -> [(kind: String, number: Int)] { numbers }
    func storedAttachments() -> Rows<StoredAttachment> { rows([]) }
    func storedChunks() -> Rows<StoredChunk> { rows([]) }

    private func rows<Row>(_ rows: [Row]) -> Rows<Row> {
        var iterator = rows.makeIterator()
        return { () throws(StoreError) in iterator.next() }
    }
}
