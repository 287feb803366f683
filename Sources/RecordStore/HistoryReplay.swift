import RecordFormat

/// A history, commit by commit: recomputes the chain and keeps what it says of every record.
struct HistoryReplay: Sendable {
    /// A piece of the history: revisions in their order, and every commit that came since the last piece and is not
    /// later than the last of them.
    struct Portion: Sendable {
        var commits: [StoredCommit] = []
        var revisions = RevisionBatch()
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
    /// Commits whose revisions are still to come.
    private var waitingCommits: ArraySlice<StoredCommit> = []
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

    /// Takes the next portion in.
    /// - Throws: what is wrong with it, or with a commit that it shows to be complete.
    mutating func take(_ portion: Portion) throws(Verification.Fault) {
        waitingCommits += portion.commits
        try portion.revisions.forEach { row, texts throws(Verification.Fault) in
            while row.sequence > openCommit?.sequence ?? 0, let next = waitingCommits.popFirst() {
                try closeCommit()
                try open(next)
            }
            guard row.sequence == openCommit?.sequence else {
                throw fault(of: row, texts, "has no commit", at: row.sequence)
            }
            try take(row, texts)
        }
    }

    /// Ends the history.
    mutating func finish() throws(Verification.Fault) {
        try closeCommit()
        while let next = waitingCommits.popFirst() {
            try open(next)
            try closeCommit()
        }
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

    private mutating func take(_ row: RevisionBatch.Row, _ texts: RevisionBatch.Texts) throws(Verification.Fault) {
        try checkContent(of: row, texts)
        chain.add(
            record: row.record, kind: texts.kind, code: texts.code, version: row.version, change: row.change,
            digest: row.digest)
        guard row.committedAt == openCommit?.author.time else {
            throw fault(of: row, texts, "is dated unlike its commit")
        }
        guard row.change.endsRecord == (row.supersededAt == row.sequence) else {
            throw fault(of: row, texts, "is current for the wrong sequences")
        }
        let place: Int
        if let known = places[row.record] {
            place = known
            try advance(place, to: row, texts)
        } else {
            place = states.count
            try create(row, texts)
        }
        states[place].references.removeAll(keepingCapacity: true)
        for start in stride(from: 0, to: texts.references.count, by: 16) {
            let reference = RecordID(bytes: UnsafeRawBufferPointer(rebasing: texts.references[start..<start + 16]))
            if let reference { states[place].references.append(reference) }
        }
        if row.salt != nil { states[place].hasContent = true }
        if row.change == .erased {
            guard !states[place].hasContent else {
                throw fault(of: row, texts, "erases the record, but an earlier revision still has its body")
            }
            awaitedErasures[row.record] = nil
        }
        openCount += 1
    }

    private mutating func checkContent(
        of row: RevisionBatch.Row, _ texts: RevisionBatch.Texts
    ) throws(Verification.Fault) {
        if let salt = row.salt {
            guard !row.change.endsRecord else {
                throw fault(of: row, texts, "has a body, though the record ends with it")
            }
            guard row.digest == chain.digest(salt: salt, body: texts.body, references: texts.references) else {
                throw fault(of: row, texts, "does not match its digest")
            }
        } else if row.change.endsRecord {
            guard row.digest == nil else { throw fault(of: row, texts, "has a digest, but nothing to digest") }
        } else {
            guard row.digest != nil else { throw fault(of: row, texts, "has no digest") }
            guard let erasure = row.erasure, erasure > row.sequence else {
                throw fault(of: row, texts, "has no body, though the record was not erased later")
            }
            awaitedErasures[row.record] = erasure
        }
    }

    private mutating func create(_ row: RevisionBatch.Row, _ texts: RevisionBatch.Texts) throws(Verification.Fault) {
        guard row.version == 1, row.change == .created else {
            throw fault(of: row, texts, "has no creation before it")
        }
        let kind = String(decoding: texts.kind, as: UTF8.self)
        let code = String(decoding: texts.code, as: UTF8.self)
        guard codes.insert(CodeSpelling(code: code)).inserted else {
            throw fault(of: row, texts, "has a code given before")
        }
        guard row.createdAt == row.committedAt else { throw fault(of: row, texts, "has the wrong creation time") }
        places[row.record] = states.count
        states.append(
            State(
                record: row.record, kind: kind, code: code, createdAt: row.createdAt, version: 1,
                sequence: row.sequence, change: .created, supersededAt: row.supersededAt, references: [],
                hasContent: false))
        if let number = CodeNumber.number(in: code) { lastNumbers[kind, default: number].raise(to: number) }
    }

    private mutating func advance(
        _ place: Int, to row: RevisionBatch.Row, _ texts: RevisionBatch.Texts
    ) throws(Verification.Fault) {
        let version = states[place].version
        let change = states[place].change
        guard row.version == version + 1, row.change != .created else {
            throw fault(of: row, texts, "follows version \(version)")
        }
        guard !change.endsRecord || (change == .deleted && row.change == .erased) else {
            throw fault(of: row, texts, "follows the record's end")
        }
        guard states[place].kind.utf8.elementsEqual(texts.kind), states[place].code.utf8.elementsEqual(texts.code)
        else {
            throw fault(of: row, texts, "has another kind or code than before")
        }
        guard row.createdAt == states[place].createdAt else {
            throw fault(of: row, texts, "has the wrong creation time")
        }
        guard change.endsRecord || states[place].supersededAt == row.sequence else {
            throw Verification.Fault(
                sequence: states[place].sequence,
                problem: "revision \(version) of \(states[place].code) is current for the wrong sequences")
        }
        states[place].version = row.version
        states[place].sequence = row.sequence
        states[place].change = row.change
        states[place].supersededAt = row.supersededAt
    }

    private func fault(
        of row: RevisionBatch.Row, _ texts: RevisionBatch.Texts, _ problem: String, at sequence: Int? = nil
    ) -> Verification.Fault {
        Verification.Fault(
            sequence: sequence ?? openCommit?.sequence,
            problem: "revision \(row.version) of \(String(decoding: texts.code, as: UTF8.self)) \(problem)")
    }
}

extension Int {
    fileprivate mutating func raise(to other: Int) { self = Swift.max(self, other) }
}
