import Phrases
import RecordFormat
package import Registers

/// A policy, procedure or other documented information (ISO/IEC 27001:2022, 5.2 and 7.5).
///
/// A document may carry one of the catalogue's templates: its text is then rendered from the other records, with the
/// choices made here.
package struct Document: Record {
    package enum Category: String, Choice { case policy, procedure, standard, plan, record, form, other }
    package enum Status: String, Choice { case draft, approved, retired }

    /// What was chosen where the template leaves a choice.
    package struct ChosenValue: FieldRow {
        package var name = ""
        package var value = ""

        package init() {}

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }

        package static let fields: FieldList<ChosenValue> = [
            Field("name", \.name, "Choice", help: "As the template calls it.", type: .text(max: 60), required: true),
            Field("value", \.value, "Value", help: "A number, yes or no, or words.", required: true),
        ]
    }

    package var name = ""
    package var category = Category.policy
    package var isInformationSecurityPolicy = false
    package var summary = ""
    package var version = ""
    package var status = Status.draft
    package var owner: Reference<Person>?
    package var author: Reference<Person>?
    package var approvedBy: Reference<Person>?
    package var approvedOn: Day?
    package var approvalNotes: [ApprovalNote] = []
    package var communicatedOn: Day?
    package var reviewBy: Day?
    package var classification = Classification.internal
    package var clauses: [String] = []
    package var referenceControls: [ReferenceControlID] = []
    package var link = ""
    package var file: AttachmentDigest?
    package var template = ""
    package var choices: [ChosenValue] = []

    package init() {}

    package var title: String { name }

    static let approval = ApprovalDeclaration(
        "approval", by: "approvedBy", on: "approvedOn", notes: "approvalNotes",
        status: ApprovalDeclaration.Status(
            "status", approved: Status.approved.rawValue, draft: Status.draft.rawValue),
        covers: [
            "name", "category", "isInformationSecurityPolicy", "summary", "version", "author", "classification",
            "clauses", "referenceControls", "link", "file", "template", "choices",
        ], whenChanged: .beginsDraft, advice: ApprovalDeclaration.approveAdvice)

    package static let register = RegisterDeclaration<Document>(
        owned: .by(\.owner, deputies: [\.author], may: .change), kept: .byManagers,
        readBy: .everyReaderAndEverybodyOnceApproved, current: .when({ $0.status != .retired }), workflow: nil,
        approvals: [approval], entries: [], clocks: [], storage: .snapshot, layout: .asDeclared,
        due: [DueDate("review", by: \.reviewBy, aheadDays: 30) { $0.status != .retired }],
        lapses: [Lapse("review by", on: \.reviewBy) { $0.status == .approved }], decisions: nil, figures: [],
        offers: [], place: .entry(.do, title: "Documents", requirement: "7.5", rank: 50), likeness: .name,
        tags: documentTags,
        rules: [.init("7.5 Documents and records", rank: 140, step: .operation, Conformity.documentRules)])

    private static let documentTags = DocumentTags<Document>.tags(lists: [
        .records(
            "documents", where: { $0.status == .approved },
            [
                .text("code") { $0.code }, .text("name") { $0.title },
                .text("version", else: "none yet") { $0.version },
                .title("owner", else: "not assigned") { $0.owner }, .text("status") { $0.status.label.text },
            ])
    ])

    package static let kind = Kind(
        "document", prefix: "DOC", singular: "document", plural: "documents", answers: [.iso27001("7.5")],
        purpose: "Policies, procedures and other documented information, with owner, version and approval.")

    package static let fields: FieldList<Document> = [
        Field("name", \.name, "Title", help: "What the document is called.", required: true, column: true),
        Field("category", \.category, "Category", help: "What kind of document it is.", column: true),
        Field(
            "isInformationSecurityPolicy", \.isInformationSecurityPolicy, "The information security policy",
            help: "Yes for the one policy that clause 5.2 asks top management for."),
        Field("summary", \.summary, "Summary", help: "What it settles, and for whom.", type: .prose),
        Field("version", \.version, "Version", help: "Such as 2.0.", type: .text(max: 20), column: true),
        Field("status", \.status, "Status", help: "Only approved documents bind.", column: true),
        Field("owner", \.owner, "Owner", help: "Who keeps it current.", column: true),
        Field("author", \.author, "Author", help: "Who wrote this version."),
        Field(
            "approvedBy", \.approvedBy, "Approved by", help: "Who approved this version; not its author.", column: true),
        Field("approvedOn", \.approvedOn, "Approved on", help: "When."),
        Field("approvalNotes", \.approvalNotes, "About the approval", help: "What is special about it."),
        Field("communicatedOn", \.communicatedOn, "Communicated on", help: "When those it binds were told."),
        Field("reviewBy", \.reviewBy, "Review by", help: "When to look at it again.", column: true),
        Field("classification", \.classification, "Classification", help: "Who may read it."),
        Field(
            "clauses", \.clauses, "Clauses", help: "The clauses it answers, such as 6.1.2.",
            type: .list(of: .text(max: 20))),
        Field("referenceControls", \.referenceControls, "Annex A controls", help: "The reference controls it answers."),
        Field("link", \.link, "Link", help: "Where it is kept.", type: .text(max: 2000)),
        Field("file", \.file, "File", help: "The document itself."),
        Field(
            "template", \.template, "Template",
            help: "The catalogue's document whose text it has, such as access-control.", type: .text(max: 60)),
        Field(
            "choices", \.choices, "Choices",
            help: "What was chosen in the template; the template's own value holds where nothing was."),
    ]
}
