import RecordFormat

/// Re-reads a whole history, recomputes the chain and holds everything else against what the chain says.
///
/// The one implementation of `RecordStore.verify`. It trusts nothing but the rules: every digest is recomputed,
/// and every stored value that could be derived from the history is derived and compared.
package struct HistoryVerifier {
    /// What the history so far says of one record.
    struct State {
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

    private let reader: any HistoryReader
    private var chain = HashChain()
    private(set) var states: [RecordID: State] = [:]
    private(set) var lastNumbers: [String: Int] = [:]
    private var codes: Set<[UInt8]> = []
    /// Records seen without their content, by the sequence at which the chain is to erase them.
    private var awaitedErasures: [RecordID: Int] = [:]
    private(set) var commit: StoredCommit?
    private(set) var revisionCount = 0
    private(set) var byteCount = 0

    private init(_ reader: any HistoryReader) { self.reader = reader }

    /// Verifies one organization.
    /// - Throws: what the engine throws when it cannot be read at all. What is merely wrong is a fault in the result.
    package static func verify(_ reader: some HistoryReader) throws(StoreError) -> Verification {
        var verifier = HistoryVerifier(reader)
        var fault: Verification.Fault?
        do {
            try verifier.replay()
            try verifier.compareCurrentState(with: reader)
            verifier.byteCount += try AttachmentVerifier.verify(reader)
        } catch let found as Verification.Fault {
            fault = found
        } catch StoreError.corrupt(let problem) {
            fault = Verification.Fault(sequence: verifier.replayed ? nil : verifier.nextSequence, problem: problem)
        } catch let error as StoreError {
            throw error
        } catch {
            throw .engine("\(error)")
        }
        let head = verifier.commit.map { Head(sequence: $0.sequence, hash: $0.hash.hexadecimal, time: $0.author.time) }
        return Verification(
            head: head ?? Head.genesis(of: reader.organization), commitCount: head?.sequence ?? 0,
            revisionCount: verifier.revisionCount, byteCount: verifier.byteCount, fault: fault)
    }

    private var replayed = false
    private var nextSequence: Int { (commit?.sequence ?? 0) + 1 }

    // MARK: - The chain

    private mutating func replay() throws {
        let commits = try reader.storedCommits()
        let revisions = try reader.storedRevisions()
        let genesis = HashChain.genesis(of: reader.organization)
        var revision = try revisions()
        while let next = try commits() {
            guard next.sequence == nextSequence else {
                throw Verification.Fault(
                    sequence: nextSequence, problem: "the commit is missing: the next one stored is \(next.sequence)")
            }
            guard next.previousHash == commit?.hash ?? genesis else {
                throw Verification.Fault(
                    sequence: next.sequence,
                    problem: commit == nil
                        ? "the first commit does not follow the organization's identity, handle and creation time"
                        : "the commit does not follow the one before it: its previous hash differs")
            }
            if let revision, revision.sequence < next.sequence {
                throw HistoryVerifier.faultOfOrphan(revision)
            }
            chain.begin(organization: reader.organization.id, previousHash: next.previousHash, author: next.author)
            var count = 0
            while let current = revision, current.sequence == next.sequence {
                try replay(current, of: next)
                count += 1
                revision = try revisions()
            }
            let hash = chain.finish(sequence: next.sequence, author: next.author)
            guard hash == next.hash else {
                throw Verification.Fault(
                    sequence: next.sequence, problem: "the commit's content does not match its hash")
            }
            guard count > 0, count == next.revisionCount else {
                throw Verification.Fault(
                    sequence: next.sequence,
                    problem: "the commit counts \(next.revisionCount) revisions where there are \(count)")
            }
            commit = next
            revisionCount += count
        }
        if let revision { throw HistoryVerifier.faultOfOrphan(revision) }
        if let awaited = awaitedErasures.min(by: { $0.value < $1.value }) {
            throw Verification.Fault(
                sequence: awaited.value, problem: "the record \(awaited.key) was to be erased here, but was not")
        }
        replayed = true
    }

    private static func faultOfOrphan(_ revision: StoredRevision) -> Verification.Fault {
        Verification.Fault(
            sequence: revision.sequence, problem: "revision \(revision.version) of \(revision.code) has no commit")
    }

    private mutating func replay(_ revision: StoredRevision, of commit: StoredCommit) throws {
        func fault(_ problem: String) -> Verification.Fault {
            Verification.Fault(
                sequence: commit.sequence, problem: "revision \(revision.version) of \(revision.code) \(problem)")
        }
        try checkContent(of: revision, fault)
        chain.add(
            record: revision.record, kind: revision.kind, code: revision.code, version: revision.version,
            change: revision.change, digest: revision.digest)
        guard revision.committedAt == commit.author.time else { throw fault("is dated unlike its commit") }
        let endsAtOnce = revision.supersededAt == revision.sequence
        guard revision.change.endsRecord == endsAtOnce else { throw fault("is current for the wrong sequences") }

        if revision.version == 1 || states[revision.record] == nil {
            try replayCreation(of: revision, fault)
        } else {
            try states[revision.record]?.advance(to: revision, fault)
        }
        if revision.change == .erased {
            guard states[revision.record]?.hasContent == false else {
                throw fault("erases the record, but an earlier revision still has its body")
            }
            awaitedErasures[revision.record] = nil
        }
    }

    private mutating func checkContent(
        of revision: StoredRevision, _ fault: (String) -> Verification.Fault
    ) throws {
        guard let content = revision.content else {
            guard !revision.change.endsRecord else {
                guard revision.digest == nil else { throw fault("has a digest, but nothing to digest") }
                return
            }
            guard revision.digest != nil else { throw fault("has no digest") }
            if awaitedErasures[revision.record] != nil { return }
            guard let erasure = try reader.erasure(of: revision.record), erasure > revision.sequence else {
                throw fault("has no body, though the record was never erased")
            }
            awaitedErasures[revision.record] = erasure
            return
        }
        guard !revision.change.endsRecord else { throw fault("has a body, though the record ends with it") }
        byteCount += content.body.count
        guard revision.digest == chain.digest(of: content) else { throw fault("does not match its digest") }
    }

    private mutating func replayCreation(
        of revision: StoredRevision, _ fault: (String) -> Verification.Fault
    ) throws {
        guard revision.version == 1, revision.change == .created else {
            throw fault("has no creation before it")
        }
        guard codes.insert(Array(revision.code.utf8)).inserted else { throw fault("has a code given before") }
        guard revision.createdAt == revision.committedAt else { throw fault("has the wrong creation time") }
        let state = State(
            kind: revision.kind, code: revision.code, createdAt: revision.createdAt, version: 1,
            sequence: revision.sequence, change: .created, supersededAt: revision.supersededAt,
            references: revision.content?.references ?? [], hasContent: revision.content != nil)
        guard states.updateValue(state, forKey: revision.record) == nil else { throw fault("was created before") }
        if let number = CodeNumber.number(in: revision.code), number > lastNumbers[revision.kind] ?? -1 {
            lastNumbers[revision.kind] = number
        }
    }
}

extension HistoryVerifier.State {
    /// Takes in the record's next revision.
    fileprivate mutating func advance(
        to revision: StoredRevision, _ fault: (String) -> Verification.Fault
    ) throws {
        guard revision.version == version + 1 else { throw fault("follows version \(version)") }
        guard revision.change != .created else { throw fault("is a creation of what exists") }
        guard !change.endsRecord || (change == .deleted && revision.change == .erased) else {
            throw fault("follows the record's end")
        }
        guard revision.kind == kind, revision.code == code else { throw fault("has another kind or code than before") }
        guard revision.createdAt == createdAt else { throw fault("has the wrong creation time") }
        guard change.endsRecord || supersededAt == revision.sequence else {
            throw Verification.Fault(
                sequence: sequence, problem: "version \(version) of \(code) is current for the wrong sequences")
        }
        version = revision.version
        sequence = revision.sequence
        change = revision.change
        supersededAt = revision.supersededAt
        references = revision.content?.references ?? []
        if revision.content != nil { hasContent = true }
    }
}
