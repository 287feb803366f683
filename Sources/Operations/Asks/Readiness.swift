import Frameworks
package import ISMS
package import Phrases
import Registers

/// How ready an organization is for an audit: by clause, from the findings; by Annex A theme, from the statement.
package struct Readiness: Sendable {
    /// How a part of a line stands.
    package enum Standing: Sendable { case good, partial, planned, bad }

    package struct Line: Sendable {
        package let number: String
        package let title: Phrase
        package let parts: [(standing: Standing, share: Double)]
        package let figure: String
        package let words: Phrase
    }

    package let clauses: [Line]
    package let themes: [Line]

    package init(_ check: ConformityCheck) {
        let broken = check.groups.map(\.rule)
        clauses = Self.chapters.map { number, title in
            let rules = Conformity.rules.filter { Self.clause(of: $0.header) == number }
            let here = broken.filter { Self.clause(of: $0) == number }
            let failing = Set(here.filter { $0.severity == .error }.map(\.code))
            let warned = Set(here.filter { $0.severity == .warning }.map(\.code)).subtracting(failing)
            // Notes are worth knowing and miss nothing.
            let counted = max(1, rules.count { $0.header.severity != .note })
            let good = max(0, counted - failing.count - warned.count)
            let share = { (count: Int) in Double(count) / Double(counted) }
            return Line(
                number: number, title: Phrase(words: title),
                parts: [(.good, share(good)), (.partial, share(warned.count)), (.bad, share(failing.count))],
                figure: "\(good)/\(counted)",
                words: "\(good) of \(counted) rules hold, \(warned.count) with warnings, \(failing.count) with errors")
        }
        themes = ReferenceControl.Theme.allCases.map { theme in
            let lines = check.derivation.statement.lines.filter { line in
                if case .reference(let id) = line.subject { id.theme == theme } else { false }
            }
            let included = lines.filter { $0.applicability == .included }
            let implemented = included.count { $0.status == .implemented }
            let partial = included.count { $0.status == .partial }
            let planned = included.count { $0.status == .planned }
            let whole = Double(max(1, included.count))
            return Line(
                number: "A.\(theme.number)", title: Phrase(words: theme.title),
                parts: [
                    (.good, Double(implemented) / whole), (.partial, Double(partial) / whole),
                    (.planned, Double(planned) / whole),
                ],
                figure: "\(implemented)/\(included.count)",
                words:
                    "\(implemented) of \(included.count) applicable controls are implemented, \(partial) in part, \(planned) planned"
            )
        }
    }

    /// The chapters of the standard that rules look after.
    package static let chapters = [
        ("4", "Context"), ("5", "Leadership"), ("6", "Planning"), ("7", "Support"), ("8", "Operation"),
        ("9", "Performance evaluation"), ("10", "Improvement"), ("A", "Annex A"),
    ].filter { number, _ in Conformity.rules.contains { clause(of: $0.header) == number } }

    /// The chapter of the standard a rule belongs to.
    package static func clause(of rule: Rule.Header) -> String { String(rule.clause.prefix { $0 != "." }) }
}
