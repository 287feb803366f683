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
    /// Why nobody else can take it, where the principal is one who must not; taken only where that is so.
    package let withoutSecondPerson: String

    package init(
        _ record: RecordID, to state: String, seen: Int?, at moment: Instant? = nil, reason: String = "",
        withoutSecondPerson: String = ""
    ) {
        self.record = record
        self.state = state
        self.seen = seen
        self.moment = moment
        self.reason = reason
        self.withoutSecondPerson = withoutSecondPerson.trimmed
    }

    package var purpose: String { reason.trimmed.isEmpty ? "Go on to “\(state)”" : reason.trimmed }

    package func apply(to draft: inout Draft, in setting: OperationSetting) async throws(WorkspaceError) {
        let item = try draft.base.needed(record)
        guard let workflow = item.kind.workflow else {
            throw .noSteps(item.name)
        }
        try setting.checkSeen(seen, item)
        let step = try step(of: workflow, from: item)
        let isAlone = try await checkTaker(of: step, item, in: draft.base, setting)
        if step.needsReason, reason.trimmed.isEmpty { throw .stepNeedsReason(step.title) }
        let missing = step.needs.filter { item.value(of: $0.name).isEmpty }.map(\.label)
        guard missing.isEmpty else {
            throw .stepNeedsFields(item.name, missing)
        }
        if let moment, moment > setting.now { throw .stepToCome }
        var body = item.body
        body[workflow.status] = .string(step.to)
        if let stamp = step.stamps, body[stamp] == nil { body[stamp] = (moment ?? setting.now).wholeSecond.json }
        if isAlone, let field = step.aloneField { body[field] = .string(withoutSecondPerson) }
        draft.replace(item, with: try item.made(of: body), setting: ProtectedFields.workflow)
    }

    /// Whether the principal is one who must not take the step and may take it all the same, since nobody else can.
    private func checkTaker(
        of step: AnyWorkflow.Step, _ item: any Item, in isms: ISMS, _ setting: OperationSetting
    ) async throws(WorkspaceError) -> Bool {
        // Who says whom an account speaks for must not be the account itself.
        if let id = setting.principal.person, let person = isms[Reference<Person>(id)], !step.exceptFields.isEmpty {
            try await setting.checkLink(to: person)
        }
        switch try await setting.workspace.standing(of: setting.principal, towards: step, of: item, in: isms) {
        case .free: break
        case .refused(let refusal): throw refusal
        case .barred(let why, let other?):
            throw withoutSecondPerson.isEmpty
                ? .stepForSomebodyElse(why, such: other) : .secondPersonForStep(why, other)
        case .barred(let why, nil):
            guard withoutSecondPerson.contains(where: \.isLetter) else {
                throw .stepWithoutSecondPerson(why)
            }
            return true
        }
        return false
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

extension Instant {
    /// Fields hold moments to the second.
    var wholeSecond: Instant { Instant(milliseconds: milliseconds - ((milliseconds % 1000) + 1000) % 1000) }
}
