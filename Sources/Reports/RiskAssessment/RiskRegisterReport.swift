import Frameworks
import ISMS
import Phrases
import Registers

extension ReportSource {
    /// The risk register with its heat map (ISO/IEC 27001:2022, 6.1.2 and 8.2).
    func riskRegister() -> ReportDocument {
        let evaluations = isms.riskEvaluations(on: day)
        return ReportDocument(
            title: ReportKind.riskRegister.title, organization: organizationName, control: control(.riskRegister),
            mainTable: "Risk register"
        ) {
            Heading("Overview")
            overview(evaluations)
            heatMaps(evaluations)
            Heading("Register")
            registerTable(evaluations)
            Heading("Scenarios in detail")
            scenarioTable(evaluations)
            if closed.isEmpty == false {
                Heading("Closed risks")
                closedTable
            }
        }
    }

    private var closed: [Entry<Risk>] { isms[Risk.self].filter { $0.status == .closed } }

    private func overview(_ evaluations: [RiskEvaluation]) -> Paragraph {
        let above = evaluations.filter(\.isAboveLimit)
        let unrated = evaluations.count { !$0.isRated }
        let old = evaluations.count { $0.criteria != nil && $0.criteria?.id != isms.riskCriteria(on: day)?.id }
        return Paragraph(
            "The register holds \(strong: "\(evaluations.count) open risks"). \(above.count) lie above the acceptance limit, \(unrated) are not rated, \(old) were rated under criteria that are no longer in force."
        )
    }

    /// One map for each set of criteria that open risks are rated under, for now and for after treatment.
    private func heatMaps(_ evaluations: [RiskEvaluation]) -> [ReportBlock] {
        let used = Dictionary(grouping: evaluations.filter { $0.criteria != nil }) { $0.criteria?.code ?? "" }
        let newest = isms.riskCriteria(on: day)?.code
        return used.keys.sorted { ($0 == newest ? "" : $0) < ($1 == newest ? "" : $1) }.flatMap {
            code -> [ReportBlock] in
            guard let group = used[code], let criteria = group.first?.criteria else { return [] }
            return [
                .heatMap(
                    heatMap("Risks now, under \(criteria.code) \(criteria.title)", group, criteria) {
                        $0.current.isComplete ? $0.current : $0.inherent
                    }),
                .heatMap(
                    heatMap("Risks after treatment, under \(criteria.code)", group, criteria) {
                        $0.treatment == .accept ? $0.current : $0.residual
                    }),
            ]
        }
    }

    private func heatMap(
        _ title: Phrase, _ evaluations: [RiskEvaluation], _ criteria: Entry<RiskCriteria>, rating: (Risk) -> Rating
    ) -> HeatMap {
        HeatMap(
            title, horizontal: HeatMap.Axis("Consequence", steps: criteria.consequenceScale.map(\.name)),
            vertical: HeatMap.Axis("Likelihood", steps: criteria.likelihoodScale.map(\.name)),
            placements: evaluations.map { evaluation in
                let rating = rating(evaluation.risk.value)
                return HeatMap.Placement(
                    evaluation.risk.code, horizontal: rating.consequence, vertical: rating.likelihood)
            },
            level: { criteria.value.reportLevel(likelihood: $1, consequence: $0) })
    }

    private func registerTable(_ evaluations: [RiskEvaluation]) -> ReportTable {
        let sorted = evaluations.sorted {
            ($1.level?.value ?? 0, $0.risk.number) < ($0.level?.value ?? 0, $1.risk.number)
        }
        return ReportTable(
            "Risk register", of: sorted, code: { $0.risk.code }, emptyNote: "No risks have been recorded.",
            columns: [
                ColumnOf("Risk", .code) { .code($0.risk.code) },
                ColumnOf("What could happen", .text, width: 36) { .data($0.risk.title) },
                ColumnOf("Assets", .list, width: 12) { .codes(isms[$0.risk.assets].map(\.code)) },
                ColumnOf("Affects", .text, width: 8) { .data($0.risk.affects.map(\.initial).joined(separator: " ")) },
                ColumnOf("Owner", .text, width: 15) { .person(isms[$0.risk.owner]) },
                ColumnOf("Before controls", .level, width: 14) { .level($0.inherent) },
                ColumnOf("Now", .level, width: 14) { .level($0.current) },
                ColumnOf("After treatment", .level, width: 14) { .level($0.residual) },
                ColumnOf(
                    "Treatment", .status, width: 12, choices: Risk.Treatment.allCases.map(\.label.capitalizedFirst)
                ) {
                    guard let treatment = $0.risk.treatment else { return .empty }
                    return .status(ReportStatus(treatment.label.capitalizedFirst, tone: .neutral))
                },
                ColumnOf("Criteria", .code, width: 8) { $0.criteria.map { .code($0.code) } ?? .empty },
                ColumnOf("Rated on", .day) { .day(orEmpty: $0.risk.ratedOn) },
            ])
    }

    private func scenarioTable(_ evaluations: [RiskEvaluation]) -> ReportTable {
        ReportTable(
            "Scenarios", of: evaluations, emptyNote: "No risks have been recorded.",
            columns: [
                ColumnOf("Risk", .code) { .code($0.risk.code) },
                ColumnOf("Threat and weakness", .text, width: 24) { .data(source($0.risk)) },
                ColumnOf("Causes", .text, width: 32) { .data($0.risk.causes) },
                ColumnOf("Consequences", .text, width: 32) { .data($0.risk.consequences) },
                ColumnOf("Reason for the ratings", .text, width: 32) { .data($0.risk.ratingReason) },
            ])
    }

    private func source(_ risk: Entry<Risk>) -> String {
        [isms[risk.threat]?.title, isms[risk.vulnerability]?.title].compactMap(\.self).joined(separator: "; ")
    }

    private var closedTable: ReportTable {
        ReportTable(
            "Closed risks", of: closed, code: \.code,
            columns: [
                ColumnOf("Risk", .code) { .code($0.code) },
                ColumnOf("What could have happened", .text, width: 40) { .data($0.title) },
                ColumnOf("Why closed", .text, width: 50) { .data($0.closingReason) },
            ])
    }
}
