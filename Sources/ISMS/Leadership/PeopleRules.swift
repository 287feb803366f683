import Phrases
import RecordFormat
import Registers

extension RuleCode {
    package static let per01 = RuleCode("PER-01")
    package static let per02 = RuleCode("PER-02")
}

/// Clause 5.3 and A.5.11: what happens to what people answered for when they go.
extension Conformity {
    static let peopleRules: [Rule] = [
        Rule(
            .per01, .warning, "5.3", "Somebody who has left still answers for records",
            remedy: "Give what they answered for to somebody else."
        ) { context in
            context.isms[Person.self].filter { context.hasPassed($0.until) }.compactMap { person in
                guard let until = person.until else { return nil }
                let items = context.isms.items(referringTo: person.id).filter {
                    $0.record.answering == person.id && $0.record.isOpen(on: context.day)
                }
                guard !items.isEmpty else { return nil }
                return context.finding(
                    person, "left on \(until) and still answers for \(items.map { $0.code }.listed())")
            }
        },
        Rule(
            .per02, .warning, "A.5.16", "Two people with one email address",
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
