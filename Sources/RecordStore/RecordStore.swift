package import RecordFormat

/// Where an organization's records and their history are kept.
///
/// A store knows records as bodies of canonical JSON with an identity, a kind and references; what they mean is
/// for others. It holds several organizations and no function works without naming one. Every change is a commit:
/// one transaction that either happens whole or leaves no trace, and that is durable once `commit` has returned.
///
/// Every engine passes the same conformance suite. What a store does *not* do: authorize, validate fields, or
/// give out codes; `Workspace` does, and is the only caller that writes.
package protocol RecordStore: Sendable {
    /// Registers an organization, with an empty history.
    /// - Throws: `StoreError.organizationExists` where the handle is taken.
    func createOrganization(_ organization: StoredOrganization) async throws(StoreError)

    /// The organizations in this store, by handle.
    func organizations() async throws(StoreError) -> [StoredOrganization]

    /// The newest commit of an organization; `Head.genesis(of:)` before the first.
    func head(of organization: OrganizationID) async throws(StoreError) -> Head

    /// The newest commit at or before a point; `Head.genesis(of:)` where there is none.
    ///
    /// For a time it is the highest sequence among the commits whose time is not later.
    func head(of organization: OrganizationID, at point: Point) async throws(StoreError) -> Head

    /// Reads every record as it stood at a sequence, deleted ones and those on shelves left out, in no particular order,
    /// with what is known of the shelves and the head that the reading belongs to, in one consistent view.
    /// - Parameter sequence: nil for the newest.
    func records(of organization: OrganizationID, at sequence: Int?) async throws(StoreError) -> RecordSet

    /// Reads records of a kind that lie on shelves as they stood at a sequence, the newest first, at most `limit`.
    ///
    ///     let newest = try await store.shelved("comment", on: risk, in: organization, before: nil, limit: 20, at: nil)
    ///
    /// - Parameters:
    ///   - parent: the record whose shelf is read; nil for all shelves that hold the kind.
    ///   - number: a code's number; only what has a lower one is read. nil for the newest.
    ///   - sequence: nil for the newest.
    func shelved(
        _ kind: String, on parent: RecordID?, in organization: OrganizationID, before number: Int?, limit: Int,
        at sequence: Int?
    ) async throws(StoreError) -> ShelfPage

    /// Finds all that a history says of what lies, or lay, on some records' shelves, the erased apart, which say no more
    /// where they lay.
    func traces(ofShelvesOf parents: Set<RecordID>, in organization: OrganizationID) async throws(StoreError)
        -> ShelfTraces

    /// Reads the commits after a sequence, oldest first, each with its revisions, at most `limit` commits.
    func commits(of organization: OrganizationID, after sequence: Int, limit: Int) async throws(StoreError)
        -> [Commit]

    /// Reads commit headers before a sequence (nil: from the newest), newest first.
    func log(of organization: OrganizationID, before sequence: Int?, limit: Int) async throws(StoreError)
        -> [CommitHeader]

    /// Every revision of one record, oldest first, each with the header of its commit.
    func history(of record: RecordID, in organization: OrganizationID) async throws(StoreError)
        -> [(header: CommitHeader, revision: Revision)]

    /// The highest code number ever given in an organization, by kind, deleted records included.
    func lastNumbers(of organization: OrganizationID) async throws(StoreError) -> [String: Int]

    /// Writes a commit on top of the head it is based on.
    ///
    /// Checked inside the transaction, whoever else writes to the same database: the head is still
    /// `draft.base`; every version follows its record's current one; every code is new or the record's own; every
    /// reference names an existing record; nothing that others refer to is deleted; a new record's shelf is that of an
    /// existing record, and its number is higher than any of its kind.
    /// - Returns: the new head.
    /// - Throws: `StoreError.headMoved`, `.versionConflict`, `.codeTaken`, `.missingReference`, `.referenced`.
    func commit(_ draft: CommitDraft, in organization: OrganizationID) async throws(StoreError) -> Head

    /// Takes the head's lock, hands over what was committed after a sequence, and writes the draft that comes back before
    /// anyone else can commit: for a commit so large that others would move the head again and again while it is made.
    ///
    ///     let head = try await store.commit(in: organization, since: seen.sequence) { held in
    ///         guard let news = held.commits, let draft = work.draft(after: news, on: held.head) else { return nil }
    ///         return draft
    ///     }
    ///
    /// `prepare` keeps everyone else from committing: it computes and neither waits nor asks the store. Its draft is based
    /// on `held.head.sequence`, and is checked like any other.
    /// - Returns: the new head; nil where `prepare` returned nil, and nothing was written.
    /// - Throws: what `commit(_:in:)` throws.
    func commit(
        in organization: OrganizationID, since sequence: Int,
        preparing prepare: @escaping @Sendable (HeldHead) -> CommitDraft?
    ) async throws(StoreError) -> Head?

    /// Finds the record a code was given to, also one that was deleted or erased since, without reading the history.
    /// - Returns: nil where the code was never given.
    func record(ofCode code: String, in organization: OrganizationID) async throws(StoreError)
        -> (record: RecordID, kind: String)?

    /// Removes for good what `Erasure` names, and records that in a commit of its own. The chain stays verifiable.
    ///
    /// A record loses the bodies, references, salts and the shelf of all its revisions; it is gone from now on, and its code stays
    /// taken. The attachments that its bodies refer to go with it, unless another record refers to them in any revision
    /// that has its body: a reference is where the 64 digits of the digest stand. They can be stored again.
    /// - Throws: `StoreError.recordMissing`; `.referenced` while other current records refer to the record;
    ///   `.invalidDraft` where there is nothing to erase, or a reason that cannot be erased.
    func erase(_ erasure: Erasure, by author: CommitAuthor, basedOn base: Int, in organization: OrganizationID)
        async throws(StoreError) -> Head

    /// Re-reads everything of an organization, recomputes the chain, replays the history and compares it with the
    /// current records, references, counters and head.
    /// - Returns: what was read, or the first thing that is wrong and at which commit.
    func verify(_ organization: OrganizationID) async throws(StoreError) -> Verification

    /// Stores an attachment read in chunks; the same bytes are kept once per organization.
    /// - Throws: `StoreError.attachmentTooLarge` past `sizeMax` bytes; nothing is kept then.
    func attach(
        _ chunks: any AsyncSequence<[UInt8], any Error> & Sendable, sizeMax: Int, in organization: OrganizationID
    ) async throws(StoreError) -> Attachment

    /// What is known of an attachment without reading it: its size, for whoever must say it before the bytes.
    /// - Throws: `StoreError.attachmentMissing`.
    func attachment(_ digest: String, in organization: OrganizationID) async throws(StoreError) -> Attachment

    /// Streams an attachment out, chunk by chunk, checking each against its digest and the whole against its own.
    /// - Throws: `StoreError.attachmentMissing`, also where it was erased on the way; `.corrupt` where the bytes do not
    ///   match.
    func readAttachment(
        _ digest: String, in organization: OrganizationID, _ receive: @Sendable ([UInt8]) async throws -> Void
    ) async throws(StoreError)
}

extension RecordStore {
    /// Erases a record and the attachments that nothing else refers to.
    package func erase(
        _ record: RecordID, by author: CommitAuthor, basedOn base: Int, in organization: OrganizationID
    ) async throws(StoreError) -> Head {
        try await erase(Erasure(record: record), by: author, basedOn: base, in: organization)
    }
}

package typealias OrganizationID = RecordID

/// An organization as the store knows it: its identity and the handle it is called by in commands and addresses.
package struct StoredOrganization: Hashable, Sendable {
    package let id: OrganizationID
    /// Lower-case letters, digits and hyphens; unique in the store.
    package let handle: String
    package let createdAt: Instant

    package init(id: OrganizationID, handle: String, createdAt: Instant) {
        self.id = id
        self.handle = handle
        self.createdAt = createdAt
    }
}

/// A point in an organization's history.
package enum Point: Hashable, Sendable {
    case sequence(Int)
    /// The last commit whose time is not later than this.
    case time(Instant)
}

/// The records of an organization at one point of its history.
package struct RecordSet: Sendable {
    package let head: Head
    package let records: [StoredRecord]
    /// What is known of the shelves.
    package let tallies: [ShelfTally]

    package init(head: Head, records: [StoredRecord], tallies: [ShelfTally] = []) {
        self.tallies = tallies
        self.head = head
        self.records = records
    }
}
