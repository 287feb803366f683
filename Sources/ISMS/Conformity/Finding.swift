package import RecordFormat

/// One thing that does not conform: a diagnostic, as a compiler gives them.
package struct Finding: Hashable, Sendable {
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

    /// What the finding is about, where it is about one record.
    package struct Subject: Hashable, Sendable {
        package let id: RecordID
        package let code: String
        package let title: String

        package init(_ item: any Item) {
            id = item.id
            code = item.code
            title = item.title
        }
    }

    /// The rule that found it.
    package let rule: Rule.Header
    package let record: Subject?
    /// The Annex A control it is about, where it is about one.
    package let referenceControl: ReferenceControlID?
    /// What is the case, naming the record: "RISK-14 (Lost laptop) has no owner".
    package let message: String
    /// What to do about it.
    package let remedy: String
}

extension Finding {
    /// Whether a Statement of Applicability should not be issued while this stands: an error in deciding about the
    /// controls of Annex A or in justifying it (6.1.3 c and d).
    package var blocksStatement: Bool {
        rule.severity == .error && Conformity.statementRules.contains { $0.header.code == rule.code }
    }
}
