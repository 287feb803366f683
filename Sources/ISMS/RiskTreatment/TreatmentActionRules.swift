import Phrases
import RecordFormat
import Registers

/// Clauses 6.1.3 e and 8.3: the work that brings treatments about.
extension Conformity {
    static let treatmentActionRules: [Rule] = [
        Rule(
            .trt18, .error, "6.1.3.e", "Action without an owner", reads: .neighbours,
            remedy: "Name in “Owner” who does it or sees it done."
        ) { context in
            context.openActions { $0.owner == nil ? "has no owner" : nil }
        },
        Rule(.trt19, .warning, "6.1.3.e", "Action without a due date", reads: .neighbours, remedy: "Set “Due”.") {
            context in
            context.openActions { $0.due == nil ? "has no due date" : nil }
        },
        Rule(
            .trt20, .warning, "8.3", "Action overdue", reads: .neighbours,
            remedy: "Finish it and set its “Status” to done, or agree on a new “Due” with the risk owner."
        ) { context in
            context.openActions { action in
                guard let due = action.due, action.value.isOverdue(on: context.day) else { return nil }
                return "was due on \(due) and is \(action.status.label)"
            }
        },
        Rule(
            .trt21, .warning, "8.3", "Action done without a result", reads: .neighbours,
            remedy: "Fill in “Completed on” and “Result”: the results of treatment must be kept."
        ) { context in
            context.findings(TreatmentAction.self) { action in
                guard action.status == .done else { return nil }
                let missing = [Phrase]([
                    ("when", action.completedOn == nil), ("with what result", action.result.isBlank),
                ])
                return missing.isEmpty ? nil : "is done, and nothing says \(missing.listed())"
            }
        },
        Rule(
            .trt22, .note, "6.1.3.e", "Action that treats no open risk", reads: .neighbours,
            remedy: "Name in “Risks” what it treats, or set its “Status” to cancelled."
        ) { context in
            context.openActions { action in
                let risks = context.isms[action.risks]
                let isEnding = context.isms.entries(Risk.self, referringTo: action.id).contains {
                    $0.status == .open && $0.avoidedBy == action.reference
                }
                if isEnding || risks.contains(where: { $0.status == .open }) { return nil }
                if risks.isEmpty { return action.controls.isEmpty ? "treats no risk and brings about no control" : nil }
                return "treats only risks that are closed: \(risks.map(\.code).listed())"
            }
        },
    ]
}

extension Rule.Context {
    fileprivate func openActions(_ message: (Entry<TreatmentAction>) -> Phrase?) -> [Finding] {
        findings(TreatmentAction.self) { $0.isOpen ? message($0) : nil }
    }
}
