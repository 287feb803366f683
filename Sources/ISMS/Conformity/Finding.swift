package import Phrases
package import Registers

/// One thing that does not conform: a diagnostic, as a compiler gives them.
///
/// Boxed, since one check hands on to the next what still stands, and that is nearly all.
package final class Finding: Sendable {
    package enum Severity: String, CaseIterable, Comparable, Sendable {
        /// Worth knowing; no requirement is missed.
        case note
        /// A requirement is met weakly or will soon be missed.
        case warning
        /// A requirement of the standard is missed: an auditor would raise a nonconformity.
        case error

        package static func < (left: Severity, right: Severity) -> Bool { left.order < right.order }
        private var order: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
    }

    /// The rule that found it.
    package let rule: Rule.Header
    /// What it is about, where it is about one record.
    package let record: (any Item)?
    /// The Annex A control it is about, where it is about one.
    package let referenceControl: ReferenceControlID?
    /// What is the case, naming the record: "RISK-14 (Lost laptop) has no owner".
    package let message: Phrase
    /// What to do about it.
    package let remedy: Phrase

    /// - Parameter remedy: what to do in this case; nil for what the rule says in general.
    init(
        of rule: Rule.Header, about record: (any Item)? = nil, _ referenceControl: ReferenceControlID? = nil,
        message: Phrase, remedy: Phrase? = nil
    ) {
        self.rule = rule
        self.record = record
        self.referenceControl = referenceControl
        self.message = message
        self.remedy = remedy ?? rule.remedy
    }
}

extension Finding: Hashable {
    package static func == (left: Finding, right: Finding) -> Bool {
        left === right
            || left.message == right.message && left.rule.code == right.rule.code && left.remedy == right.remedy
                && left.record?.id == right.record?.id && left.referenceControl == right.referenceControl
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(rule.code)
        hasher.combine(message)
    }
}

extension Finding {
    /// Whether a Statement of Applicability should not be issued while this stands: an error in deciding about the
    /// controls of Annex A or in justifying it (6.1.3 c and d).
    package var blocksStatement: Bool {
        rule.severity == .error && Conformity.statementRules.contains { $0.header.code == rule.code }
    }
}
