import Frameworks
import Phrases
package import RecordFormat
package import Registers

/// What the organization itself operates to keep risks down; it meets requirements of one framework or several, such as
/// reference controls of Annex A, or stands on its own.
package struct Control: Record {
    package enum Status: String, Choice {
        case notStarted, planned, partial, implemented

        package var synonyms: [String] {
            switch self {
            case .notStarted: ["to do", "todo", "open", "none", "not implemented"]
            case .planned: ["scheduled"]
            case .partial: ["in progress", "partially implemented", "partly implemented"]
            case .implemented: ["active", "done", "complete", "completed", "in place", "operational"]
            }
        }
    }

    package enum Category: String, Choice { case preventive, detective, corrective }

    package var name = ""
    package var description = ""
    package var category: Category?
    package var meets: [RequirementID] = []
    package var owner: Reference<Person>?
    package var status = Status.notStarted
    package var plannedFor: Day?
    package var implementedOn: Day?
    package var reviewBy: Day?
    package var assets: [Reference<Asset>] = []
    package var document: Reference<Document>?
    package var verification = ""
    package var externalReference = ""

    package init() {}

    package var title: String { name }

    /// The controls of Annex A that it implements: what the Statement of Applicability goes by.
    package var referenceControls: [ReferenceControlID] { meets.compactMap(\.referenceControl) }

    package static let register = RegisterDeclaration<Control>(
        owned: .by(\.owner, may: .createAndChange), kept: .byManagers, readBy: .everyReader, current: .always,
        workflow: nil, approvals: [], entries: [], clocks: [], storage: .snapshot, layout: .asDeclared,
        due: [DueDate("control to put in place", by: \.plannedFor) { $0.status != .implemented }], lapses: [],
        decisions: nil, figures: [], offers: [],
        place: .entry(.do, title: "Controls", requirement: "8.1", rank: 10), likeness: .name,
        tags: documentTags,
        rules: [.init("8.1 Controls", rank: 160, step: .operation, Conformity.controlRules)])

    private static let documentTags = DocumentTags<Control>.tags(lists: [
        .records(
            "controls",
            [
                .text("code") { $0.code }, .text("name") { $0.title },
                .title("owner", else: "not assigned") { $0.owner },
            ])
    ])

    package static let kind = Kind(
        "control", prefix: "CTL", singular: "control", plural: "controls", answers: [.iso27001("6.1.3.b")],
        purpose: "What the organization does against its risks, and which reference controls that implements.")

    package static let fields: FieldList<Control> = [
        Field(
            "name", \.name, "Name", help: "What is done, in a few words.", required: true, column: true,
            synonyms: ["control", "control name", "measure", "title"]),
        Field(
            "description", \.description, "Description",
            help: "How it works here: what, by whom, how often, with which tool.", type: .prose),
        Field("category", \.category, "Category", help: "Whether it prevents, detects or corrects."),
        Field(
            "meets", \.meets, "Meets",
            help: "The Annex A controls it implements, and what other frameworks ask for, such as SOC 2 CC7.4.",
            column: true,
            synonyms: [
                "implements", "annex a", "annex a controls", "reference control", "iso 27001", "iso controls",
                "requirements", "criteria", "soc 2",
            ], formerly: ["referenceControls"]),
        Field("owner", \.owner, "Owner", help: "Who answers for it working.", column: true),
        Field("status", \.status, "Status", help: "Whether it is in place.", column: true),
        Field(
            "plannedFor", \.plannedFor, "Planned for", help: "When it is to be in place.", column: true,
            synonyms: ["eta", "due", "due date"]),
        Field("implementedOn", \.implementedOn, "Implemented on", help: "Since when it is in place."),
        Field(
            "reviewBy", \.reviewBy, "Review by", help: "When to check that it still works.", column: true,
            synonyms: ["expiry date"]),
        Field("assets", \.assets, "Protects", help: "The assets it protects."),
        Field("document", \.document, "Document", help: "Where it is written down."),
        Field("verification", \.verification, "How it is checked", help: "What shows that it works.", type: .prose),
        Field(
            "externalReference", \.externalReference, "External reference",
            help: "Its identifier elsewhere; a second import finds it by this.",
            synonyms: ["ref_id", "id", "reference"]),
    ]
}
