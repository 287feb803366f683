import ISMS
import HTML
import Phrases
import RecordFormat
import Registers
import Reports

/// A document of each kind of block, small enough to be compared as a whole.
enum SmallReport {
    static let high = ReportLevel("High", color: ReportColor(0xD9713C), figure: 12)
    static let done = ReportStatus("Done", tone: .positive)

    static let control = DocumentControl(
        documentType: "Risk register", version: "1.0", status: ReportStatus("Draft", tone: .neutral),
        asOf: DocumentControl.AsOf(sequence: 7, hash: "ab12", instant: Instant(milliseconds: 1_774_960_205_000)),
        generatedBy: "Annex test")

    static let table = ReportTable(
        "Risks", caption: "All risks",
        columns: [
            ReportTable.Column("Risk", .code), ReportTable.Column("What", .text),
            ReportTable.Column("Level", .level, choices: ["Low", "High"]), ReportTable.Column("Loss", .number),
            ReportTable.Column("Review", .day), ReportTable.Column("State", .status),
            ReportTable.Column("Needs", .list),
        ],
        groups: [
            ReportTable.Group(
                "Plant",
                rows: [
                    ReportTable.Row(
                        code: "R-1",
                        [
                            .code("R-1"), .text("A \(strong: "loud") one, see \(code: "R-2")"), .level(high),
                            .number(ReportNumber(-1_234_567, decimals: 2)), .day(orEmpty: Day("2026-02-28")),
                            .status(done), .list(["first", "second"]),
                        ])
                ]),
            ReportTable.Group(
                "Office",
                rows: [
                    ReportTable.Row(
                        code: "R-2",
                        [
                            .code("R-2"), "=1+1 | \"x\"", .level(high), .count(5), .empty, .status(done),
                            .codes(["R-1", "R-9"]),
                        ])
                ]),
        ], groupTitle: "Site")

    static var document: ReportDocument {
        ReportDocument(title: "Risk register", organization: "Example & Co", control: control) {
            Heading("Overview")
            Paragraph("One is \(code: "R-1"); more at \(link: "the site", to: WebAddress(path: ["x y"])).")
            BulletList(["a", "b"])
            FactList([Fact("Owner", "M. Keller")])
            Callout("Mind", "this", tone: .caution)
            Heading("All of them", level: 2)
            table
            map
            CoverageChart(
                "Progress",
                bars: [
                    CoverageChart.Bar(
                        "All",
                        [CoverageChart.Share(done, 1), CoverageChart.Share(ReportStatus("Open", tone: .caution), 2)])
                ])
        }
    }

    static var map: HeatMap {
        HeatMap(
            "Map", horizontal: HeatMap.Axis("Impact", steps: ["Small", "Large"]),
            vertical: HeatMap.Axis("Likelihood", steps: ["Rare", "Often"]),
            placements: [
                HeatMap.Placement("R-1", horizontal: 2, vertical: 1),
                HeatMap.Placement("R-2", horizontal: 2, vertical: 1),
                HeatMap.Placement("R-3", horizontal: nil, vertical: 1),
                HeatMap.Placement("R-4", horizontal: 3, vertical: 1),
                HeatMap.Placement("R-5", horizontal: 0, vertical: 1),
            ]
        ) { horizontal, vertical in
            horizontal * vertical >= 2 ? high : ReportLevel("Low", color: ReportColor(0x4F9D69))
        }
    }

    /// A document whose main table holds one text in one cell.
    static func document(holding text: String, title: Phrase = "T") -> ReportDocument {
        ReportDocument(title: title, organization: .data(text), control: control) {
            Heading(.data(text))
            Paragraph(RichText.data(text))
            ReportTable(
                "Texts", columns: [ReportTable.Column("Text", .text)],
                groups: [ReportTable.Group(rows: [ReportTable.Row([.data(text)])])])
        }
    }
}

extension ReportDocument {
    func text(as format: ReportFormat, options: ReportOptions = ReportOptions()) async throws -> String {
        String(decoding: try await rendered(as: format, options: options), as: UTF8.self)
    }
}
