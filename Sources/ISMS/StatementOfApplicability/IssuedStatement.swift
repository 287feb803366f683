import Phrases
package import RecordFormat
package import Registers

extension ISMS {
    /// The newest issued version of the Statement of Applicability, approved or not.
    package var newestStatement: Entry<IssuedStatement>? {
        self[IssuedStatement.self].entries.max { $0.version < $1.version }
    }
}

/// A version of the Statement of Applicability frozen for approval: which commit it shows, and the digest of its
/// JSON form, which can be derived from the history again at any time.
package struct IssuedStatement: Record {
    package var version = 0
    package var day: Day?
    package var basedOnSequence = 0
    package var basedOnHash = ""
    package var author: Reference<Person>?
    package var approver: Reference<Person>?
    package var approvedOn: Day?
    package var approvalNotes: [ApprovalNote] = []
    package var reason = ""
    /// Why it was issued although findings stood against it.
    package var overrideReason = ""
    /// SHA-256 of the JSON form, 64 hexadecimal digits.
    package var digest = ""

    package init() {}

    package var title: String { version > 0 ? "Statement of Applicability \(version)" : "" }

    package func problems(in isms: ISMS, identity: RecordID, previous: IssuedStatement?) -> [InvalidField] {
        var problems: [InvalidField] = []
        if let approver, approver == author {
            problems.append(InvalidField("approver", "must be someone else than the author"))
        }
        if let previous {
            let frozen = [
                previous.version != version, previous.day != day, previous.basedOnSequence != basedOnSequence,
                previous.basedOnHash != basedOnHash, previous.digest != digest, previous.author != author,
            ]
            let isApproved = previous.approver != nil
            let approval = [
                previous.approver != approver, previous.approvedOn != approvedOn, previous.reason != reason,
                previous.overrideReason != overrideReason, previous.approvalNotes != approvalNotes,
            ]
            if frozen.contains(true) || isApproved && approval.contains(true) {
                problems.append(InvalidField("", "an issued statement is frozen; issue a new version instead"))
            }
        } else if isms[IssuedStatement.self].contains(where: { $0.version == version && $0.id != identity }) {
            problems.append(InvalidField("version", "\(version) is already issued"))
        }
        return problems
    }

    package static var identityFields: [String] { ["version"] }

    static let approval = ApprovalDeclaration(
        "approval", by: "approver", on: "approvedOn", notes: "approvalNotes",
        covers: ["version", "day", "basedOnSequence", "basedOnHash", "digest", "reason", "overrideReason"],
        whenChanged: .isRefused, advice: ApprovalDeclaration.approveAdvice)

    package static let register = RegisterDeclaration<IssuedStatement>(
        owned: .none,
        kept: .madeOnce(how: "a version is issued on the statement's page or with “annex soa issue”"),
        readBy: .everyReader, current: .always, workflow: nil, approvals: [approval], entries: [], clocks: [],
        storage: .snapshot, layout: .asDeclared, due: [], lapses: [], decisions: nil, figures: [],
        offers: [
            Offer(
                "Read and approve", by: .page("read"), to: .whoeverMayApprove,
                otherwise: { "Read version \($0.version)" }, where: { statement, _ in statement.approver == nil }),
            Offer(
                { "Read version \($0.version)" }, by: .page("read"), to: .everyone,
                where: { statement, _ in statement.approver != nil }),
        ],
        place: .on(.statementOfApplicability), likeness: .none(because: "versions are numbered"),
        tags: .none,
        rules: [.init("6.1.3 Issued statements", rank: 120, step: .declaration, Conformity.issuedStatementRules)])

    package static let kind = Kind(
        "issued-statement", prefix: "SOA", singular: "issued Statement of Applicability",
        plural: "issued Statements of Applicability", answers: [.iso27001("6.1.3.d")],
        purpose: "The versions of the Statement of Applicability that were issued and approved.")

    package static let fields: FieldList<IssuedStatement> = [
        Field(
            "version", \.version, "Version", help: "Counted from 1.", type: .integer(1...100_000), required: true,
            column: true),
        Field("day", \.day, "Date", help: "The day it speaks of.", required: true, column: true),
        Field(
            "basedOnSequence", \.basedOnSequence, "Commit", help: "The commit it shows.", required: true, column: true),
        Field("basedOnHash", \.basedOnHash, "Commit hash", help: "The hash of that commit.", required: true),
        Field("author", \.author, "Author", help: "Who issued it.", required: true, column: true),
        Field("approver", \.approver, "Approver", help: "Who approved it; not its author.", column: true),
        Field("approvedOn", \.approvedOn, "Approved on", help: "When.", column: true),
        Field("approvalNotes", \.approvalNotes, "About the approval", help: "What is special about it."),
        Field("reason", \.reason, "What changed", help: "Why this version was issued.", type: .prose),
        Field(
            "overrideReason", \.overrideReason, "Why despite findings",
            help: "Why it was issued although findings stood against it.", type: .prose),
        Field("digest", \.digest, "Digest", help: "SHA-256 of its JSON form.", required: true),
    ]
}
