import Accounts
package import ISMS
package import RecordFormat
import RecordStore

/// Who wrote what is to be approved: all who changed a field that the approval covers since it was approved last, taken
/// from the history and never from what the record says of itself.
package struct Authorship: Sendable {
    /// Somebody who made a change, as the history knows them.
    package struct Author: Hashable, Sendable {
        /// The account; nil for the command line and for changes recorded before accounts were.
        package let account: RecordID?
        /// Their name as the history has it; empty once erased.
        package let name: String
    }

    package let authors: Set<Author>
    let members: [RosterMember]

    init(authors: Set<Author>, members: [RosterMember]) {
        self.authors = authors
        self.members = members
    }

    /// Whether one of the authors is this account or this person.
    ///
    /// Accounts and people are compared by identity. A name without an account counts for the account that alone has its
    /// address; else it counts for everybody who is called so.
    func includes(account: RecordID?, person: Entry<Person>?) -> Bool {
        authors.contains { author in
            if let known = author.account ?? self.account(called: author.name) {
                if known == account { return true }
                let speaksFor = members.first { $0.account == known }?.person
                return speaksFor != nil && speaksFor == person?.id
            }
            let names = names(of: account, person)
            return PrincipalWords(author.name).parts.contains { names.contains($0) }
        }
    }

    /// The one account whose address a name of the history carries.
    private func account(called name: String) -> RecordID? {
        guard let email = PrincipalWords(name).email else { return nil }
        let found = members.filter { $0.email.lowercased() == email }
        return found.count == 1 ? found.first?.account : nil
    }

    private func names(of account: RecordID?, _ person: Entry<Person>?) -> Set<String> {
        var names = [person?.title, person?.email].compactMap(\.self)
        for member in members where member.account == account || member.person != nil && member.person == person?.id {
            names += [member.name, member.email]
        }
        return Set(names.map { $0.trimmed.lowercased() }.filter { !$0.isEmpty })
    }
}

/// Whether somebody may approve what waits, as far as who wrote it goes.
package enum ApproverStanding: Sendable, Equatable {
    case free
    /// They wrote it; somebody else who could approve it, where there is one.
    case wroteIt(other: String?)
}

/// The name and the address in "Ada Example <ada@example.org>", in lower case.
private struct PrincipalWords {
    let name: String
    let email: String?

    init(_ text: String) {
        let text = text.trimmed.lowercased()
        guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else {
            name = text
            email = text.contains("@") ? text : nil
            return
        }
        name = String(text[..<open]).trimmed
        email = String(text[text.index(after: open)...].dropLast()).trimmed
    }

    var parts: [String] { [name, email ?? ""].filter { !$0.isEmpty } }
}

extension Workspace {
    /// The people with accounts in the organization; none where the program has no accounts at hand.
    func members() async throws(WorkspaceError) -> [RosterMember] {
        guard let roster else { return [] }
        do {
            return try await roster.members(of: organization.id)
        } catch {
            throw .unavailable(error.sentence)
        }
    }

    /// Whether a principal wrote what waits for approval in a record, and who else could approve it then.
    package func standing(of principal: Principal, towards item: any Item) async throws(WorkspaceError)
        -> ApproverStanding
    {
        guard let approval = item.approvalInForce, let id = principal.person else { return .free }
        let authorship = try await authorship(of: item, approval)
        let person = try await snapshot()[Reference<Person>(id)]
        let isNamed = item.workingRecord.body["author"] == .string(id.description)
        guard isNamed || authorship.includes(account: principal.account, person: person) else { return .free }
        return .wroteIt(other: authorship.otherApprover(than: principal.account, person: id))
    }

    /// Who wrote what an approval of a record would cover.
    package func authorship(of item: any Item, _ approval: ApprovalDeclaration) async throws(WorkspaceError)
        -> Authorship
    {
        let revisions = try await asking { () throws(StoreError) in
            try await store.history(of: item.id, in: organization.id)
        }
        var authors: Set<Authorship.Author> = []
        var before = WrittenState()
        for (header, revision) in revisions where header.sequence <= item.provenance.sequence {
            guard let bytes = revision.body, let body = try? JSON(parsing: bytes).objectValue else { continue }
            let now = WrittenState(body, approval)
            if now.written != before.written {
                authors.insert(Authorship.Author(account: header.author.account, name: header.author.principal))
            }
            // What was approved is nobody's draft any more.
            if now.approval != before.approval, now.isApproved { authors = [] }
            before = now
        }
        return Authorship(authors: authors, members: try await members())
    }
}

/// What one revision says, as far as an approval goes by it.
private struct WrittenState {
    /// What is being written: the covered fields of the draft, or of the record where there is none.
    var written = JSONObject()
    /// The fields of the approval.
    var approval = JSONObject()
    var isApproved = false

    init() {}

    init(_ body: JSONObject, _ declaration: ApprovalDeclaration) {
        let working = body["draft"]?.objectValue ?? body
        written = JSONObject(working.members.filter { declaration.covers.contains($0.name) })
        approval = JSONObject(body.members.filter { declaration.fields.contains($0.name) })
        isApproved = declaration.isGiven(in: body)
    }
}
