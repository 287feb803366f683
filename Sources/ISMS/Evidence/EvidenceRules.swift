import Phrases
import RecordFormat
import Registers

extension RuleCode {
    package static let evd01 = RuleCode("EVD-01")
    package static let evd02 = RuleCode("EVD-02")
    package static let evd03 = RuleCode("EVD-03")
    package static let evd04 = RuleCode("EVD-04")
}

/// Clause 7.5: evidence that speaks for something and has not run out.
extension Conformity {
    static let evidenceRules: [Rule] = [
        Rule(
            .evd01, .warning, "7.5.3.a", "Evidence out of date",
            remedy: "Collect it anew and record that as new evidence."
        ) { context in
            context.isms[Evidence.self].compactMap { evidence in
                guard let until = evidence.validUntil, context.hasPassed(until) else { return nil }
                let bare = context.supported(onlyBy: evidence)
                guard !bare.isEmpty else { return nil }
                return context.finding(
                    evidence, "ran out on \(until), and nothing newer speaks for \(bare.map { $0.code }.listed())")
            }
        },
        Rule(
            .evd02, .warning, "7.5.3.a", "Evidence runs out soon",
            remedy: "Collect it anew and record that as new evidence."
        ) { context in
            context.isms[Evidence.self].compactMap { evidence in
                guard let until = evidence.validUntil, context.isWithin(days: 30, until) else { return nil }
                let bare = context.supported(onlyBy: evidence)
                guard !bare.isEmpty else { return nil }
                return context.finding(
                    evidence, "runs out on \(until), and nothing newer speaks for \(bare.map { $0.code }.listed())")
            }
        },
        Rule(
            .evd03, .note, "7.5.3.a", "Evidence for nothing", reads: .neighbours,
            remedy: "Name in “Controls” or “Obligations” what it shows."
        ) { context in
            context.findings(Evidence.self) { evidence in
                evidence.controls.isEmpty && evidence.obligations.isEmpty
                    ? "speaks for no control and no obligation" : nil
            }
        },
        Rule(
            .evd04, .warning, "7.5.3.a", "Evidence from the future", reads: .neighbours,
            remedy: "Correct “Collected on”."
        ) { context in
            context.findings(Evidence.self) { evidence in
                guard let day = evidence.collectedOn, context.day < day else { return nil }
                return "is said to be collected on \(day), which has not come"
            }
        },
    ]
}

extension Rule.Context {
    /// The controls at work and the obligations in force that no other evidence speaks for longer.
    fileprivate func supported(onlyBy evidence: Entry<Evidence>) -> [any Item] {
        let controls: [any Item] = isms[evidence.controls].filter(\.isRunning)
        let obligations: [any Item] = isms[evidence.obligations].filter { $0.value.isInForce(on: day) }
        return (controls + obligations).filter { lastingEvidence[$0.id] === evidence }
    }
}
