import RecordFormat

/// A history, commit by commit: recomputes the chain and keeps what it says of every record.
struct HistoryReplay: Sendable {
    /// A row of the history, in its order: a commit, then its revisions.
    enum Row: Sendable {
        case commit(StoredCommit)
        /// - Parameter erasure: for one that lacks its content, the sequence at which the record was erased.
        case revision(StoredRevision, erasure: Int?)
    }

    /// What the history so far says of one record.
    struct State: Sendable {
        let record: RecordID
        let kind: String
        let code: String
        let createdAt: Instant
        var version: Int
        var sequence: Int
        var change: Revision.Change
        /// As stored with the newest revision; right once the next revision, or the end, agrees.
        var supersededAt: Int
        var references: [RecordID]
        /// Whether any of its revisions still has its content.
        var hasContent: Bool
    }

    private let organization: OrganizationID
    private var chain = HashChain()
    /// The commit whose revisions are coming in, and how many have.
    private var openCommit: StoredCommit?
    private var openCount = 0
    private var codes: Set<CodeSpelling> = []
    /// Records seen without their content, by the sequence at which the chain is to erase them.
    private var awaitedErasures: [RecordID: Int] = [:]
    /// The places of records in `states`.
    private var places: [RecordID: Int] = [:]

    private(set) var states: [State] = []
    private(set) var lastNumbers: [String: Int] = [:]
    /// The newest commit, known only by its place and hash: the genesis before the first.
    private(set) var head: StoredHead
    private(set) var headTime: Instant?
    private(set) var revisionCount = 0

    /// The bytes that went through SHA-256.
    var byteCount: Int { chain.byteCount }

    init(of organization: StoredOrganization) {
        self.organization = organization.id
        head = StoredHead(sequence: 0, hash: HashChain.genesis(of: organization))
    }

    var nextSequence: Int { head.sequence + 1 }

    /// Whether the record exists at the end of what was taken in.
    func exists(_ record: RecordID) -> Bool { places[record].map { !states[$0].change.endsRecord } ?? false }

    /// Takes the next row in.
    /// - Throws: what is wrong with it, or with the commit that it shows to be complete.
    mutating func take(_ row: Row) throws(Verification.Fault) {
        switch row {
        case .commit(let commit):
            try closeCommit()
            try open(commit)
        case .revision(let revision, let erasure):
            guard revision.sequence == openCommit?.sequence else {
                throw fault(of: revision, "has no commit", at: revision.sequence)
            }
            try take(revision, erasure)
        }
    }

    /// Ends the history.
    mutating func finish() throws(Verification.Fault) {
        try closeCommit()
        if let awaited = awaitedErasures.min(by: { $0.value < $1.value }) {
            throw Verification.Fault(
                sequence: awaited.value, problem: "the record \(awaited.key) was to be erased here, but was not")
        }
    }

    // MARK: - Commits

    private mutating func open(_ commit: StoredCommit) throws(Verification.Fault) {
        guard commit.sequence == nextSequence else {
            throw Verification.Fault(
                sequence: nextSequence, problem: "the commit is missing: the next one stored is \(commit.sequence)")
        }
        guard commit.previousHash == head.hash else {
            throw Verification.Fault(
                sequence: commit.sequence,
                problem: head.sequence == 0
                    ? "the first commit does not follow the organization's identity, handle and creation time"
                    : "the commit does not follow the one before it: its previous hash differs")
        }
        chain.begin(organization: organization, previousHash: commit.previousHash, author: commit.author)
        openCommit = commit
        openCount = 0
    }

    private mutating func closeCommit() throws(Verification.Fault) {
        guard let commit = openCommit else { return }
        guard chain.finish(sequence: commit.sequence, author: commit.author) == commit.hash else {
            throw Verification.Fault(
                sequence: commit.sequence, problem: "the commit's content does not match its hash")
        }
        guard openCount > 0, openCount == commit.revisionCount else {
            throw Verification.Fault(
                sequence: commit.sequence,
                problem: "the commit counts \(commit.revisionCount) revisions where there are \(openCount)")
        }
        head = StoredHead(sequence: commit.sequence, hash: commit.hash)
        headTime = commit.author.time
        revisionCount += openCount
        openCommit = nil
    }

    // MARK: - Revisions

    private mutating func take(_ revision: StoredRevision, _ erasure: Int?) throws(Verification.Fault) {
        try checkContent(of: revision, erasure)
        chain.add(
            record: revision.record, kind: revision.kind, code: revision.code, version: revision.version,
            change: revision.change, digest: revision.digest)
        guard revision.committedAt == openCommit?.author.time else {
            throw fault(of: revision, "is dated unlike its commit")
        }
        guard revision.change.endsRecord == (revision.supersededAt == revision.sequence) else {
            throw fault(of: revision, "is current for the wrong sequences")
        }
        let place: Int
        if let known = places[revision.record] {
            place = known
            try advance(place, to: revision)
        } else {
            place = states.count
            try create(revision)
        }
        if revision.change == .erased {
            guard !states[place].hasContent else {
                throw fault(of: revision, "erases the record, but an earlier revision still has its body")
            }
            awaitedErasures[revision.record] = nil
        }
        openCount += 1
    }

    private mutating func checkContent(of revision: StoredRevision, _ erasure: Int?) throws(Verification.Fault) {
        if let content = revision.content {
            guard !revision.change.endsRecord else {
                throw fault(of: revision, "has a body, though the record ends with it")
            }
            guard revision.digest == chain.digest(of: content) else {
                throw fault(of: revision, "does not match its digest")
            }
        } else if revision.change.endsRecord {
            guard revision.digest == nil else { throw fault(of: revision, "has a digest, but nothing to digest") }
        } else {
            guard revision.digest != nil else { throw fault(of: revision, "has no digest") }
            guard let erasure, erasure > revision.sequence else {
                throw fault(of: revision, "has no body, though the record was not erased later")
            }
            awaitedErasures[revision.record] = erasure
        }
    }

    private mutating func create(_ revision: StoredRevision) throws(Verification.Fault) {
        guard revision.version == 1, revision.change == .created else {
            throw fault(of: revision, "has no creation before it")
        }
        guard codes.insert(CodeSpelling(code: revision.code)).inserted else {
            throw fault(of: revision, "has a code given before")
        }
        guard revision.createdAt == revision.committedAt else {
            throw fault(of: revision, "has the wrong creation time")
        }
        places[revision.record] = states.count
        states.append(
            State(
                record: revision.record, kind: revision.kind, code: revision.code, createdAt: revision.createdAt,
                version: 1, sequence: revision.sequence, change: .created, supersededAt: revision.supersededAt,
                references: revision.content?.references ?? [], hasContent: revision.content != nil))
        if let number = CodeNumber.number(in: revision.code) {
            lastNumbers[revision.kind, default: number].raise(to: number)
        }
    }

    private mutating func advance(_ place: Int, to revision: StoredRevision) throws(Verification.Fault) {
        let version = states[place].version
        let change = states[place].change
        guard revision.version == version + 1, revision.change != .created else {
            throw fault(of: revision, "follows version \(version)")
        }
        guard !change.endsRecord || (change == .deleted && revision.change == .erased) else {
            throw fault(of: revision, "follows the record's end")
        }
        guard revision.kind == states[place].kind, revision.code == states[place].code else {
            throw fault(of: revision, "has another kind or code than before")
        }
        guard revision.createdAt == states[place].createdAt else {
            throw fault(of: revision, "has the wrong creation time")
        }
        guard change.endsRecord || states[place].supersededAt == revision.sequence else {
            throw Verification.Fault(
                sequence: states[place].sequence,
                problem: "revision \(version) of \(revision.code) is current for the wrong sequences")
        }
        states[place].version = revision.version
        states[place].sequence = revision.sequence
        states[place].change = revision.change
        states[place].supersededAt = revision.supersededAt
        states[place].references = revision.content?.references ?? []
        if revision.content != nil { states[place].hasContent = true }
    }

    private func fault(of revision: StoredRevision, _ problem: String, at sequence: Int? = nil) -> Verification.Fault {
        Verification.Fault(
            sequence: sequence ?? openCommit?.sequence,
            problem: "revision \(revision.version) of \(revision.code) \(problem)")
    }
}

extension Int {
    fileprivate mutating func raise(to other: Int) { self = Swift.max(self, other) }
}
