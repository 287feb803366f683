import Phrases
import RecordFormat
import Registers

/// A.5.3 and 7.5.2 c: approvals that were given by somebody else than the author, to what is there now, and steps that
/// somebody else took than who must not.
extension Conformity {
    static let secondPersonRules: [Rule] = [
        Rule(
            .apr01, .warning, "A.5.3", "Approved without a second person", reads: .neighbours,
            remedy: "Find somebody who can look at it with authority, if only from outside, and have it approved again."
        ) { context in
            Kind.types.flatMap { context.approvedAlone(in: $0) }
        },
        Rule(
            .apr02, .error, "7.5.2.c", "Approval that does not cover what is there now",
            remedy: "Have it approved again as it is now; until then nobody approved what it says."
        ) { context in
            context.slips.compactMap { slip in
                guard case .changedSince(let fields) = slip.problem, let item = context.isms.item(id: slip.record)
                else { return nil }
                return context.finding(item, "was changed in \(fields.listed()) after the \(slip.approval) it carries")
            }
        },
        Rule(
            .apr03, .error, "A.5.3", "Approved by who wrote it",
            remedy: "Have somebody else approve it again; whoever wrote it does not see what is wrong with it."
        ) { context in
            context.slips.compactMap { slip in
                guard slip.problem == .givenByAuthor, let item = context.isms.item(id: slip.record) else { return nil }
                return context.finding(item, "carries an \(slip.approval) by who wrote it")
            }
        },
        Rule(
            .apr04, .warning, "A.5.3", "Step taken without a second person", reads: .neighbours,
            remedy: "Find somebody who can look at the next one, if only from outside, and give them the role."
        ) { context in
            Kind.types.flatMap { context.takenAlone(in: $0) }
        },
    ]
}

extension Rule.Context {
    /// One finding for each record of which a step was taken by somebody who must not, since there was nobody else.
    fileprivate func takenAlone<Value: Record>(in type: Value.Type) -> [Finding] {
        let steps = (type.workflow?.steps ?? []).compactMap { step in
            step.aloneField.flatMap { type.fields[named: $0] }.map { (step.title, $0) }
        }
        if steps.isEmpty { return [] }
        return findings(type) { entry in
            for (title, field) in steps {
                if let reason = field.value(in: entry.value).stringValue, !reason.isEmpty {
                    return "went through “\(title)” without a second person: \(.data(reason))"
                }
            }
            return nil
        }
    }

    /// One finding for each record of a kind that was approved by who wrote it, since there was nobody else.
    fileprivate func approvedAlone<Value: Record>(in type: Value.Type) -> [Finding] {
        let notes = type.approvals.compactMap { type.fields[named: $0.notes] }
        if notes.isEmpty { return [] }
        return findings(type) { entry in
            for field in notes {
                let value = field.value(in: entry.value)
                guard !value.isEmpty, let notes = try? [ApprovalNote](json: value) else { continue }
                guard let alone = notes.first(where: { !$0.withoutSecondPerson.isEmpty }) else { continue }
                return "was approved without a second person: \(alone.withoutSecondPerson)"
            }
            return nil
        }
    }
}
