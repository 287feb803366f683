import HTML
import ISMS
import Phrases
import Registers

/// The way risks take over the heat map from one stage to the next, drawn as an arrow.
struct RiskJourney: Hashable, Sendable {
    enum Leg: Hashable, Sendable {
        /// From before controls to now: what the controls in place do.
        case controls
        /// From now to after treatment: what the plan is to do.
        case treatment
    }

    let leg: Leg
    let from: HeatMapDrawing.Place
    let to: HeatMapDrawing.Place
    /// How many risks take it.
    let count: Int

    /// More arrows than that and nobody sees any.
    static let drawnMax = 40

    /// The ways of risks that move at all, those most go first; of many, the first `max`.
    static func all(of evaluations: [RiskEvaluation], under criteria: Entry<RiskCriteria>, max: Int = drawnMax)
        -> [RiskJourney]
    {
        struct Way: Hashable {
            let leg: Leg
            let from: HeatMapDrawing.Place
            let to: HeatMapDrawing.Place
        }
        var counts: [Way: Int] = [:]
        for evaluation in evaluations {
            let places = RatingStage.allCases.map { HeatMapDrawing.place(of: evaluation, $0, under: criteria) }
            for (leg, from, to) in [(Leg.controls, places[0], places[1]), (.treatment, places[1], places[2])] {
                if let from, let to, from != to { counts[Way(leg: leg, from: from, to: to), default: 0] += 1 }
            }
        }
        func order(_ journey: RiskJourney) -> (Int, Int, Int, Int, Int, Int) {
            (
                -journey.count, journey.leg == .controls ? 0 : 1, -journey.from.likelihood, journey.from.consequence,
                -journey.to.likelihood, journey.to.consequence
            )
        }
        let journeys = counts.map { RiskJourney(leg: $0.leg, from: $0.from, to: $0.to, count: $1) }
        return Array(journeys.sorted { order($0) < order($1) }.prefix(max))
    }
}

/// An arrow between two places of a heat map: its line, bent so that there and back do not lie on each other, and its
/// head.
struct JourneyArrow: Hashable, Sendable {
    struct Point: Hashable, Sendable {
        let x: Double
        let y: Double

        init(_ x: Double, _ y: Double) {
            self.x = x
            self.y = y
        }
    }

    let line: [Point]
    let head: [Point]
    let width: Double

    /// - Parameter rows: how many steps the likelihood scale has; the highest is drawn at the top.
    init(_ journey: RiskJourney, rows: Int) {
        width = 2 + min(4, Double(journey.count - 1) * 0.5)
        let start = Self.centre(of: journey.from, rows: rows)
        let end = Self.centre(of: journey.to, rows: rows)
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let length = max(1, (dx * dx + dy * dy).squareRoot())
        // Controls bend one way and treatment the other.
        let bend = min(26, length * 0.16) * (journey.leg == .controls ? 1 : -1)
        let middle = Point(
            (start.x + end.x) / 2 - dy / length * bend * 2, (start.y + end.y) / 2 + dx / length * bend * 2)
        // Counts stand in the middle of the places; the arrow leaves them room.
        let margin = min(0.3, Self.clearance / length)
        let points = (0...Self.steps).map { step in
            let t = margin + (1 - 2 * margin) * Double(step) / Double(Self.steps)
            return Point(
                (1 - t) * (1 - t) * start.x + 2 * t * (1 - t) * middle.x + t * t * end.x,
                (1 - t) * (1 - t) * start.y + 2 * t * (1 - t) * middle.y + t * t * end.y)
        }
        let (tip, before) = (points[Self.steps], points[Self.steps - 1])
        let (ux, uy) = Self.unit(from: before, to: tip)
        let size = 9 + width
        let base = Point(tip.x - ux * size, tip.y - uy * size)
        head = [
            tip, Point(base.x - uy * size * 0.5, base.y + ux * size * 0.5),
            Point(base.x + uy * size * 0.5, base.y - ux * size * 0.5),
        ]
        line = points.dropLast() + [base]
    }

    private static let steps = 14
    private static let clearance = 22.0

    static func centre(of place: HeatMapDrawing.Place, rows: Int) -> Point {
        Point(
            (Double(place.consequence) - 0.5) * HeatMapDrawing.placeSize.width,
            (Double(rows - place.likelihood) + 0.5) * HeatMapDrawing.placeSize.height)
    }

    private static func unit(from start: Point, to end: Point) -> (Double, Double) {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let length = (dx * dx + dy * dy).squareRoot()
        return length > 0 ? (dx / length, dy / length) : (1, 0)
    }
}

/// What is drawn over a heat map: the acceptance limit, and the ways of risks between the stages.
struct HeatMapOverlay: Component {
    let criteria: Entry<RiskCriteria>
    let journeys: [RiskJourney]
    /// The stages of one chosen risk, by where they lie.
    let marks: [(place: HeatMapDrawing.Place, words: Phrase)]

    init(
        _ criteria: Entry<RiskCriteria>, journeys: [RiskJourney] = [],
        marks: [(place: HeatMapDrawing.Place, words: Phrase)] = []
    ) {
        self.criteria = criteria
        self.journeys = journeys
        self.marks = marks
    }

    /// The places of one risk, those of several stages once.
    static func marks(of evaluation: RiskEvaluation, under criteria: Entry<RiskCriteria>)
        -> [(place: HeatMapDrawing.Place, words: Phrase)]
    {
        var marks: [(place: HeatMapDrawing.Place, words: Phrase)] = []
        for (stage, word) in zip(RatingStage.allCases, ["before", "now", "after"] as [Phrase]) {
            guard let place = HeatMapDrawing.place(of: evaluation, stage, under: criteria) else { continue }
            if let known = marks.firstIndex(where: { $0.place == place }) {
                marks[known].words += ", \(word)"
            } else {
                marks.append((place, word))
            }
        }
        return marks
    }

    private var rows: Int { criteria.likelihoodScale.count }
    private var columns: Int { criteria.consequenceScale.count }

    var body: Markup {
        Markup(limit)
        for journey in journeys { arrow(journey) }
        for mark in marks { self.mark(mark.place, mark.words) }
    }

    private func arrow(_ journey: RiskJourney) -> Markup {
        let arrow = JourneyArrow(journey, rows: rows)
        let kind = journey.leg == .controls ? "by-controls" : "by-treatment"
        func points(_ points: [JourneyArrow.Point]) -> [(x: Double, y: Double)] { points.map { ($0.x, $0.y) } }
        return SVG.group(.class("journey", kind)) {
            SVG.polyline(points(arrow.line), .class("journey-line"), .strokeWidth(arrow.width))
            SVG.polyline(points(arrow.head), .class("journey-head"))
        }
    }

    private func mark(_ place: HeatMapDrawing.Place, _ words: Phrase) -> Markup {
        let centre = JourneyArrow.centre(of: place, rows: rows)
        return SVG.group(.class("journey-mark")) {
            SVG.circle(x: centre.x, y: centre.y, radius: 17)
            SVG.text(words, x: centre.x, y: centre.y + 28, .textAnchor(.middle))
        }
    }

    /// The line between what is acceptable and what is not: the edges where neighbours differ.
    private var limit: [Markup] {
        let size = HeatMapDrawing.placeSize
        func isAcceptable(_ likelihood: Int, _ consequence: Int) -> Bool? {
            criteria.value.level(likelihood: likelihood, consequence: consequence)?.isAcceptable
        }
        var lines: [Markup] = []
        func edge(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
            lines.append(SVG.line(from: (x1, y1), to: (x2, y2), .class("limit-line")))
        }
        for likelihood in criteria.likelihoodScale.indices.map({ $0 + 1 }) {
            for consequence in criteria.consequenceScale.indices.map({ $0 + 1 }) {
                let here = isAcceptable(likelihood, consequence)
                let right = Double(consequence) * size.width
                let top = Double(rows - likelihood) * size.height
                if consequence < columns, here != isAcceptable(likelihood, consequence + 1) {
                    edge(right, top, right, top + size.height)
                }
                if likelihood < rows, here != isAcceptable(likelihood + 1, consequence) {
                    edge(right - size.width, top, right, top)
                }
            }
        }
        return lines
    }
}
