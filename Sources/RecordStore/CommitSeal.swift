/// How a commit's header is hashed: `HashChain` says what goes into each.
///
/// Commits of every format verify for ever; new ones are written in the newest.
package enum HeaderFormat: Int, Hashable, Sendable, CaseIterable {
    /// The author's name and reason stand in the header and cannot be erased.
    case first = 1
    /// Salted digests stand for the author's name and reason; the account and what was erased are hashed.
    case second = 2

    package static let newest = HeaderFormat.second
}

/// What a commit of header format 2 keeps beside its author.
package struct CommitSeal: Hashable, Sendable {
    package var name: TextSeal
    package var reason: TextSeal
    /// Room for a root over the records as they stand after the commit. Nothing writes one yet.
    package let root: Bytes32?
    /// What this commit erased; nil where it erased nothing.
    package let erasures: Erasures?

    package init(name: TextSeal, reason: TextSeal, root: Bytes32? = nil, erasures: Erasures? = nil) {
        self.name = name
        self.reason = reason
        self.root = root
        self.erasures = erasures
    }
}

/// What the chain holds in place of a text that can be erased.
package struct TextSeal: Hashable, Sendable {
    /// Nil once the text was erased. It goes with the text, so that no one can guess at that by the digest.
    package var salt: Bytes32?
    /// `HashChain.digest(salt:text:)`, which outlives the text.
    package let digest: Bytes32

    package init(salt: Bytes32?, digest: Bytes32) {
        self.salt = salt
        self.digest = digest
    }

    package var isErased: Bool { salt == nil }
}
