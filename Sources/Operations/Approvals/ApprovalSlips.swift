import ISMS
import RecordFormat
import RecordStore
import Registers

extension Workspace {
    /// The approvals in a snapshot that were given before the program held them to what they cover, and should not stand:
    /// what they cover was changed since, or whoever gave them wrote it.
    ///
    /// Everything committed since header format 2 went past the rules; what is older is read once.
    func approvalSlips(in isms: ISMS) async throws(WorkspaceError) -> [ApprovalSlip] {
        let tracks = try await approvalTracks()
        if tracks.isEmpty { return [] }
        let members = try await members()
        return tracks.values.flatMap { $0.slips(in: isms, members: members) }
            .sorted { ($0.record, $0.approval) < ($1.record, $1.approval) }
    }

    /// Reads what was committed before header format 2, as far as it is about approvals.
    func readApprovalTracks() async throws(WorkspaceError) -> [ApprovalTrack.Key: ApprovalTrack] {
        var tracks: [ApprovalTrack.Key: ApprovalTrack] = [:]
        var sequence = 0
        while true {
            let after = sequence
            let commits = try await asking { () throws(StoreError) in
                try await store.commits(of: organization.id, after: after, limit: 500)
            }
            for commit in commits {
                guard commit.header.format == .first else { return tracks.filter(\.value.isSuspicious) }
                for revision in commit.revisions { ApprovalTrack.take(revision, of: commit.header, into: &tracks) }
            }
            guard let newest = commits.last else { return tracks.filter(\.value.isSuspicious) }
            sequence = newest.header.sequence
        }
    }
}

/// What became of one approval of one record: when it was given, to what, and what was done to that since.
struct ApprovalTrack: Sendable {
    struct Key: Hashable, Sendable {
        let record: RecordID
        let approval: String
    }

    private let key: Key
    private let declaration: ApprovalDeclaration
    private let kind: Kind
    /// What the approval covered when it was given; nil where it does not stand.
    private var approved: JSONObject?
    /// Its fields then.
    private var given = JSONObject()
    private var covered = JSONObject()
    /// Who wrote since the approval before.
    private var authors: Set<Authorship.Author> = []
    /// Who had written when it was given.
    private var authorsThen: Set<Authorship.Author> = []

    private init(_ key: Key, _ declaration: ApprovalDeclaration, _ kind: Kind) {
        self.key = key
        self.declaration = declaration
        self.kind = kind
    }

    var isSuspicious: Bool { approved != nil && (approved != covered || !authorsThen.isEmpty) }

    static func take(_ revision: Revision, of header: CommitHeader, into tracks: inout [Key: ApprovalTrack]) {
        guard let type = Kind.type(named: revision.kind), !type.approvals.isEmpty else { return }
        for declaration in type.approvals {
            let key = Key(record: revision.record, approval: declaration.name)
            guard let bytes = revision.body, let body = try? JSON(parsing: bytes).objectValue else {
                tracks[key] = nil
                continue
            }
            var track = tracks[key] ?? ApprovalTrack(key, declaration, type.kind)
            track.take(body, of: header)
            tracks[key] = track
        }
    }

    private mutating func take(_ body: JSONObject, of header: CommitHeader) {
        let now = JSONObject(body.members.filter { declaration.covers.contains($0.name) })
        let fields = JSONObject(body.members.filter { declaration.fields.contains($0.name) })
        let isGivenNow = declaration.isGiven(in: body) && fields != given
        // Approvers used to give the approved version its name, and that makes nobody an author.
        if Self.words(now, isGivenNow) != Self.words(covered, isGivenNow) {
            authors.insert(Authorship.Author(account: header.author.account, name: header.author.principal))
        }
        covered = now
        guard declaration.isGiven(in: body) else {
            approved = nil
            given = JSONObject()
            return
        }
        if fields != given {
            approved = now
            given = fields
            authorsThen = authors
            authors = []
        }
    }

    private static func words(_ covered: JSONObject, _ isGivenNow: Bool) -> JSONObject {
        guard isGivenNow else { return covered }
        var words = covered
        words["version"] = nil
        return words
    }

    /// What is wrong with the approval as it stands in a snapshot; nothing where another one was given since.
    func slips(in isms: ISMS, members: [RosterMember]) -> [ApprovalSlip] {
        guard let item = isms.item(id: key.record), let approved else { return [] }
        let body = item.body
        let standing = JSONObject(body.members.filter { declaration.fields.contains($0.name) })
        guard standing == given else { return [] }
        var slips: [ApprovalSlip] = []
        let changed = FieldChange.between(approved, covered, of: kind).map(\.field.label)
        if !changed.isEmpty {
            slips.append(
                ApprovalSlip(record: key.record, approval: declaration.name, problem: .changedSince(changed)))
        }
        // The owner of a risk decides about it, also where they wrote it.
        let giver = body[declaration.approver]?.stringValue.flatMap { RecordID($0) }
        if declaration.consequence != .isWithdrawn, let giver, isms[Reference<Person>(giver)] != nil {
            let account = members.first { $0.person == giver }?.account
            let authorship = Authorship(authors: authorsThen, members: members)
            if authorship.includes(Authorship.Suspect(account: account, person: giver, in: isms)) {
                slips.append(
                    ApprovalSlip(record: key.record, approval: declaration.name, problem: .givenByAuthor))
            }
        }
        return slips
    }
}
