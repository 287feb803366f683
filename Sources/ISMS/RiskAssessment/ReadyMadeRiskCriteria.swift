import Registers

/// Two sets of risk criteria to start from. Their words are meant to be changed to fit the organization.
extension RiskCriteria {
    /// Five by five, level by product, up to 6 acceptable.
    package static let fiveByFive: RiskCriteria = {
        var criteria = RiskCriteria()
        criteria.name = "Five by five"
        criteria.likelihoodScale = [
            ScaleLevel(
                "rare", "Not known here or at companies like ours; once in ten years or less.",
                synonyms: ["very unlikely", "very low"]),
            ScaleLevel("unlikely", "Has happened elsewhere; once in three to ten years.", synonyms: ["low"]),
            ScaleLevel(
                "possible", "Happens at companies like ours; once in one to three years.",
                synonyms: ["medium", "moderate"]),
            ScaleLevel("likely", "Has happened here or nearly so; about once a year.", synonyms: ["probable", "high"]),
            ScaleLevel(
                "almost certain", "Happens several times a year unless stopped.",
                synonyms: ["very likely", "certain", "very high"]),
        ]
        criteria.consequenceScale = [
            ScaleLevel(
                "negligible", "Absorbed in a day's work; no customer notices; under 1,000 euros.",
                synonyms: ["insignificant", "very low"]),
            ScaleLevel("minor", "Some customers notice; hours of disturbance; up to 10,000 euros.", synonyms: ["low"]),
            ScaleLevel(
                "moderate", "A commitment is missed or personal data of a few is exposed; up to 100,000 euros.",
                synonyms: ["significant", "medium", "important"]),
            ScaleLevel(
                "major", "Customers leave, an authority must be told, days of outage; up to 1,000,000 euros.",
                synonyms: ["serious", "high"]),
            ScaleLevel(
                "critical", "The organization's existence is at stake.",
                synonyms: ["catastrophic", "severe", "very high"]),
        ]
        criteria.bands = [
            Band("low", floor: 1, colour: "#3f9142"), Band("medium", floor: 5, colour: "#e0b400"),
            Band("high", floor: 10, colour: "#e0701b"), Band("very high", floor: 17, colour: "#c22f2f"),
        ]
        criteria.acceptableLevelMax = 6
        criteria.rationale = "Up to 6, the harm in an ordinary year costs less than removing it would."
        return criteria
    }()

    /// Four by four with an explicit grid, so that grave harm is never "low" however rare.
    package static let fourByFour: RiskCriteria = {
        var criteria = RiskCriteria()
        criteria.name = "Four by four"
        criteria.likelihoodScale = [
            ScaleLevel(
                "unlikely", "Once in ten years or less.",
                synonyms: ["rare", "low", "invraisemblable", "peu vraisemblable", "unwahrscheinlich"]),
            ScaleLevel(
                "likely", "Once in two to ten years.",
                synonyms: ["possible", "medium", "vraisemblable", "wahrscheinlich"]),
            ScaleLevel(
                "very likely", "About once a year.",
                synonyms: ["probable", "high", "très vraisemblable", "sehr wahrscheinlich"]),
            ScaleLevel(
                "nearly certain", "Several times a year.",
                synonyms: ["certain", "almost certain", "very high", "quasi certain", "nahezu sicher", "sicher"]),
        ]
        criteria.consequenceScale = [
            ScaleLevel(
                "minor", "Inconvenient; nobody outside notices.",
                synonyms: ["negligible", "low", "mineur", "mineure", "gering"]),
            ScaleLevel(
                "significant", "Customers notice; a commitment is at risk.",
                synonyms: ["moderate", "medium", "significatif", "significative", "spürbar"]),
            ScaleLevel(
                "serious", "Customers or people are harmed; an authority must be told.",
                synonyms: ["major", "important", "high", "importante", "grave", "schwerwiegend"]),
            ScaleLevel(
                "critical", "The organization's existence is at stake.",
                synonyms: ["catastrophic", "very high", "critique", "kritisch", "existenzbedrohend"]),
        ]
        criteria.method = .grid
        criteria.grid = [
            GridRow([1, 1, 2, 3]), GridRow([1, 2, 3, 4]), GridRow([2, 3, 4, 4]), GridRow([2, 3, 4, 4]),
        ]
        criteria.bands = [
            Band("low", floor: 1, colour: "#3f9142"), Band("medium", floor: 2, colour: "#e0b400"),
            Band("high", floor: 3, colour: "#e0701b"), Band("very high", floor: 4, colour: "#c22f2f"),
        ]
        criteria.acceptableLevelMax = 1
        criteria.rationale = "Only what is low is accepted without a decision."
        return criteria
    }()

    /// The ready-made sets, by the name they are asked for with.
    package static let readyMade: [String: RiskCriteria] = ["5x5": fiveByFive, "4x4": fourByFour]
}
