package import RecordFormat

/// One recorded change of one record.
package struct Revision: Hashable, Sendable {
    package enum Change: String, Hashable, Sendable {
        case created, updated, deleted
        /// The bodies of all the record's revisions were removed; only that it existed remains.
        case erased
    }

    package let record: RecordID
    package let kind: String
    /// The record's code, such as RISK-14: given once, never reused.
    package let code: String
    /// 1 for the creation, then one more for each revision.
    package let version: Int
    package let change: Change
    /// Canonical JSON; nil for deleted and erased ones, and once erased.
    package let body: [UInt8]?
    /// The records the body refers to, each once, in ascending order.
    package let references: [RecordID]
    /// The record on whose shelf it lies, the same for all versions; nil for nearly all. It is no reference: the parent
    /// may go, and what lies on its shelf stays where it is.
    package let shelf: RecordID?

    package init(
        record: RecordID, kind: String, code: String, version: Int, change: Change, body: [UInt8]?,
        references: [RecordID], shelf: RecordID? = nil
    ) {
        self.shelf = shelf
        self.record = record
        self.kind = kind
        self.code = code
        self.version = version
        self.change = change
        self.body = body
        self.references = Set(references).sorted()
    }
}

/// Who changed something, when, why and through which door.
package struct CommitAuthor: Hashable, Sendable {
    /// The account that was signed in; nil for the command line, for jobs and in commits of header format 1.
    ///
    /// It stays when the name is erased, so that two commits of one person can still be told to be of one person.
    package let account: RecordID?
    /// Who, by name: the account's, or what the command line was given. Empty once erased.
    package let principal: String
    package let time: Instant
    /// Why, in the author's words; may be empty, and is once erased.
    package let reason: String
    /// Through which door: `cli`, `import`, `demo`, later `web`, `api`.
    package let source: String

    package init(account: RecordID? = nil, principal: String, time: Instant, reason: String, source: String) {
        self.account = account
        self.principal = principal
        self.time = time
        self.reason = reason
        self.source = source
    }
}

/// A change to be written, based on the head its author saw.
package struct CommitDraft: Sendable {
    package let author: CommitAuthor
    /// The sequence of the head it is based on; 0 before the first commit.
    package let base: Int
    /// At least one; each record at most once.
    package let revisions: [Revision]

    package init(author: CommitAuthor, base: Int, revisions: [Revision]) {
        self.author = author
        self.base = base
        self.revisions = revisions
    }
}

/// The newest commit: its place in the order and the hash that stands for all history up to it.
package struct Head: Hashable, Sendable {
    package let sequence: Int
    /// 64 lower-case hexadecimal digits.
    package let hash: String
    /// When it was made; nil before the first commit.
    package let time: Instant?
    /// The sequence of the newest commit of the whole history that erased anything; 0 where none did.
    ///
    /// Always of the history as it stands when it is asked for, also where the head is that of a past point: an erasure
    /// changes what the past shows. Whoever keeps snapshots of past days drops them when this has risen.
    package let lastErasure: Int

    package init(sequence: Int, hash: String, time: Instant?, lastErasure: Int = 0) {
        self.sequence = sequence
        self.hash = hash
        self.time = time
        self.lastErasure = lastErasure
    }

    /// The head before an organization's first commit. Its hash binds the organization's identity, handle and
    /// creation time, which the first commit then follows.
    package static func genesis(of organization: StoredOrganization, lastErasure: Int = 0) -> Head {
        Head(
            sequence: 0, hash: HashChain.genesis(of: organization).hexadecimal, time: nil, lastErasure: lastErasure)
    }
}

/// A commit without its revisions.
package struct CommitHeader: Hashable, Sendable {
    package let sequence: Int
    package let format: HeaderFormat
    package let author: CommitAuthor
    package let previousHash: String
    package let hash: String
    package let revisionCount: Int
    /// Whether the author's name was erased, which `author` then shows as an empty principal.
    package let isNameErased: Bool
    /// Whether the reason was erased, which `author` then shows as empty; a reason may also be empty without.
    package let isReasonErased: Bool
    /// What this commit erased; nil where it erased nothing, and in header format 1, whose revisions alone tell.
    package let erasures: Erasures?

    package init(
        sequence: Int, format: HeaderFormat = .newest, author: CommitAuthor, previousHash: String, hash: String,
        revisionCount: Int, isNameErased: Bool = false, isReasonErased: Bool = false, erasures: Erasures? = nil
    ) {
        self.sequence = sequence
        self.format = format
        self.author = author
        self.previousHash = previousHash
        self.hash = hash
        self.revisionCount = revisionCount
        self.isNameErased = isNameErased
        self.isReasonErased = isReasonErased
        self.erasures = erasures
    }
}

package struct Commit: Hashable, Sendable {
    package let header: CommitHeader
    package let revisions: [Revision]

    package init(header: CommitHeader, revisions: [Revision]) {
        self.header = header
        self.revisions = revisions
    }
}

/// A record as it stands at some point: its newest revision there, and when it was made and changed.
package struct StoredRecord: Hashable, Sendable {
    package let id: RecordID
    package let kind: String
    package let code: String
    package let version: Int
    /// Canonical JSON; nil where the record was erased since (an as-of reading shows that it existed).
    package let body: [UInt8]?
    package let createdAt: Instant
    package let updatedAt: Instant
    /// The sequence of the commit that made this version.
    package let sequence: Int

    package init(
        id: RecordID, kind: String, code: String, version: Int, body: [UInt8]?, createdAt: Instant,
        updatedAt: Instant, sequence: Int
    ) {
        self.id = id
        self.kind = kind
        self.code = code
        self.version = version
        self.body = body
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.sequence = sequence
    }
}
