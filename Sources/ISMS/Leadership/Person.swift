import Phrases
import RecordFormat
package import Registers

/// A person who works under the organization's control, whether or not they have an account.
package struct Person: Record {
    package enum Employment: String, Choice { case employee, contractor, external }

    package var name = ""
    package var email = ""
    package var jobTitle = ""
    package var team = ""
    package var employment = Employment.employee
    package var manager: Reference<Person>?
    package var since: Day?
    package var until: Day?

    package init() {}

    package var title: String { name }

    package func isActive(on day: Day) -> Bool {
        (since.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }

    package static let register = RegisterDeclaration<Person>(
        owned: .none, kept: .byManagers(and: [.humanResources]), readBy: .everyReader, current: .until(\.until),
        workflow: nil,
        approvals: [], entries: [], clocks: [], storage: .snapshot, layout: .asDeclared, due: [], lapses: [],
        decisions: nil, figures: [], offers: [],
        place: .entry(.plan, title: "People", requirement: "5.3", rank: 80),
        likeness: .none(because: "people may be namesakes; their addresses tell them apart"),
        tags: .none,
        rules: [.init("5.3 People", rank: 60, step: .leadership, Conformity.peopleRules)])

    package static let kind = Kind(
        "person", prefix: "PER", singular: "person", plural: "people", answers: [.iso27001("5.3")],
        purpose: "Who owns, does and approves.")

    package static let fields: FieldList<Person> = [
        Field("name", \.name, "Name", help: "First and last name.", required: true, sensitive: true, column: true),
        Field(
            "email", \.email, "Email", help: "Their address at work.", sensitive: true, column: true,
            synonyms: ["e-mail", "mail"]),
        Field(
            "jobTitle", \.jobTitle, "Job title", help: "What they do.", column: true,
            synonyms: ["position", "role", "function"]),
        Field("team", \.team, "Team", help: "Where they work.", column: true, synonyms: ["department", "unit"]),
        Field("employment", \.employment, "Employment", help: "How they are bound to the organization.", column: true),
        Field("manager", \.manager, "Manager", help: "Whom they report to."),
        Field("since", \.since, "Since", help: "Their first day."),
        Field("until", \.until, "Until", help: "Their last day, once known."),
    ]
}
