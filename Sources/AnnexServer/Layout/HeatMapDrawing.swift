import HTML
import ISMS

/// The heat map of the newest criteria: how many risks lie where, each place in its band's colour and with its figure.
struct HeatMapDrawing: Component {
    struct Cell: Sendable {
        let likelihood: Int
        let consequence: Int
        let level: RiskLevel?
        var risks: [RiskEvaluation]
    }

    let criteria: Entry<RiskCriteria>
    let stage: RatingStage
    let cells: [Cell]
    let links: Links
    /// Risks rated under other criteria, or not at all at this stage.
    let unplacedCount: Int

    /// nil where there are no criteria, or no risk has a place.
    init?(_ derived: Derived, stage: RatingStage = .current, links: Links) {
        let evaluations = derived.evaluations
        // The criteria most risks are rated under now; an older set stays readable in the register.
        let used = Dictionary(grouping: evaluations.compactMap(\.criteria), by: \.id)
        guard let criteria = used.max(by: { ($0.value.count, $0.key) < ($1.value.count, $1.key) })?.value.first
        else { return nil }
        self.criteria = criteria
        self.stage = stage
        self.links = links
        var places: [Int: [RiskEvaluation]] = [:]
        let width = criteria.consequenceScale.count
        var placed = 0
        for evaluation in evaluations where evaluation.criteria?.id == criteria.id {
            let rating = Self.rating(of: evaluation, stage)
            guard let likelihood = rating.likelihood, let consequence = rating.consequence,
                (1...criteria.likelihoodScale.count).contains(likelihood), (1...width).contains(consequence)
            else { continue }
            places[(likelihood - 1) * width + consequence - 1, default: []].append(evaluation)
            placed += 1
        }
        unplacedCount = evaluations.count - placed
        if placed == 0 { return nil }
        cells = (1...criteria.likelihoodScale.count).reversed().flatMap { likelihood in
            (1...width).map { consequence in
                Cell(
                    likelihood: likelihood, consequence: consequence,
                    level: criteria.value.level(likelihood: likelihood, consequence: consequence),
                    risks: places[(likelihood - 1) * width + consequence - 1] ?? [])
            }
        }
    }

    /// A risk that is only rated before controls stands there now as well.
    static func rating(of evaluation: RiskEvaluation, _ stage: RatingStage) -> Rating {
        let risk = evaluation.risk.value
        let rating = risk.rating(stage)
        switch stage {
        case .inherent: return rating
        case .current: return rating.isComplete ? rating : risk.inherent
        case .residual: return risk.treatment == .accept ? Self.rating(of: evaluation, .current) : rating
        }
    }

    var body: Markup {
        table(.class("heat-map")) {
            caption(.class("hidden-visually")) { "Risks \(stage.label) by likelihood and consequence" }
            tbody {
                for likelihood in (1...criteria.likelihoodScale.count).reversed() {
                    tr {
                        th(.scope(.row)) { criteria.likelihoodScale[likelihood - 1].name }
                        for cell in cells where cell.likelihood == likelihood { place(cell) }
                    }
                }
                tr {
                    td()
                    for step in criteria.consequenceScale { th(.scope(.column)) { step.name } }
                }
            }
        }
    }

    private func place(_ cell: Cell) -> Markup {
        let band = cell.level.map { "\($0.value), \($0.band)" } ?? ""
        return td {
            if let level = cell.level {
                SVG.drawing(
                    width: 10, height: 10, label: nil, .class("heat-fill"), .custom("preserveAspectRatio", "none")
                ) {
                    SVG.rect(x: 0, y: 0, width: 10, height: 10, .custom("fill", level.colour))
                }
            }
            if cell.risks.isEmpty {
                span(.class("hidden-visually")) { "\(band): none" }
            } else {
                a(
                    .class("heat-count"),
                    .href(
                        links(
                            .riskWorkshop,
                            [("at", "\(cell.likelihood)x\(cell.consequence)"), ("stage", stage.rawValue)])),
                    .title("\(band): " + cell.risks.prefix(12).map(\.risk.code).joined(separator: ", "))
                ) {
                    cell.risks.count
                    span(.class("hidden-visually")) {
                        cell.risks.count == 1 ? " risk, level \(band)" : " risks, level \(band)"
                    }
                }
            }
        }
    }
}
