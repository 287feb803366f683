package import Phrases
import RecordFormat
package import Registers

/// A role in the ISMS given to a person, with what it may decide (ISO/IEC 27001:2022, 5.3).
package struct RoleAssignment: Record {
    package enum Role: String, Choice {
        case topManagement, ismsManager, securityOfficer, dataProtectionOfficer, internalAuditor, riskManager,
            incidentManager, continuityManager, assetManager, itOperations, development, humanResources, facilities,
            other

        package var label: Phrase {
            switch self {
            case .ismsManager: "ISMS manager"
            case .itOperations: "IT operations"
            case .topManagement: "top management"
            case .securityOfficer: "information security officer"
            case .dataProtectionOfficer: "data protection officer"
            case .internalAuditor: "internal auditor"
            case .riskManager: "risk manager"
            case .incidentManager: "incident manager"
            case .continuityManager: "continuity manager"
            case .assetManager: "asset manager"
            case .development: "development"
            case .humanResources: "human resources"
            case .facilities: "facilities"
            case .other: "other"
            }
        }
    }

    package var role = Role.ismsManager
    package var name = ""
    package var person: Reference<Person>?
    package var deputy: Reference<Person>?
    package var responsibilities = ""
    package var authorities = ""
    package var assignedBy: Reference<Person>?
    package var since: Day?
    package var until: Day?

    package init() {}

    package var title: String { name.isEmpty ? role.label.english : name }

    package func isInForce(on day: Day) -> Bool {
        (since.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }

    package static var identityFields: [String] { ["role", "person"] }

    package static let register = RegisterDeclaration<RoleAssignment>(
        owned: .none, kept: .byManagers, readBy: .everyReader, current: .until(\.until), workflow: nil,
        approvals: [], entries: [], clocks: [], storage: .snapshot, layout: .asDeclared, due: [], lapses: [],
        decisions: nil, figures: [], offers: [], place: .entry(.plan, title: "Roles", requirement: "5.3", rank: 70),
        likeness: .none(because: "they are named after the role, which several may have"),
        tags: documentTags,
        rules: [.init("5 Leadership, policy and roles", rank: 50, step: .leadership, Conformity.leadershipRules)])

    package static let kind = Kind(
        "role-assignment", prefix: "ROL", singular: "role assignment", plural: "role assignments",
        answers: [.iso27001("5.3")],
        purpose: "Who has which role in the ISMS, and what it may decide.")

    package static let fields: FieldList<RoleAssignment> = [
        Field("role", \.role, "Role", help: "The role in the ISMS.", required: true, column: true),
        Field("name", \.name, "Called", help: "What the organization calls it, where that differs."),
        Field("person", \.person, "Person", help: "Who has it.", required: true, column: true),
        Field("deputy", \.deputy, "Deputy", help: "Who stands in.", column: true),
        Field("responsibilities", \.responsibilities, "Responsibilities", help: "What they must see to.", type: .prose),
        Field("authorities", \.authorities, "Authorities", help: "What they may decide and stop.", type: .prose),
        Field("assignedBy", \.assignedBy, "Assigned by", help: "Who of top management gave the role."),
        Field("since", \.since, "Since", help: "From when.", column: true),
        Field("until", \.until, "Until", help: "Until when, where it ended."),
    ]
}
