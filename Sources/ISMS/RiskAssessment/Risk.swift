import Phrases
package import RecordFormat
package import Registers

/// An information security risk: what could happen, how bad and how likely, whose it is and what is done about it
/// (ISO/IEC 27001:2022, 6.1.2 and 6.1.3).
package struct Risk: Record {
    package enum Basis: String, Choice { case assetBased, eventBased }

    /// ISO 27005 calls mitigate "modify", accept "retain" and transfer "share".
    package enum Treatment: String, Choice {
        case mitigate, accept, avoid, transfer

        package var synonyms: [String] {
            switch self {
            case .mitigate: ["modify", "reduce", "treat"]
            case .accept: ["retain", "tolerate"]
            case .avoid: ["terminate"]
            case .transfer: ["share"]
            }
        }
    }

    package enum Status: String, Choice {
        case open, closed
        package var synonyms: [String] {
            self == .open
                ? ["in treatment", "active", "new", "accepted", "mitigated", "monitored"] : ["retired", "inactive"]
        }
    }

    package var name = ""
    package var basis = Basis.assetBased
    package var description = ""
    package var assets: [Reference<Asset>] = []
    package var threat: Reference<Threat>?
    package var vulnerability: Reference<Vulnerability>?
    package var causes = ""
    package var consequences = ""
    package var affects: [SecurityProperty] = []
    package var owner: Reference<Person>?
    package var assessment: Reference<RiskAssessment>?
    package var criteria: Reference<RiskCriteria>?
    package var inherent = Rating()
    package var current = Rating()
    package var residual = Rating()
    package var ratingReason = ""
    package var ratedOn: Day?
    package var status = Status.open
    package var closingReason = ""

    package var treatment: Treatment?
    package var treatmentReason = ""
    package var controls: [Reference<Control>] = []
    package var avoidedBy: Reference<TreatmentAction>?
    package var transferredTo: Reference<InterestedParty>?
    package var transferRemainder = ""
    package var planApprovedBy: Reference<Person>?
    package var planApprovedOn: Day?
    package var planApprovedLevel: Int?
    package var planApprovalNotes: [ApprovalNote] = []

    package var acceptedBy: Reference<Person>?
    package var acceptedOn: Day?
    package var acceptedLevel: Int?
    package var acceptedCriteria: Reference<RiskCriteria>?
    package var acceptanceReason = ""
    package var acceptedUntil: Day?
    package var acceptanceNotes: [ApprovalNote] = []

    package var externalReference = ""

    package init() {}

    package var title: String { name }

    package func rating(_ stage: RatingStage) -> Rating {
        switch stage {
        case .inherent: inherent
        case .current: current
        case .residual: residual
        }
    }

    package func problems(in isms: ISMS, identity: RecordID, previous: Risk?) -> [InvalidField] {
        var problems: [InvalidField] = []
        let isRated = RatingStage.allCases.contains { !rating($0).isEmpty }
        if isRated {
            if owner == nil {
                problems.append(InvalidField("owner", "must be given before a risk is rated: who may decide about it?"))
            }
            guard let criteria = isms[criteria] else {
                return problems + [
                    InvalidField(
                        "criteria", "must be given before a risk is rated: which scales do the ratings belong to?")
                ]
            }
            for stage in RatingStage.allCases { problems += rating(stage).problems(stage, under: criteria) }
        }
        if acceptedBy != nil, acceptedLevel == nil {
            problems.append(InvalidField("acceptedLevel", "must be given with an acceptance: which level is accepted?"))
        }
        if status == .closed, closingReason.trimmed.isEmpty {
            problems.append(InvalidField("closingReason", "must say why the risk is closed"))
        }
        return problems
    }
}
