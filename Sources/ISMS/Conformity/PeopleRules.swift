import RecordFormat

/// Clause 5.3 and A.5.11: what happens to what people answered for when they go.
extension Conformity {
    static let peopleRules: [Rule] = [
        Rule(
            "PER-01", .warning, "5.3", "Somebody who has left still answers for records",
            remedy: "Give what they answered for to somebody else."
        ) { context in
            let left = context.isms[Person.self].filter { context.hasPassed($0.until) }
            guard !left.isEmpty else { return [] }
            let owned = context.ownedByPerson
            return left.compactMap { person in
                guard let until = person.until, let items = owned[person.id] else { return nil }
                return context.finding(
                    person, "left on \(until) and still answers for \(items.map { $0.code }.listed())")
            }
        },
        Rule(
            "PER-02", .warning, "A.5.16", "Two people with one email address",
            remedy: "Remove the second record of the same person, or correct the “Email”."
        ) { context in
            let people = context.isms[Person.self].filter { !$0.email.isBlank && $0.value.isCurrent(on: context.day) }
            let groups = Dictionary(grouping: people) { $0.email.trimmed.lowercased() }
            return people.compactMap { person in
                guard let group = groups[person.email.trimmed.lowercased()], group.count > 1, group[0] === person
                else { return nil }
                let others = group.dropFirst().map(\.code)
                return context.finding(person, "has the same email address as \(others.listed())")
            }
        },
    ]
}

extension Rule.Context {
    /// The records somebody answers for that still count, by that person. Roles have rules of their own.
    fileprivate var ownedByPerson: [RecordID: [any Item]] {
        var owned: [RecordID: [any Item]] = [:]
        func take<Value: Record>(_ type: Value.Type, _ owner: (Value) -> Reference<Person>?) {
            for entry in isms[type] where entry.value.isCurrent(on: day) {
                if let person = owner(entry.value) { owned[person.id, default: []].append(entry) }
            }
        }
        take(ContextIssue.self, \.owner)
        take(InterestedParty.self, \.owner)
        take(Obligation.self, \.owner)
        take(Location.self, \.owner)
        take(Objective.self) { $0.isOpen ? $0.owner : nil }
        take(Document.self, \.owner)
        take(Asset.self, \.owner)
        take(Risk.self, \.owner)
        take(RiskAssessment.self) { $0.status == .completed ? nil : $0.assessor }
        take(TreatmentAction.self) { $0.isOpen ? $0.owner : nil }
        take(Control.self, \.owner)
        return owned
    }
}
