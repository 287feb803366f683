import ISMS
import Phrases
import Registers

extension ReportSource {
    /// The risk criteria, every version (ISO/IEC 27001:2022, 6.1.2 a).
    func riskCriteria() -> ReportDocument {
        let inForce = isms.riskCriteria(on: day)
        let all = isms[RiskCriteria.self].entries.reversed()
        return ReportDocument(
            title: ReportKind.criteria.title, organization: organizationName,
            control: control(
                .criteria, version: inForce?.code,
                status: inForce == nil
                    ? ReportStatus("Not approved", tone: .critical) : ReportStatus("In force", tone: .positive),
                approver: approver(inForce?.approvedBy, inForce?.approvalNotes ?? []), approvedOn: inForce?.approvedOn)
        ) {
            if all.isEmpty { Callout("No criteria", "No risk criteria have been set.", tone: .critical) }
            for criteria in all { chapter(criteria, isInForce: criteria.id == inForce?.id) }
        }
    }

    private func chapter(_ criteria: Entry<RiskCriteria>, isInForce: Bool) -> [ReportBlock] {
        let rated = isms.entries(Risk.self, referringTo: criteria.id).count { $0.criteria == criteria.reference }
        return [
            .heading(Heading("\(criteria.code) \(criteria.title)" + (isInForce ? ", in force" : ""))),
            .facts(
                FactList(
                    [
                        Fact("Effective from", .day(orEmpty: criteria.effectiveFrom)),
                        Fact("Approved by", .plain(approver(criteria.approvedBy, criteria.approvalNotes))),
                        Fact("Approved on", .day(orEmpty: criteria.approvedOn)),
                        Fact("Level by", .plain(criteria.method.label)),
                        Fact("Acceptance limit", .plain("up to \(criteria.acceptableLevelMax)")),
                        Fact("Why there", .data(criteria.rationale)), Fact("Risks rated under it", .count(rated)),
                    ].filter { !$0.cell.isEmpty })),
            .table(scaleTable("Likelihood \(criteria.code)", caption: "Likelihood", criteria.likelihoodScale)),
            .table(
                scaleTable(
                    "Consequence \(criteria.code)",
                    caption: "Consequence, for each of confidentiality, integrity and availability",
                    criteria.consequenceScale)),
            .heatMap(levels(criteria)),
            .table(bandTable(criteria)),
        ]
    }

    private func scaleTable(_ name: Phrase, caption: Phrase, _ scale: [RiskCriteria.ScaleLevel]) -> ReportTable {
        ReportTable(
            name, caption: caption, of: scale.enumerated(),
            columns: [
                ColumnOf("Rating", .number) { .count($0.offset + 1) },
                ColumnOf("Name", .text, width: 16) { .data($0.element.name.capitalizedFirst) },
                ColumnOf("Chosen when", .text, width: 60) { .data($0.element.meaning) },
            ])
    }

    private func levels(_ criteria: Entry<RiskCriteria>) -> HeatMap {
        HeatMap(
            "Levels", horizontal: HeatMap.Axis("Consequence", steps: criteria.consequenceScale.map(\.name)),
            vertical: HeatMap.Axis("Likelihood", steps: criteria.likelihoodScale.map(\.name)), placements: [],
            level: { criteria.value.reportLevel(likelihood: $1, consequence: $0) })
    }

    private func bandTable(_ criteria: Entry<RiskCriteria>) -> ReportTable {
        let ends = criteria.bands.dropFirst().map { $0.floor - 1 } + [criteria.value.highestLevel ?? 0]
        return ReportTable(
            "Bands \(criteria.code)", caption: "Bands", of: zip(criteria.bands, ends),
            columns: [
                ColumnOf("Band", .level) {
                    .level(
                        ReportLevel(
                            .data($0.0.name.capitalizedFirst), color: ReportColor($0.0.colour) ?? ReportColor(0x808080))
                    )
                },
                ColumnOf("From", .number) { .count($0.0.floor) },
                ColumnOf("To", .number) { .count($0.1) },
                ColumnOf("Treatment", .text, width: 44) { band, end in
                    .plain(
                        end <= criteria.acceptableLevelMax
                            ? "none needed"
                            : band.floor > criteria.acceptableLevelMax
                                ? "needed" : "needed above \(criteria.acceptableLevelMax)")
                },
            ])
    }
}
