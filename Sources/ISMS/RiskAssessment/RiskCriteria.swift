import Phrases
package import RecordFormat
package import Registers

/// The criteria an organization rates its risks by (ISO/IEC 27001:2022, 6.1.2 a).
///
/// A risk keeps the criteria it was rated under, so a report as of last March shows last March's levels. Criteria
/// that risks were rated under therefore never change; a new version is a new record with a later date.
package struct RiskCriteria: Record {
    /// How a level comes from the two ratings.
    package enum Method: String, Choice { case product, sum, grid }

    package typealias ScaleLevel = Registers.ScaleLevel

    /// One line of an explicit grid: the levels for one likelihood, by rising consequence.
    package struct GridRow: FieldRow {
        package var levels: [Int] = []

        package init() {}
        package init(_ levels: [Int]) { self.levels = levels }

        package static let fields: FieldList<GridRow> = [
            Field(
                "levels", \.levels, "Levels", help: "One level for each step of the consequence scale.",
                type: .list(of: .integer(1...100)), required: true)
        ]
    }

    /// A named range of levels, from `floor` up to the floor of the next band.
    package struct Band: FieldRow {
        package var name = ""
        package var floor = 1
        package var colour = ""

        package init() {}

        package init(_ name: String, floor: Int, colour: String) {
            self.name = name
            self.floor = floor
            self.colour = colour
        }

        package static let fields: FieldList<Band> = [
            Field("name", \.name, "Name", help: "Such as high.", type: .text(max: 40), required: true),
            Field(
                "floor", \.floor, "From level", help: "The lowest level in it.", type: .integer(1...100), required: true
            ),
            Field("colour", \.colour, "Colour", help: "Written #RRGGBB.", type: .text(max: 7), required: true),
        ]
    }

    package var name = ""
    package var likelihoodScale: [ScaleLevel] = []
    package var consequenceScale: [ScaleLevel] = []
    package var method = Method.product
    package var grid: [GridRow] = []
    package var bands: [Band] = []
    package var acceptableLevelMax = 0
    package var rationale = ""
    package var effectiveFrom: Day?
    package var approvedBy: Reference<Person>?
    package var approvedOn: Day?
    package var approvalNotes: [ApprovalNote] = []

    package init() {}

    package var title: String { name }

    /// Returns the level of a risk from its two ratings.
    ///
    /// Levels are computed here and nowhere else, so pages, reports and commands cannot disagree.
    /// - Parameters: ratings counted from 1.
    /// - Returns: nil where a rating is off the scale or no band holds the level.
    package func level(likelihood: Int, consequence: Int) -> RiskLevel? {
        guard likelihoodScale.indices.contains(likelihood - 1), consequenceScale.indices.contains(consequence - 1)
        else {
            return nil
        }
        let value: Int
        switch method {
        case .product: value = likelihood * consequence
        case .sum: value = likelihood + consequence
        case .grid:
            guard grid.indices.contains(likelihood - 1), grid[likelihood - 1].levels.indices.contains(consequence - 1)
            else { return nil }
            value = grid[likelihood - 1].levels[consequence - 1]
        }
        guard let place = bands.lastIndex(where: { $0.floor <= value }) else { return nil }
        return RiskLevel(
            value: value, band: bands[place].name, bandPlace: place, colour: bands[place].colour,
            isAcceptable: value <= acceptableLevelMax)
    }

    /// What other criteria would have to share for ratings under one to be read under the other.
    private var arithmetic: JSON {
        let body = body
        return .array(
            ["likelihoodScale", "consequenceScale", "method", "grid", "bands", "acceptableLevelMax"].map {
                body[$0] ?? .null
            })
    }

    package func problems(in isms: ISMS, identity: RecordID, previous: RiskCriteria?) -> [InvalidField] {
        var problems = shapeProblems
        if let previous, previous.arithmetic != arithmetic {
            let rated = isms.entries(Risk.self, referringTo: identity)
            if let first = rated.first {
                let others = rated.count > 1 ? " and \(rated.count - 1) more" : ""
                problems.append(
                    InvalidField(
                        "",
                        "\(first.code)\(others) were rated under these criteria; add new risk criteria with a later date instead of changing these"
                    ))
            }
        }
        return problems
    }

    private var shapeProblems: [InvalidField] {
        var problems: [InvalidField] = []
        for (field, scale) in [("likelihoodScale", likelihoodScale), ("consequenceScale", consequenceScale)] {
            if !(2...10).contains(scale.count) {
                problems.append(InvalidField(field, "has \(scale.count) levels; between 2 and 10 are needed"))
            } else if Set(scale.map { $0.name.lowercased() }).count < scale.count {
                problems.append(InvalidField(field, "names two levels alike"))
            }
        }
        if method == .grid {
            if grid.count != likelihoodScale.count
                || grid.contains(where: { $0.levels.count != consequenceScale.count })
            {
                problems.append(
                    InvalidField(
                        "grid",
                        "must have \(likelihoodScale.count) rows of \(consequenceScale.count) levels, one for each pair of ratings"
                    ))
            } else if !isGridRising {
                problems.append(
                    InvalidField("grid", "falls where a rating rises; a higher rating may not give a lower level"))
            }
        } else if !grid.isEmpty {
            problems.append(InvalidField("grid", "is only for the method grid"))
        }
        if bands.isEmpty {
            problems.append(InvalidField("bands", "must name at least one band"))
        } else if zip(bands, bands.dropFirst()).contains(where: { $0.floor >= $1.floor }) {
            problems.append(InvalidField("bands", "must rise: each begins above the one before"))
        } else if let lowest = lowestLevel, bands[0].floor > lowest {
            problems.append(
                InvalidField("bands", "leave out levels below \(bands[0].floor); the lowest level is \(lowest)"))
        }
        if let wrong = bands.first(where: { !$0.hasColour }) {
            problems.append(InvalidField("bands", "the colour of \(wrong.name) is not written #RRGGBB"))
        }
        if let highest = highestLevel, acceptableLevelMax >= highest {
            problems.append(
                InvalidField("acceptableLevelMax", "accepts every level: \(highest) is the highest there is"))
        }
        return problems
    }

    private var isGridRising: Bool {
        let rows = grid.map(\.levels)
        let acrossRises = rows.allSatisfy { row in zip(row, row.dropFirst()).allSatisfy { $0 <= $1 } }
        let downRises = zip(rows, rows.dropFirst()).allSatisfy { above, below in
            zip(above, below).allSatisfy { $0 <= $1 }
        }
        return acrossRises && downRises
    }

    package var lowestLevel: Int? {
        switch method {
        case .product: 1
        case .sum: 2
        case .grid: grid.first?.levels.first
        }
    }

    package var highestLevel: Int? {
        switch method {
        case .product: likelihoodScale.count * consequenceScale.count
        case .sum: likelihoodScale.count + consequenceScale.count
        case .grid: grid.last?.levels.last
        }
    }

    static let approval = ApprovalDeclaration(
        "approval", by: "approvedBy", on: "approvedOn", notes: "approvalNotes",
        covers: [
            "name", "likelihoodScale", "consequenceScale", "method", "grid", "bands", "acceptableLevelMax",
            "rationale", "effectiveFrom",
        ], whenChanged: .beginsDraft, advice: ApprovalDeclaration.approveAdvice)

    package static let register = RegisterDeclaration<RiskCriteria>(
        owned: .none, kept: .byManagers, readBy: .everyReader, current: .always, workflow: nil,
        approvals: [approval], entries: [], clocks: [], storage: .snapshot, layout: .asDeclared, due: [],
        lapses: [], decisions: nil, figures: [], offers: [],
        place: .entry(.plan, title: "Risk criteria", requirement: "6.1.2", rank: 110), likeness: .name,
        tags: documentTags,
        rules: [.init("6.1.2 Risk criteria", rank: 70, step: .risks, Conformity.riskCriteriaRules)])

    package static let kind = Kind(
        "risk-criteria", prefix: "CRIT", singular: "risk criteria", plural: "risk criteria",
        answers: [.iso27001("6.1.2.a")],
        purpose: "The scales, levels and limit that risks are rated by, version by version.")

    package static let fields: FieldList<RiskCriteria> = [
        Field("name", \.name, "Name", help: "Such as Risk criteria 2026.", required: true, column: true),
        Field(
            "likelihoodScale", \.likelihoodScale, "Likelihood scale",
            help: "From least to most likely, 2 to 10 levels.", required: true),
        Field(
            "consequenceScale", \.consequenceScale, "Consequence scale",
            help: "From least to most harm, 2 to 10 levels.", required: true),
        Field("method", \.method, "Level by", help: "How the level comes from the two ratings.", column: true),
        Field(
            "grid", \.grid, "Grid",
            help: "For the method grid: a row for each likelihood, a level for each consequence."),
        Field("bands", \.bands, "Bands", help: "Named ranges of levels, from the lowest.", required: true),
        Field(
            "acceptableLevelMax", \.acceptableLevelMax, "Acceptance limit",
            help: "The highest level that needs no treatment.", type: .integer(0...100), required: true, column: true),
        Field("rationale", \.rationale, "Rationale", help: "Why the limit lies there.", type: .prose),
        Field(
            "effectiveFrom", \.effectiveFrom, "Effective from",
            help: "The newest approved criteria whose day has come are in force.", required: true, column: true),
        Field("approvedBy", \.approvedBy, "Approved by", help: "Who of top management approved them.", column: true),
        Field("approvedOn", \.approvedOn, "Approved on", help: "When."),
        Field("approvalNotes", \.approvalNotes, "About the approval", help: "What is special about it."),
    ]
}

extension RiskCriteria.Band {
    var hasColour: Bool {
        colour.utf8.count == 7 && colour.hasPrefix("#") && colour.dropFirst().allSatisfy(\.isHexDigit)
    }
}

/// The level of a risk under certain criteria.
package typealias RiskLevel = BandedLevel

extension ISMS {
    /// The risk criteria in force on a day: of those approved and effective by then, the latest.
    package func riskCriteria(on day: Day) -> Entry<RiskCriteria>? {
        self[RiskCriteria.self].entries
            .filter { $0.approvedBy != nil && ($0.effectiveFrom.map { $0 <= day } ?? false) }
            .max { ($0.effectiveFrom?.number ?? 0, $0.number) < ($1.effectiveFrom?.number ?? 0, $1.number) }
    }
}
