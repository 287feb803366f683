import ISMS
import Phrases
import RecordFormat
import Registers

/// A piece of work in the plan: an action, or a control that is not in place yet.
struct PlanWork: Sendable {
    enum Subject: Sendable {
        case action(Entry<TreatmentAction>)
        case control(Entry<Control>)
    }

    let subject: Subject
    let owner: Entry<Person>?
    /// The risks of the plan it treats.
    let risks: [Entry<Risk>]
    let isOverdue: Bool

    var item: any Item {
        switch subject {
        case .action(let action): action
        case .control(let control): control
        }
    }
    var due: Day? {
        switch subject {
        case .action(let action): action.due
        case .control(let control): control.plannedFor
        }
    }
    var start: Day? { if case .action(let action) = subject { action.start } else { nil } }
    /// When it was over, where it is.
    var end: Day? {
        switch subject {
        case .action(let action): action.status == .done ? action.completedOn ?? action.due : nil
        case .control: nil
        }
    }
    var isDone: Bool {
        switch subject {
        case .action(let action): action.status == .done
        case .control(let control): control.status == .implemented
        }
    }
    var percent: Int {
        switch subject {
        case .action(let action): action.value.percent
        case .control(let control): control.value.percent
        }
    }
    var status: (name: String, label: Phrase) {
        switch subject {
        case .action(let action): (action.status.rawValue, action.status.label)
        case .control(let control): (control.status.rawValue, control.status.label)
        }
    }

    /// All the work of a plan, each piece once: what is open by its due day, what has no date, then what is done.
    ///
    /// Controls that are in place are no work any more.
    static func all(in plan: RiskTreatmentPlan, _ isms: ISMS) -> [PlanWork] {
        var order: [RecordID] = []
        var subjects: [RecordID: Subject] = [:]
        var risks: [RecordID: [Entry<Risk>]] = [:]
        func add(_ id: RecordID, _ subject: Subject, _ risk: Entry<Risk>) {
            if subjects[id] == nil {
                subjects[id] = subject
                order.append(id)
            }
            risks[id, default: []].append(risk)
        }
        for item in plan.items {
            for action in item.actions { add(action.id, .action(action), item.risk) }
            for control in item.controls where control.status != .implemented {
                add(control.id, .control(control), item.risk)
            }
        }
        let works = order.compactMap { id in
            subjects[id].map { PlanWork($0, risks: risks[id] ?? [], in: isms, on: plan.day) }
        }
        let keys = works.enumerated().map { place, work in
            (work.isDone ? 1 : 0, work.due?.number ?? .max, work.item.number, place)
        }
        return keys.sorted { $0 < $1 }.map { works[$0.3] }
    }

    private init(_ subject: Subject, risks: [Entry<Risk>], in isms: ISMS, on day: Day) {
        self.subject = subject
        self.risks = risks
        switch subject {
        case .action(let action):
            owner = isms[action.owner]
            isOverdue = action.value.isOverdue(on: day)
        case .control(let control):
            owner = isms[control.owner]
            isOverdue = control.plannedFor.map { $0 < day } ?? false
        }
    }
}
