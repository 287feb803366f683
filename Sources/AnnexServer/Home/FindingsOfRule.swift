import ISMS

/// The findings of one rule, as they lie together among all.
struct FindingsOfRule: Sendable {
    let rule: Rule.Header
    let findings: ArraySlice<Finding>

    /// Findings by rule. They come rule by rule, so one pass finds where each rule's begin.
    static func groups(of findings: [Finding]) -> [FindingsOfRule] {
        var groups: [FindingsOfRule] = []
        var start = 0
        for (place, finding) in findings.enumerated() where finding.rule.code != findings[start].rule.code {
            groups.append(FindingsOfRule(rule: findings[start].rule, findings: findings[start..<place]))
            start = place
        }
        if start < findings.count {
            groups.append(FindingsOfRule(rule: findings[start].rule, findings: findings[start...]))
        }
        return groups
    }
}
