/// What makes risks quick to enter: ratings by the words of the scale, one consequence for all three properties, and
/// the criteria in force.
extension Risk {
    package static var shorthands: [FieldShorthand] {
        [
            (RatingStage.inherent, ["inherent", "initial", "gross"]), (.current, ["current", ""]),
            (.residual, ["residual", "target", "net"]),
        ].map { stage, words in
            FieldShorthand(
                name: stage.rawValue + "Consequence", label: "Consequence \(stage.label)",
                synonyms: words.flatMap { word in
                    ["consequence", "impact", "severity"].map { (word + " " + $0).trimmed }
                },
                fields: ["Confidentiality", "Integrity", "Availability"].map { stage.rawValue + $0 })
        }
    }

    package func scale(of field: String, in isms: ISMS, on day: Day) -> [RiskCriteria.ScaleLevel]? {
        guard let stage = RatingStage.allCases.first(where: { field.hasPrefix($0.rawValue) }),
            let criteria = isms[criteria] ?? isms.riskCriteria(on: day)
        else { return nil }
        switch field.dropFirst(stage.rawValue.count) {
        case "Likelihood": return criteria.likelihoodScale
        case "Confidentiality", "Integrity", "Availability": return criteria.consequenceScale
        default: return nil
        }
    }

    package mutating func complete(in isms: ISMS, on day: Day) {
        guard RatingStage.allCases.contains(where: { !rating($0).isEmpty }) else { return }
        if criteria == nil { criteria = isms.riskCriteria(on: day)?.reference }
        if ratedOn == nil { ratedOn = day }
        if acceptedBy != nil, acceptedCriteria == nil { acceptedCriteria = criteria }
    }
}
