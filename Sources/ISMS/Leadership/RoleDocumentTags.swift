package import Phrases
import Registers

extension RoleAssignment {
    /// What documents call the roles, and who has them.
    static let documentTags = DocumentTags<RoleAssignment>.tags(
        groups: [
            DocumentTagGroup(
                "role", of: inForce,
                Role.allCases.filter { $0 != .other }.map { role in
                    // By the organization's own name where it gave one, else by the usual phrase.
                    .text(role.rawValue, else: role.phrase.english) { assignments in
                        assignments.first { $0.role == role && !$0.value.name.trimmed.isEmpty }?.value.name
                    }
                })
        ],
        lists: [
            .rows(
                "roles", of: inForce,
                [
                    .text("role") { assignment in
                        let name = assignment.value.name.trimmed
                        let words = name.isEmpty ? assignment.role.phrase.english : name
                        return words.prefix(1).uppercased() + words.dropFirst()
                    }, .title("person", else: "not assigned") { $0.person },
                    .title("deputy", else: "none named") { $0.deputy },
                    .text("responsibilities", else: "What the documents of the management system give to the role.") {
                        $0.responsibilities
                    },
                ])
        ])

    @Sendable private static func inForce(_ isms: ISMS, _ day: Day) -> [Entry<RoleAssignment>] {
        isms[RoleAssignment.self].entries.filter { $0.value.isInForce(on: day) }
    }
}

extension RoleAssignment.Role {
    /// How a text speaks of whoever has the role, without an article.
    package var phrase: Phrase {
        switch self {
        case .itOperations: "head of IT operations"
        case .development: "head of development"
        case .humanResources: "head of human resources"
        case .facilities: "facilities manager"
        default: label
        }
    }
}
