import Phrases
import ISMS
import RecordFormat
import Registers
import Reports

/// A Statement of Applicability, a risk register and a heat map of believable size: 93 controls and 40 risks of a
/// dairy that does not exist.
enum SampleReport {
    static let low = ReportLevel("Low", color: ReportColor(0x4F9D69))
    static let medium = ReportLevel("Medium", color: ReportColor(0xE3B23C))
    static let high = ReportLevel("High", color: ReportColor(0xD9713C))
    static let critical = ReportLevel("Critical", color: ReportColor(0xA3333D))

    static let implemented = ReportStatus("Implemented", tone: .positive)
    static let partial = ReportStatus("Partly implemented", tone: .progress)
    static let planned = ReportStatus("Planned", tone: .caution)
    static let excluded = ReportStatus("Not applicable", tone: .neutral)

    static let control = DocumentControl(
        documentType: "Statement of Applicability", version: "2.3", status: ReportStatus("Approved", tone: .positive),
        author: "Mirjam Keller", approver: "Daniel Rossi, Managing Director",
        approvedOn: Day("2026-03-27"), classification: "Confidential",
        asOf: DocumentControl.AsOf(
            sequence: 4127, hash: "9f2c4b7e1a5d8c3f60b1e7d2a94c5f8e3b6a1d0c7e2f4958a3b6c1d8e7f20a49",
            instant: Instant(milliseconds: 1_774_960_205_000)),
        generatedBy: "Annex 0.1")

    static func level(_ likelihood: Int, _ impact: Int) -> ReportLevel {
        let figure = likelihood * impact
        let band = figure >= 20 ? critical : figure >= 12 ? high : figure >= 6 ? medium : low
        return ReportLevel(band.name, color: band.color, figure: figure)
    }

    static var document: ReportDocument {
        let risks = SampleRisk.all
        let openRisks = risks.filter { level($0.likelihood, $0.impact).name == "Critical" }
        return ReportDocument(
            title: "Statement of Applicability",
            subtitle: "With risk register and treatment of the risks above appetite",
            organization: "Alpenmilch Molkerei AG", control: control, mainTable: "Controls"
        ) {
            Heading("Purpose and scope")
            Paragraph(
                """
                This document says which controls the organization needs to treat its information security risks, why \
                each is needed, and how far it is implemented. It covers the production site in Altdorf, the head \
                office in Luzern and the services both rely on. Every entry follows from the records: a control is \
                here because of \(emphasis: "named") risks, laws, contracts or decisions of the business.
                """)
            FactList([
                Fact("Scope", "Order processing, production control and logistics of the Altdorf and Luzern sites"),
                Fact("Controls", .text("93 considered, \(strong: "87 applicable"), 6 not applicable")),
                Fact("Highest residual risk", .level(level(5, 4))),
                Fact("Next review", .day(orEmpty: Day("2026-09-30"))),
            ])
            Callout(
                "\(openRisks.count) risks lie above what the organization accepts",
                "They are treated first; see \(code: "RISK-4") and \(code: "RISK-9"). The treatment plan names owners and dates.",
                tone: .caution)
            Heading("How far the controls are implemented")
            coverage
            Heading("Risk assessment")
            Heading("Where the risks lie", level: 2)
            Paragraph("Each risk is rated by its likelihood and its impact, from 1 to 5, before further treatment.")
            heatMap(risks)
            Heading("Risk register", level: 2)
            riskRegister(risks)
            Heading("Controls")
            controls
        }
    }

    static var coverage: CoverageChart {
        func bar(_ name: Phrase, _ counts: [Int]) -> CoverageChart.Bar {
            CoverageChart.Bar(
                name, zip([implemented, partial, planned, excluded], counts).map { CoverageChart.Share($0, $1) })
        }
        return CoverageChart(
            "Controls by theme",
            bars: [
                bar("Organizational", [22, 9, 4, 2]), bar("People", [6, 1, 1, 0]), bar("Physical", [12, 1, 0, 1]),
                bar("Technological", [19, 8, 4, 3]),
            ])
    }

    static func heatMap(_ risks: [SampleRisk]) -> HeatMap {
        HeatMap(
            "Risks by likelihood and impact",
            horizontal: HeatMap.Axis("Impact", steps: ["Negligible", "Minor", "Moderate", "Major", "Severe"]),
            vertical: HeatMap.Axis("Likelihood", steps: ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"]),
            placements: risks.map {
                HeatMap.Placement($0.code, horizontal: $0.impact, vertical: $0.likelihood)
            } + [HeatMap.Placement("RISK-41", horizontal: nil, vertical: 2)]
        ) { level($1, $0) }
    }

    static func riskRegister(_ risks: [SampleRisk]) -> ReportTable {
        ReportTable(
            "Risk register", of: risks, code: { $0.code },
            columns: [
                ColumnOf("Risk", .code) { .code($0.code) },
                ColumnOf("What may happen", .text, width: 34) { .data($0.title) },
                ColumnOf("Owner", .text, width: 14) { .data($0.owner) },
                ColumnOf("Level", .level, width: 15, choices: ["Low", "Medium", "High", "Critical"]) {
                    .level(level($0.likelihood, $0.impact))
                },
                ColumnOf("Treatment", .status, width: 13, choices: ["Mitigate", "Accept", "Avoid", "Transfer"]) {
                    .status(ReportStatus(.data($0.treatment), tone: .neutral))
                },
                ColumnOf("Loss, CHF", .number, width: 12) { .number(ReportNumber($0.lossCentimes, decimals: 2)) },
                ColumnOf("Review", .day) { .day(orEmpty: $0.review) },
            ])
    }

    static var controls: ReportTable {
        ReportTable(
            "Controls", of: SampleControl.all, code: { $0.code }, group: { .data($0.theme) }, groupTitle: "Theme",
            columns: [
                ColumnOf("Control", .code) { .code($0.code) },
                ColumnOf("Title", .text, width: 24) { .data($0.title) },
                ColumnOf("Applicable", .text, width: 10, choices: ["Yes", "No"]) { $0.isApplicable ? "Yes" : "No" },
                ColumnOf("Justification", .text, width: 44) { .data($0.justification) },
                ColumnOf("Because of", .code, width: 18) { .codes($0.reasons) },
                ColumnOf(
                    "Status", .status, width: 17,
                    choices: ["Implemented", "Partly implemented", "Planned", "Not applicable"]
                ) { .status($0.status) },
                ColumnOf("Owner", .text, width: 15) { .data($0.owner) },
            ])
    }
}
