package import Phrases
package import RecordFormat

/// An approval that the records of a register can be given: the fields that record it, and what it covers.
///
/// An approval speaks for what was approved and for nothing else (ISO/IEC 27001:2022, 5.2, 6.1.3 f and 7.5.2 c). Its
/// fields are set by the operation that gives it; a form, an import or a command that tries is refused.
package struct ApprovalDeclaration: Hashable, Sendable {
    /// What becomes of the approval when something it covers is changed.
    package enum Consequence: Hashable, Sendable {
        /// The approved revision stays in force, and the change begins a draft of its successor.
        case beginsDraft
        /// The approval is withdrawn in the same commit.
        case isWithdrawn
        /// The record's own rules refuse the change: what was issued stays as it was issued.
        case isRefused
    }

    /// The choice field that says whether a record is approved, and the choices it then has.
    package struct Status: Hashable, Sendable {
        package let field: String
        package let approved: String
        package let draft: String

        package init(_ field: String, approved: String, draft: String) {
            self.field = field
            self.approved = approved
            self.draft = draft
        }
    }

    /// What it is called in sentences, such as "approval" or "acceptance"; unique within a register.
    package let name: String
    /// The field that names who gave it.
    package let approver: String
    /// The field that says on which day.
    package let day: String
    /// The rows that say what is special about it: `ApprovalNote`.
    package let notes: String
    /// What else is recorded with it, such as the level that was accepted.
    package let stamps: [String]
    package let status: Status?
    /// The fields it covers.
    package let covers: Set<String>
    package let consequence: Consequence
    /// What to do instead of setting its fields, as advice to a person.
    package let advice: Phrase

    package init(
        _ name: String, by approver: String, on day: String, notes: String, stamps: [String] = [],
        status: Status? = nil, covers: Set<String>, whenChanged consequence: Consequence, advice: Phrase
    ) {
        self.name = name
        self.approver = approver
        self.day = day
        self.notes = notes
        self.stamps = stamps
        self.status = status
        self.covers = covers
        self.consequence = consequence
        self.advice = advice
    }

    /// The fields that only the operation sets, the status apart.
    package var fields: [String] { [approver, day, notes] + stamps }

    /// Whether a body carries this approval, and its status does not say otherwise.
    package func isGiven(in body: JSONObject) -> Bool {
        body[approver] != nil && (status.map { body[$0.field] == .string($0.approved) } ?? true)
    }

    /// The body without this approval.
    package func withdrawn(from body: JSONObject) -> JSONObject {
        var body = body
        for field in fields { body[field] = nil }
        if let status, body[status.field] == .string(status.approved) { body[status.field] = .string(status.draft) }
        return body
    }
}

/// What is special about an approval: shown wherever the approval is.
package struct ApprovalNote: FieldRow {
    /// Who recorded an approval that was given elsewhere; empty for one given here.
    package var recordedBy = ""
    /// Where it was given: the minutes, the letter, the system it came from.
    package var givenIn = ""
    /// Why it was given without a second person; empty where there was one (A.5.3).
    package var withoutSecondPerson = ""

    package init() {}

    package static let fields: FieldList<ApprovalNote> = [
        Field("recordedBy", \.recordedBy, "Recorded by", help: "Who recorded an approval that was given elsewhere."),
        Field(
            "givenIn", \.givenIn, "Given in", help: "Where it was given: minutes, a letter, another system.",
            type: .text(max: 500)),
        Field(
            "withoutSecondPerson", \.withoutSecondPerson, "Without a second person because",
            help: "Why nobody else could approve it.", type: .text(max: 1000)),
    ]

    /// The note as a sentence after the approver's name; nil where there is nothing to say.
    package var words: Phrase? {
        var parts: [Phrase] = []
        if !recordedBy.isEmpty { parts.append("given in \(givenIn), recorded by \(recordedBy)") }
        if !withoutSecondPerson.isEmpty { parts.append("without a second person: \(withoutSecondPerson)") }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}

extension [ApprovalNote] {
    /// The notes as one sentence; nil where there is nothing to say.
    package var words: Phrase? {
        let words = compactMap(\.words)
        return words.isEmpty ? nil : words.joined(separator: "; ")
    }
}

extension Kind {
    /// The approvals that records of this kind can be given.
    package var approvals: [ApprovalDeclaration] { Kind.type(named: name)?.approvals ?? [] }

    /// Whether a field is part of an approval, so that no form offers it for typing.
    package func isApprovalField(_ field: String) -> Bool { approvals.contains { $0.fields.contains(field) } }

    /// Whether a field is set by an operation of its own: part of an approval, of the workflow, entries, what a record on
    /// a shelf says of how it came there, or who joined a circle.
    package func isSetByOperation(_ field: String) -> Bool {
        isApprovalField(field) || workflow?.fields.contains(field) == true
            || entryLists.contains { $0.field == field } || shelf?.operatedFields.contains(field) == true
            || Kind.type(named: name)?.circleJoiningsField == field
    }
}

extension Record {
    /// Whether the record says that it is approved.
    package var saysApproved: Bool {
        guard let approval = Self.approvals.first(where: { $0.consequence != .isWithdrawn }) else { return false }
        return approval.status.map { value(of: $0.field) == .string($0.approved) } ?? approval.isGiven(in: body)
    }
}

extension Item {
    /// The approval by which a revision is in force: the one whose change begins a draft, or that freezes the record.
    package var approvalInForce: ApprovalDeclaration? { kind.approvals.first { $0.consequence != .isWithdrawn } }

    /// Whether what the record says now is approved, and so in force.
    package var isApproved: Bool { approvalInForce?.isGiven(in: body) ?? false }
}
