package import Phrases
import Registers

/// What changed between two statements, line by line.
package struct StatementDifference: Sendable {
    package struct Change: Hashable, Sendable {
        /// What changed: applicability, justification, status, reasons, controls or evidence.
        package let aspect: Phrase
        package let before: Phrase
        package let after: Phrase
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
        lines = Self.changed(from: earlier, to: later).compactMap { before, after in
            (after ?? before).flatMap { Self.compare(before, after, subject: $0.subject) }
        }
    }

    /// What the lines that do not say the same in both are about, those of the later statement first.
    static func subjects(from earlier: StatementOfApplicability, to later: StatementOfApplicability)
        -> [StatementOfApplicability.Subject]
    {
        changed(from: earlier, to: later).compactMap { before, after in (after ?? before)?.subject }
    }

    /// The lines that do not say the same, as they were and as they are; nil where there is none.
    private static func changed(from earlier: StatementOfApplicability, to later: StatementOfApplicability)
        -> [(before: StatementLine?, after: StatementLine?)]
    {
        var gone = Dictionary(uniqueKeysWithValues: earlier.lines.map { ($0.subject, $0) })
        var changed: [(before: StatementLine?, after: StatementLine?)] = []
        for line in later.lines {
            let before = gone.removeValue(forKey: line.subject)
            if let before, before === line || saysTheSame(before, line) { continue }
            changed.append((before, line))
        }
        if !gone.isEmpty { for line in earlier.lines where gone[line.subject] != nil { changed.append((line, nil)) } }
        return changed
    }

    private typealias StatementLine = StatementOfApplicability.Line

    private static func compare(
        _ before: StatementLine?, _ after: StatementLine?, subject: StatementOfApplicability.Subject
    ) -> Line? {
        func aspects(_ line: StatementLine?) -> [(aspect: Phrase, value: Phrase)] {
            [
                ("applicability", line.map { Phrase(words: $0.applicability.rawValue) } ?? "not listed"),
                ("justification", .data(line?.justification ?? "")),
                ("status", line?.status.label ?? ""),
                ("reasons", list(line?.reasons.map { .data($0.record.code) })),
                ("controls", list(line?.controls.map { "\($0.code) \($0.status.label)" })),
                ("owners", list(line?.owners.map { .data($0.code) })),
                (
                    "evidence",
                    list(
                        line?.evidence.map { $0.isFresh ? .data($0.evidence.code) : "\($0.evidence.code) out of date" })
                ),
            ]
        }
        let changes = zip(aspects(before), aspects(after)).compactMap { old, new in
            old.value == new.value ? nil : Change(aspect: old.aspect, before: old.value, after: new.value)
        }
        guard !changes.isEmpty else { return nil }
        return Line(subject: subject, changes: changes, records: records(before).union(records(after)).sorted())
    }

    /// Whether two lines agree in all that is compared, without spelling it out. Codes are as good as identities: a
    /// record keeps its code for life.
    private static func saysTheSame(_ before: StatementLine, _ after: StatementLine) -> Bool {
        before.applicability == after.applicability && before.status == after.status
            && before.justification == after.justification
            && before.reasons.elementsEqual(after.reasons) { $0.record === $1.record || $0.record.id == $1.record.id }
            && before.controls.elementsEqual(after.controls) { $0 === $1 || $0.id == $1.id && $0.status == $1.status }
            && before.owners.elementsEqual(after.owners) { $0.id == $1.id }
            && before.evidence.elementsEqual(after.evidence) {
                $0.isFresh == $1.isFresh && $0.evidence.id == $1.evidence.id
            }
    }

    private static func list(_ words: [Phrase]?) -> Phrase { (words ?? []).joined(separator: ", ") }

    private static func records(_ line: StatementLine?) -> Set<String> {
        guard let line else { return [] }
        let codes =
            line.reasons.map { $0.record.code } + line.controls.map(\.code) + line.evidence.map { $0.evidence.code }
        return Set(codes + (line.decision.map { [$0.code] } ?? []))
    }
}
