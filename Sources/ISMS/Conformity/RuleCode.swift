/// What a rule of conformity is called, such as RSK-07: in findings, in `annex check`, in docs/diagnostics.md.
///
/// Users write codes into their own documents and scripts, so a code never changes its meaning, and the code of a rule
/// that goes is not given to another. Code of ours names a rule by its member here, which the compiler checks:
///
/// ```swift
/// let stale = check.findings(about: statement.id).filter { $0.rule.code == .soa17 }
/// ```
package struct RuleCode: Hashable, Sendable {
    /// Three capitals for the subject, a dash and two digits. New rules do not take the capitals of a record's codes, for
    /// which they could be taken: AST-10 is both a rule and an asset, as some are from before.
    package let text: String

    init(_ text: String) { self.text = text }

    /// What the rule is about, by its three capitals: RSK for RSK-07.
    package var subject: String { String(text.prefix { $0 != "-" }) }
}

extension RuleCode: CustomStringConvertible {
    package var description: String { text }
}
