import Frameworks
import ISMS
package import Phrases
import Registers

extension ReportSource {
    /// The Statement of Applicability (ISO/IEC 27001:2022, 6.1.3 d): which controls are necessary, why each is in,
    /// whether it is in place, and why any control of Annex A is left out.
    func statementOfApplicability() -> ReportDocument {
        let statement = StatementOfApplicability(of: isms, on: day)
        let reference = statement.lines.filter(\.isReference)
        let own = statement.lines.filter { !$0.isReference }
        return ReportDocument(
            title: ReportKind.statementOfApplicability.title,
            subtitle: isms[Scope.self].entries.first.map { .data($0.title) },
            organization: organizationName, control: statementControl, mainTable: "Statement of Applicability"
        ) {
            Heading("Summary")
            summary(of: reference, own: own)
            coverage(of: reference)
            if isms[Scope.self].entries.first == nil {
                Callout("No scope", "The scope of the management system has not been set.", tone: .critical)
            }
            Heading("Controls of Annex A")
            Paragraph(
                "Each control is included because of the records named under “Why”: risks it treats, obligations it answers, and other reasons. Their texts stand in the last chapter."
            )
            table("Statement of Applicability", reference)
            if !own.isEmpty {
                Heading("Controls of our own")
                Paragraph("Controls that are operated beside those of Annex A.")
                table("Own controls", own)
            }
            contradictions(in: statement)
            Heading("Reasons referred to")
            reasons(of: statement)
        }
    }

    private var statementControl: DocumentControl {
        guard let issued else {
            return control(
                .statementOfApplicability, status: ReportStatus("Working copy, not issued", tone: .caution))
        }
        return control(
            .statementOfApplicability, version: String(issued.version),
            status: issued.approver == nil
                ? ReportStatus("Awaits approval", tone: .caution) : ReportStatus("Approved", tone: .positive),
            author: name(issued.author), approver: approver(issued.approver, issued.approvalNotes),
            approvedOn: issued.approvedOn)
    }

    private func summary(of reference: [StatementOfApplicability.Line], own: [StatementOfApplicability.Line])
        -> Paragraph
    {
        let included = reference.count { $0.applicability == .included }
        let excluded = reference.count { $0.applicability == .excluded }
        let undecided = reference.count { $0.applicability == .undecided }
        let implemented = reference.count { $0.applicability == .included && $0.status == .implemented }
        let open: Phrase = undecided == 0 ? "" : " and \(undecided) not yet decided"
        return Paragraph(
            "Of the \(reference.count) controls of Annex A, \(strong: "\(included) are included"), \(excluded) excluded\(open). Of those included, \(implemented) are fully implemented. \(own.count) controls of our own are operated beside them."
        )
    }

    private func coverage(of lines: [StatementOfApplicability.Line]) -> CoverageChart {
        let themes = ReferenceControl.Theme.allCases
        return CoverageChart(
            "Implementation by theme",
            bars: themes.map { theme in
                let ofTheme = lines.filter { line in
                    if case .reference(let id) = line.subject { id.theme == theme } else { false }
                }
                let included = ofTheme.filter { $0.applicability == .included }
                let shares = Control.Status.allCases.reversed().map { status in
                    CoverageChart.Share(status.report, included.count { $0.status == status })
                }
                let out = ofTheme.count { $0.applicability != .included }
                return CoverageChart.Bar(
                    .data(theme.title),
                    shares + [CoverageChart.Share(ReportStatus("Excluded or undecided", tone: .neutral), out)])
            })
    }

    private func table(_ name: Phrase, _ lines: [StatementOfApplicability.Line]) -> ReportTable {
        ReportTable(
            name, of: lines, code: { $0.subject.id }, group: group, groupTitle: "Theme",
            columns: [
                ColumnOf("Control", .code, width: 8) { .code($0.subject.id) },
                ColumnOf("Title", .text, width: 22) { .data(title(of: $0)) },
                ColumnOf("Applicable", .status, width: 12, choices: ["Yes", "No", "Undecided"]) { applicability($0) },
                ColumnOf("Justification", .text, width: 36) { .data($0.justification) },
                ColumnOf("Why", .list, width: 16) { .codes($0.reasons.map { $0.record.code }) },
                ColumnOf("Status", .status, width: 15, choices: Control.Status.allCases.map { $0.report.name }) {
                    $0.applicability == .excluded ? .empty : .status($0.status.report)
                },
                ColumnOf("Implemented by", .list, width: 14) { .codes($0.controls.map(\.code)) },
                ColumnOf("Owner", .text, width: 14) { .data($0.owners.map(\.title).joined(separator: ", ")) },
                ColumnOf("Due or since", .day, width: 13) { .day(orEmpty: $0.plannedFor ?? $0.implementedOn) },
                ColumnOf("Evidence", .text, width: 13) { .plain(evidence($0)) },
            ])
    }

    private func group(_ line: StatementOfApplicability.Line) -> Phrase {
        guard case .reference(let id) = line.subject else { return "Own controls" }
        return "\(id.theme.number) \(id.theme.title)"
    }

    private func title(of line: StatementOfApplicability.Line) -> String {
        guard case .reference(let id) = line.subject else { return line.controls.first?.title ?? "" }
        return Catalog.bundled.controls[id: id]?.title ?? ""
    }

    private func applicability(_ line: StatementOfApplicability.Line) -> ReportCell {
        switch line.applicability {
        case .included: .status(ReportStatus("Yes", tone: .positive))
        case .excluded: .status(ReportStatus("No", tone: .neutral))
        case .undecided: .status(ReportStatus("Undecided", tone: .critical))
        }
    }

    private func evidence(_ line: StatementOfApplicability.Line) -> Phrase {
        let fresh = line.evidence.count(where: \.isFresh)
        let stale = line.evidence.count - fresh
        if line.evidence.isEmpty { return "" }
        return stale == 0 ? "\(fresh) current" : "\(fresh) current, \(stale) run out"
    }

    private func contradictions(in statement: StatementOfApplicability) -> [ReportBlock] {
        let found = statement.lines.flatMap { line in
            line.contradictions.map { (line: line, contradiction: $0) }
        }
        guard !found.isEmpty else { return [] }
        return [
            .heading(Heading("Open contradictions")),
            .table(
                ReportTable(
                    "Contradictions", of: found,
                    columns: [
                        ColumnOf("Control", .code) { .code($0.line.subject.id) },
                        ColumnOf("What does not fit", .text, width: 60) { .plain($0.contradiction.words) },
                    ])),
        ]
    }

    private func reasons(of statement: StatementOfApplicability) -> ReportTable {
        var seen: Set<String> = []
        let reasons = statement.lines.flatMap(\.reasons)
            .filter { $0.ground != .goodPractice && seen.insert($0.record.code).inserted }
            .sorted { ($0.ground.rank, $0.record.number) < ($1.ground.rank, $1.record.number) }
        return ReportTable(
            "Reasons", of: reasons, code: { $0.record.code }, group: { $0.ground.label.capitalizedFirst },
            groupTitle: "Ground",
            columns: [
                ColumnOf("Code", .code, width: 10) { .code($0.record.code) },
                ColumnOf("Record", .text, width: 80) { .data($0.record.title) },
            ])
    }
}

extension StatementOfApplicability.Reason.Ground {
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension StatementOfApplicability.Contradiction {
    /// The contradiction as a sentence.
    package var words: Phrase {
        switch self {
        case .undecided: "It is not decided whether the control is applicable."
        case .exclusionUnjustified: "It is excluded without a justification."
        case .excludedThoughUsed(let items):
            "It is excluded, though \(items.map(\.code).joined(separator: ", ")) \(Phrase.counted(items.count, one: "needs", other: "need")) it."
        case .includedWithoutReason: "It is included without a reason."
        case .implementedWithoutEvidence: "It counts as implemented, but there is no current evidence."
        case .reasonGone(let item): "The reason \(item.code) no longer exists: it ended or was dropped."
        case .implementedByNothing: "It is included, but no control implements it."
        }
    }
}
