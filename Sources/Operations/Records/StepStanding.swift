package import ISMS
package import Phrases
import RecordFormat
package import Registers

/// Whether somebody may take a step of a record's workflow.
package enum StepStanding: Sendable {
    case free
    /// Their role does not take it, or nobody can tell who they are.
    case refused(WorkspaceError)
    /// They are one who must not take it; somebody else who could, where there is one.
    ///
    /// Where there is nobody, they may take it with a reason, which is kept with the record and is a finding (A.5.3).
    case barred(Phrase, other: String?)
}

extension Workspace {
    /// How somebody stands towards a step.
    ///
    /// Whoever must not take it is whoever was ever named so: nobody steps aside for a moment.
    package func standing(
        of principal: Principal, towards step: AnyWorkflow.Step, of item: any Item, in isms: ISMS
    ) async throws(WorkspaceError) -> StepStanding {
        if let refusal = principal.refusal(of: step, item, in: isms) { return .refused(refusal) }
        if step.exceptFields.isEmpty { return .free }
        let versions = try await bodiesSinceOrigin(of: item)
        var barred: [String: String] = [:]
        for field in step.exceptFields {
            for version in versions { if let person = version[field]?.stringValue { barred[person] = field } }
        }
        let why: Phrase
        if principal.isOperator {
            if barred.isEmpty { return .free }
            why =
                "“\(step.title)” is a step that \(Self.named(step.barred(item.record), in: isms)) must not take, so somebody who is signed in takes it, on the page of \(item.code)"
        } else {
            guard let person = principal.person else {
                // Nobody can tell whether an account without a person is the one who must not.
                return barred.isEmpty
                    ? .free : .refused(.stepTakerUnlinked)
            }
            guard let own = try await self.own(person, principal, among: barred) else { return .free }
            let label = item.fields.first { $0.name == own.field }?.label.lowercasedFirst ?? .data(own.field)
            let isNow = item.body[own.field]?.stringValue == own.person
            why =
                isNow
                ? "you are the \(label) of \(item.name), and “\(step.title)” is for somebody else"
                : "you were the \(label) of \(item.name), and “\(step.title)” is for somebody else"
        }
        let other = try await members().first { member in
            guard member.isActive, member.account != principal.account, let person = member.person,
                barred[person.description] == nil
            else { return false }
            let candidate = Principal(
                name: member.name, door: .account(member.account), roles: member.roles, person: person)
            // Whoever does not know of the record yet can be told of it.
            return candidate.refusal(of: step, item, in: isms) == nil
        }
        return .barred(why, other: other?.name)
    }

    /// Which of those who must not take the step somebody is, and the field that names them.
    private func own(
        _ person: RecordID, _ principal: Principal, among barred: [String: String]
    ) async throws(WorkspaceError) -> (person: String, field: String)? {
        if let field = barred[person.description] { return (person.description, field) }
        for (other, field) in barred.sorted(by: { $0.key < $1.key }) {
            guard let id = RecordID(other), try await isSame(id, as: person, address: principal.link?.address) else {
                continue
            }
            return (other, field)
        }
        return nil
    }

    private static func named(_ barred: [(person: RecordID, as: Phrase)], in isms: ISMS) -> String {
        barred.map { "\(isms[Reference<Person>($0.person)]?.title ?? "a person") (\($0.as.text))" }.joined(
            separator: " and ")
    }
}

extension Principal {
    /// Why somebody's role does not take a step of a record's workflow; nil where it does.
    package func refusal(of step: AnyWorkflow.Step, _ item: any Item, in isms: ISMS) -> WorkspaceError? {
        if isOperator || !roles.isDisjoint(with: step.roles) || step.isForOwner && owns(item.record, in: isms) {
            return nil
        }
        return .stepNotPermitted(step.title, item.name)
    }
}
