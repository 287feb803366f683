package import Phrases

/// Rules about one subject, as a register declares them. They are only carried here: the engine that asks them stands
/// above, and says what a rule is.
package struct RuleChapter: Sendable {
    /// The requirement and what it is about, as a heading.
    package let title: Phrase
    /// What comes before what; gaps leave room.
    package let rank: Int
    /// The step of a guided start at which their findings show; what the steps are, is said above.
    package let step: Int
    package let rules: [any DeclaredRule]

    package init(_ title: Phrase, rank: Int, step: Int, _ rules: [any DeclaredRule]) {
        self.title = title
        self.rank = rank
        self.step = step
        self.rules = rules
    }
}

/// A rule that a register declares.
package protocol DeclaredRule: Sendable {}
