import Frameworks
import ISMS
import Phrases
import Registers

extension ReportSource {
    /// The risk treatment plan (ISO/IEC 27001:2022, 6.1.3 e and f): for each risk above the limit what is done, by whom,
    /// by when, how far it has come, what will remain, and whether the risk owner approved that.
    func riskTreatmentPlan() -> ReportDocument {
        let plan = RiskTreatmentPlan(of: isms, on: day)
        return ReportDocument(
            title: ReportKind.riskTreatmentPlan.title, organization: organizationName,
            control: control(.riskTreatmentPlan), mainTable: "Risk treatment plan"
        ) {
            Heading("Summary")
            summary(of: plan)
            CoverageChart("Risks by treatment and progress", bars: bars(of: plan))
            Heading("Plan by risk")
            planTable(plan)
            Heading("Actions")
            actionTable(plan)
            Heading("Controls the plan relies on")
            controlTable(plan)
        }
    }

    private func summary(of plan: RiskTreatmentPlan) -> Paragraph {
        let above = plan.items.count(where: \.evaluation.isAboveLimit)
        let overdue = plan.items.count(where: \.isOverdue)
        let untreated = plan.items.count { $0.risk.treatment == nil }
        let approved = plan.items.count(where: \.isApproved)
        return Paragraph(
            "The plan covers \(strong: .counted(plan.items.count, one: "1 risk", other: "\(plan.items.count) risks")), \(above) above the acceptance limit today. Approved by their risk owners: \(approved). Without a treatment: \(untreated). Overdue on \(day.description): \(overdue)."
        )
    }

    private func bars(of plan: RiskTreatmentPlan) -> [CoverageChart.Bar] {
        let treatments: [Risk.Treatment?] = Risk.Treatment.allCases + [nil]
        return treatments.compactMap { treatment in
            let items = plan.items.filter { $0.risk.treatment == treatment }
            guard !items.isEmpty else { return nil }
            let progress = Dictionary(grouping: items, by: progress)
            return CoverageChart.Bar(
                treatment?.label.capitalizedFirst ?? "No treatment chosen",
                Progress.allCases.map { CoverageChart.Share($0.status, progress[$0]?.count ?? 0) })
        }
    }

    private enum Progress: CaseIterable {
        case done, underWay, overdue, notBegun

        var status: ReportStatus {
            switch self {
            case .done: ReportStatus("Done", tone: .positive)
            case .underWay: ReportStatus("Under way", tone: .progress)
            case .overdue: ReportStatus("Overdue", tone: .critical)
            case .notBegun: ReportStatus("Not begun", tone: .caution)
            }
        }
    }

    private func progress(_ item: RiskTreatmentPlan.Item) -> Progress {
        if item.isOverdue { return .overdue }
        if item.risk.treatment == .accept { return item.evaluation.acceptance.isValid ? .done : .notBegun }
        switch item.percent {
        case 100: return .done
        case 0, nil: return .notBegun
        default: return .underWay
        }
    }

    private func planTable(_ plan: RiskTreatmentPlan) -> ReportTable {
        ReportTable(
            "Risk treatment plan", of: plan.items, code: { $0.risk.code },
            emptyNote: "No risk is above the limit and none has a treatment.",
            columns: [
                ColumnOf("Risk", .code) { .code($0.risk.code) },
                ColumnOf("What could happen", .text, width: 26) { .data($0.risk.title) },
                ColumnOf("Owner", .text, width: 16) { .person($0.owner) },
                ColumnOf("Level now", .level, width: 14) { .level($0.evaluation.level) },
                ColumnOf(
                    "Treatment", .status, width: 12, choices: Risk.Treatment.allCases.map(\.label.capitalizedFirst)
                ) {
                    $0.risk.treatment.map { .status(ReportStatus($0.label.capitalizedFirst, tone: .neutral)) }
                        ?? .status(ReportStatus("None", tone: .critical))
                },
                ColumnOf("By", .text, width: 24) { .plain(means($0)) },
                ColumnOf("Controls", .list, width: 11) { .codes($0.controls.map(\.code)) },
                ColumnOf("Actions", .list, width: 10) { .codes($0.actions.map(\.code)) },
                ColumnOf("Due", .day, width: 13) { .day(orEmpty: $0.due) },
                ColumnOf("Progress", .status, width: 13) { .status(progress($0).status) },
                ColumnOf("Expected level", .level, width: 14) { .level($0.evaluation.residual) },
                ColumnOf("Owner approved", .status, width: 15) { .status(approval($0)) },
            ])
    }

    private func means(_ item: RiskTreatmentPlan.Item) -> Phrase {
        let risk = item.risk
        switch risk.treatment {
        case .mitigate?, nil: return .data(risk.treatmentReason)
        case .accept?:
            return together(.data(risk.acceptanceReason.trimmed), risk.acceptedUntil.map { "Until \($0)." })
        case .avoid?: return .data(isms[risk.avoidedBy]?.title ?? risk.treatmentReason)
        case .transfer?:
            let remainder = risk.transferRemainder.trimmed
            return together(
                item.transferredTo.map { "To \($0.title)." }, remainder.isEmpty ? nil : "Remains: \(remainder)")
        }
    }

    /// Sentences one after the other, as far as there are any.
    private func together(_ sentences: Phrase?...) -> Phrase {
        sentences.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func approval(_ item: RiskTreatmentPlan.Item) -> ReportStatus {
        let decision = item.risk.treatment == .accept ? item.evaluation.acceptance : item.evaluation.planApproval
        let day = item.risk.treatment == .accept ? item.risk.acceptedOn : item.risk.planApprovedOn
        switch decision {
        case .missing: return ReportStatus("Missing", tone: .critical)
        case .valid: return ReportStatus(day.map { "Yes, \($0)" as Phrase } ?? "Yes", tone: .positive)
        case .stale: return ReportStatus("No longer holds", tone: .caution)
        }
    }

    private func actionTable(_ plan: RiskTreatmentPlan) -> ReportTable {
        var seen: Set<String> = []
        let actions = plan.items.flatMap(\.actions).filter { seen.insert($0.code).inserted }
            .sorted { ($0.due?.number ?? .max, $0.number) < ($1.due?.number ?? .max, $1.number) }
        return ReportTable(
            "Actions", of: actions, code: \.code, emptyNote: "There are no actions.",
            columns: [
                ColumnOf("Action", .code) { .code($0.code) },
                ColumnOf("What is to be done", .text, width: 40) { .data($0.title) },
                ColumnOf("Risks", .list, width: 14) { .codes(isms[$0.risks].map(\.code)) },
                ColumnOf("Owner", .text, width: 16) { .person(isms[$0.owner]) },
                ColumnOf("Due", .day) { .day(orEmpty: $0.due) },
                ColumnOf(
                    "Status", .status, width: 13,
                    choices: TreatmentAction.Status.allCases.map(\.label.capitalizedFirst)
                ) { .status(status($0)) },
                ColumnOf("Percent", .number) { .count($0.value.percent) },
            ])
    }

    private func status(_ action: Entry<TreatmentAction>) -> ReportStatus {
        let tone: ReportTone =
            switch action.status {
            case .done: .positive
            case .cancelled: .neutral
            case .notStarted, .inProgress: action.value.isOverdue(on: day) ? .critical : .progress
            }
        return ReportStatus(
            action.status.label.capitalizedFirst + (tone == .critical ? ", overdue" : ""), tone: tone)
    }

    private func controlTable(_ plan: RiskTreatmentPlan) -> ReportTable {
        var seen: Set<String> = []
        let controls = plan.items.flatMap(\.controls).filter { seen.insert($0.code).inserted }.sorted {
            $0.number < $1.number
        }
        return ReportTable(
            "Controls", of: controls, code: \.code, emptyNote: "No controls are named.",
            columns: [
                ColumnOf("Control", .code) { .code($0.code) },
                ColumnOf("What is done", .text, width: 40) { .data($0.title) },
                ColumnOf("Annex A", .list, width: 16) { .codes($0.referenceControls.map(\.description)) },
                ColumnOf("Owner", .text, width: 16) { .person(isms[$0.owner]) },
                ColumnOf("Status", .status) { .status($0.status.report) },
                ColumnOf("Planned for", .day) { .day(orEmpty: $0.status == .implemented ? nil : $0.plannedFor) },
                ColumnOf("Since", .day) { .day(orEmpty: $0.implementedOn) },
            ])
    }
}

extension RiskTreatmentPlan.Item {
    /// Whether the risk owner stands behind what is done and what remains.
    var isApproved: Bool { risk.treatment == .accept ? evaluation.acceptance.isValid : evaluation.planApproval.isValid }
}
