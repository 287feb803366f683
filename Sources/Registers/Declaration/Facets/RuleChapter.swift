package import Phrases

/// Rules about one subject, as a register declares them. They are only carried here: the engine that asks them stands
/// above, and says what a rule is.
package struct RuleChapter: Sendable {
    /// The requirement and what it is about, as a heading.
    package let title: Phrase
    /// What comes before what; gaps leave room.
    package let rank: Int
    package let rules: [any DeclaredRule]

    package init(_ title: Phrase, rank: Int, _ rules: [any DeclaredRule]) {
        self.title = title
        self.rank = rank
        self.rules = rules
    }
}

/// A rule that a register declares.
package protocol DeclaredRule: Sendable {}
