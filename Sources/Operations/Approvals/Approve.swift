import Accounts
package import ISMS
import Phrases
package import RecordFormat
package import Registers

/// Somebody of top management approves a scope, a set of criteria, a document or an issued statement: what is there now,
/// on the day it is done, in their own name (ISO/IEC 27001:2022, 5.2, 6.1.3 d and 7.5.2 c; A.5.3).
package struct Approve: Operation {
    package let record: RecordID
    /// The version that was looked at.
    package let seen: Int?
    /// What the approved version is called, such as 2.0, where the approver names it.
    package var version: String?
    /// Why nobody else can approve it, where the approver wrote it; taken only where that is so.
    package var withoutSecondPerson = ""

    package init(_ record: RecordID, seen: Int?, version: String? = nil, withoutSecondPerson: String = "") {
        self.record = record
        self.seen = seen
        self.version = version
        self.withoutSecondPerson = withoutSecondPerson
    }

    package var purpose: String { "Approve" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) async throws(WorkspaceError) {
        let item = try draft.base.needed(record)
        let approver = try await signer(item, in: draft.base, setting)
        try setting.checkSeen(seen, item)
        let giving = GivenApproval(
            item: item, approver: approver, account: setting.principal.account, day: setting.day, version: version,
            withoutSecondPerson: withoutSecondPerson)
        try await giving.apply(to: &draft, in: setting)
    }

    /// The person in whose name the principal may approve.
    private func signer(_ item: any Item, in isms: ISMS, _ setting: OperationSetting)
        async throws(WorkspaceError) -> Entry<Person>
    {
        let principal = setting.principal
        guard case .account = principal.door else {
            throw .approverNotSignedIn(item.code)
        }
        guard principal.may(.approve, item, in: isms) else {
            throw .mayNotApprove(item.name)
        }
        guard let id = principal.person, let person = isms[Reference<Person>(id)] else {
            throw .approverUnlinked
        }
        try await setting.checkLink(to: person)
        return person
    }
}

/// An approval that was given elsewhere, on paper, in a meeting or in the system that the records come from, is recorded.
/// It is marked as such wherever it shows, and four eyes hold for it too.
package struct RecordApproval: Operation {
    package let record: RecordID
    package let givenBy: Reference<Person>
    package let on: Day
    /// Where it was given.
    package let place: String
    package var version: String?
    package var withoutSecondPerson = ""

    package init(
        _ record: RecordID, givenBy: Reference<Person>, on day: Day, in place: String, version: String? = nil,
        withoutSecondPerson: String = ""
    ) {
        self.record = record
        self.givenBy = givenBy
        on = day
        self.place = place
        self.version = version
        self.withoutSecondPerson = withoutSecondPerson
    }

    package var purpose: String { "Record an approval given elsewhere" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) async throws(WorkspaceError) {
        guard let record = draft.record(record), let kind = draft.kind(of: self.record) else {
            throw .gone()
        }
        if let item = draft.base.item(id: self.record) {
            try setting.may(.change, item, in: draft.base)
        } else if !setting.principal.may(.create, record, kind: kind, in: draft.base) {
            throw .mayNotAdd(kind)
        }
        guard on <= setting.day else { throw .approvalToCome(on) }
        guard !place.trimmed.isEmpty else {
            throw .approvalWithoutPlace
        }
        guard let person = draft.record(givenBy.id) as? Person else {
            throw .approverUnknown
        }
        let giving = GivenApproval(
            item: draft.base.item(id: self.record), created: self.record, kind: kind, approver: givenBy,
            approverName: person.title, account: nil, day: on, version: version,
            withoutSecondPerson: withoutSecondPerson, recordedBy: setting.principal.name, place: place.trimmed)
        try await giving.apply(to: &draft, in: setting)
    }
}

/// An approval is taken back, with a reason: what was approved, or the draft of its successor, is a draft and nothing is in
/// force.
package struct WithdrawApproval: Operation {
    package let record: RecordID
    package let seen: Int?
    package let reason: String

    package init(_ record: RecordID, seen: Int?, reason: String) {
        self.record = record
        self.seen = seen
        self.reason = reason
    }

    package var purpose: String { reason }

    package func apply(to draft: inout Draft, in setting: OperationSetting) async throws(WorkspaceError) {
        let item = try draft.base.needed(record)
        guard
            setting.principal.may(.approve, item, in: draft.base)
                || setting.principal.may(.change, item, in: draft.base)
        else { throw .mayNotWithdrawApproval(item.name) }
        try setting.checkSeen(seen, item)
        guard !reason.trimmed.isEmpty else { throw .withdrawalWithoutReason(item.name) }
        guard let approval = item.approvalInForce, approval.consequence == .beginsDraft, item.isApproved else {
            throw .noApproval(item.name)
        }
        let body = approval.withdrawn(from: item.workingRecord.body)
        draft.replace(record, with: try item.made(of: body), lifting: approval)
    }
}

/// The draft of an approved record's next revision is thrown away; what is approved stays as it is.
package struct DiscardDraft: Operation {
    package let record: RecordID
    package let seen: Int?

    package init(_ record: RecordID, seen: Int?) {
        self.record = record
        self.seen = seen
    }

    package var purpose: String { "Discard the draft of the next revision" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) throws(WorkspaceError) {
        let item = try draft.base.needed(record)
        try setting.may(.change, item, in: draft.base)
        try setting.checkSeen(seen, item)
        guard item.draftRecord != nil, let approval = item.approvalInForce else {
            throw .noDraft(item.name)
        }
        draft.replace(record, with: item.record, lifting: approval)
    }
}

/// Puts an approval on a record, however it came, with the rules that hold for all of them.
struct GivenApproval {
    let item: (any Item)?
    let record: RecordID
    let kind: Kind
    let approver: Reference<Person>
    let approverName: String
    /// The account that gives it; nil for one that is recorded.
    let account: RecordID?
    let day: Day
    let version: String?
    let withoutSecondPerson: String
    var recordedBy = ""
    var place = ""

    init(
        item: any Item, approver: Entry<Person>, account: RecordID?, day: Day, version: String?,
        withoutSecondPerson: String
    ) {
        self.init(
            item: item, created: item.id, kind: item.kind, approver: approver.reference, approverName: approver.name,
            account: account, day: day, version: version,
            withoutSecondPerson: withoutSecondPerson)
    }

    init(
        item: (any Item)?, created record: RecordID, kind: Kind, approver: Reference<Person>,
        approverName: String, account: RecordID?, day: Day, version: String?,
        withoutSecondPerson: String, recordedBy: String = "", place: String = ""
    ) {
        self.item = item
        self.record = record
        self.kind = kind
        self.approver = approver
        self.approverName = approverName
        self.account = account
        self.day = day
        self.version = version
        self.withoutSecondPerson = withoutSecondPerson.trimmed
        self.recordedBy = recordedBy
        self.place = place
    }

    func apply(to draft: inout Draft, in setting: OperationSetting) async throws(WorkspaceError) {
        guard let approval = kind.approvals.first(where: { $0.consequence != .isWithdrawn }) else {
            throw .notApproved(kind)
        }
        let name = item?.name ?? ("the new \(kind.singular)" as Phrase).text
        if let item {
            let waits = item.draftRecord != nil || draft.isChanged(item.id, besides: approval)
            guard !item.isApproved || waits else {
                throw .approvedAlready(name)
            }
            try await checkDerivation(of: item, in: setting)
        }
        if let status = approval.status, let now = draft.record(record)?.body[status.field],
            now != .string(status.draft), now != .string(status.approved)
        {
            throw .nothingToApprove(name, now.stringValue ?? "over")
        }
        let isAlone = try await checkFourEyes(approval, name, in: draft, setting)
        guard let record = draft.record(record) else { throw .gone(.data(name)) }
        var body = record.body
        body[approval.approver] = .string(approver.id.description)
        body[approval.day] = day.json
        var note = ApprovalNote()
        note.recordedBy = recordedBy
        note.givenIn = place
        note.withoutSecondPerson = isAlone ? withoutSecondPerson : ""
        body[approval.notes] = note.body.members.isEmpty ? nil : [note].json
        if let status = approval.status { body[status.field] = .string(status.approved) }
        if let version = version?.trimmed, !version.isEmpty { body["version"] = .string(version) }
        draft.replace(self.record, with: try draft.made(of: body, self.record), lifting: approval)
    }

    /// Whether the approver wrote it and may approve it all the same, since there is nobody else.
    private func checkFourEyes(
        _ approval: ApprovalDeclaration, _ name: String, in draft: Draft, _ setting: OperationSetting
    ) async throws(WorkspaceError) -> Bool {
        let workspace = setting.workspace
        var authorship: Authorship
        if let item {
            authorship = try await workspace.authorship(of: item, approval)
        } else {
            authorship = Authorship(authors: [], members: try await workspace.members())
        }
        // What this very draft writes has its author too.
        if draft.isChanged(record, besides: approval) {
            let author = Authorship.Author(account: setting.principal.account, name: setting.principal.name)
            authorship = authorship.adding(author)
        }
        let body = draft.record(record)?.body
        let isNamedAuthor = try await workspace.isAuthor(
            of: body ?? JSONObject(), approver.id, address: account == nil ? nil : setting.principal.link?.address)
        let suspect = suspect(in: draft)
        guard isNamedAuthor || authorship.includes(suspect) else { return false }
        let other = authorship.otherApprover(than: suspect, in: draft.base)
        guard withoutSecondPerson.contains(where: \.isLetter) else {
            throw .ownWords(writer, name, other: other)
        }
        if let other {
            throw .secondPersonThere(writer, name, other)
        }
        return true
    }

    /// The approver, also where this very draft puts them into the register of people.
    private func suspect(in draft: Draft) -> Authorship.Suspect {
        let person = draft.record(approver.id) as? Person
        let code = draft.base[approver]?.code
        return Authorship.Suspect(
            account: account, person: approver.id, names: [code, person?.title, person?.email].compactMap(\.self))
    }

    private var writer: Phrase { account == nil ? .data(approverName) : "you" }

    /// An issued statement is approved as it was issued, or not at all.
    private func checkDerivation(of item: any Item, in setting: OperationSetting) async throws(WorkspaceError) {
        guard let issued = item as? Entry<IssuedStatement> else { return }
        guard try await setting.workspace.statement(version: issued.version).isAsIssued else {
            throw .derivesNoMore(version: issued.version)
        }
    }
}

extension Draft {
    /// The kind of a record that is or will be.
    func kind(of id: RecordID) -> Kind? { changes.first { $0.id == id }?.kind ?? base.item(id: id)?.kind }

    /// Whether this draft itself changes what an approval of a record covers.
    func isChanged(_ id: RecordID, besides approval: ApprovalDeclaration) -> Bool {
        guard let change = changes.first(where: { $0.id == id }), let record = change.record else { return false }
        guard let previous = change.previous else { return true }
        return record.covered(by: approval, in: base) != previous.workingRecord.covered(by: approval, in: base)
    }

    /// A record of a body, of the kind it has.
    func made(of body: JSONObject, _ id: RecordID) throws(WorkspaceError) -> any Record {
        guard let kind = kind(of: id), let type = Kind.type(named: kind.name) else {
            throw .gone()
        }
        do throws(InvalidField) {
            return try type.init(body: body)
        } catch {
            throw .badField(error)
        }
    }
}

extension Item {
    func made(of body: JSONObject) throws(WorkspaceError) -> any Record {
        do throws(InvalidField) {
            return try type(of: record).init(body: body)
        } catch {
            throw .badField(error)
        }
    }
}
