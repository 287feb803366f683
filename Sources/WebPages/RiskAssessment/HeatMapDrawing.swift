import HTML
import ISMS
import Phrases
import Registers

/// A heat map: how many risks lie where under one set of criteria, each place in its band's colour and with its figure.
struct HeatMapDrawing: Component {
    /// A place on the map: one step of each scale, counted from 1.
    struct Place: Hashable, Sendable, CustomStringConvertible {
        let likelihood: Int
        let consequence: Int

        init(likelihood: Int, consequence: Int) {
            self.likelihood = likelihood
            self.consequence = consequence
        }

        init?(_ rating: Rating) {
            guard let likelihood = rating.likelihood, let consequence = rating.consequence else { return nil }
            self.init(likelihood: likelihood, consequence: consequence)
        }

        /// Reads what `description` writes: 4x3 is likelihood 4, consequence 3.
        init?(_ text: String) {
            let parts = text.split(separator: "x", omittingEmptySubsequences: false)
            guard parts.count == 2, let likelihood = Int(parts[0]), let consequence = Int(parts[1]),
                (1...10).contains(likelihood), (1...10).contains(consequence)
            else { return nil }
            self.init(likelihood: likelihood, consequence: consequence)
        }

        var description: String { "\(likelihood)x\(consequence)" }
    }

    struct Cell: Sendable {
        let place: Place
        let level: RiskLevel?
        var risks: [RiskEvaluation]
    }

    enum Size { case small, large }

    let criteria: Entry<RiskCriteria>
    let stage: RatingStage
    let cells: [Cell]
    var links: Links
    /// Risks rated under other criteria, or not at all at this stage.
    let unplacedCount: Int

    var size = Size.small
    /// The place whose risks are listed beside the map.
    var chosen: Place?
    /// What the links of the places carry besides the place and the stage.
    var query: [(name: String, value: String)] = []
    /// The element that htmx exchanges when a place is chosen; nil to load the page.
    var exchanged: String?
    /// Drawn over all places, in units of `placeSize`.
    var overlay = Markup.nothing

    /// The size of a place in the units of what is drawn over the map.
    static let placeSize = (width: 100.0, height: 62.0)

    /// The map of all open risks under the criteria most of them are rated under; nil where no risk has a place.
    init?(_ evaluations: [RiskEvaluation], stage: RatingStage = .current, links: Links) {
        guard let criteria = Self.mostUsedCriteria(evaluations) else { return nil }
        self.init(evaluations, under: criteria, stage: stage, links: links)
        if unplacedCount == evaluations.count { return nil }
    }

    /// The map of these risks, also where none of them has a place on it.
    init(_ evaluations: [RiskEvaluation], under criteria: Entry<RiskCriteria>, stage: RatingStage, links: Links) {
        self.criteria = criteria
        self.stage = stage
        self.links = links
        var places: [Place: [RiskEvaluation]] = [:]
        var placed = 0
        for evaluation in evaluations {
            guard let place = Self.place(of: evaluation, stage, under: criteria) else { continue }
            places[place, default: []].append(evaluation)
            placed += 1
        }
        unplacedCount = evaluations.count - placed
        cells = criteria.likelihoodScale.indices.reversed().flatMap { likelihood in
            criteria.consequenceScale.indices.map { consequence in
                let place = Place(likelihood: likelihood + 1, consequence: consequence + 1)
                return Cell(
                    place: place,
                    level: criteria.value.level(likelihood: place.likelihood, consequence: place.consequence),
                    risks: places[place] ?? [])
            }
        }
    }

    /// The criteria most risks are rated under; an older set stays readable in the register.
    static func mostUsedCriteria(_ evaluations: [RiskEvaluation]) -> Entry<RiskCriteria>? {
        let used = Dictionary(grouping: evaluations.compactMap(\.criteria), by: \.id)
        return used.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.value.first
    }

    /// Where a risk stands at a stage; nil where it is rated under other criteria, not at all, or off the scale.
    static func place(of evaluation: RiskEvaluation, _ stage: RatingStage, under criteria: Entry<RiskCriteria>)
        -> Place?
    {
        guard evaluation.criteria?.id == criteria.id, let place = Place(rating(of: evaluation, stage)),
            criteria.likelihoodScale.indices.contains(place.likelihood - 1),
            criteria.consequenceScale.indices.contains(place.consequence - 1)
        else { return nil }
        return place
    }

    /// A risk that is only rated before controls stands there now as well; what is accepted stays where it is.
    static func rating(of evaluation: RiskEvaluation, _ stage: RatingStage) -> Rating {
        let risk = evaluation.risk
        switch stage {
        case .inherent: return risk.inherent
        case .current: return risk.current.isComplete ? risk.current : risk.inherent
        case .residual: return risk.treatment == .accept ? Self.rating(of: evaluation, .current) : risk.residual
        }
    }

    var body: Markup {
        table(.class("heat-map", size == .large ? "large" : nil)) {
            caption(.class("hidden-visually")) { "Risks \(stage.label) by likelihood and consequence" }
            tbody {
                for likelihood in criteria.likelihoodScale.indices.reversed() {
                    tr {
                        th(.scope(.row)) { criteria.likelihoodScale[likelihood].name }
                        for cell in cells where cell.place.likelihood == likelihood + 1 { place(cell) }
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
        return td(.class(cell.place == chosen ? "chosen" : nil)) {
            if size == .large {
                // Gives the row its height in proportion, which a table's cell has no other way to keep.
                SVG.drawing(
                    width: Self.placeSize.width, height: Self.placeSize.height, label: nil, .class("heat-space")
                ) { Markup.nothing }
            }
            if let level = cell.level {
                SVG.drawing(
                    width: 10, height: 10, label: nil, .class("heat-fill"), .custom("preserveAspectRatio", "none")
                ) {
                    SVG.rect(x: 0, y: 0, width: 10, height: 10, .custom("fill", level.colour))
                }
                if size == .large { span(.class("heat-level"), .aria("hidden", "true")) { level.value } }
            }
            if cell.place == cells.first?.place, !overlay.isEmpty { wholeOverlay }
            if cell.risks.isEmpty {
                span(.class("hidden-visually")) { "\(band): none" }
            } else {
                countLink(cell, band)
            }
        }
    }

    private func countLink(_ cell: Cell, _ band: String) -> Markup {
        let address = links(
            .riskWorkshop, query + [("at", cell.place.description), ("stage", stage.rawValue)],
            fragment: size == .large ? "place" : nil)
        let words =
            cell.risks.prefix(12).map(\.risk.code).joined(separator: ", ") + (cell.risks.count > 12 ? " …" : "")
        return a(
            .class("heat-count"), .href(address), .title("\(band): \(words)"),
            .custom("hx-get", address.description).when(exchanged != nil),
            .custom("hx-target", exchanged ?? "").when(exchanged != nil),
            .custom("hx-swap", "outerHTML").when(exchanged != nil),
            .custom("hx-push-url", "true").when(exchanged != nil),
            .aria("current", "true").when(cell.place == chosen)
        ) {
            cell.risks.count
            span(.class("hidden-visually")) {
                Phrase.counted(cell.risks.count, one: " risk, level \(band)", other: " risks, level \(band)")
            }
        }
    }

    /// Lies over all places: it begins in the first cell, and its size is that cell's times their number.
    private var wholeOverlay: Markup {
        let columns = criteria.consequenceScale.count
        let rows = criteria.likelihoodScale.count
        return SVG.drawing(
            width: Self.placeSize.width * Double(columns), height: Self.placeSize.height * Double(rows), label: nil,
            .class("heat-overlay"), .custom("width", "\(columns * 100)%"), .custom("height", "\(rows * 100)%"),
            .custom("preserveAspectRatio", "none")
        ) { overlay }
    }
}
