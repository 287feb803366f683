import Phrases
package import RecordFormat
package import Registers

/// What somebody said about a record: part of the history like everything else, and in nobody's way when the record
/// goes.
///
/// It lies on the record's shelf. Who said it and when are those of its commit; it stays as it was said, and whoever said
/// it, or an ISMS manager, may withdraw it (`WithdrawComment`), which takes what it says out of sight and leaves the rest.
package struct Comment: Record {
    package var subject: CommentSubject?
    /// Empty once withdrawn; its history still has what was said.
    package var text = ""
    package var author = ""
    package var at: Instant?
    package var withdrawnAt: Instant?

    package init() {}

    package init(on subject: RecordID, text: String) {
        self.subject = .record(subject)
        self.text = text
    }

    package var isWithdrawn: Bool { withdrawnAt != nil }

    /// Its first words.
    package var title: String {
        if isWithdrawn { return "withdrawn" }
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.count > Self.titleLengthMax ? line.prefix(Self.titleLengthMax - 1) + "…" : line
    }

    private static let titleLengthMax = 60

    package static var identityFields: [String] { ["subject", "text"] }

    package func problems(in isms: ISMS, identity: RecordID, previous: Comment?) -> [InvalidField] {
        text.trimmed.isEmpty && !isWithdrawn ? [InvalidField("text", "must be given")] : []
    }

    package static let register = RegisterDeclaration<Comment>(
        owned: .none,
        kept: .added(
            by: [.administrator, .ismsManager, .owner, .approver],
            how: "a comment is made on the page of the record it is about, or with “annex add comment”"),
        readBy: .whoeverReadsParent, current: .always, workflow: nil, approvals: [], entries: [], clocks: [],
        storage: .shelf(
            parent: \.subject, appendOnly: true, stamps: ShelfStamps(by: \.author, at: \.at),
            setByOperation: [\.withdrawnAt]),
        layout: .asDeclared, due: [], lapses: [], decisions: nil, figures: [],
        offers: [
            Offer(
                "Withdraw", by: .form("withdraw", seen: { _, _ in [] }), to: .whoeverAddedIt,
                where: { comment, _ in !comment.value.isWithdrawn })
        ],
        place: .none, likeness: .none(because: "the same may be said twice"),
        tags: .none,
        rules: [])

    package static let kind = Kind(
        "comment", prefix: "CMT", singular: "comment", plural: "comments", answers: [.iso27001("7.4")],
        purpose: "What people said about records, beside the records.")

    package static let fields: FieldList<Comment> = [
        Field(
            "subject", \.subject, "About", help: "The record it is about, such as RISK-14.", required: true,
            column: true),
        Field("text", \.text, "Comment", help: "What is said.", type: .longText(max: 5000), column: true),
        Field("author", \.author, "By", help: "Who says it, as the history names them.", sensitive: true, column: true),
        Field("at", \.at, "At", help: "When it was said.", column: true),
        Field("withdrawnAt", \.withdrawnAt, "Withdrawn at", help: "When it was withdrawn.", column: true),
    ]
}

/// The record that a comment is about.
package enum CommentSubject: FieldRepresentable {
    case record(RecordID)
    /// Its code, in a comment made before comments lay on shelves. Such a one stays in the snapshot.
    case code(String)

    package static var fieldType: FieldType { AnyReference.fieldType }

    package var json: JSON {
        switch self {
        case .record(let id): .string(id.description)
        case .code(let code): .string(code)
        }
    }

    package init(json: JSON) throws(InvalidValue) {
        guard let text = json.stringValue, !text.isEmpty else { throw InvalidValue("must name a record") }
        self = RecordID(text).map { .record($0) } ?? .code(text)
    }
}
