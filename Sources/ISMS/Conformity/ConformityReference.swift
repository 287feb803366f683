import Phrases

extension Conformity {
    /// What docs/diagnostics.md says: every rule with its severity, clause and remedy, as Markdown.
    package static var reference: String {
        let counts = Finding.Severity.allCases.reversed().map { severity in
            "\(rules.count { $0.header.severity == severity }) \(severity.rawValue)s"
        }
        let introduction = """
            # Diagnostics

            What `annex check` looks for: \(rules.count) rules, of them \(counts.listed().english). This page is made from the \
            rules themselves and checked by a test.

            - An **error** misses a requirement of the standard: an auditor would raise a nonconformity. The command \
            exits with 1.
            - A **warning** meets a requirement weakly, or will soon miss it.
            - A **note** is worth knowing; no requirement is missed.

            Codes are stable: a rule that goes leaves its code unused. Clauses are those of ISO/IEC 27001:2022; those \
            that begin with A. are controls of its Annex A. Fields are named in “quotation marks”.

            """
        return introduction + chapters.map(section).joined()
    }

    private static func section(_ chapter: Chapter) -> String {
        let rows = chapter.rules.map { rule in
            let header = rule.header
            let cells = [
                header.code.text, header.severity.rawValue, header.clause, header.title.english, header.remedy.english,
            ]
            return "| \(cells.joined(separator: " | ")) |\n"
        }
        return """

            ## \(chapter.title.english)

            | Code | Severity | Clause | What it finds | What to do |
            |---|---|---|---|---|
            \(rows.joined())
            """
    }
}
