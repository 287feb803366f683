import Phrases
import RecordFormat
package import Registers

/// A piece of work that brings a treatment about (ISO/IEC 27001:2022, 6.1.3 e and 8.3).
package struct TreatmentAction: Record {
    package enum Status: String, Choice {
        case notStarted, inProgress, done, cancelled

        package var synonyms: [String] {
            switch self {
            case .notStarted: ["to do", "open", "planned"]
            case .inProgress: ["doing", "started", "ongoing"]
            case .done: ["completed", "complete", "closed"]
            case .cancelled: ["dropped"]
            }
        }
    }

    package var name = ""
    package var description = ""
    package var risks: [Reference<Risk>] = []
    package var controls: [Reference<Control>] = []
    package var owner: Reference<Person>?
    package var start: Day?
    package var due: Day?
    package var status = Status.notStarted
    package var progress: Int?
    package var completedOn: Day?
    package var resources = ""
    package var result = ""
    package var externalReference = ""

    package init() {}

    package var title: String { name }
    package var isOpen: Bool { status == .notStarted || status == .inProgress }
    package func isOverdue(on day: Day) -> Bool { isOpen && (due.map { $0 < day } ?? false) }

    /// How far it has come, 0 to 100: what was reported, or 0 and 100 where the status settles it.
    package var percent: Int {
        switch status {
        case .notStarted: 0
        case .inProgress: min(progress ?? 0, 99)
        case .done: 100
        case .cancelled: 0
        }
    }

    package static let register = RegisterDeclaration<TreatmentAction>(
        owned: .by(
            \.owner,
            belongs: { action, person, isms in isms[action.risks].contains { $0.owner == person } },
            may: .createAndChangeForAll),
        kept: .byManagers, readBy: .everyReaderAndOwners,
        current: .when({ $0.status != .cancelled }, open: \.isOpen), workflow: nil, approvals: [], entries: [],
        clocks: [], storage: .snapshot, layout: .asDeclared,
        due: [DueDate("action", by: \.due, evenWithoutDay: true, while: \.isOpen)], lapses: [], decisions: nil,
        figures: [], offers: [], place: .entry(.do, title: "Treatment actions", requirement: "8.3", rank: 30),
        likeness: .name,
        tags: .none,
        rules: [.init("6.1.3 and 8.3 Treatment actions", rank: 100, step: .treatment, Conformity.treatmentActionRules)])

    package static let kind = Kind(
        "treatment-action", prefix: "ACT", singular: "treatment action", plural: "treatment actions",
        answers: [.iso27001("6.1.3.e")],
        purpose: "The work that brings treatments about: who does what by when.")

    package static let fields: FieldList<TreatmentAction> = [
        Field("name", \.name, "Action", help: "What is to be done.", required: true, column: true),
        Field("description", \.description, "Description", help: "What counts as done.", type: .prose),
        Field("risks", \.risks, "Risks", help: "The risks it treats.", column: true),
        Field("controls", \.controls, "Controls", help: "The controls it brings about."),
        Field("owner", \.owner, "Owner", help: "Who does it or sees it done.", column: true),
        Field("start", \.start, "Start", help: "When it begins."),
        Field("due", \.due, "Due", help: "By when.", column: true),
        Field("status", \.status, "Status", help: "Where it stands.", column: true),
        Field(
            "progress", \.progress, "Progress", help: "Percent, while in progress.", type: .integer(0...100),
            column: true),
        Field("completedOn", \.completedOn, "Completed on", help: "When it was done."),
        Field("resources", \.resources, "Resources", help: "People, money and tools it takes.", type: .prose),
        Field("result", \.result, "Result", help: "What came of it.", type: .prose),
        Field(
            "externalReference", \.externalReference, "External reference", help: "Its identifier elsewhere.",
            synonyms: ["ref_id", "id", "reference"]),
    ]
}
