/// A rule of conformity: what it looks for, and which clause asks for it.
///
/// A rule is a pure function of a snapshot and a day.
///
/// ```swift
/// Rule(.ast01, .error, "A.5.9", "Asset without an owner", remedy: "Name who answers for its protection.") {
///     context in
///     context.isms[Asset.self].filter { $0.owner == nil }.map { context.finding($0, "has no owner") }
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
    let check: @Sendable (Context) -> [Finding]

    init(
        _ code: RuleCode, _ severity: Finding.Severity, _ clause: String, _ title: String, remedy: String,
        check: @escaping @Sendable (Context) -> [Finding]
    ) {
        header = Header(code: code, severity: severity, clause: clause, title: title, remedy: remedy)
        self.check = check
    }
}
