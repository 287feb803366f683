import Registers

extension RiskCriteria {
    /// What documents say of the criteria in force; before any were approved, of the newest there are.
    static let documentTags = DocumentTags<RiskCriteria>.tags(
        groups: [
            DocumentTagGroup(
                "criteria", of: spokenOf,
                [
                    .text("name", else: "the risk criteria") { $0?.title }, .text("method", method),
                    .text("acceptableLevelMax", else: "the limit that top management sets") { criteria in
                        criteria.map { String($0.acceptableLevelMax) }
                    },
                    .text("acceptableBand", else: "the lowest band") { criteria in
                        criteria.flatMap { criteria in
                            criteria.bands.last { $0.floor <= criteria.acceptableLevelMax }?.name
                        }
                    },
                ])
        ],
        lists: [
            .rows(
                "likelihoodLevels", of: { ScaleLevel.numbered(spokenOf($0, $1)?.likelihoodScale ?? []) },
                ScaleLevel.documentTags),
            .rows(
                "consequenceLevels", of: { ScaleLevel.numbered(spokenOf($0, $1)?.consequenceScale ?? []) },
                ScaleLevel.documentTags),
            .rows(
                "bands", of: { spokenOf($0, $1).map(spans) ?? [] },
                [
                    .text("name") { $0.name }, .text("from") { String($0.from) },
                    .text("to") { String(max($0.from, $0.to)) }, .flag("isAcceptable") { $0.isAcceptable },
                ]),
        ])

    @Sendable private static func spokenOf(_ isms: ISMS, _ day: Day) -> Entry<RiskCriteria>? {
        isms.riskCriteria(on: day)
            ?? isms[RiskCriteria.self].entries.max {
                ($0.effectiveFrom?.number ?? 0, $0.number) < ($1.effectiveFrom?.number ?? 0, $1.number)
            }
    }

    @Sendable private static func method(_ criteria: Entry<RiskCriteria>?) -> String? {
        switch criteria?.method {
        case .product?: "likelihood multiplied by consequence"
        case .sum?: "likelihood plus consequence"
        case .grid?: "a grid of likelihood and consequence"
        case nil: "likelihood and consequence together"
        }
    }

    /// A band with the levels it goes from and to.
    private struct Span {
        let name: String
        let from: Int
        let to: Int
        let isAcceptable: Bool
    }

    private static func spans(_ criteria: Entry<RiskCriteria>) -> [Span] {
        let ends = criteria.bands.dropFirst().map { $0.floor - 1 } + [criteria.value.highestLevel ?? 0]
        return zip(criteria.bands, ends).map { band, end in
            Span(name: band.name, from: band.floor, to: end, isAcceptable: end <= criteria.acceptableLevelMax)
        }
    }
}

extension RiskCriteria.ScaleLevel {
    /// The steps of a scale with their ratings, which begin at 1.
    static func numbered(_ scale: [RiskCriteria.ScaleLevel]) -> [(rating: Int, level: RiskCriteria.ScaleLevel)] {
        scale.enumerated().map { ($0 + 1, $1) }
    }

    /// What documents say of a step of a scale.
    static let documentTags: [DocumentTag<(rating: Int, level: RiskCriteria.ScaleLevel)>] = [
        .text("rating") { String($0.rating) }, .text("name") { $0.level.name },
        .text("meaning", else: "not described") { $0.level.meaning },
    ]
}
