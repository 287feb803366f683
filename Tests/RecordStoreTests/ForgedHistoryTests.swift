import RecordFormat
import RecordStore
import Testing

/// A history as a forger would write it who knows how hashes are made: every digest and hash fits.
private struct ForgedHistory: HistoryReader {
    var organization = StoredOrganization(id: record(99), handle: "forged", createdAt: Instant(milliseconds: 1))
    var commits: [StoredCommit] = []
    var revisions: [StoredRevision] = []
    var records: [CurrentRecord] = []
    var references: [CurrentReference] = []
    var numbers: [(kind: String, number: Int)] = []
    private var chain = HashChain()

    /// Adds a commit of these revisions, with the right hash whatever they are.
    mutating func add(_ added: [StoredRevision]) {
        let previous = commits.last?.hash ?? HashChain.genesis(of: organization)
        chain.begin(organization: organization.id, previousHash: previous, author: author())
        for revision in added {
            chain.add(
                record: revision.record, kind: revision.kind, code: revision.code, version: revision.version,
                change: revision.change, digest: revision.digest)
        }
        let sequence = commits.count + 1
        commits.append(
            StoredCommit(
                sequence: sequence, author: author(), previousHash: previous,
                hash: chain.finish(sequence: sequence, author: author()), revisionCount: added.count))
        revisions += added
    }

    /// A revision of the n-th risk in the next commit, with the right digest.
    func revision(
        _ number: Int, version: Int = 1, change: Revision.Change? = nil, code: String? = nil, kind: String = "risk",
        createdAt: Int = 2_000, supersededAt: Int? = nil, references: [Int] = [], hasContent: Bool? = nil
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
            code: code ?? "RISK-\(number)", change: change, digest: isEnd ? nil : chain.digest(of: content),
            content: hasContent ?? !isEnd ? content : nil, createdAt: Instant(milliseconds: createdAt),
            committedAt: Instant(milliseconds: 2_000),
            supersededAt: supersededAt ?? (isEnd ? sequence : StoredRevision.neverSuperseded))
    }

    func storedHead() -> StoredHead? {
        StoredHead(sequence: commits.count, hash: commits.last?.hash ?? HashChain.genesis(of: organization))
    }
    func storedCommits() -> Rows<StoredCommit> { rows(commits) }
    func storedRevisions() -> RevisionRows { RevisionBatch.batches(of: revisions) }
    func erasure(of record: RecordID) -> Int? {
        revisions.last { $0.record == record && $0.change == .erased }?.sequence
    }
    func currentRecords() -> RowChunks<CurrentRecord> { rows([records]) }
    func currentReferences() -> RowChunks<CurrentReference> { rows([references]) }
    func lastNumbers() -> [(kind: String, number: Int)] { numbers }
    func storedAttachments() -> Rows<StoredAttachment> { rows([]) }
    func storedChunks() -> Rows<StoredChunk> { rows([]) }

    private func rows<Row>(_ rows: [Row]) -> Rows<Row> {
        var iterator = rows.makeIterator()
        return { () throws(StoreError) in iterator.next() }
    }
}

@Suite("A forged history whose hashes all fit")
struct ForgedHistoryTests {
    private func fault(_ forge: (inout ForgedHistory) -> Void) throws -> Verification.Fault? {
        var history = ForgedHistory()
        forge(&history)
        return try HistoryVerifier.verify(history).fault
    }

    @Test("A sound one passes, so that the others fail for their reason")
    func sound() throws {
        let fault = try fault { history in
            history.add([history.revision(1, supersededAt: 2)])
            history.add([history.revision(1, version: 2), history.revision(2, references: [1])])
            history.records = [
                CurrentRecord(record: record(1), code: "RISK-1", version: 2),
                CurrentRecord(record: record(2), code: "RISK-2", version: 1),
            ]
            history.references = [CurrentReference(source: record(2), target: record(1))]
            history.numbers = [(kind: "risk", number: 2)]
        }
        #expect(fault == nil)
    }

    @Test("A commit without a revision is no commit")
    func empty() throws { #expect(try fault { $0.add([]) }?.sequence == 1) }

    @Test("A record begins with its creation, as version 1")
    func beginnings() throws {
        #expect(try fault { $0.add([$0.revision(1, version: 2)]) }?.sequence == 1)
        #expect(try fault { $0.add([$0.revision(1, version: 1, change: .updated)]) }?.sequence == 1)
        #expect(try fault { $0.add([$0.revision(1, version: 1, change: .deleted)]) }?.sequence == 1)
        #expect(try fault { $0.add([$0.revision(1, createdAt: 1_999)]) }?.sequence == 1)
    }

    @Test("Versions follow one another, without a gap, a repetition or a second creation")
    func versions() throws {
        for (version, change) in [(3, nil), (1, nil), (1, .updated), (2, .created)] as [(Int, Revision.Change?)] {
            let fault = try fault { history in
                history.add([history.revision(1, supersededAt: 2)])
                history.add([history.revision(1, version: version, change: change)])
            }
            #expect(fault?.sequence == 2, "version \(version)")
        }
    }

    @Test("Nothing follows a record's end but its erasure")
    func ends() throws {
        for change in [Revision.Change.updated, .deleted] {
            let fault = try fault { history in
                history.add([history.revision(1, supersededAt: 2)])
                history.add([history.revision(1, version: 2, change: .deleted)])
                history.add([history.revision(1, version: 3, change: change)])
            }
            #expect(fault?.sequence == 3)
        }
    }

    @Test("Kind, code and creation time stay, and a code is given once")
    func identity() throws {
        let second: [(ForgedHistory) -> StoredRevision] = [
            { $0.revision(1, version: 2, code: "RISK-9") }, { $0.revision(1, version: 2, kind: "asset") },
            { $0.revision(1, version: 2, createdAt: 1_999) }, { $0.revision(2, code: "RISK-1") },
        ]
        for make in second {
            let fault = try fault { history in
                history.add([history.revision(1, supersededAt: 2)])
                history.add([make(history)])
            }
            #expect(fault?.sequence == 2)
        }
    }

    @Test("An erasure takes every body, and a body goes by erasure alone")
    func erasure() throws {
        let left = try fault { history in
            history.add([history.revision(1, supersededAt: 2)])
            history.add([history.revision(1, version: 2, change: .erased)])
        }
        #expect(left?.sequence == 2)
        let lost = try fault { history in
            history.add([history.revision(1, supersededAt: 2, hasContent: false)])
            history.add([history.revision(1, version: 2, change: .deleted)])
        }
        #expect(lost?.sequence == 1)
        let kept = try fault { history in
            history.add([history.revision(1, supersededAt: 2)])
            history.add([history.revision(1, version: 2, change: .deleted, hasContent: true)])
        }
        #expect(kept?.sequence == 2)
        let sound = try fault { history in
            history.add([history.revision(1, supersededAt: 2, hasContent: false)])
            history.add([history.revision(1, version: 2, change: .erased)])
            history.numbers = [(kind: "risk", number: 1)]
        }
        #expect(sound == nil)
    }

    @Test("A state lasts until the next one, and an end is no state")
    func states() throws {
        let late = try fault { history in
            history.add([history.revision(1, supersededAt: 3)])
            history.add([history.revision(1, version: 2)])
        }
        #expect(late?.sequence == 1)
        let shown = try fault { history in
            history.add([history.revision(1, supersededAt: 2)])
            history.add([
                history.revision(1, version: 2, change: .deleted, supersededAt: StoredRevision.neverSuperseded)
            ])
        }
        #expect(shown?.sequence == 2)
        let hidden = try fault { history in
            history.add([history.revision(1, supersededAt: 9)])
            history.records = [CurrentRecord(record: record(1), code: "RISK-1", version: 1)]
            history.numbers = [(kind: "risk", number: 1)]
        }
        #expect(hidden?.sequence == 1)
    }

    @Test("A reference names a record that exists")
    func references() throws {
        let fault = try fault { history in
            history.add([history.revision(1, references: [7])])
            history.records = [CurrentRecord(record: record(1), code: "RISK-1", version: 1)]
            history.references = [CurrentReference(source: record(1), target: record(7))]
            history.numbers = [(kind: "risk", number: 1)]
        }
        #expect(fault?.problem.contains("does not exist") == true)
    }

    @Test(
        "An update's references take the place of those before it, be they more or fewer",
        arguments: [[], [3], [2, 3, 4]])
    func updatedReferences(targets: [Int]) throws {
        func fault(_ current: [Int]) throws -> Verification.Fault? {
            try self.fault { history in
                let others = [2, 3, 4].map { history.revision($0) }
                history.add([history.revision(1, supersededAt: 2, references: [2, 4])] + others)
                history.add([history.revision(1, version: 2, references: targets)])
                history.records = (1...4).map { number in
                    CurrentRecord(record: record(number), code: "RISK-\(number)", version: number == 1 ? 2 : 1)
                }
                history.references = current.map { CurrentReference(source: record(1), target: record($0)) }
                history.numbers = [(kind: "risk", number: 4)]
            }
        }
        #expect(try fault(targets) == nil)
        #expect(try fault([2, 4]) != nil)
    }

    @Test("What is current follows from the history, no more and no less")
    func currentRows() throws {
        func fault(_ change: (inout ForgedHistory) -> Void) throws -> Verification.Fault? {
            try self.fault { history in
                history.add([history.revision(1), history.revision(2, references: [1])])
                history.records = [1, 2].map { CurrentRecord(record: record($0), code: "RISK-\($0)", version: 1) }
                history.references = [CurrentReference(source: record(2), target: record(1))]
                history.numbers = [(kind: "risk", number: 2)]
                change(&history)
            }
        }
        #expect(try fault { _ in } == nil)
        #expect(try fault { $0.records.append(CurrentRecord(record: record(3), code: "RISK-3", version: 1)) } != nil)
        #expect(try fault { $0.records.removeLast() } != nil)
        #expect(try fault { $0.references.append(CurrentReference(source: record(2), target: record(2))) } != nil)
        #expect(try fault { $0.records.append($0.records[0]) } != nil)
        #expect(try fault { $0.records.swapAt(0, 1) } == nil)
        #expect(try fault { $0.references = [] } != nil)
        #expect(try fault { $0.references.append($0.references[0]) } != nil)
        #expect(try fault { $0.references[0] = CurrentReference(source: record(2), target: record(2)) } != nil)
        #expect(try fault { $0.references[0] = CurrentReference(source: record(3), target: record(1)) } != nil)
        #expect(try fault { $0.numbers = [] } != nil)
        #expect(try fault { $0.numbers = [(kind: "risk", number: 3)] } != nil)
        #expect(try fault { $0.numbers.append((kind: "asset", number: 1)) } != nil)
    }

    @Test("However long the history, its first fault is the one named")
    func long() throws {
        let fault = try fault { history in
            for number in 1...2_000 { history.add([history.revision(number)]) }
            for place in [700, 1_500] { history.revisions[place].content = nil }
        }
        #expect(fault?.sequence == 701)
    }
}
