package import Accounts
package import RecordFormat

/// Who acts, and in which roles.
package struct Principal: Hashable, Sendable {
    /// As the history names them.
    package let name: String
    package let roles: Set<Role>
    /// The person they are in the organization's register; nil where they are not in it.
    package let person: RecordID?
    /// Whoever holds the database file and runs the program on it: no table of roles can hold them back.
    package let isOperator: Bool

    package init(name: String, roles: Set<Role>, person: RecordID?) {
        self.name = name
        self.roles = roles
        self.person = person
        isOperator = false
    }

    private init(operator name: String) {
        self.name = name
        roles = []
        person = nil
        isOperator = true
    }

    package static func operatorOfDatabase(_ name: String) -> Principal { Principal(operator: name) }
}
