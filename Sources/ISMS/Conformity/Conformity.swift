package import Phrases
package import RecordFormat
package import Registers

/// Whether an ISMS conforms to ISO/IEC 27001:2022, checked as a compiler checks code.
package enum Conformity {
    /// The rules about one subject.
    package struct Chapter: Sendable {
        /// The clause or control and what it is about, as a heading.
        package let title: Phrase
        /// What comes before what; gaps leave room.
        let rank: Int
        /// The step of the guided start that the rules belong to.
        package let step: StartStep
        package let rules: [Rule]

        init(_ title: Phrase, rank: Int, step: StartStep, _ rules: [Rule]) {
            self.title = title
            self.rank = rank
            self.step = step
            self.rules = rules
        }
    }

    /// The rules by subject, in the order of clauses: those that registers declare, and those about all of them.
    package static let chapters: [Chapter] =
        (Kind.types.flatMap { $0.ruleChapters }
        + [Chapter("A.5.3 Approvals", rank: 150, step: .operation, secondPersonRules)])
        .sorted { $0.rank < $1.rank }

    /// Every rule, chapter by chapter.
    package static let rules: [Rule] = chapters.flatMap(\.rules)

    /// The step of the guided start that a rule's findings belong to.
    package static let steps: [RuleCode: StartStep] = chapters.reduce(into: [:]) { steps, chapter in
        for rule in chapter.rules { steps[rule.header.code] = chapter.step }
    }

    /// All of them, in the order that findings come in.
    static let rulebook = Rulebook(rules)

    /// What does not conform on a day: errors first, then by rule, then by record.
    ///
    /// - Parameters:
    ///   - now: the moment on the caller's clock, for the rules that need one; without it they are not asked.
    ///   - history: what only the history tells; without it less is found.
    package static func findings(
        in isms: ISMS, on day: Day, at now: Instant? = nil, history: HistoryFacts = HistoryFacts()
    ) -> [Finding] {
        let check = ConformityCheck(Derivation(of: isms, on: day), history: history)
        return (now.map(check.judged) ?? check).findings
    }
}

extension Record {
    fileprivate static var ruleChapters: [Conformity.Chapter] {
        register.rules.map { chapter in
            Conformity.Chapter(
                chapter.title, rank: chapter.rank, step: StartStep(rawValue: chapter.step) ?? .operation,
                chapter.rules.compactMap { $0 as? Rule })
        }
    }
}
