import Phrases

/// Every register, in the order a person builds them up.
extension Kind {
    package static let types: [any Record.Type] = [
        Organization.self, ContextIssue.self, InterestedParty.self, PartyRequirement.self, Obligation.self, Scope.self,
        Location.self, Person.self, RoleAssignment.self, Objective.self, Document.self, Asset.self, Threat.self,
        Vulnerability.self, RiskCriteria.self, RiskAssessment.self, Risk.self, TreatmentAction.self, Control.self,
        Evidence.self, ApplicabilityDecision.self, IssuedStatement.self, Incident.self, Comment.self,
        Programme.self,
    ]

    package static let all: [Kind] = types.map { $0.kind }

    /// The place of each kind among all, by its name.
    static let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })
    /// The kinds by what their codes begin with.
    static let withPrefix = Dictionary(uniqueKeysWithValues: all.map { ($0.prefix, $0) })

    private static let typesByName = Dictionary(uniqueKeysWithValues: types.map { ($0.kind.name, $0) })

    /// The record type of a kind's exact name.
    package static func type(named name: String) -> (any Record.Type)? { typesByName[name] }

    /// Reads a kind as people write it: its name, singular, plural or prefix, in any letter case.
    package init?(_ text: String) {
        let wanted = text.trimmed.lowercased().replacing(" ", with: "-")
        func spellings(_ kind: Kind) -> [String] {
            [kind.name, kind.singular.english, kind.plural.english, kind.prefix].map {
                $0.lowercased().replacing(" ", with: "-")
            }
        }
        guard let kind = Kind.all.first(where: { spellings($0).contains(wanted) }) else { return nil }
        self = kind
    }
}
