package import ISMS
import Phrases
package import RecordFormat
package import Registers

/// Somebody takes a step of a record's workflow: an incident is contained, recovered, reviewed, closed.
///
/// Who may, what must be filled in first, which moment is stamped and who must be somebody else stand in the register's
/// declaration (`Workflow`).
package struct Advance: Operation {
    package let record: RecordID
    /// The state the step leads to, as the status field stores it.
    package let state: String
    /// The version that was looked at; nil where nobody looked.
    package let seen: Int?
    /// When it was done, where that is before now.
    package let moment: Instant?
    /// Why, where the step asks for a reason.
    package let reason: String

    package init(_ record: RecordID, to state: String, seen: Int?, at moment: Instant? = nil, reason: String = "") {
        self.record = record
        self.state = state
        self.seen = seen
        self.moment = moment
        self.reason = reason
    }

    package var purpose: String { reason.trimmed.isEmpty ? "Go on to “\(state)”" : reason.trimmed }

    package func apply(to draft: inout Draft, in setting: OperationSetting) async throws(WorkspaceError) {
        let item = try draft.base.needed(record)
        guard let workflow = item.kind.workflow else {
            throw .noSteps(item.name)
        }
        try setting.checkSeen(seen, item)
        let step = try step(of: workflow, from: item)
        try await setting.mayTake(step, item, in: draft.base)
        if step.needsReason, reason.trimmed.isEmpty { throw .stepNeedsReason(step.title) }
        let missing = step.needs.filter { item.value(of: $0.name).isEmpty }.map(\.label)
        guard missing.isEmpty else {
            throw .stepNeedsFields(item.name, missing)
        }
        if let moment, moment > setting.now { throw .stepToCome }
        var body = item.body
        body[workflow.status] = .string(step.to)
        if let stamp = step.stamps, body[stamp] == nil { body[stamp] = (moment ?? setting.now).wholeSecond.json }
        draft.replace(item, with: try item.made(of: body), setting: ProtectedFields.workflow)
    }

    private func step(of workflow: AnyWorkflow, from item: any Item) throws(WorkspaceError) -> AnyWorkflow.Step {
        let open = workflow.steps(from: item.body)
        if let step = open.first(where: { $0.to == state }) { return step }
        let field = item.fields.first { $0.name == workflow.status }
        let options: [ChoiceOption] = if case .choice(let options) = field?.type { options } else { [] }
        func label(_ name: String) -> Phrase { options.first { $0.name == name }?.label ?? .data(name) }
        let here = label(item.body[workflow.status]?.stringValue ?? workflow.initial)
        let next = open.map { label($0.to) }
        throw .noSuchStep(item.name, from: here, to: label(state), next: next)
    }
}

extension OperationSetting {
    /// Whether the principal may take a step of a record's workflow. Whoever must not is whoever was ever named so: nobody
    /// steps aside for a moment.
    func mayTake(_ step: AnyWorkflow.Step, _ item: any Item, in isms: ISMS) async throws(WorkspaceError) {
        if let refusal = principal.refusal(of: step, item, in: isms) { throw refusal }
        guard !step.exceptFields.isEmpty, let id = principal.person, let person = isms[Reference<Person>(id)] else {
            return
        }
        try await checkLink(to: person)
        let versions = try await workspace.bodies(of: item.id)
        for field in step.exceptFields where versions.contains(where: { $0[field]?.stringValue == id.description }) {
            let label = item.fields.first { $0.name == field }?.label.lowercasedFirst ?? .data(field)
            throw .stepForSomebodyElse("were", label, step.title, of: item.name)
        }
    }
}

extension Principal {
    /// Why somebody may not take a step of a record's workflow; nil where they may.
    package func refusal(of step: AnyWorkflow.Step, _ item: any Item, in isms: ISMS) -> WorkspaceError? {
        let barred = step.barred(item.record)
        if isOperator {
            return barred.isEmpty
                ? nil
                : .stepNotForOperator(step.title, barred: Self.named(barred, in: isms), item.code)
        }
        let isAllowed = !roles.isDisjoint(with: step.roles) || step.isForOwner && owns(item.record, in: isms)
        guard isAllowed else { return .stepNotPermitted(step.title, item.name) }
        guard let own = barred.first(where: { $0.person == person }) else {
            // Nobody can tell whether an account without a person is the one who must not.
            return barred.isEmpty || person != nil
                ? nil : .stepTakerUnlinked
        }
        return .stepForSomebodyElse("are", own.as, step.title, of: item.name)
    }

    private static func named(_ barred: [(person: RecordID, as: Phrase)], in isms: ISMS) -> String {
        barred.map { "\(isms[Reference<Person>($0.person)]?.title ?? "a person") (\($0.as))" }.joined(
            separator: " and ")
    }
}

extension Instant {
    /// Fields hold moments to the second.
    var wholeSecond: Instant { Instant(milliseconds: milliseconds - ((milliseconds % 1000) + 1000) % 1000) }
}
