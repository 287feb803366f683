/// Whether an ISMS conforms to ISO/IEC 27001:2022, checked as a compiler checks code.
package enum Conformity {
    /// Every rule, in the order of clauses.
    package static let rules: [Rule] = []

    /// What does not conform on a day: errors first, then by rule, then by record.
    package static func findings(in isms: ISMS, on day: Day) -> [Finding] {
        let context = Rule.Context(isms, on: day)
        let found = rules.enumerated().flatMap { place, rule in
            rule.findings(in: context).map { (severity: $0.rule.severity, place: place, finding: $0) }
        }
        return found.enumerated()
            .sorted { left, right in
                (right.element.severity, left.element.place, left.offset) < (
                    left.element.severity, right.element.place, right.offset
                )
            }
            .map(\.element.finding)
    }
}
