import Phrases
package import RecordFormat

/// What somebody said about a record: part of the history like everything else, and in nobody's way when the record
/// goes.
package struct Comment: Record {
    package var subject = ""
    package var text = ""
    package var author = ""

    package init() {}

    package init(on subject: String, text: String, author: String) {
        self.subject = subject
        self.text = text
        self.author = author
    }

    package var title: String { "On \(subject)" }

    package static var identityFields: [String] { ["subject", "text"] }

    package func problems(in isms: ISMS, identity: RecordID, previous: Comment?) -> [InvalidField] {
        guard let previous, previous != self else { return [] }
        return [InvalidField("", "a comment stands as it was said; add another")]
    }

    package static let register = RegisterDeclaration<Comment>(
        owned: .none,
        kept: .added(
            by: [.administrator, .ismsManager, .owner, .approver],
            how: "a comment is made on the page of the record it is about"),
        readBy: .whoeverReads(\.subject), current: .always, workflow: nil, approvals: [], entries: [], clocks: [],
        storage: .snapshot, layout: .asDeclared, due: [], lapses: [], decisions: nil, figures: [], offers: [],
        place: .none, likeness: .none(because: "the same may be said twice"),
        rules: [])

    package static let kind = Kind(
        "comment", prefix: "CMT", singular: "comment", plural: "comments", answers: [.iso27001("7.4")],
        purpose: "What people said about records, beside the records.")

    package static let fields: FieldList<Comment> = [
        Field(
            "subject", \.subject, "About", help: "The code of the record it is about, such as RISK-14.",
            type: .text(max: 20), required: true, column: true),
        Field(
            "text", \.text, "Comment", help: "What is said.", type: .longText(max: 5000), required: true, column: true),
        Field("author", \.author, "By", help: "Who says it.", sensitive: true, column: true),
    ]
}

extension ISMS {
    /// The comments on a record, the oldest first.
    package func comments(on code: String) -> [Entry<Comment>] { self[Comment.self].filter { $0.subject == code } }
}
