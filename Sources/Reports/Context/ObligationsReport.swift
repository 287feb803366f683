import Frameworks
import ISMS
import Phrases
import Registers

extension ReportSource {
    /// The register of legal, regulatory and contractual requirements (ISO/IEC 27001:2022, A.5.31).
    func obligations() -> ReportDocument {
        let obligations = isms[Obligation.self].entries
        let current = obligations.filter { $0.value.isInForce(on: day) }
        let answered = current.count { !$0.controls.isEmpty }
        return ReportDocument(
            title: ReportKind.obligations.title, organization: organizationName, control: control(.obligations),
            mainTable: "Obligations"
        ) {
            Heading("Overview")
            Paragraph(
                "\(strong: "\(current.count) obligations") are in force on \(day.description); \(answered) of them are answered by controls."
            )
            Heading("Register")
            ReportTable(
                "Obligations", of: obligations.sorted { ($0.source.rank, $0.number) < ($1.source.rank, $1.number) },
                code: \.code,
                group: { $0.source.label.capitalizedFirst }, groupTitle: "Source",
                emptyNote: "No obligations have been recorded.",
                columns: [
                    ColumnOf("Code", .code) { .code($0.code) },
                    ColumnOf("Obligation", .text, width: 26) { .data($0.title) },
                    ColumnOf("Citation", .text, width: 18) { .data($0.citation) },
                    ColumnOf("What it demands", .text, width: 40) { .data($0.description) },
                    ColumnOf("Owner", .text, width: 15) { .person(isms[$0.owner]) },
                    ColumnOf("Annex A", .list, width: 12) { .codes($0.referenceControls.map(\.description)) },
                    ColumnOf("Answered by", .list, width: 12) { .codes(isms[$0.controls].map(\.code)) },
                    ColumnOf("In force", .status, width: 9) {
                        $0.value.isInForce(on: day)
                            ? .status(ReportStatus("Yes", tone: .positive))
                            : .status(ReportStatus("No", tone: .neutral))
                    },
                    ColumnOf("Review by", .day) { .day(orEmpty: $0.reviewBy) },
                ])
        }
    }
}

extension Obligation.Source {
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
