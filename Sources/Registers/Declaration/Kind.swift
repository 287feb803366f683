package import Phrases
package import RecordFormat

/// The kind of a record, which names its register: assets, risks, controls.
package struct Kind: Hashable, Sendable {
    /// The name in commands, addresses and history, such as `interested-party`.
    package let name: String
    /// What its codes begin with: RISK in RISK-14.
    package let prefix: String
    /// What one is called, and several: "risk", "risks".
    package let singular: Phrase
    package let plural: Phrase
    /// The requirements that the register answers, the one that asks for it first.
    package let answers: [RequirementID]
    /// One sentence on what the register is for.
    package let purpose: Phrase

    package init(
        _ name: String, prefix: String, singular: Phrase, plural: Phrase, answers: [RequirementID], purpose: Phrase
    ) {
        self.name = name
        self.prefix = prefix
        self.singular = singular
        self.plural = plural
        self.answers = answers
        self.purpose = purpose
    }

    package static func == (left: Kind, right: Kind) -> Bool { left.name == right.name }
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// The number of the requirement that asks for the register, as it stands beside its name; empty where none does.
    package var requirement: String { answers.first?.number ?? "" }

    package func code(_ number: Int) -> String { "\(prefix)-\(number)" }
}
