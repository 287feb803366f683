import Phrases
import RecordFormat
import Registers

extension RuleCode {
    package static let frw01 = RuleCode("FRW-01")
    package static let frw02 = RuleCode("FRW-02")
}

/// 4.2 c: what the organization is held to beside ISO/IEC 27001 has a scope, and controls that meet it.
extension Conformity {
    static let programmeRules: [Rule] = [
        Rule(
            .frw01, .warning, "4.2.c", "Requirements of a programme that no control meets",
            reads: .registers([Programme.kind, Control.kind]),
            remedy: "Name them in “Meets” of the controls that meet them, or leave them out with the reason."
        ) { context in
            context.findings(Programme.self) { programme in
                // What of Annex A is not met, the statement's own rules say.
                guard programme.framework != .iso27001 else { return nil }
                let coverage = ProgrammeCoverage(of: programme, in: context.facts.derivation)
                let all = coverage.open.count + coverage.met.count
                guard !coverage.open.isEmpty else { return nil }
                let numbers = coverage.open.map(\.number).listed()
                return "has \(coverage.open.count) of \(all) requirements that no control meets: \(numbers)"
            }
        },
        Rule(
            .frw02, .warning, "4.3", "Programme without a scope or an owner", reads: .neighbours,
            remedy: "Say in “Scope” what it covers, and in “Owner” who answers for it."
        ) { context in
            context.findings(Programme.self) { programme in
                let missing = [Phrase]([
                    ("scope", context.isms[programme.scope] == nil), ("owner", context.isms[programme.owner] == nil),
                ])
                return missing.isEmpty ? nil : "has no \(missing.joined(separator: " and no "))"
            }
        },
    ]
}
