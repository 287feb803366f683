package import Registers

extension RegisterList {
    /// Every register of the ISMS, in the order a person builds them up.
    package static let isms = RegisterList(
        [
            Organization.self, ContextIssue.self, InterestedParty.self, PartyRequirement.self, Obligation.self,
            Scope.self, Location.self, Person.self, RoleAssignment.self, Objective.self, Document.self, Asset.self,
            Threat.self, Vulnerability.self, RiskCriteria.self, RiskAssessment.self, Risk.self, TreatmentAction.self,
            Control.self, Evidence.self, ApplicabilityDecision.self, IssuedStatement.self, Incident.self, Comment.self,
            Programme.self,
        ],
        // In another system, in the catalogue, and in the post.
        namedElsewhereIn: ["externalReference", "catalogID", "email"],
        timeZone: { $0.organization?.timeZone?.rules ?? .utc })
}

extension Kind {
    /// Every register, in the order a person builds them up.
    package static let types: [any Record.Type] = RegisterList.isms.types

    package static let all: [Kind] = RegisterList.isms.kinds

    /// The kinds whose records lie on shelves.
    package static let shelved: [Kind] = RegisterList.isms.shelved

    /// The record type of a kind's exact name.
    package static func type(named name: String) -> (any Record.Type)? { RegisterList.isms.type(named: name) }

    /// Reads a kind as people write it: its name, singular, plural or prefix, in any letter case.
    package init?(_ text: String) {
        guard let kind = RegisterList.isms.kind(called: text) else { return nil }
        self = kind
    }
}
