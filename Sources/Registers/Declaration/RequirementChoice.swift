package import Phrases
package import RecordFormat

/// Which requirements a field may name, and how people write them. Whoever knows the frameworks says so; a field carries
/// it, so that nothing here has to know which frameworks there are.
package struct RequirementChoice: Hashable, Sendable {
    /// What tells one choice from another.
    package let name: String
    /// Reads a requirement as people write it.
    let read: @Sendable (String) throws(InvalidValue) -> RequirementID
    /// What is wrong with a requirement as it is stored; nil where it is fine.
    let problem: @Sendable (String) -> Phrase?
    /// How people write it.
    let written: @Sendable (RequirementID) -> String

    package init(
        _ name: String, read: @escaping @Sendable (String) throws(InvalidValue) -> RequirementID,
        problem: @escaping @Sendable (String) -> Phrase?, written: @escaping @Sendable (RequirementID) -> String
    ) {
        self.name = name
        self.read = read
        self.problem = problem
        self.written = written
    }

    package static func == (left: RequirementChoice, right: RequirementChoice) -> Bool { left.name == right.name }
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
