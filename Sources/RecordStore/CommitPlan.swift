package import RecordFormat

/// A commit that passed every check, as the rows an engine writes: all of them, in one transaction, or none.
///
/// All rules of a commit live here, so that engines cannot differ in them.
package struct CommitPlan: Sendable {
    /// A revision that is no longer its record's state, as of this commit.
    package struct Superseded: Hashable, Sendable {
        package let record: RecordID
        package let version: Int
    }

    /// The head it was based on: the engine writes only where that is still the head.
    package let base: StoredHead
    package let commit: StoredCommit
    /// By record.
    package let revisions: [StoredRevision]
    package let superseded: [Superseded]
    /// Current records to add or to replace.
    package let records: [CurrentRecord]
    package let removedRecords: [RecordID]
    /// References to remove before, and to add after, `records` are written.
    package let removedReferences: [CurrentReference]
    package let addedReferences: [CurrentReference]
    /// The highest number of each kind, where it rises.
    package let lastNumbers: [String: Int]
    /// What is to be known of the shelves that change; nil for one that nothing lies on any more.
    package let tallies: [ShelfPlace: ShelfTally?]
    /// What the engine removes: the contents of all the records' revisions; the names and name salts of all commits of
    /// the accounts, this one included; the reasons and reason salts of the commits; the attachments.
    package let erasures: Erasures?

    package var newStoredHead: StoredHead {
        StoredHead(
            sequence: commit.sequence, hash: commit.hash,
            lastErasure: erasures == nil ? base.lastErasure : commit.sequence)
    }

    package var newHead: Head {
        let head = newStoredHead
        return Head(
            sequence: head.sequence, hash: head.hash.hexadecimal, time: commit.author.time,
            lastErasure: head.lastErasure)
    }
}

extension CommitPlan {
    /// Checks a draft against the current state and lays out its rows.
    /// - Parameters:
    ///   - format: The header's: the newest, except where the history of an earlier release is told again.
    ///   - salt: Gives 32 fresh random bytes.
    /// - Throws: What `RecordStore.commit` throws.
    package init(
        _ draft: CommitDraft, in organization: OrganizationID, on state: some CurrentState,
        format: HeaderFormat = .newest, salt: () -> Bytes32
    ) throws(StoreError) {
        try DraftValidation.check(draft)
        let head = try state.head()
        guard head.sequence == draft.base else { throw .headMoved(base: draft.base, current: head.sequence) }
        var draftPlan = CommitPlanBuilder(organization: organization, head: head, author: draft.author)
        let revisions = draft.revisions.sorted { $0.record < $1.record }
        for revision in revisions { try draftPlan.add(revision, on: state, salt: salt) }
        try CommitPlan.checkReferences(of: revisions, on: state)
        self = draftPlan.plan(erasing: nil, format: format, salt: salt)
    }

    /// Checks an erasure against the current state and lays out its rows.
    /// - Throws: What `RecordStore.erase` throws.
    package init(
        erasing erasure: Erasure, by author: CommitAuthor, basedOn base: Int, in organization: OrganizationID,
        on state: some CurrentState, format: HeaderFormat = .newest, salt: () -> Bytes32
    ) throws(StoreError) {
        try DraftValidation.check(author)
        try DraftValidation.check(base: base)
        let head = try state.head()
        guard head.sequence == base else { throw .headMoved(base: base, current: head.sequence) }
        var draftPlan = CommitPlanBuilder(organization: organization, head: head, author: author)
        for record in erasure.records.sorted() {
            try draftPlan.end(try record.erasable(with: erasure.records, on: state), change: .erased, on: state)
        }
        try draftPlan.countShelves(without: erasure.records, on: state)
        guard let erasures = try Erasures(erasure, by: author, before: head.sequence + 1, on: state) else {
            throw .invalidDraft("there is nothing to erase, or what there was is erased already")
        }
        guard format != .first || erasures.records.count == 1 && erasures.names.isEmpty && erasures.reasons.isEmpty
        else { throw .invalidDraft("header format 1 can say the erasure of a record only") }
        self = draftPlan.plan(erasing: erasures, format: format, salt: salt)
    }

    private static func checkReferences(of revisions: [Revision], on state: some CurrentState) throws(StoreError) {
        let touched = Set(revisions.map(\.record))
        let present = Set(revisions.lazy.filter { !$0.change.endsRecord }.map(\.record))
        let ended = revisions.filter(\.change.endsRecord)
        var draftReferrers: [RecordID: [String]] = [:]
        if !ended.isEmpty {
            for revision in revisions {
                for target in revision.references { draftReferrers[target, default: []].append(revision.code) }
            }
        }
        for revision in ended {
            let others = try state.referrers(to: revision.record).filter { !touched.contains($0.record) }.map(\.code)
            let referrers = others + draftReferrers[revision.record, default: []]
            guard referrers.isEmpty else { throw .referenced(code: revision.code, by: referrers.sorted()) }
        }
        var known = present
        for revision in revisions {
            for target in revision.references where !known.contains(target) {
                guard try state.exists(target) else { throw .missingReference(code: revision.code, target: target) }
                known.insert(target)
            }
            if let shelf = revision.shelf, revision.change == .created, !present.contains(shelf) {
                guard !touched.contains(shelf), try state.exists(shelf) else {
                    throw .missingReference(code: revision.code, target: shelf)
                }
            }
        }
    }
}

/// Gathers the rows of one commit.
private struct CommitPlanBuilder {
    let organization: OrganizationID
    let head: StoredHead
    let author: CommitAuthor
    var chain = HashChain()
    var revisions: [StoredRevision] = []
    var superseded: [CommitPlan.Superseded] = []
    var records: [CurrentRecord] = []
    var removedRecords: [RecordID] = []
    var removedReferences: [CurrentReference] = []
    var addedReferences: [CurrentReference] = []
    var lastNumbers: [String: Int] = [:]
    var tallies: [ShelfPlace: ShelfTally?] = [:]

    init(organization: OrganizationID, head: StoredHead, author: CommitAuthor) {
        self.organization = organization
        self.head = head
        self.author = author
    }

    private var sequence: Int { head.sequence + 1 }

    mutating func add(_ revision: Revision, on state: some CurrentState, salt: () -> Bytes32) throws(StoreError) {
        let newest = try state.newestRevision(of: revision.record)
        guard revision.version - 1 == newest?.version ?? 0 else {
            throw .versionConflict(
                code: revision.code, expected: revision.version - 1, current: newest?.version ?? 0)
        }
        guard let newest else {
            guard try !state.isTaken(code: revision.code) else { throw .codeTaken(code: revision.code) }
            try checkPlace(of: revision, on: state)
            try raiseLastNumber(for: revision, on: state)
            if let place = revision.place { try count(1, on: place, addedAt: author.time, state) }
            append(revision, createdAt: author.time, salt: salt)
            addedReferences += revision.references.map { CurrentReference(source: revision.record, target: $0) }
            return
        }
        guard !newest.change.endsRecord else { throw .recordMissing(revision.record) }
        guard newest.kind == revision.kind, newest.code == revision.code else {
            throw .invalidDraft(
                "\(newest.code) of kind \(newest.kind) cannot become \(revision.code) of kind \(revision.kind)")
        }
        guard newest.shelf == revision.shelf else {
            throw .invalidDraft("\(newest.code) stays on the shelf on which it was put")
        }
        if revision.change.endsRecord {
            try end(newest, change: revision.change, on: state)
            return
        }
        let references = newest.content?.references ?? []
        guard newest.content?.body != revision.body || references != revision.references else {
            throw .invalidDraft("\(revision.code) is as it was: an unchanged record is not written")
        }
        superseded.append(CommitPlan.Superseded(record: newest.record, version: newest.version))
        append(revision, createdAt: newest.createdAt, salt: salt)
        let before = Set(references)
        let after = Set(revision.references)
        removedReferences += references.filter { !after.contains($0) }
            .map { CurrentReference(source: revision.record, target: $0) }
        addedReferences += revision.references.filter { !before.contains($0) }
            .map { CurrentReference(source: revision.record, target: $0) }
    }

    /// Shelves are read by the numbers of codes, so these rise.
    private func checkPlace(of revision: Revision, on state: some CurrentState) throws(StoreError) {
        guard revision.shelf != nil else { return }
        guard let number = CodeNumber.number(in: revision.code), number > (try state.lastNumber(of: revision.kind) ?? 0)
        else { throw .invalidDraft("\(revision.code) is not numbered after what lies on shelves already") }
    }

    /// Counts a record that came to a shelf, or went.
    private mutating func count(
        _ change: Int, on place: ShelfPlace, addedAt: Instant?, _ state: some CurrentState
    ) throws(StoreError) {
        let known: ShelfTally?
        if let planned = tallies[place] { known = planned } else { known = try state.tally(of: place) }
        guard let time = addedAt ?? known?.lastAddedAt else {
            throw .corrupt("nothing is known of a shelf on which a record lies; run a verification")
        }
        tallies[place] = ShelfTally(shelf: place, count: (known?.count ?? 0) + change, lastAddedAt: time)
    }

    /// Erased records are not those that were put on their shelves last.
    mutating func countShelves(without records: Set<RecordID>, on state: some CurrentState) throws(StoreError) {
        for (place, tally) in tallies {
            let lastAdded = try state.lastAdded(to: place, besides: records)
            tallies[place] = .some(
                lastAdded.map { ShelfTally(shelf: place, count: tally?.count ?? 0, lastAddedAt: $0) })
        }
    }

    /// Adds the revision that ends a record, or that erases one already deleted.
    mutating func end(_ newest: StoredRevision, change: Revision.Change, on state: some CurrentState) throws(StoreError)
    {
        if let place = newest.place {
            try count(newest.change.endsRecord ? 0 : -1, on: place, addedAt: nil, state)
        }
        revisions.append(
            StoredRevision(
                record: newest.record, version: newest.version + 1, sequence: sequence, kind: newest.kind,
                code: newest.code, change: change, digest: nil, content: nil,
                shelf: change == .erased ? nil : newest.shelf, createdAt: newest.createdAt, committedAt: author.time,
                supersededAt: sequence))
        guard !newest.change.endsRecord else { return }
        superseded.append(CommitPlan.Superseded(record: newest.record, version: newest.version))
        removedRecords.append(newest.record)
        removedReferences += (newest.content?.references ?? [])
            .map { CurrentReference(source: newest.record, target: $0) }
    }

    private mutating func append(_ revision: Revision, createdAt: Instant, salt: () -> Bytes32) {
        let content = StoredRevision.Content(
            salt: salt(), body: revision.body ?? [], references: revision.references)
        revisions.append(
            StoredRevision(
                record: revision.record, version: revision.version, sequence: sequence, kind: revision.kind,
                code: revision.code, change: revision.change, digest: chain.digest(of: content, shelf: revision.shelf),
                content: content, shelf: revision.shelf, createdAt: createdAt, committedAt: author.time,
                supersededAt: StoredRevision.neverSuperseded))
        records.append(CurrentRecord(record: revision.record, code: revision.code, version: revision.version))
    }

    private mutating func raiseLastNumber(for revision: Revision, on state: some CurrentState) throws(StoreError) {
        guard let number = CodeNumber.number(in: revision.code) else { return }
        var last = lastNumbers[revision.kind]
        if last == nil { last = try state.lastNumber(of: revision.kind) }
        if number > last ?? -1 { lastNumbers[revision.kind] = number }
    }

    /// - Parameter salt: Asked for two in header format 2, after those of the revisions.
    func plan(erasing erasures: Erasures?, format: HeaderFormat, salt: () -> Bytes32) -> CommitPlan {
        var chain = chain
        let seal = format == .first ? nil : seal(erasing: erasures, salt: salt)
        let author = author.kept(in: format, isNameErased: seal?.name.isErased ?? false)
        chain.begin(organization: organization, previousHash: head.hash, author: author, seal: seal)
        for revision in revisions {
            chain.add(
                record: revision.record, kind: revision.kind, code: revision.code, version: revision.version,
                change: revision.change, digest: revision.digest)
        }
        let hash = chain.finish(sequence: sequence, author: author, seal: seal)
        let commit = StoredCommit(
            sequence: sequence, author: author, previousHash: head.hash, hash: hash, revisionCount: revisions.count,
            seal: seal)
        return CommitPlan(
            base: head, commit: commit, revisions: revisions, superseded: superseded, records: records,
            removedRecords: removedRecords, removedReferences: removedReferences, addedReferences: addedReferences,
            lastNumbers: lastNumbers, tallies: tallies, erasures: erasures)
    }

    private func seal(erasing erasures: Erasures?, salt: () -> Bytes32) -> CommitSeal {
        var chain = chain
        func seal(_ text: String) -> TextSeal {
            let salt = salt()
            return TextSeal(salt: salt, digest: chain.digest(salt: salt, text: text))
        }
        var name = seal(author.principal)
        // Whoever erases their own name does not write it down once more.
        if let account = author.account, erasures?.names.contains(account) == true { name.salt = nil }
        return CommitSeal(name: name, reason: seal(author.reason), erasures: erasures)
    }
}

extension Revision {
    fileprivate var place: ShelfPlace? { shelf.map { ShelfPlace(parent: $0, kind: kind) } }
}

extension StoredRevision {
    fileprivate var place: ShelfPlace? { shelf.map { ShelfPlace(parent: $0, kind: kind) } }
}

extension CommitAuthor {
    /// Returns the author as a commit keeps it.
    fileprivate func kept(in format: HeaderFormat, isNameErased: Bool) -> CommitAuthor {
        CommitAuthor(
            account: format == .first ? nil : account, principal: isNameErased ? "" : principal, time: time,
            reason: reason, source: source)
    }
}
