/// A rule of conformity: what it looks for, and which clause asks for it.
///
/// A rule is a pure function of a snapshot and a day, and says how far it reads (`RuleReading`).
///
/// ```swift
/// Rule(
///     .ast02, .error, "A.5.9", "Asset without an owner", reads: .neighbours,
///     remedy: "Name in “Owner” who answers for its protection."
/// ) { context in
///     context.findings(Asset.self) { $0.owner == nil ? "has no owner" : nil }
/// }
/// ```
package struct Rule: Sendable {
    package struct Header: Hashable, Sendable {
        package let code: RuleCode
        package let severity: Finding.Severity
        /// The clause or control, such as "6.1.3.d" or "A.5.9".
        package let clause: String
        /// What it finds, as a heading.
        package let title: String
        /// What to do about it, in general.
        package let remedy: String
    }

    package let header: Header
    let reads: RuleReading
    private let check: @Sendable (Context) -> [Finding]

    init(
        _ code: RuleCode, _ severity: Finding.Severity, _ clause: String, _ title: String,
        reads: RuleReading = .everything, remedy: String, check: @escaping @Sendable (Context) -> [Finding]
    ) {
        header = Header(code: code, severity: severity, clause: clause, title: title, remedy: remedy)
        self.reads = reads
        self.check = check
    }

    /// What the rule finds on a day.
    /// - Parameter earlier: what it found in an earlier check, and what was changed since.
    func findings(_ facts: Facts, earlier: Context.Earlier? = nil) -> [Finding] {
        let context = Context(facts: facts, rule: self, earlier: earlier)
        return context.watched { check(context) }
    }
}
