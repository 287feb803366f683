import Frameworks
import Phrases
import RecordFormat
import Registers

extension RuleCode {
    package static let irp01 = RuleCode("IRP-01")
    package static let irp02 = RuleCode("IRP-02")
    package static let irp03 = RuleCode("IRP-03")
    package static let irp04 = RuleCode("IRP-04")
    package static let irp05 = RuleCode("IRP-05")
    package static let irp06 = RuleCode("IRP-06")
}

/// A.5.24 to A.5.28: incidents that are reported in time, understood and learned from.
extension Conformity {
    static let incidentRules: [Rule] = [
        Rule.clock(
            .irp01, .error, "A.5.26", "Term of the law passed",
            remedy: "Notify the authority now, say why it is late, and set “Authority notified at”."
        ) { context, now in
            context.incidents { incident in
                incident.deadlines(at: now, in: context.isms.timeZone).first { $0.state == .passed }.map {
                    "was not notified within \($0.term.periodWords) (\($0.term.citation))"
                }
            }
        },
        Rule.clock(
            .irp02, .warning, "A.5.26", "Term of the law nearly over",
            remedy: "Notify the authority, and set “Authority notified at”; what is not known yet may follow."
        ) { context, now in
            context.incidents { incident in
                incident.deadlines(at: now, in: context.isms.timeZone).first { $0.isNearlyOver(at: now) }.map {
                    "has less than a quarter of \($0.term.periodWords) left to be notified (\($0.term.citation))"
                }
            }
        },
        Rule.clock(
            .irp03, .error, "A.5.34", "Personal data unknown for a day",
            remedy: "Find out whether data about people are affected, and set “Personal data”."
        ) { context, now in
            context.incidents { incident in
                guard incident.personalData == .unknown, incident.status != .closed, let detected = incident.detectedAt,
                    now.milliseconds - detected.milliseconds > 86_400_000
                else { return nil }
                return "was detected more than 24 hours ago, and nobody has said whether personal data are affected"
            }
        },
        Rule(
            .irp04, .error, "A.5.34", "Breach not documented", reads: .neighbours,
            remedy:
                "Fill in “Description”, “Effects” and “Remedy”: the law wants every breach documented so (GDPR 33(5))."
        ) { context in
            context.incidents { incident in
                guard incident.breachAwareAt != nil, incident.recoveredAt != nil else { return nil }
                let missing = [Phrase]([
                    ("what happened", incident.description.isBlank), ("what came of it", incident.effects.isBlank),
                    ("what was done", incident.remedy.isBlank),
                ])
                return missing.isEmpty ? nil : "is a breach and does not say \(missing.listed())"
            }
        },
        Rule(
            .irp05, .warning, "A.5.27", "Incident without lessons",
            remedy: "Fill in “Cause” and “Lessons”, and have it reviewed."
        ) { context in
            context.incidents { incident in
                guard incident.recoveredAt != nil, incident.lessons.isBlank,
                    let due = incident.lessonsDue(in: context.isms), context.hasPassed(due)
                else { return nil }
                return "was to be learned from by \(due), and no lessons are drawn"
            }
        },
        Rule(
            .irp06, .warning, "A.5.28", "Evidence without custody", reads: .neighbours,
            remedy: "Add an entry to “Timeline” that says who handed the files over and who keeps them."
        ) { context in
            context.incidents { incident in
                let without = incident.timeline.filter { !$0.files.isEmpty && $0.custodyTo.isBlank }.flatMap(\.files)
                let kept = Set(incident.timeline.filter { !$0.custodyTo.isBlank }.flatMap(\.files).map(\.digest))
                let names = without.filter { !kept.contains($0.digest) }.map(\.name)
                return names.isEmpty ? nil : "has files that nobody is said to keep: \(names.listed())"
            }
        },
    ]
}

extension Rule.Context {
    fileprivate func incidents(_ message: (Incident) -> Phrase?) -> [Finding] {
        findings(Incident.self) { message($0.value) }
    }
}

extension DeadlineStanding {
    /// Whether it runs, and less than a quarter of it is left.
    fileprivate func isNearlyOver(at now: Instant) -> Bool {
        guard state == .running, let due, let start else { return false }
        return (due.milliseconds - now.milliseconds) * 4 < due.milliseconds - start.milliseconds
    }
}
