import RecordFormat
import Registers

/// What leads to each control: built once for a statement, in one pass over each register.
struct ApplicabilityLinks {
    typealias Reason = StatementOfApplicability.Reason

    let isms: ISMS
    let day: Day
    private(set) var decisions: [ReferenceControlID: Entry<ApplicabilityDecision>] = [:]
    private(set) var implementing: [ReferenceControlID: [Entry<Control>]] = [:]
    private var risksByControl: [RecordID: [Entry<Risk>]] = [:]
    private var obligationsByControl: [RecordID: [Entry<Obligation>]] = [:]
    private var obligationsByReference: [ReferenceControlID: [Entry<Obligation>]] = [:]
    private var evidenceByControl: [RecordID: [Entry<Evidence>]] = [:]

    /// The links of all controls.
    init(of isms: ISMS, on day: Day) {
        self.isms = isms
        self.day = day
        decisions = Self.decisions(in: isms)
        for control in isms[Control.self] {
            for id in control.referenceControls { implementing[id, default: []].append(control) }
        }
        for risk in isms[Risk.self] { take(risk) }
        for obligation in isms[Obligation.self] { take(obligation) }
        for evidence in isms[Evidence.self] { take(evidence) }
    }

    /// The links of some reference controls, and of the organization's own controls around what was changed.
    ///
    /// Work is in proportion to what leads to these, but for one look at each control and obligation.
    init(of isms: ISMS, on day: Day, for references: Set<ReferenceControlID>, _ changes: SnapshotChanges) {
        self.isms = isms
        self.day = day
        decisions = Self.decisions(in: isms)
        var controls = Set(changes.entries(Control.self, in: isms).map(\.id))
        for control in isms[Control.self] {
            for id in control.referenceControls where references.contains(id) {
                implementing[id, default: []].append(control)
                controls.insert(control.id)
            }
        }
        // Each record once, though it may lead to several of these controls; of registers, the order stays.
        var leading: [RecordID: any Item] = [:]
        for control in controls { for item in isms.items(referringTo: control) { leading[item.id] = item } }
        for obligation in isms[Obligation.self]
        where obligation.referenceControls.contains(where: references.contains) {
            leading[obligation.id] = obligation
        }
        for item in leading.values.sorted(by: { $0.number < $1.number }) {
            switch item {
            case let risk as Entry<Risk>: take(risk)
            case let obligation as Entry<Obligation>: take(obligation)
            case let evidence as Entry<Evidence>: take(evidence)
            default: break
            }
        }
    }

    private static func decisions(in isms: ISMS) -> [ReferenceControlID: Entry<ApplicabilityDecision>] {
        var decisions: [ReferenceControlID: Entry<ApplicabilityDecision>] = [:]
        for decision in isms[ApplicabilityDecision.self] {
            if let id = decision.referenceControl, decisions[id] == nil { decisions[id] = decision }
        }
        return decisions
    }

    private mutating func take(_ risk: Entry<Risk>) {
        guard risk.status == .open else { return }
        for control in risk.controls { risksByControl[control.id, default: []].append(risk) }
    }

    private mutating func take(_ obligation: Entry<Obligation>) {
        guard obligation.value.isInForce(on: day) else { return }
        for control in obligation.controls { obligationsByControl[control.id, default: []].append(obligation) }
        for id in obligation.referenceControls { obligationsByReference[id, default: []].append(obligation) }
    }

    private mutating func take(_ evidence: Entry<Evidence>) {
        for control in evidence.controls { evidenceByControl[control.id, default: []].append(evidence) }
    }

    /// The reference controls whose lines may say something else after these changes: those that a control, a decision or
    /// an obligation around them names, or named before.
    static func references(around changes: SnapshotChanges, in isms: ISMS) -> Set<ReferenceControlID> {
        var found: Set<ReferenceControlID> = []
        let controls = changes.entries(Control.self, in: isms) + changes.versions(Control.self)
        for control in controls { found.formUnion(control.referenceControls) }
        let decisions =
            changes.entries(ApplicabilityDecision.self, in: isms) + changes.versions(ApplicabilityDecision.self)
        for decision in decisions { if let id = decision.referenceControl { found.insert(id) } }
        for obligation in changes.versions(Obligation.self) { found.formUnion(obligation.referenceControls) }
        return found
    }

    /// The reasons that follow from risks and obligations, each record once, in the order of codes.
    func derivedReasons(for subject: StatementOfApplicability.Subject, controls: [Entry<Control>]) -> [Reason] {
        var risks = controls.flatMap { risksByControl[$0.id] ?? [] }
        var obligations = controls.flatMap { obligationsByControl[$0.id] ?? [] }
        if case .reference(let id) = subject { obligations += obligationsByReference[id] ?? [] }
        risks = Self.once(risks)
        obligations = Self.once(obligations)
        return risks.map { Reason(ground: .risk, record: $0) } + obligations.map(Self.reason)
    }

    /// The reasons the decision names itself, apart from those that have ended.
    func namedReasons(of decision: Entry<ApplicabilityDecision>?) -> (standing: [Reason], gone: [any Item]) {
        guard let decision else { return ([], []) }
        var standing: [Reason] = []
        var gone: [any Item] = []
        func take(_ reason: Reason, if stands: Bool) {
            if stands { standing.append(reason) } else { gone.append(reason.record) }
        }
        for obligation in isms[decision.obligations] {
            take(Self.reason(obligation), if: obligation.value.isInForce(on: day))
        }
        for requirement in isms[decision.requirements] {
            take(Reason(ground: .requirement, record: requirement), if: requirement.isAddressed)
        }
        for objective in isms[decision.objectives] {
            take(Reason(ground: .objective, record: objective), if: ![.dropped, .missed].contains(objective.status))
        }
        for issue in isms[decision.contextIssues] {
            take(Reason(ground: .contextIssue, record: issue), if: issue.isRelevant)
        }
        if decision.isGoodPractice { standing.append(Reason(ground: .goodPractice, record: decision)) }
        return (standing, gone)
    }

    func owners(of controls: [Entry<Control>]) -> [Entry<Person>] {
        Self.once(controls.compactMap { isms[$0.owner] })
    }

    /// The newest evidence first.
    func evidence(of controls: [Entry<Control>]) -> [StatementOfApplicability.EvidenceState] {
        Self.once(controls.flatMap { evidenceByControl[$0.id] ?? [] })
            .sorted { left, right in
                (right.collectedOn?.number ?? 0, left.number) < (left.collectedOn?.number ?? 0, right.number)
            }
            .map { StatementOfApplicability.EvidenceState(evidence: $0, isFresh: $0.value.isFresh(on: day)) }
    }

    private static func reason(_ obligation: Entry<Obligation>) -> Reason {
        Reason(ground: obligation.source == .contract ? .contract : .obligation, record: obligation)
    }

    private static func once<Value: Record>(_ entries: [Entry<Value>]) -> [Entry<Value>] {
        guard entries.count > 1 else { return entries }
        var seen: Set<RecordID> = []
        return entries.filter { seen.insert($0.id).inserted }.sorted { $0.number < $1.number }
    }
}
