import Phrases
import RecordFormat
import Registers

extension RuleCode {
    package static let obj01 = RuleCode("OBJ-01")
    package static let obj02 = RuleCode("OBJ-02")
    package static let obj03 = RuleCode("OBJ-03")
    package static let obj04 = RuleCode("OBJ-04")
    package static let obj05 = RuleCode("OBJ-05")
}

/// Clause 6.2: objectives that can be measured, are planned, and come to an end.
extension Conformity {
    static let objectiveRules: [Rule] = [
        Rule(
            .obj01, .error, "6.2", "No objectives",
            remedy: "Record at least one information security objective with its “Measure” and “Target”."
        ) { context in
            context.finding(
                "No information security objective is recorded", if: context.isms[Objective.self].isEmpty)
        },
        Rule(
            .obj02, .warning, "6.2.b", "Objective that cannot be measured", reads: .neighbours,
            remedy: "Say in “Measure” what is counted or timed, and in “Target” which figure counts as reached."
        ) { context in
            context.openObjectives { objective in
                let missing = [Phrase]([
                    ("measure", objective.measure.isBlank), ("target", objective.target.isBlank),
                ])
                return missing.isEmpty ? nil : "has no \(missing.joined(separator: " and no "))"
            }
        },
        Rule(
            .obj03, .error, "6.2", "Objective that is not planned", reads: .neighbours,
            remedy:
                "Fill in “What will be done”, “Resources”, “Owner”, “Due” and “Evaluation”: the standard asks for each."
        ) { context in
            context.openObjectives { objective in
                let missing = [Phrase]([
                    ("what will be done", objective.actions.isBlank),
                    ("with what resources", objective.resources.isBlank),
                    ("who answers for it", objective.owner == nil), ("by when", objective.due == nil),
                    ("how the result is evaluated", objective.evaluation.isBlank),
                ])
                return missing.isEmpty ? nil : "does not say \(missing.listed())"
            }
        },
        Rule(
            .obj04, .warning, "6.2.d", "Objective overdue", reads: .neighbours,
            remedy: "Set the “Status” to achieved or missed, or give a new “Due” and say why in “Status note”."
        ) { context in
            context.openObjectives { objective in
                guard let due = objective.due, context.hasPassed(due) else { return nil }
                return "was due on \(due) and is still \(objective.status.label)"
            }
        },
        Rule(
            .obj05, .warning, "6.2.d", "Objective in trouble or over without a word on it",
            remedy: "Say in “Status note” what was reached and what explains it."
        ) { context in
            context.isms[Objective.self].compactMap { objective in
                guard [.achieved, .missed, .dropped, .atRisk].contains(objective.status), objective.statusNote.isBlank
                else { return nil }
                return context.finding(objective, "is \(objective.status.label), and nothing explains it")
            }
        },
    ]
}

extension Rule.Context {
    fileprivate func openObjectives(_ message: (Entry<Objective>) -> Phrase?) -> [Finding] {
        findings(Objective.self) { $0.isOpen ? message($0) : nil }
    }
}
