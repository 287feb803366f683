/// What changed between two statements, line by line.
package struct StatementDifference: Sendable {
    package struct Change: Hashable, Sendable {
        /// What changed: applicability, justification, status, reasons, controls or evidence.
        package let aspect: String
        package let before: String
        package let after: String
    }

    package struct Line: Sendable {
        package let subject: StatementOfApplicability.Subject
        package let changes: [Change]
        /// The codes of the records behind the change, for asking the history why.
        package let records: [String]
    }

    package let lines: [Line]

    package var isEmpty: Bool { lines.isEmpty }

    package init(from earlier: StatementOfApplicability, to later: StatementOfApplicability) {
        let before = Dictionary(uniqueKeysWithValues: earlier.lines.map { ($0.subject, $0) })
        let after = Dictionary(uniqueKeysWithValues: later.lines.map { ($0.subject, $0) })
        let gone = earlier.lines.filter { after[$0.subject] == nil }
        lines = (later.lines + gone).compactMap { line in
            Self.compare(before[line.subject], after[line.subject], subject: line.subject)
        }
    }

    private typealias StatementLine = StatementOfApplicability.Line

    private static func compare(
        _ before: StatementLine?, _ after: StatementLine?, subject: StatementOfApplicability.Subject
    ) -> Line? {
        func aspects(_ line: StatementLine?) -> [(aspect: String, value: String)] {
            [
                ("applicability", line?.applicability.rawValue ?? "not listed"),
                ("justification", line?.justification ?? ""),
                ("status", line?.status.label ?? ""),
                ("reasons", list(line?.reasons.map { $0.record.code })),
                ("controls", list(line?.controls.map { "\($0.code) \($0.status.label)" })),
                ("owners", list(line?.owners.map(\.code))),
                ("evidence", list(line?.evidence.map { $0.evidence.code + ($0.isFresh ? "" : " out of date") })),
            ]
        }
        let changes = zip(aspects(before), aspects(after)).compactMap { old, new in
            old.value == new.value ? nil : Change(aspect: old.aspect, before: old.value, after: new.value)
        }
        guard !changes.isEmpty else { return nil }
        return Line(subject: subject, changes: changes, records: records(before).union(records(after)).sorted())
    }

    private static func list(_ words: [String]?) -> String { (words ?? []).joined(separator: ", ") }

    private static func records(_ line: StatementLine?) -> Set<String> {
        guard let line else { return [] }
        let codes =
            line.reasons.map { $0.record.code } + line.controls.map(\.code) + line.evidence.map { $0.evidence.code }
        return Set(codes + (line.decision.map { [$0.code] } ?? []))
    }
}
