/// What a verification read, and the first thing it found wrong.
package struct Verification: Hashable, Sendable {
    package struct Fault: Error, Hashable, Sendable {
        /// The commit at which it was noticed; nil where the current state, not a commit, is wrong.
        package let sequence: Int?
        package let problem: String

        package init(sequence: Int?, problem: String) {
            self.sequence = sequence
            self.problem = problem
        }
    }

    /// The newest commit up to which the history is sound: the head, where there is no fault.
    package let head: Head
    package let commitCount: Int
    package let revisionCount: Int
    /// Bytes that went through SHA-256: revisions' contents with their salts, commits' headers and lists, and
    /// attachments, these twice, by chunk and as a whole.
    package let byteCount: Int
    package let fault: Fault?

    package init(head: Head, commitCount: Int, revisionCount: Int, byteCount: Int, fault: Fault?) {
        self.head = head
        self.commitCount = commitCount
        self.revisionCount = revisionCount
        self.byteCount = byteCount
        self.fault = fault
    }
}

/// An attachment's identity: the digest its bytes are found and checked by.
package struct Attachment: Hashable, Sendable {
    /// SHA-256 of the whole, 64 lower-case hexadecimal digits.
    package let digest: String
    package let byteCount: Int

    package init(digest: String, byteCount: Int) {
        self.digest = digest
        self.byteCount = byteCount
    }
}
