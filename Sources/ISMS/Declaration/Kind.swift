/// The kind of a record, which names its register: assets, risks, controls.
package struct Kind: Hashable, Sendable {
    /// The name in commands, addresses and history, such as `interested-party`.
    package let name: String
    /// What its codes begin with: RISK in RISK-14.
    package let prefix: String
    /// What one is called, and several: "risk", "risks".
    package let singular: String
    package let plural: String
    /// The clause or control that asks for the register, such as "6.1.2".
    package let clause: String
    /// One sentence on what the register is for.
    package let purpose: String

    package init(
        _ name: String, prefix: String, singular: String, plural: String, clause: String, purpose: String
    ) {
        self.name = name
        self.prefix = prefix
        self.singular = singular
        self.plural = plural
        self.clause = clause
        self.purpose = purpose
    }

    package static func == (left: Kind, right: Kind) -> Bool { left.name == right.name }
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }

    package func code(_ number: Int) -> String { "\(prefix)-\(number)" }
}
