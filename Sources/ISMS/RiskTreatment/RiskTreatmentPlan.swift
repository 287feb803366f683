package import Registers

/// The risk treatment plan: what is done about each risk above the limit, by whom and by when
/// (ISO/IEC 27001:2022, 6.1.3 e).
package struct RiskTreatmentPlan: Sendable {
    /// One risk and everything that is done about it.
    package struct Item: Sendable {
        package let evaluation: RiskEvaluation
        package let owner: Entry<Person>?
        package let controls: [Entry<Control>]
        package let actions: [Entry<TreatmentAction>]
        package let transferredTo: Entry<InterestedParty>?
        /// The last day by which any of its open actions or controls is due.
        package let due: Day?
        /// How far the treatment has come, 0 to 100; nil where nothing is to be done.
        package let percent: Int?
        package let isOverdue: Bool

        package var risk: Entry<Risk> { evaluation.risk }
    }

    package let day: Day
    package let items: [Item]

    /// Derives the plan: open risks above the limit today, and those with a treatment chosen.
    ///
    /// The highest level comes first; of equals, the lower code.
    package init(of isms: ISMS, on day: Day) {
        self.day = day
        var actionsByRisk: [Reference<Risk>: [Entry<TreatmentAction>]] = [:]
        for action in isms[TreatmentAction.self] where action.status != .cancelled {
            for risk in action.risks { actionsByRisk[risk, default: []].append(action) }
        }
        // What is sorted is small: items hold much, and moving them about costs more than all the rest.
        let evaluations = isms.riskEvaluations(on: day).filter(Self.belongs)
        let order = evaluations.indices
            .map { (level: evaluations[$0].level?.value ?? 0, number: evaluations[$0].risk.number, place: $0) }
            .sorted { left, right in (right.level, left.number) < (left.level, right.number) }
        items = order.map { _, _, place in
            let evaluation = evaluations[place]
            return Self.item(evaluation, actions: actionsByRisk[evaluation.risk.reference] ?? [], in: isms, on: day)
        }
    }

    /// The item of one risk, without the plan of all; nil where the plan has none for it.
    static func item(for evaluation: RiskEvaluation, in isms: ISMS, on day: Day) -> Item? {
        guard belongs(evaluation) else { return nil }
        let risk = evaluation.risk.reference
        let actions = isms.entries(TreatmentAction.self, referringTo: risk.id)
            .filter { $0.status != .cancelled && $0.risks.contains(risk) }
        return item(evaluation, actions: actions, in: isms, on: day)
    }

    private static func belongs(_ evaluation: RiskEvaluation) -> Bool {
        evaluation.isAboveLimit || evaluation.risk.treatment != nil
    }

    private static func item(
        _ evaluation: RiskEvaluation, actions linked: [Entry<TreatmentAction>], in isms: ISMS, on day: Day
    ) -> Item {
        let risk = evaluation.risk.value
        let controls = isms[risk.controls]
        var actions = linked
        if let ending = isms[risk.avoidedBy], ending.value.status != .cancelled,
            !actions.contains(where: { $0.id == ending.id })
        {
            actions.append(ending)
        }
        var dues: [Day] = []
        for action in actions where action.value.isOpen { if let due = action.value.due { dues.append(due) } }
        for control in controls where control.value.status != .implemented {
            if let planned = control.value.plannedFor { dues.append(planned) }
        }
        let progress = actions.map { $0.value.percent } + controls.map { $0.value.percent }
        return Item(
            evaluation: evaluation, owner: isms[risk.owner], controls: controls, actions: actions,
            transferredTo: isms[risk.transferredTo], due: dues.max(),
            percent: progress.isEmpty ? nil : progress.reduce(0, +) / progress.count,
            isOverdue: dues.contains { $0 < day })
    }
}

extension Control {
    /// How far it has come, as progress of a plan counts it: half for partial, whole for implemented.
    package var percent: Int {
        switch status {
        case .notStarted, .planned: 0
        case .partial: 50
        case .implemented: 100
        }
    }
}
