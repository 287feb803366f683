package import ISMS
import RecordFormat
package import Registers

/// Somebody names who leads the organization and who runs its management system (ISO/IEC 27001:2022, 5.3).
package struct NameLeaders: Operation {
    /// One role and who is to have it.
    package struct Assignment: Sendable {
        package let person: PersonToName
        package let role: RoleAssignment.Role

        package init(_ person: PersonToName, _ role: RoleAssignment.Role) {
            self.person = person
            self.role = role
        }
    }

    package enum PersonToName: Sendable {
        case known(Reference<Person>)
        case new(Person)
        /// The person of an earlier assignment: somebody may have both roles.
        case sameAs(place: Int)
    }

    package let assignments: [Assignment]

    package init(_ assignments: [Assignment]) { self.assignments = assignments }

    package var purpose: String { "Name who leads and who runs the management system" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) throws(WorkspaceError) {
        var people: [Reference<Person>] = []
        for assignment in assignments {
            let person: Reference<Person> =
                switch assignment.person {
                case .known(let reference): reference
                case .new(let person): draft.create(person)
                case .sameAs(let place): people[place]
                }
            people.append(person)
            var given = RoleAssignment()
            given.role = assignment.role
            given.person = person
            given.since = setting.day
            draft.create(given)
        }
    }
}
