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
        // Keys are sorted and not the items, which are large.
        let found = isms.riskEvaluations(on: day).filter { Self.belongs($0) }
        let order = found.indices.sorted { left, right in
            let (left, right) = (found[left], found[right])
            return (right.level?.value ?? 0, left.risk.number) < (left.level?.value ?? 0, right.risk.number)
        }
        items = order.map {
            Self.item(found[$0], actions: actionsByRisk[found[$0].risk.reference] ?? [], in: isms, on: day)
        }
    }

    private static func belongs(_ evaluation: RiskEvaluation) -> Bool {
        evaluation.isAboveLimit || evaluation.risk.treatment != nil
    }

    private static func item(
        _ evaluation: RiskEvaluation, actions linked: [Entry<TreatmentAction>], in isms: ISMS, on day: Day
    ) -> Item {
        let risk = evaluation.risk
        let controls = isms[risk.controls]
        var actions = linked
        if let ending = isms[risk.avoidedBy], ending.status != .cancelled,
            !actions.contains(where: { $0.id == ending.id })
        {
            actions.append(ending)
        }
        let openControls = controls.filter { $0.status != .implemented }
        let dues = actions.filter(\.isOpen).compactMap(\.due) + openControls.compactMap(\.plannedFor)
        let progress = actions.map(\.percent) + controls.map { $0.value.percent }
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
