package import ISMS
package import Phrases
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
            throw .refused("\(item.name) has no steps to take: change its fields")
        }
        try setting.checkSeen(seen, item)
        let step = try step(of: workflow, from: item)
        try await setting.mayTake(step, item, in: draft.base)
        if step.needsReason, reason.trimmed.isEmpty { throw .refused("say why: “\(step.title)” needs a reason") }
        let missing = step.needs.filter { item.value(of: $0.name).isEmpty }.map { "“\($0.label)”" }
        guard missing.isEmpty else {
            throw .refused("before \(item.name) goes on, fill in \(missing.joined(separator: ", "))")
        }
        if let moment, moment > setting.now { throw .refused("the step cannot have been taken at a moment to come") }
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
        let way: Phrase =
            next.isEmpty ? "no step leads on from there" : "it can become \(next.joined(separator: " or "))"
        throw .refused("\(item.name) is \(here) and cannot become \(label(state)) now; \(way)")
    }
}

extension OperationSetting {
    /// Whether the principal may take a step of a record's workflow. Whoever must not is whoever was ever named so: nobody
    /// steps aside for a moment.
    func mayTake(_ step: AnyWorkflow.Step, _ item: any Item, in isms: ISMS) async throws(WorkspaceError) {
        if let refusal = principal.refusal(of: step, item, in: isms) { throw .forbidden(refusal) }
        guard !step.exceptFields.isEmpty, let id = principal.person, let person = isms[Reference<Person>(id)] else {
            return
        }
        try await checkLink(to: person)
        let versions = try await workspace.bodies(of: item.id)
        for field in step.exceptFields where versions.contains(where: { $0[field]?.stringValue == id.description }) {
            let label = item.fields.first { $0.name == field }?.label.lowercasedFirst ?? .data(field)
            throw .forbidden("you were the \(label) of \(item.name), and “\(step.title)” is for somebody else")
        }
    }
}

extension Principal {
    /// Why somebody may not take a step of a record's workflow; nil where they may.
    package func refusal(of step: AnyWorkflow.Step, _ item: any Item, in isms: ISMS) -> Phrase? {
        let barred = step.barred(item.record)
        if isOperator {
            return barred.isEmpty
                ? nil
                : "“\(step.title)” is a step that \(Self.named(barred, in: isms)) must not take, so somebody who is signed in takes it, on the page of \(item.code)"
        }
        let isAllowed = !roles.isDisjoint(with: step.roles) || step.isForOwner && owns(item.record, in: isms)
        guard isAllowed else { return "“\(step.title)” is not yours to do for \(item.name)" }
        guard let own = barred.first(where: { $0.person == person }) else {
            // Nobody can tell whether an account without a person is the one who must not.
            return barred.isEmpty || person != nil
                ? nil : "your account is not linked to a person of the organization; ask an administrator to link it"
        }
        return "you are the \(own.as) of \(item.name), and “\(step.title)” is for somebody else"
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
