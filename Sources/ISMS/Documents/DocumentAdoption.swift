package import Frameworks
package import Registers

extension Document {
    /// A draft that takes over a template: its title, what it answers, the owner by role, and a first review.
    ///
    /// Who approves it, and when, is for people to say.
    package init(adopting template: DocumentTemplate, in isms: ISMS, on day: Day) {
        self.init()
        name = template.title
        category = Category(rawValue: template.category.rawValue) ?? .other
        // There is one policy that clause 5.2 asks for; a second mark would be a finding.
        isInformationSecurityPolicy =
            template.id == Self.securityPolicyTemplate
            && !isms[Document.self].contains { $0.isInformationSecurityPolicy && $0.status != .retired }
        summary = template.summary
        version = "0.1"
        owner = RoleAssignment.Role(rawValue: template.owner).flatMap { isms.holder(of: $0, on: day)?.reference }
        classification = Classification(rawValue: template.classification.rawValue) ?? .internal
        clauses = template.clauses.map(\.description)
        referenceControls = template.controls
        reviewBy = day.adding(months: template.reviewMonths)
        self.template = template.id
    }

    /// The template of the policy that clause 5.2 asks top management for.
    package static let securityPolicyTemplate = "information-security-policy"
}

extension ISMS {
    /// Who has a role on a day; of several the one assigned first.
    package func holder(of role: RoleAssignment.Role, on day: Day) -> Entry<Person>? {
        let assignment = self[RoleAssignment.self].entries.first {
            $0.role == role && $0.value.isInForce(on: day) && self[$0.person] != nil
        }
        return self[assignment?.person]
    }
}
