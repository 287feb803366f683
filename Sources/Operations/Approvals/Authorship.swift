import Accounts
import ISMS
import Phrases
package import RecordFormat
import RecordStore
package import Registers

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

    /// Somebody who might be one of the authors.
    struct Suspect {
        let account: RecordID?
        let person: RecordID
        /// The person's code, name and address in the register.
        let names: [String]
    }

    /// Whether one of the authors is this account or this person.
    ///
    /// Accounts and people are compared by identity. A name without an account counts for the account that has its
    /// address, and for everybody who is called so: whoever works on the command line may give any name.
    func includes(_ suspect: Suspect) -> Bool {
        let names = names(of: suspect)
        return authors.contains { author in
            if let known = author.account {
                if known == suspect.account { return true }
                // An account that has left the organization is known by its name only.
                if let member = members.first(where: { $0.account == known }) { return member.person == suspect.person }
            }
            let words = PrincipalWords(author.name)
            if let email = words.email, let member = members.first(where: { $0.email.lowercased() == email }),
                member.account == suspect.account || member.person == suspect.person
            {
                return true
            }
            return names.contains { words.name($0) }
        }
    }

    private func names(of suspect: Suspect) -> [String] {
        let accounts = members.filter { $0.account == suspect.account || $0.person == suspect.person }
        return (suspect.names + accounts.flatMap { [$0.name, $0.email] }).filter { !$0.trimmed.isEmpty }
    }

    /// The name of somebody else who may approve and did not write it; nil where there is nobody.
    func otherApprover(than suspect: Suspect, in isms: ISMS) -> String? {
        members.first { member in
            guard let other = member.person, member.isActive, member.roles.contains(.approver) else { return false }
            guard other != suspect.person, member.account != suspect.account else { return false }
            return !includes(Suspect(account: member.account, person: other, in: isms))
        }?.name
    }

    func adding(_ author: Author) -> Authorship { Authorship(authors: authors.union([author]), members: members) }
}

extension Authorship.Suspect {
    init(account: RecordID?, person: RecordID, in isms: ISMS) {
        let entry = isms[Reference<Person>(person)]
        self.init(
            account: account, person: person,
            names: [entry?.code, entry?.title, entry?.email].compactMap(\.self))
    }
}

/// Whether somebody may approve what waits, as far as who wrote it goes.
package enum ApproverStanding: Sendable, Equatable {
    case free
    /// They wrote it; somebody else who could approve it, where there is one.
    case wroteIt(other: String?)
}

/// The words of "Ada Example <ada@example.org>", or of whatever name somebody gave on the command line.
private struct PrincipalWords {
    let email: String?
    private let words: Set<Substring>

    init(_ text: String) {
        let lower = text.lowercased()
        let parts = lower.split { $0 == "<" || $0 == ">" || $0.isWhitespace || $0 == "," || $0 == ";" }
        email = parts.first { $0.contains("@") }.map(String.init)
        words = Self.words(of: lower)
    }

    /// Whether all words of a name are among these, in whatever order and however parted.
    func name(_ name: String) -> Bool {
        let wanted = Self.words(of: name.lowercased())
        return !wanted.isEmpty && wanted.isSubset(of: words)
    }

    private static func words(of text: String) -> Set<Substring> {
        Set(text.split { !$0.isLetter && !$0.isNumber })
    }
}

extension Workspace {
    /// The people with accounts in the organization; none where the program has no accounts at hand.
    func members() async throws(WorkspaceError) -> [RosterMember] {
        guard let roster else { return [] }
        let today = try await snapshot().timeZone.day(of: clock.now())
        do {
            return try await roster.members(of: organization.id).map { $0.standing(on: today) }
        } catch {
            throw .accountsUnavailable(error.sentence)
        }
    }

    /// Whether a principal wrote what waits for approval in a record, and who else could approve it then.
    package func standing(of principal: Principal, towards item: any Item) async throws(WorkspaceError)
        -> ApproverStanding
    {
        guard let approval = item.approvalInForce, let id = principal.person else { return .free }
        let authorship = try await authorship(of: item, approval)
        let isms = try await snapshot()
        let suspect = Authorship.Suspect(account: principal.account, person: id, in: isms)
        let isNamed = try await isAuthor(of: item.workingRecord.body, id, address: principal.link?.address)
        guard isNamed || authorship.includes(suspect) else { return .free }
        return .wroteIt(other: authorship.otherApprover(than: suspect, in: isms))
    }

    /// Whether a body names somebody as its author.
    func isAuthor(of body: JSONObject, _ person: RecordID, address: String?) async throws(WorkspaceError) -> Bool {
        guard let author = body["author"]?.stringValue.flatMap({ RecordID($0) }) else { return false }
        return try await isSame(author, as: person, address: address)
    }

    /// Who wrote what an approval of a record would cover.
    package func authorship(of item: any Item, _ approval: ApprovalDeclaration) async throws(WorkspaceError)
        -> Authorship
    {
        var authors = WrittenHistory()
        // What was removed and brought back was written by whoever wrote it before.
        var origin = item.restoredFrom
        for _ in 0..<Self.originsMax {
            guard let removed = origin else { break }
            let revisions = try await asking { () throws(StoreError) in
                try await store.history(of: removed, in: organization.id)
            }
            let earlier = WrittenHistory(revisions, approval)
            authors.formUnion(earlier)
            origin = earlier.origin
        }
        let revisions = try await asking { () throws(StoreError) in
            try await store.history(of: item.id, in: organization.id)
        }
        let own = WrittenHistory(revisions.filter { $0.header.sequence <= item.provenance.sequence }, approval)
        // Nothing of the text before was approved with this record until it itself is.
        let isApproved = own.isEverApproved
        return Authorship(
            authors: isApproved ? own.authors : own.authors.union(authors.everyone), members: try await members())
    }

    private static let originsMax = 20
}

/// Who wrote in a record, revision by revision.
private struct WrittenHistory {
    /// Who wrote since the last approval that stands.
    private(set) var authors: Set<Authorship.Author> = []
    /// Who wrote what was approved.
    private var settled: Set<Authorship.Author> = []
    private(set) var isEverApproved = false
    private(set) var origin: RecordID?

    /// Everybody who ever wrote in it.
    var everyone: Set<Authorship.Author> { authors.union(settled) }

    init() {}

    init(_ revisions: [(header: CommitHeader, revision: Revision)], _ approval: ApprovalDeclaration) {
        var before = WrittenState()
        for (header, revision) in revisions {
            guard let bytes = revision.body, let body = try? JSON(parsing: bytes).objectValue else { continue }
            origin = body["restoredFrom"]?.stringValue.flatMap { RecordID($0) } ?? origin
            let now = WrittenState(body, approval)
            if now.written != before.written {
                authors.insert(Authorship.Author(account: header.author.account, name: header.author.principal))
            }
            if now.isApproved, now.approval != before.approval {
                // What was approved is nobody's draft any more.
                settled.formUnion(authors)
                authors = []
                isEverApproved = true
            } else if before.isApproved, !now.isApproved {
                // Once the approval is taken back, all of it waits for one again.
                authors.formUnion(settled)
            }
            before = now
        }
    }

    mutating func formUnion(_ other: WrittenHistory) {
        authors.formUnion(other.authors)
        settled.formUnion(other.settled)
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
