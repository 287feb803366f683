package import ISMS
import Phrases
import RecordFormat
import RecordStore
package import Registers

/// Somebody freezes the Statement of Applicability as it stands as the next version (ISO/IEC 27001:2022, 6.1.3 d).
package struct IssueStatement: Operation {
    package let author: Reference<Person>
    /// Why this version is issued.
    package let reason: String
    /// Why it is issued although findings stand against it; empty where none may.
    package let overrideReason: String
    /// The commit that was looked at; nil where nobody looked.
    package let seen: Int?
    /// Who approved it elsewhere and where, to be recorded with it; nil where it waits for approval.
    package let approval: (givenBy: Reference<Person>, place: String)?

    package init(
        by author: Reference<Person>, reason: String, overrideReason: String = "", seen: Int?,
        approval: (givenBy: Reference<Person>, place: String)? = nil
    ) {
        self.approval = approval
        self.author = author
        self.reason = reason
        self.overrideReason = overrideReason
        self.seen = seen
    }

    package var purpose: String { "Issue the Statement of Applicability" }

    /// - Throws: `.blocked` while errors stand against it and no reason is given to issue it all the same.
    package func apply(to draft: inout Draft, in setting: OperationSetting) async throws(WorkspaceError) {
        let isms = draft.base
        let principal = setting.principal
        guard principal.may(.issue) else { throw .mayNotIssue }
        if case .account = principal.door, principal.person != author.id {
            throw .issuedForAnother
        }
        _ = try isms.needed(author)
        if let seen, seen != isms.commit.sequence {
            throw .store(.headMoved(base: seen, current: isms.commit.sequence))
        }
        guard !reason.trimmed.isEmpty else { throw .issuedWithoutReason }
        let blocking = Conformity.findings(in: isms, on: setting.day, at: setting.now).filter(\.blocksStatement)
        if !blocking.isEmpty, overrideReason.trimmed.isEmpty { throw .blocked(blocking) }
        let bytes = StatementOfApplicability(of: isms, on: setting.day).json.canonicalBytes
        var record = IssuedStatement()
        record.version = (isms.newestStatement?.version ?? 0) + 1
        record.day = setting.day
        record.basedOnSequence = isms.commit.sequence
        record.basedOnHash = isms.commit.hash
        record.author = author
        record.reason = reason
        record.overrideReason = blocking.isEmpty ? "" : overrideReason
        record.digest = HashChain.sha256(bytes).hexadecimal
        try await setting.workspace.keepStatement(bytes)
        let id = draft.make(record)
        guard let approval else { return }
        let given = RecordApproval(id, givenBy: approval.givenBy, on: setting.day, in: approval.place)
        try await given.apply(to: &draft, in: setting)
    }
}
