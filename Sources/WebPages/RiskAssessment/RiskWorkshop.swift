import ISMS
import RecordFormat
import Registers
import Serving

/// What the risk workshop is asked to show, as its address says it.
struct RiskWorkshopQuery: Hashable, Sendable {
    /// The map: one stage large, or the three beside each other.
    enum View: Hashable, Sendable {
        case stage(RatingStage)
        case sideBySide

        var name: String {
            switch self {
            case .stage(let stage): stage.rawValue
            case .sideBySide: "all"
            }
        }

        init?(_ text: String) {
            if text == "all" {
                self = .sideBySide
            } else if let stage = RatingStage(rawValue: text) {
                self = .stage(stage)
            } else {
                return nil
            }
        }
    }

    var view = View.stage(.current)
    /// The place whose risks are listed, at `placeStage`.
    var place: HeatMapDrawing.Place?
    var owner = ""
    var asset = ""
    var assessment = ""
    var criteria = ""
    /// The risk whose way is drawn.
    var risk = ""
    var showsAllJourneys = false
    /// Lists in full, however long.
    var showsEverything = false

    init() {}

    init(_ form: FormData) {
        func code(_ name: String) -> String { String((form[name] ?? "").trimmed.uppercased().prefix(20)) }
        view = form["stage"].flatMap { View($0) } ?? .stage(.current)
        place = form["at"].flatMap { HeatMapDrawing.Place($0) }
        owner = code("owner")
        asset = code("asset")
        assessment = code("assessment")
        criteria = code("criteria")
        risk = code("risk")
        showsAllJourneys = form["ways"] == "all"
        showsEverything = form["list"] == "all"
    }

    /// The stage a chosen place is of.
    var placeStage: RatingStage { if case .stage(let stage) = view { stage } else { .current } }

    var isNarrowed: Bool { !owner.isEmpty || !asset.isEmpty || !assessment.isEmpty }

    /// As an address carries it, what is as it would be anyway left out.
    func pairs(withPlace: Bool = true) -> [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = filterPairs
        if view != .stage(.current) { pairs.append(("stage", view.name)) }
        if withPlace, let place { pairs.append(("at", place.description)) }
        if showsEverything { pairs.append(("list", "all")) }
        return pairs
    }

    /// What stays when another place or stage is chosen.
    var filterPairs: [(name: String, value: String)] {
        var pairs = [
            ("owner", owner), ("asset", asset), ("assessment", assessment), ("criteria", criteria), ("risk", risk),
        ]
        .filter { !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) }
        if showsAllJourneys { pairs.append(("ways", "all")) }
        return pairs
    }
}

/// The open risks as a workshop needs them: on the map, above the limit, not rated, and rated under old criteria.
struct RiskWorkshop: Sendable {
    let query: RiskWorkshopQuery
    /// The risks that fit the filters.
    let evaluations: [RiskEvaluation]
    /// Those above the acceptance limit, the highest first.
    let aboveLimit: [RiskEvaluation]
    /// All open risks, whatever the filters.
    let openCount: Int
    /// The criteria of the map; nil where there are none at all.
    let criteria: Entry<RiskCriteria>?
    let criteriaInForce: Entry<RiskCriteria>?
    /// The criteria risks are rated under, the map's choice.
    let usedCriteria: [Entry<RiskCriteria>]

    init(_ query: RiskWorkshopQuery, evaluations all: [RiskEvaluation], in isms: ISMS, on day: Day) {
        self.query = query
        openCount = all.count
        let owner = Self.id(of: query.owner, Person.kind, in: isms)
        let asset = Self.id(of: query.asset, Asset.kind, in: isms)
        let assessment = Self.id(of: query.assessment, RiskAssessment.kind, in: isms)
        let evaluations =
            query.isNarrowed
            ? all.filter { evaluation in
                let risk = evaluation.risk.value
                return (query.owner.isEmpty || risk.owner != nil && risk.owner?.id == owner)
                    && (query.asset.isEmpty || risk.assets.contains { $0.id == asset })
                    && (query.assessment.isEmpty || risk.assessment != nil && risk.assessment?.id == assessment)
            } : all
        self.evaluations = evaluations
        // An evaluation is a large value: places are sorted, not evaluations.
        let levels = evaluations.indices.filter { evaluations[$0].isAboveLimit }.map { place in
            (level: evaluations[place].level?.value ?? 0, number: evaluations[place].risk.number, place: place)
        }
        aboveLimit = levels.sorted { ($1.level, $0.number) < ($0.level, $1.number) }.map { evaluations[$0.place] }
        let inForce = isms.riskCriteria(on: day)
        criteriaInForce = inForce
        usedCriteria = Dictionary(
            all.compactMap(\.criteria).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }
        )
        .values.sorted { $0.number > $1.number }
        criteria =
            (isms.item(code: query.criteria) as? Entry<RiskCriteria>)
            ?? HeatMapDrawing.mostUsedCriteria(evaluations) ?? HeatMapDrawing.mostUsedCriteria(all) ?? inForce
    }

    private static func id(of code: String, _ kind: Kind, in isms: ISMS) -> RecordID? {
        isms.item(code: code).flatMap { $0.kind == kind ? $0.id : nil }
    }

    var notRated: [RiskEvaluation] { evaluations.filter { !$0.isRated } }

    /// Rated under criteria that are not, or no longer, in force.
    var underOtherCriteria: [RiskEvaluation] {
        guard let criteriaInForce else { return [] }
        return evaluations.filter { $0.isRated && $0.criteria?.id != criteriaInForce.id }
    }

    /// Accepted once, and the acceptance no longer holds.
    var staleAcceptances: [RiskEvaluation] {
        evaluations.filter { if case .stale = $0.acceptance { true } else { false } }
    }

    /// The risks at the chosen place.
    var chosen: [RiskEvaluation] {
        guard let place = query.place, let criteria else { return [] }
        return evaluations.filter { HeatMapDrawing.place(of: $0, query.placeStage, under: criteria) == place }
    }

    /// The risk whose way is drawn.
    var traced: RiskEvaluation? {
        query.risk.isEmpty ? nil : evaluations.first { $0.risk.code == query.risk }
    }
}
