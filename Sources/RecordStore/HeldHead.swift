/// What a commit that has taken the head's lock finds: nobody else can commit until it is done.
package struct HeldHead: Sendable {
    /// How many commits `commits` holds at most: reading them keeps everyone else waiting.
    package static let commitsMax = 500

    /// A draft must be based on its sequence.
    package let head: Head
    /// The commits after the sequence that was asked about, oldest first; nil where there are more than `commitsMax`.
    package let commits: [Commit]?
    /// The highest code number ever given, by kind.
    package let lastNumbers: [String: Int]

    package init(head: Head, commits: [Commit]?, lastNumbers: [String: Int]) {
        self.head = head
        self.commits = commits
        self.lastNumbers = lastNumbers
    }

    /// Whether the commits after a sequence are few enough to be handed over.
    package static func holdsCommits(after sequence: Int, upTo head: Head) -> Bool {
        // Nobody has committed before 0, and a caller's number may be anything.
        head.sequence - min(max(0, sequence), head.sequence) <= commitsMax
    }
}
