package import Phrases
package import RecordFormat

/// The states a record goes through and the steps between them: who takes a step, what it needs, what it stamps, and who
/// must be somebody else.
///
/// The status, and what steps stamp, are set by the operation `Advance` alone: a form, an import or a command that tries
/// is refused.
package struct Workflow<Value: Record>: Sendable {
    /// Who may take a step.
    package enum Actor: Hashable, Sendable {
        /// Whose the record is.
        case owner
        /// ISMS managers and administrators.
        case manager
        case role(Role)
    }

    /// A step from some states to another, by the names the status field stores.
    package struct Step: Sendable {
        /// What taking it is called, as on a button: "Contain".
        package let title: Phrase
        package let from: Set<String>
        package let to: String
        let by: Set<Actor>
        let except: BarredPeople<Value>
        let needs: [any PartialKeyPath<Value> & Sendable]
        let stamps: (any PartialKeyPath<Value> & Sendable)?
        let needsReason: Bool
    }

    let status: any PartialKeyPath<Value> & Sendable
    let initial: String
    /// The states that are never left and in which nothing is changed any more.
    let sealed: Set<String>
    let steps: [Step]

    /// - Parameters:
    ///   - status: the choice field that holds the state.
    ///   - initial: the state of a new record.
    ///   - sealed: states in which the record stays as it is.
    package init<Status: Choice>(
        _ status: any WritableKeyPath<Value, Status> & Sendable, initial: Status, sealed: Set<Status> = [],
        steps: [WorkflowStep<Value, Status>]
    ) {
        self.status = status
        self.initial = initial.rawValue
        self.sealed = Set(sealed.map(\.rawValue))
        self.steps = steps.map { step in
            Step(
                title: step.title, from: Set(step.from.map(\.rawValue)), to: step.to.rawValue, by: step.by,
                except: step.except, needs: step.needs, stamps: step.stamps, needsReason: step.needsReason)
        }
    }
}

/// Who must not take a step, so that somebody else looks at it, and where it is kept why nobody else could.
package struct BarredPeople<Value: Record>: Sendable {
    let fields: [PersonPath<Value>]
    /// The field that takes the reason where somebody who is barred took it all the same (A.5.3).
    let reason: (any PartialKeyPath<Value> & Sendable)?

    package static var nobody: BarredPeople { BarredPeople(fields: [], reason: nil) }

    /// Whom a field names. Where nobody else holds a role that may take the step, they take it with a reason, which is kept
    /// in a field of its own and is a finding.
    package static func named(
        _ field: PersonPath<Value>, unlessAlone reason: any WritableKeyPath<Value, String> & Sendable
    ) -> BarredPeople { BarredPeople(fields: [field], reason: reason) }
}

/// One step of a workflow as it is declared.
package struct WorkflowStep<Value: Record, Status: Choice>: Sendable {
    let title: Phrase
    let from: Set<Status>
    let to: Status
    let by: Set<Workflow<Value>.Actor>
    let except: BarredPeople<Value>
    let needs: [any PartialKeyPath<Value> & Sendable]
    let stamps: (any PartialKeyPath<Value> & Sendable)?
    let needsReason: Bool

    /// - Parameters:
    ///   - title: what taking the step is called: "Close".
    ///   - by: who may; whose the record is, and managers, where nobody else is named.
    ///   - except: who must not take it.
    ///   - needs: the fields that must be filled in first.
    ///   - needsReason: whether it must be said why.
    package init(
        _ title: Phrase, from: Set<Status>, to: Status, by: Set<Workflow<Value>.Actor> = [.owner, .manager],
        except: BarredPeople<Value> = .nobody, needs: [any PartialKeyPath<Value> & Sendable] = [],
        needsReason: Bool = false
    ) {
        self.init(
            title: title, from: from, to: to, by: by, except: except, needs: needs, stamps: nil,
            needsReason: needsReason)
    }

    /// The same for a step whose moment is kept.
    /// - Parameter stamps: the field that takes the moment at which the step was taken, unless it was given before.
    package init(
        _ title: Phrase, from: Set<Status>, to: Status, by: Set<Workflow<Value>.Actor> = [.owner, .manager],
        except: BarredPeople<Value> = .nobody, needs: [any PartialKeyPath<Value> & Sendable] = [],
        stamps: any WritableKeyPath<Value, Instant?> & Sendable, needsReason: Bool = false
    ) {
        self.init(
            title: title, from: from, to: to, by: by, except: except, needs: needs, stamps: stamps,
            needsReason: needsReason)
    }

    private init(
        title: Phrase, from: Set<Status>, to: Status, by: Set<Workflow<Value>.Actor>, except: BarredPeople<Value>,
        needs: [any PartialKeyPath<Value> & Sendable], stamps: (any PartialKeyPath<Value> & Sendable)?,
        needsReason: Bool
    ) {
        self.title = title
        self.from = from
        self.to = to
        self.by = by
        self.except = except
        self.needs = needs
        self.stamps = stamps
        self.needsReason = needsReason
    }
}

/// The workflow of a register known at run time, by the names of its fields.
package struct AnyWorkflow: Sendable {
    package struct Step: Sendable {
        package let title: Phrase
        package let from: Set<String>
        package let to: String
        package let isForOwner: Bool
        package let roles: Set<Role>
        /// The fields that must be filled in first.
        package let needs: [FieldDeclaration]
        /// The field that takes the moment.
        package let stamps: String?
        package let needsReason: Bool
        /// The fields that name who must not take it. Once it is taken they stay as they are.
        package let exceptFields: [String]
        /// The field that keeps why one of them took it all the same.
        package let aloneField: String?
        /// Who must not take it, as a record names them.
        package let barred: @Sendable (any Record) -> [(person: RecordID, as: Phrase)]
    }

    package let status: String
    package let initial: String
    package let sealed: Set<String>
    package let steps: [Step]

    /// The fields that only a step sets, the status first.
    package var fields: [String] {
        [status] + Set(steps.flatMap { [$0.stamps, $0.aloneField].compactMap(\.self) }).sorted()
    }

    /// The steps that lead on from where a record stands.
    package func steps(from body: JSONObject) -> [Step] {
        let state = body[status]?.stringValue ?? initial
        return steps.filter { $0.from.contains(state) }
    }

    /// The steps by which a record came to where it stands: what they needed stays filled in.
    package func steps(to body: JSONObject) -> [Step] {
        let state = body[status]?.stringValue ?? initial
        return steps.filter { $0.to == state }
    }

    package func isSealed(_ body: JSONObject) -> Bool { sealed.contains(body[status]?.stringValue ?? initial) }
}

extension Workflow {
    /// The same by the names of the fields, worked out once for a register.
    var erased: AnyWorkflow {
        AnyWorkflow(
            status: Value.fields[path: status]?.name ?? "", initial: initial, sealed: sealed,
            steps: steps.map { step in
                AnyWorkflow.Step(
                    title: step.title, from: step.from, to: step.to, isForOwner: step.by.contains(.owner),
                    roles: step.by.reduce(into: []) { roles, actor in
                        switch actor {
                        case .owner: break
                        case .manager: roles.formUnion([.administrator, .ismsManager])
                        case .role(let role): roles.insert(role)
                        }
                    }, needs: step.needs.compactMap { Value.fields[path: $0]?.declaration },
                    stamps: step.stamps.flatMap { Value.fields[path: $0]?.name }, needsReason: step.needsReason,
                    exceptFields: step.except.fields.compactMap { Value.fields[path: $0]?.name },
                    aloneField: step.except.reason.flatMap { Value.fields[path: $0]?.name },
                    barred: { record in
                        guard let value = record as? Value else { return [] }
                        return step.except.fields.compactMap { path in
                            guard let person = value[keyPath: path] else { return nil }
                            return (person.id, Value.fields[path: path]?.declaration.label.lowercasedFirst ?? "")
                        }
                    })
            })
    }
}

extension Record {
    /// The steps that records of the register go through; nil where there are none.
    package static var workflow: AnyWorkflow? { register.workflow }
}
