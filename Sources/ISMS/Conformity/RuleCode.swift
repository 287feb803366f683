/// What a rule of conformity is called, such as RSK-07: in findings, in `annex check`, in docs/diagnostics.md.
///
/// Users write codes into their own documents and scripts, so a code never changes its meaning, and the code of a rule
/// that goes is not given to another. Code of ours names a rule by its member here, which the compiler checks:
///
/// ```swift
/// let stale = check.findings(about: statement.id).filter { $0.rule.code == .soa17 }
/// ```
package struct RuleCode: Hashable, Sendable {
    /// Three capitals for the subject, a dash and two digits. The capitals are not those of a record's codes where the two
    /// could be taken for each other: KEY-1 is a record, so no rule is KEY-01.
    package let text: String

    init(_ text: String) { self.text = text }

    /// What the rule is about, by its three capitals: RSK for RSK-07.
    package var subject: String { String(text.prefix { $0 != "-" }) }
}

extension RuleCode: CustomStringConvertible {
    package var description: String { text }
}
