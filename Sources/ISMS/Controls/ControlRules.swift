import Phrases
import RecordFormat
import Registers

extension RuleCode {
    package static let ctl01 = RuleCode("CTL-01")
    package static let ctl02 = RuleCode("CTL-02")
    package static let ctl03 = RuleCode("CTL-03")
    package static let ctl04 = RuleCode("CTL-04")
    package static let ctl05 = RuleCode("CTL-05")
    package static let ctl06 = RuleCode("CTL-06")
    package static let ctl07 = RuleCode("CTL-07")
    package static let ctl08 = RuleCode("CTL-08")
}

/// Clause 8.1: controls that somebody runs, that come when they were promised, and that can be shown at work.
extension Conformity {
    static let controlRules: [Rule] = [
        Rule(
            .ctl01, .warning, "8.1", "Control without an owner", reads: .neighbours,
            remedy: "Name in “Owner” who answers for it working."
        ) { context in
            context.findings(Control.self) { $0.owner == nil ? "has no owner" : nil }
        },
        Rule(
            .ctl02, .warning, "8.1", "Control under way without a date", reads: .neighbours,
            remedy: "Set “Planned for” to when it is to be in place."
        ) { context in
            context.findings(Control.self) { control in
                guard [.planned, .partial].contains(control.status), control.plannedFor == nil else { return nil }
                return "is \(control.status.label), and nothing says when it will be in place"
            }
        },
        Rule(
            .ctl03, .warning, "8.3", "Control not in place when promised", reads: .neighbours,
            remedy: "Set the “Status” to implemented if it is in place, or give a new day in “Planned for”."
        ) { context in
            context.findings(Control.self) { control in
                guard control.status != .implemented, let planned = control.plannedFor, context.hasPassed(planned)
                else { return nil }
                return "was to be in place on \(planned) and is \(control.status.label)"
            }
        },
        Rule(
            .ctl04, .warning, "8.3", "Needed control that nobody has begun", reads: .neighbours,
            remedy: "Set “Planned for”, or record a treatment action that brings it about."
        ) { context in
            context.findings(Control.self) { control in
                guard control.status == .notStarted, control.plannedFor == nil else { return nil }
                let risks = context.isms.entries(Risk.self, referringTo: control.id).filter { $0.status == .open }
                let isComing = context.isms.entries(TreatmentAction.self, referringTo: control.id)
                    .contains { $0.status != .cancelled }
                guard !risks.isEmpty, !isComing else { return nil }
                return "is to treat \(risks.map(\.code).listed()), and neither a day nor an action is set"
            }
        },
        Rule(
            .ctl05, .warning, "8.1", "Review of a control overdue", reads: .neighbours,
            remedy: "Check that it still works and set a new “Review by”."
        ) { context in
            context.findings(Control.self) { control in
                guard control.isRunning, let due = control.reviewBy, context.hasPassed(due) else { return nil }
                return "was to be checked by \(due)"
            }
        },
        Rule(
            .ctl06, .note, "8.1", "Control in place without a review date", reads: .neighbours,
            remedy: "Set “Review by” to when to check that it still works."
        ) { context in
            context.findings(Control.self) { control in
                control.status == .implemented && control.reviewBy == nil ? "has no date for its next check" : nil
            }
        },
        Rule(
            .ctl07, .warning, "8.1", "Control in place without evidence", reads: .neighbours,
            remedy: "Record evidence for it: a file, or a link to where it is kept."
        ) { context in
            // Evidence that has run out is EVD-01's, so that one cause gives one finding.
            context.findings(Control.self) { control in
                control.status == .implemented
                    && context.isms.entries(Evidence.self, referringTo: control.id).isEmpty
                    ? "is implemented, and no evidence shows it at work" : nil
            }
        },
        Rule(
            .ctl08, .note, "8.1", "Control in place that is not described", reads: .neighbours,
            remedy: "Say in “Description” how it works here, or name the “Document” that does."
        ) { context in
            context.findings(Control.self) { control in
                control.status == .implemented && control.description.isBlank && control.document == nil
                    ? "is implemented, and nothing says how it works here" : nil
            }
        },
    ]
}

extension Entry where Value == Control {
    /// Whether at least a part of it is at work.
    var isRunning: Bool { value.status == .implemented || value.status == .partial }
}
