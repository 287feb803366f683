import RecordFormat

/// A history, commit by commit: recomputes the chain and keeps what it says of every record.
struct HistoryReplay: Sendable {
    /// A piece of the history: revisions in their order, and every commit that came since the last piece and is not
    /// later than the last of them.
    struct Portion: Sendable {
        var commits: [StoredCommit] = []
        var revisions = RevisionBatch()
    }

    /// What the history so far says of one record, its identity apart: 64 bytes, as near to the processor as can be.
    struct State: Sendable {
        /// Where its code stands in `texts`.
        fileprivate let codeStart: Int
        fileprivate let codeCount: Int32
        /// The place of its kind in `kinds`.
        fileprivate let kind: Int32
        fileprivate let createdAt: Instant
        fileprivate(set) var version: Int
        fileprivate(set) var sequence: Int
        /// As stored with the newest revision; right once the next revision, or the end, agrees.
        fileprivate(set) var supersededAt: Int
        /// Where its newest references stand in `references`.
        fileprivate var referencesStart = 0
        fileprivate var referenceCount: Int32 = 0
        fileprivate(set) var change: Revision.Change
        /// Whether any of its revisions still has its content.
        fileprivate var hasContent = false

        fileprivate var code: Range<Int> { codeStart..<codeStart + Int(codeCount) }
        var references: Range<Int> { referencesStart..<referencesStart + Int(referenceCount) }
        /// Whether the record exists.
        var isLive: Bool { !change.endsRecord }
    }

    private struct Kind: Sendable {
        /// Where its name stands in `texts`.
        let name: Range<Int>
        /// The highest number in a code of this kind.
        var lastNumber: Int?
    }

    private let organization: OrganizationID
    private var chain = HashChain()
    /// Commits whose revisions are still to come.
    private var waitingCommits: ArraySlice<StoredCommit> = []
    /// The commit whose revisions are coming in, and how many have.
    private var openCommit: StoredCommit?
    private var openCount = 0
    /// The records that the open commit's revisions erase.
    private var openErased: Set<RecordID> = []
    private var sealedTexts: SealedTextsCheck
    /// Records seen without their content, by the sequence at which the chain is to erase them.
    private var awaitedErasures: [RecordID: Int] = [:]
    private var kinds: [Kind] = []
    /// The spellings of kinds and codes.
    private var texts = ByteBlock()
    private var placesOfKinds = HashIndex()
    /// The places of records in `records`, by their identities and by their codes.
    private var placesOfRecords = HashIndex(sizeLog2: 10)
    private var placesOfCodes = HashIndex(sizeLog2: 10)

    /// In the order of their creation.
    private(set) var records: [RecordID] = []
    /// In the order of `records`.
    private(set) var states: [State] = []
    private(set) var references: [RecordID] = []
    /// The records on whose shelves some lie, by their places: of those that were not erased.
    private(set) var shelves: [Int: RecordID] = [:]
    /// The newest commit, known only by its place and hash: the genesis before the first.
    private(set) var head: StoredHead
    private(set) var headTime: Instant?
    private(set) var revisionCount = 0

    /// The bytes that went through SHA-256.
    var byteCount: Int { chain.byteCount }

    /// - Parameter erasures: What commits are to say they erased.
    init(of organization: StoredOrganization, erasures: [(sequence: Int, erasures: Erasures)] = []) {
        self.organization = organization.id
        sealedTexts = SealedTextsCheck(expecting: erasures)
        head = StoredHead(sequence: 0, hash: HashChain.genesis(of: organization))
        // What a small organization needs; growing costs a copy each time.
        records.reserveCapacity(1024)
        states.reserveCapacity(1024)
        references.reserveCapacity(2048)
    }

    var nextSequence: Int { head.sequence + 1 }

    /// The highest number in a code, by kind.
    var lastNumbers: [String: Int] {
        kinds.reduce(into: [:]) { numbers, kind in
            guard let number = kind.lastNumber else { return }
            numbers[texts.text(in: kind.name), default: number].raise(to: number)
        }
    }

    /// What is to be known of each shelf.
    var tallies: [ShelfPlace: ShelfTally] {
        var tallies: [ShelfPlace: ShelfTally] = [:]
        // Places follow the order of creation, so the last one is the newest.
        for (place, parent) in shelves.sorted(by: { $0.key < $1.key }) {
            let state = states[place]
            let shelf = ShelfPlace(parent: parent, kind: texts.text(in: kinds[Int(state.kind)].name))
            let count = (tallies[shelf]?.count ?? 0) + (state.isLive ? 1 : 0)
            tallies[shelf] = ShelfTally(shelf: shelf, count: count, lastAddedAt: state.createdAt)
        }
        return tallies
    }

    /// Returns a record's place in `records`; nil for one that never was.
    @inline(__always)
    func place(of record: RecordID) -> Int? {
        records.withUnsafeBufferPointer { records in
            placesOfRecords.place(of: placesOfRecords.hash(record)) { records[$0] == record }
        }
    }

    func code(of state: State) -> String { texts.text(in: state.code) }

    func isCode(_ code: String, of state: State) -> Bool {
        var code = code
        return code.withUTF8 { texts.isEqual(UnsafeRawBufferPointer($0), in: state.code) }
    }

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
        try sealedTexts.finish()
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
        chain.begin(
            organization: organization, previousHash: commit.previousHash, author: commit.author, seal: commit.seal)
        openCommit = commit
        openCount = 0
        openErased.removeAll()
    }

    private mutating func closeCommit() throws(Verification.Fault) {
        guard let commit = openCommit else { return }
        guard chain.finish(sequence: commit.sequence, author: commit.author, seal: commit.seal) == commit.hash else {
            throw Verification.Fault(
                sequence: commit.sequence, problem: "the commit's content does not match its hash")
        }
        // An erasure of names and reasons changes no record.
        guard openCount > 0 || commit.seal?.erasures != nil, openCount == commit.revisionCount else {
            throw Verification.Fault(
                sequence: commit.sequence,
                problem: "the commit counts \(commit.revisionCount) revisions where there are \(openCount)")
        }
        try checkErasures(of: commit)
        try sealedTexts.take(commit, &chain)
        let isErasure = commit.seal?.erasures != nil || !openErased.isEmpty
        head = StoredHead(
            sequence: commit.sequence, hash: commit.hash,
            lastErasure: isErasure ? commit.sequence : head.lastErasure)
        headTime = commit.author.time
        revisionCount += openCount
        openCommit = nil
    }

    /// Holds the records a commit says it erased against those its revisions erase. In format 1 it says nothing.
    private func checkErasures(of commit: StoredCommit) throws(Verification.Fault) {
        guard let seal = commit.seal, openErased != Set(seal.erasures?.records ?? []) else { return }
        throw Verification.Fault(
            sequence: commit.sequence, problem: "the records the commit says it erased are not those it erases")
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
        let hash = placesOfRecords.hash(row.record)
        let place: Int
        if let known = placesOfRecords.place(of: hash, where: { records[$0] == row.record }) {
            place = known
            try advance(place, to: row, texts)
        } else {
            place = states.count
            try create(row, texts, hash: hash)
        }
        guard row.shelf == shelves[place] else { throw fault(of: row, texts, "lies on another shelf than before") }
        keepReferences(texts.references, of: place)
        if row.salt != nil { states[place].hasContent = true }
        if row.change == .erased {
            guard shelves[place] == nil else {
                throw fault(
                    of: row, texts, "erases the record, but an earlier revision still says on whose shelf it lay")
            }
            guard !states[place].hasContent else {
                throw fault(of: row, texts, "erases the record, but an earlier revision still has its body")
            }
            awaitedErasures[row.record] = nil
            openErased.insert(row.record)
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
            guard
                row.digest
                    == chain.digest(
                        salt: salt, body: texts.body, references: texts.references, shelf: row.shelf)
            else {
                throw fault(of: row, texts, "does not match its digest")
            }
        } else if row.change.endsRecord {
            guard row.digest == nil else { throw fault(of: row, texts, "has a digest, but nothing to digest") }
        } else {
            guard row.digest != nil else { throw fault(of: row, texts, "has no digest") }
            guard let erasure = texts.erasure, erasure > row.sequence else {
                throw fault(of: row, texts, "has no body, though the record was not erased later")
            }
            awaitedErasures[row.record] = erasure
        }
    }

    private mutating func create(
        _ row: RevisionBatch.Row, _ texts: RevisionBatch.Texts, hash: UInt32
    ) throws(Verification.Fault) {
        guard row.version == 1, row.change == .created else {
            throw fault(of: row, texts, "has no creation before it")
        }
        let codeHash = placesOfCodes.hash(texts.code)
        guard placesOfCodes.place(of: codeHash, where: { self.texts.isEqual(texts.code, in: states[$0].code) }) == nil
        else {
            throw fault(of: row, texts, "has a code given before")
        }
        guard row.createdAt == row.committedAt else { throw fault(of: row, texts, "has the wrong creation time") }
        placesOfCodes.insert(states.count, hash: codeHash)
        placesOfRecords.insert(states.count, hash: hash)
        let kind = place(ofKind: texts.kind)
        let code = self.texts.append(texts.code)
        records.append(row.record)
        if let shelf = row.shelf { shelves[states.count] = shelf }
        states.append(
            State(
                codeStart: code.lowerBound, codeCount: Int32(code.count), kind: Int32(kind), createdAt: row.createdAt,
                version: 1, sequence: row.sequence, supersededAt: row.supersededAt, change: .created))
        if let number = CodeNumber.number(inUTF8: texts.code) {
            kinds[kind].lastNumber = max(number, kinds[kind].lastNumber ?? number)
        }
    }

    /// Returns the place of a kind in `kinds`, where it is put if it is new.
    private mutating func place(ofKind name: UnsafeRawBufferPointer) -> Int {
        let hash = placesOfKinds.hash(name)
        if let known = placesOfKinds.place(of: hash, where: { texts.isEqual(name, in: kinds[$0].name) }) {
            return known
        }
        placesOfKinds.insert(kinds.count, hash: hash)
        kinds.append(Kind(name: texts.append(name)))
        return kinds.count - 1
    }

    /// - Parameter identifiers: 16 bytes each.
    private mutating func keepReferences(_ identifiers: UnsafeRawBufferPointer, of place: Int) {
        let count = identifiers.count / 16
        // Where the earlier ones were, if there is room.
        let isRoomier = count > states[place].references.count
        let start = isRoomier ? references.count : states[place].referencesStart
        for index in 0..<count {
            let bytes = UnsafeRawBufferPointer(rebasing: identifiers[16 * index..<16 * index + 16])
            guard let reference = RecordID(bytes: bytes) else { continue }
            if isRoomier { references.append(reference) } else { references[start + index] = reference }
        }
        states[place].referencesStart = start
        states[place].referenceCount = Int32(count)
    }

    private mutating func advance(
        _ place: Int, to row: RevisionBatch.Row, _ texts: RevisionBatch.Texts
    ) throws(Verification.Fault) {
        let state = states[place]
        guard row.version == state.version + 1, row.change != .created else {
            throw fault(of: row, texts, "follows version \(state.version)")
        }
        guard !state.change.endsRecord || (state.change == .deleted && row.change == .erased) else {
            throw fault(of: row, texts, "follows the record's end")
        }
        guard self.texts.isEqual(texts.kind, in: kinds[Int(state.kind)].name),
            self.texts.isEqual(texts.code, in: state.code)
        else {
            throw fault(of: row, texts, "has another kind or code than before")
        }
        guard row.createdAt == state.createdAt else { throw fault(of: row, texts, "has the wrong creation time") }
        guard state.change.endsRecord || state.supersededAt == row.sequence else {
            throw fault(of: state)
        }
        states[place].version = row.version
        states[place].sequence = row.sequence
        states[place].change = row.change
        states[place].supersededAt = row.supersededAt
    }

    /// A state's newest revision lasts longer or shorter than it is said to.
    func fault(of state: State) -> Verification.Fault {
        Verification.Fault(
            sequence: state.sequence,
            problem: "revision \(state.version) of \(code(of: state)) is current for the wrong sequences")
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
