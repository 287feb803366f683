import Phrases
import RecordFormat
import Registers

extension RuleCode {
    package static let led01 = RuleCode("LED-01")
    package static let led02 = RuleCode("LED-02")
    package static let led03 = RuleCode("LED-03")
    package static let led04 = RuleCode("LED-04")
    package static let led05 = RuleCode("LED-05")
    package static let led06 = RuleCode("LED-06")
    package static let led07 = RuleCode("LED-07")
    package static let led08 = RuleCode("LED-08")
    package static let led09 = RuleCode("LED-09")
    package static let led10 = RuleCode("LED-10")
    package static let led11 = RuleCode("LED-11")
}

/// Clauses 5.1 to 5.3: the policy, the roles and the people who hold them.
extension Conformity {
    static let leadershipRules: [Rule] = policyRules + roleRules

    private static let policyRules: [Rule] = [
        Rule(
            .led01, .error, "5.2", "No approved information security policy",
            remedy:
                "Record the policy as a document, mark it as “The information security policy”, and have top management approve it on its page."
        ) { context in
            let policies = context.informationSecurityPolicies
            if policies.contains(where: { $0.status == .approved }) { return [] }
            guard let draft = policies.first else {
                return [context.finding("No document is marked as the information security policy")]
            }
            return [context.finding(draft, "is the information security policy and still a draft")]
        },
        Rule(
            .led02, .error, "5.2", "Policy approved by nobody of top management",
            remedy: "Have top management approve the policy, or record the role top management for who did."
        ) { context in
            context.approvedPolicies.compactMap { policy in
                guard !context.topManagement.isEmpty, let person = policy.approvedBy, let day = policy.approvedOn,
                    !context.isTopManagement(person, on: day)
                else { return nil }
                let name = context.isms[person]?.name ?? "somebody"
                return context.finding(policy, "was approved by \(name) who was not of top management on \(day)")
            }
        },
        Rule(
            .led03, .error, "5.2.f", "Policy not communicated",
            remedy: "Tell everyone it binds, and set “Communicated on”."
        ) { context in
            context.approvedPolicies.filter { $0.communicatedOn == nil }
                .map { context.finding($0, "was approved, and nothing says that it was communicated") }
        },
        Rule(
            .led04, .warning, "5.2", "More than one information security policy",
            remedy: "Keep the mark “The information security policy” on one document and retire the others."
        ) { context in
            let policies = context.approvedPolicies
            guard policies.count > 1 else { return [] }
            return [
                context.finding("\(policies.map(\.code).listed()) are each marked as the information security policy")
            ]
        },
    ]

    private static let roleRules: [Rule] = [
        Rule(
            .led05, .error, "5.1", "Nobody has the role top management",
            remedy: "Record a role assignment with the “Role” top management for who directs the organization."
        ) { context in
            context.finding("Nobody has the role top management", if: !context.hasHolder(of: .topManagement))
        },
        Rule(
            .led06, .error, "5.3.a", "Nobody has the role ISMS manager",
            remedy: "Record a role assignment with the “Role” ISMS manager; “Called” can hold your own name for it."
        ) { context in
            context.finding("Nobody has the role ISMS manager", if: !context.hasHolder(of: .ismsManager))
        },
        Rule(
            .led07, .error, "5.3", "Role held by somebody who has left",
            remedy: "Give the role to somebody else, or set its “Until”."
        ) { context in
            context.rolesInForce.compactMap { role in
                guard let person = context.isms[role.person], let until = person.until, context.hasPassed(until)
                else { return nil }
                return context.finding(role, "is held by \(person.name), who left on \(until)")
            }
        },
        Rule(
            .led08, .warning, "5.3", "Deputy has left",
            remedy: "Name another “Deputy”."
        ) { context in
            context.rolesInForce.compactMap { role in
                guard let person = context.isms[role.deputy], let until = person.until, context.hasPassed(until)
                else { return nil }
                return context.finding(role, "has \(person.name) as deputy, who left on \(until)")
            }
        },
        Rule(
            .led09, .note, "5.3", "Role without a deputy",
            remedy: "Name a “Deputy”, or give the role to a second person."
        ) { context in
            let roles = context.rolesInForce
            let holders = Dictionary(grouping: roles, by: \.role).mapValues {
                Set($0.compactMap { $0.person?.id }).count
            }
            // An audit can wait for its auditor.
            return roles.filter { $0.deputy == nil && $0.role != .internalAuditor }
                .filter { $0.role == .other || holders[$0.role] == 1 }
                .map { context.finding($0, "has no deputy") }
        },
        Rule(
            .led10, .warning, "5.3", "Role without responsibilities or authorities",
            remedy: "Say in “Responsibilities” what its holder must see to, and in “Authorities” what they may decide."
        ) { context in
            context.rolesInForce.compactMap { role in
                let missing = [Phrase]([
                    ("responsibilities", role.responsibilities.isBlank), ("authorities", role.authorities.isBlank),
                ])
                return missing.isEmpty ? nil : context.finding(role, "does not say its \(missing.listed())")
            }
        },
        Rule(
            .led11, .warning, "9.2.2.b", "Internal auditor would audit their own work",
            remedy: "Give the role internal auditor to somebody who does not run the ISMS, or to an outside auditor."
        ) { context in
            let running: Set<RoleAssignment.Role> = [.ismsManager, .securityOfficer]
            let roles = context.rolesInForce
            let runners = Dictionary(
                roles.filter { running.contains($0.role) }.compactMap { role in role.person.map { ($0.id, role) } },
                uniquingKeysWith: { first, _ in first })
            return roles.filter { $0.role == .internalAuditor }.compactMap { role in
                guard let person = role.person, let other = runners[person.id] else { return nil }
                let name = context.isms[person]?.name ?? "the same person"
                return context.finding(role, "is held by \(name), who is \(other.role.label) as well")
            }
        },
    ]
}

extension Rule.Context {
    fileprivate var informationSecurityPolicies: [Entry<Document>] {
        isms[Document.self].filter { $0.isInformationSecurityPolicy && $0.status != .retired }
    }

    fileprivate var approvedPolicies: [Entry<Document>] {
        informationSecurityPolicies.filter { $0.status == .approved }
    }

    fileprivate var rolesInForce: [Entry<RoleAssignment>] {
        isms[RoleAssignment.self].filter { $0.value.isInForce(on: day) }
    }

    fileprivate func hasHolder(of role: RoleAssignment.Role) -> Bool {
        rolesInForce.contains { $0.role == role && $0.person != nil }
    }
}
