import Phrases
import RecordFormat
package import Registers

/// An information security objective and how it is reached (ISO/IEC 27001:2022, 6.2).
package struct Objective: Record {
    package enum Status: String, Choice { case planned, onTrack, atRisk, achieved, missed, dropped }

    package var name = ""
    package var description = ""
    package var measure = ""
    package var baseline = ""
    package var target = ""
    package var actions = ""
    package var resources = ""
    package var owner: Reference<Person>?
    package var due: Day?
    package var evaluation = ""
    package var status = Status.planned
    package var statusNote = ""
    package var risks: [Reference<Risk>] = []

    package init() {}

    package var title: String { name }
    package var isOpen: Bool { ![.achieved, .missed, .dropped].contains(status) }

    package static let register = RegisterDeclaration<Objective>(
        owned: .by(\.owner, may: .change), kept: .byManagers, readBy: .everyReader,
        current: .when({ $0.status != .dropped }, open: \.isOpen), workflow: nil, approvals: [], entries: [],
        clocks: [], storage: .snapshot, layout: .asDeclared, due: [], lapses: [], decisions: nil, figures: [],
        offers: [], place: .entry(.plan, title: "Objectives", requirement: "6.2", rank: 90), likeness: .name,
        tags: documentTags,
        rules: [.init("6.2 Objectives", rank: 130, step: .operation, Conformity.objectiveRules)])

    private static let documentTags = DocumentTags<Objective>.tags(lists: [
        .records(
            "objectives", where: { $0.value.isOpen },
            [
                .text("name") { $0.title }, .text("measure", else: "as the owner judges") { $0.measure },
                .text("target", else: "not set") { $0.target },
                .text("due", else: "not set") { $0.due?.longText.english },
            ])
    ])

    package static let kind = Kind(
        "objective", prefix: "OBJ", singular: "objective", plural: "objectives", answers: [.iso27001("6.2")],
        purpose: "What information security is to achieve, by when, and how that is told.")

    package static let fields: FieldList<Objective> = [
        Field("name", \.name, "Objective", help: "What is to be achieved.", required: true, column: true),
        Field(
            "description", \.description, "Why", help: "What it serves: a policy statement, a risk, a requirement.",
            type: .prose),
        Field("measure", \.measure, "Measure", help: "What is counted or timed.", type: .text(max: 500), column: true),
        Field("baseline", \.baseline, "Baseline", help: "Where it stood at the start."),
        Field("target", \.target, "Target", help: "The figure that counts as reached.", column: true),
        Field("actions", \.actions, "What will be done", help: "The steps to it.", type: .prose),
        Field("resources", \.resources, "Resources", help: "People, money and tools it takes.", type: .prose),
        Field("owner", \.owner, "Owner", help: "Who answers for it.", column: true),
        Field("due", \.due, "Due", help: "By when.", column: true),
        Field("evaluation", \.evaluation, "Evaluation", help: "How and when the result is judged.", type: .prose),
        Field("status", \.status, "Status", help: "Where it stands.", column: true),
        Field("statusNote", \.statusNote, "Status note", help: "What explains the status.", type: .prose),
        Field("risks", \.risks, "Risks", help: "The risks it is to bring down."),
    ]
}
