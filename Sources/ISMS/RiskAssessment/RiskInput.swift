package import Phrases
package import Registers

/// What makes risks quick to enter: ratings by the words of the scale, one consequence for all three properties, and
/// the criteria in force.
extension Risk {
    /// What files call the three moments; where they name none, the risk as it is now is meant.
    static var stageWords: [(stage: RatingStage, words: [String])] {
        [
            (.inherent, ["inherent", "initial", "gross"]), (.current, ["current", ""]),
            (.residual, ["residual", "target", "net"]),
        ]
    }

    package static var shorthands: [FieldShorthand] {
        stageWords.map { stage, words in
            FieldShorthand(
                name: stage.rawValue + "Consequence", label: "Consequence \(stage.label)",
                synonyms: words.flatMap { word in
                    ["consequence", "impact", "severity"].map { (word + " " + $0).trimmed }
                },
                fields: ["Confidentiality", "Integrity", "Availability"].map { stage.rawValue + $0 },
                narrowedBy: "affects")
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

    package static func adviceWithoutScale(for field: String) -> Phrase? {
        let isRating = RatingStage.allCases.contains { stage in
            ["Likelihood", "Confidentiality", "Integrity", "Availability"].contains { field == stage.rawValue + $0 }
        }
        return isRating ? "no risk criteria are in force; approve some, or name some as “criteria”" : nil
    }

    package static var computedFields: [ComputedField] {
        stageWords.map { stage, words in
            ComputedField(
                name: stage.rawValue + "Level", label: "Level \(stage.label)",
                synonyms: words.flatMap { word in
                    ["level", "score", "risk", "risk level", "risk score", "risk rating"].map {
                        (word + " " + $0).trimmed
                    }
                })
        }
    }

    package func computedTexts(of field: String, in isms: ISMS) -> [String] {
        guard let stage = RatingStage.allCases.first(where: { $0.rawValue + "Level" == field }),
            let level = isms[criteria].flatMap({ rating(stage).level(under: $0.value) })
        else { return [] }
        return [String(level.value), level.band, "\(level.value) \(level.band)", "\(level.band) \(level.value)"]
    }

    package mutating func complete(in isms: ISMS, on day: Day) {
        guard RatingStage.allCases.contains(where: { !rating($0).isEmpty }) else { return }
        if criteria == nil { criteria = isms.riskCriteria(on: day)?.reference }
        if ratedOn == nil { ratedOn = day }
        if acceptedBy != nil, acceptedCriteria == nil { acceptedCriteria = criteria }
    }
}
