import Frameworks
package import Phrases
import Registers

/// The three moments a risk is rated for.
package enum RatingStage: String, CaseIterable, Sendable {
    /// Before any control.
    case inherent
    /// With the controls in place now.
    case current
    /// After the planned treatment.
    case residual

    package var label: Phrase {
        switch self {
        case .inherent: "before controls"
        case .current: "now"
        case .residual: "after treatment"
        }
    }
}

/// The ratings of a risk at one stage: the place of the chosen criterion on each scale, counted from 1.
///
/// The consequence is rated for each property of information security the risk affects; the highest counts.
package struct Rating: Hashable, Sendable {
    package var likelihood: Int?
    package var confidentiality: Int?
    package var integrity: Int?
    package var availability: Int?

    package init(likelihood: Int? = nil, confidentiality: Int? = nil, integrity: Int? = nil, availability: Int? = nil) {
        self.likelihood = likelihood
        self.confidentiality = confidentiality
        self.integrity = integrity
        self.availability = availability
    }

    package func consequence(for property: SecurityProperty) -> Int? {
        switch property {
        case .confidentiality: confidentiality
        case .integrity: integrity
        case .availability: availability
        }
    }

    /// The highest consequence over the three properties.
    package var consequence: Int? { [confidentiality, integrity, availability].compactMap(\.self).max() }

    package var isEmpty: Bool { likelihood == nil && consequence == nil }
    package var isComplete: Bool { likelihood != nil && consequence != nil }

    /// - Returns: nil while either rating is missing.
    package func level(under criteria: RiskCriteria) -> RiskLevel? {
        guard let likelihood, let consequence else { return nil }
        return criteria.level(likelihood: likelihood, consequence: consequence)
    }

    func problems(_ stage: RatingStage, under criteria: Entry<RiskCriteria>) -> [InvalidField] {
        func check(_ name: String, _ rating: Int?, _ scale: [RiskCriteria.ScaleLevel]) -> InvalidField? {
            guard let rating, !scale.indices.contains(rating - 1) else { return nil }
            return InvalidField(
                stage.rawValue + name, "\(rating) is off the scale of \(criteria.code): \(scale.inWords)")
        }
        return [
            check("Likelihood", likelihood, criteria.likelihoodScale),
            check("Confidentiality", confidentiality, criteria.consequenceScale),
            check("Integrity", integrity, criteria.consequenceScale),
            check("Availability", availability, criteria.consequenceScale),
        ].compactMap(\.self)
    }
}
