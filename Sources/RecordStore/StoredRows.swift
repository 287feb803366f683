package import RecordFormat

// What engines keep, row by row. `CommitPlan` makes these rows, engines write and read them as they are, and
// `HistoryVerifier` checks every field of every one: a field that is added here is added there.

/// A commit as an engine keeps it.
package struct StoredCommit: Hashable, Sendable {
    package let sequence: Int
    package let author: CommitAuthor
    package let previousHash: Bytes32
    package let hash: Bytes32
    package let revisionCount: Int
    /// What header format 2 adds; nil in format 1.
    package let seal: CommitSeal?

    package init(
        sequence: Int, author: CommitAuthor, previousHash: Bytes32, hash: Bytes32, revisionCount: Int,
        seal: CommitSeal? = nil
    ) {
        self.sequence = sequence
        self.author = author
        self.previousHash = previousHash
        self.hash = hash
        self.revisionCount = revisionCount
        self.seal = seal
    }

    package var format: HeaderFormat { seal == nil ? .first : .second }

    /// Returns the commit without its author's name or its reason, as far as its format lets go of them.
    func erasing(name isNameErased: Bool, reason isReasonErased: Bool) -> StoredCommit {
        guard var seal, isNameErased || isReasonErased else { return self }
        if isNameErased { seal.name.salt = nil }
        if isReasonErased { seal.reason.salt = nil }
        let author = CommitAuthor(
            account: author.account, principal: isNameErased ? "" : author.principal, time: author.time,
            reason: isReasonErased ? "" : author.reason, source: author.source)
        return StoredCommit(
            sequence: sequence, author: author, previousHash: previousHash, hash: hash, revisionCount: revisionCount,
            seal: seal)
    }

    package var header: CommitHeader {
        CommitHeader(
            sequence: sequence, format: format, author: author, previousHash: previousHash.hexadecimal,
            hash: hash.hexadecimal, revisionCount: revisionCount, isNameErased: seal?.name.isErased ?? false,
            isReasonErased: seal?.reason.isErased ?? false, erasures: seal?.erasures)
    }
}

/// A revision as an engine keeps it.
package struct StoredRevision: Hashable, Sendable {
    /// What an erasure removes. The salt goes with the rest, so that no one can guess at the body by its digest.
    package struct Content: Hashable, Sendable {
        package let salt: Bytes32
        package let body: [UInt8]
        package let references: [RecordID]

        package init(salt: Bytes32, body: [UInt8], references: [RecordID]) {
            self.salt = salt
            self.body = body
            self.references = references
        }
    }

    /// `supersededAt` of a revision that is its record's current state.
    package static let neverSuperseded = Int.max

    package let record: RecordID
    package let version: Int
    package let sequence: Int
    package let kind: String
    package let code: String
    package let change: Revision.Change
    /// `HashChain.digest` of the content, which outlives it; nil for deleted and erased ones, which have no content.
    package let digest: Bytes32?
    /// Nil for deleted and erased ones, and once the record was erased.
    package var content: Content?
    /// The record on whose shelf it lies; nil for nearly all, and once the record was erased.
    package var shelf: RecordID?
    /// The time of the record's first commit.
    package let createdAt: Instant
    /// The time of the commit this revision is part of.
    package let committedAt: Instant
    /// The sequence from which this is no longer its record's state: a record's state at a sequence is the revision
    /// with `sequence <= s < supersededAt`. A deletion or erasure is never a state: it is superseded at once.
    package var supersededAt: Int

    package init(
        record: RecordID, version: Int, sequence: Int, kind: String, code: String, change: Revision.Change,
        digest: Bytes32?, content: Content?, shelf: RecordID? = nil, createdAt: Instant, committedAt: Instant,
        supersededAt: Int
    ) {
        self.shelf = shelf
        self.record = record
        self.version = version
        self.sequence = sequence
        self.kind = kind
        self.code = code
        self.change = change
        self.digest = digest
        self.content = content
        self.createdAt = createdAt
        self.committedAt = committedAt
        self.supersededAt = supersededAt
    }

    package var revision: Revision {
        Revision(
            record: record, kind: kind, code: code, version: version, change: change, body: content?.body,
            references: content?.references ?? [], shelf: shelf)
    }

    package var storedRecord: StoredRecord {
        StoredRecord(
            id: record, kind: kind, code: code, version: version, body: content?.body, createdAt: createdAt,
            updatedAt: committedAt, sequence: sequence)
    }
}

extension Revision.Change {
    /// Whether the record is gone after this change.
    package var endsRecord: Bool { self == .deleted || self == .erased }
}

/// A record that exists now.
package struct CurrentRecord: Hashable, Sendable {
    package let record: RecordID
    package let code: String
    package let version: Int

    package init(record: RecordID, code: String, version: Int) {
        self.record = record
        self.code = code
        self.version = version
    }
}

/// A current record's reference to another.
package struct CurrentReference: Hashable, Sendable, Comparable {
    package let source: RecordID
    package let target: RecordID

    package init(source: RecordID, target: RecordID) {
        self.source = source
        self.target = target
    }

    package static func < (left: CurrentReference, right: CurrentReference) -> Bool {
        (left.source, left.target) < (right.source, right.target)
    }
}

/// The newest commit, as an engine keeps it.
package struct StoredHead: Hashable, Sendable {
    package let sequence: Int
    package let hash: Bytes32
    /// The sequence of the newest commit that erased anything; 0 where none did.
    package let lastErasure: Int

    package init(sequence: Int, hash: Bytes32, lastErasure: Int = 0) {
        self.sequence = sequence
        self.hash = hash
        self.lastErasure = lastErasure
    }
}

/// An attachment's chunk: its place, counted from 0, the SHA-256 of its bytes, and the bytes.
package struct StoredChunk: Hashable, Sendable {
    package let attachment: Bytes32
    package let ordinal: Int
    package let digest: Bytes32
    package let bytes: [UInt8]

    package init(attachment: Bytes32, ordinal: Int, digest: Bytes32, bytes: [UInt8]) {
        self.attachment = attachment
        self.ordinal = ordinal
        self.digest = digest
        self.bytes = bytes
    }
}

/// An attachment as an engine keeps it, without its chunks.
package struct StoredAttachment: Hashable, Sendable {
    package let digest: Bytes32
    package let byteCount: Int

    package init(digest: Bytes32, byteCount: Int) {
        self.digest = digest
        self.byteCount = byteCount
    }

    package var attachment: Attachment { Attachment(digest: digest.hexadecimal, byteCount: byteCount) }
}
