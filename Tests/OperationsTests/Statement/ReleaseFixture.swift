import Foundation
import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Synchronization
import Operations

/// The history that a release of the program wrote, kept in `Fixtures`: what later releases must still read, verify and
/// derive the issued statements from, byte for byte.
///
/// A folder holds the history twice: as a database (`annex.db`) and as the commits in plain JSON (`commits.json`),
/// which is replayed. The issued statements stand beside it as they were issued (`statement-1.json`, …).
struct ReleaseFixture {
    let folder: URL

    /// The fixtures there are, the oldest first. A folder is added for a new format and never changed.
    static let names = ["statement-format-1", "header-format-2"]

    /// The format of its commits' headers.
    var format: HeaderFormat { folder.lastPathComponent == "statement-format-1" ? .first : .second }

    init(_ name: String) {
        folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/\(name)")
    }

    init(folder: URL) { self.folder = folder }

    var database: URL { folder.appending(path: "annex.db") }

    func statement(_ version: Int) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: "statement-\(version).json")))
    }

    func commits() throws -> JSON {
        try JSON(parsing: [UInt8](try Data(contentsOf: folder.appending(path: "commits.json"))))
    }

    /// The n-th salt is the SHA-256 of the words "salt n", so that a replay comes to the same hashes.
    static func salts() -> SaltSource {
        let count = Mutex(0)
        return {
            HashChain.sha256(
                Array(
                    "salt \(count.withLock { count in count += 1; return count })".utf8))
        }
    }

    /// Replays the commits into an empty store, as they were made.
    /// - Returns: the workspace on them, and the hashes that came out where others were noted.
    func replay(into store: any RecordStore) async throws -> (workspace: Workspace, otherHashes: [Int]) {
        let script = try commits()
        guard let identity = script["organization"], let id = identity["id"]?.stringValue.flatMap({ RecordID($0) }),
            let handle = identity["handle"]?.stringValue, let created = identity["createdAt"]?.integerValue
        else { throw Unreadable(what: "the organization") }
        let organization = StoredOrganization(
            id: id, handle: handle, createdAt: Instant(milliseconds: created))
        try await store.createOrganization(organization)
        var others: [Int] = []
        for (place, commit) in (script["commits"]?.arrayValue ?? []).enumerated() {
            let author = CommitAuthor(
                principal: commit["principal"]?.stringValue ?? "",
                time: Instant(milliseconds: commit["time"]?.integerValue ?? 0),
                reason: commit["reason"]?.stringValue ?? "", source: commit["source"]?.stringValue ?? "")
            let revisions = try (commit["revisions"]?.arrayValue ?? []).map(Self.revision)
            let head = try await store.commit(
                CommitDraft(author: author, base: place, revisions: revisions), in: organization.id)
            if head.hash != commit["hash"]?.stringValue { others.append(place + 1) }
        }
        let workspace = Workspace(
            organization, in: store, clock: .standing, identifiers: .counting(from: 1_000_000))
        return (workspace, others)
    }

    private static func revision(_ json: JSON) throws -> Revision {
        guard let record = json["record"]?.stringValue.flatMap({ RecordID($0) }),
            let change = json["change"]?.stringValue.flatMap({ Revision.Change(rawValue: $0) }),
            let kind = json["kind"]?.stringValue, let code = json["code"]?.stringValue,
            let version = json["version"]?.integerValue
        else { throw Unreadable(what: "a revision") }
        return Revision(
            record: record, kind: kind, code: code, version: version, change: change,
            body: json["body"]?.canonicalBytes,
            references: (json["references"]?.arrayValue ?? []).compactMap { $0.stringValue.flatMap { RecordID($0) } })
    }

    struct Unreadable: Error { let what: String }
}

/// Making a fixture for a release that has none yet.
extension ReleaseFixture {
    /// Tells a planning phase with two issued statements into a new folder.
    func make() async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = FileManager.default.temporaryDirectory.appending(path: "fixture-\(UUID().uuidString).db").path
        let store = try SQLiteRecordStore.open(path: path, createIfMissing: true, salt: Self.salts())
        defer { for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) } }
        let office = try await Office(store)
        let workspace = office.workspace()
        let temporary = try await workspace.add(person("Dita Temporary"), on: "2026-01-11")
        try await tell(workspace)
        try await write(office)
        // Last, since a body that is gone could not be replayed.
        try await workspace.erase(temporary, by: author("Asked for", on: "2026-07-01"))
        try await store.backup(to: database.path)
        for version in 1...2 {
            let derived = try await workspace.statement(version: version)
            try Data(derived.bytes).write(to: folder.appending(path: "statement-\(version).json"))
        }
        try store.close()
    }

    private func tell(_ workspace: Workspace) async throws {
        let planning = try await workspace.plan()
        try await workspace.update(planning.decision("A.7.4"), "Still to be written", on: "2026-02-25") {
            $0.justification = ""
        }
        _ = try await workspace.issueStatement(
            planning.issue(approver: planning.björn, despite: "The certification body was told."),
            by: author("Issue", on: "2026-03-02"))
        try await workspace.update(planning.controls[1], "Went live", on: "2026-06-01") {
            ($0.status, $0.implementedOn, $0.plannedFor) = (.implemented, day("2026-06-01"), nil)
        }
        try await workspace.change("Cameras at the new office", on: "2026-06-02") { draft in
            if let decision = draft.base[planning.decision("A.7.4")] {
                draft.update(decision) {
                    ($0.applicability, $0.justification) = (.included, "The office is open at night.\nSee the plan.")
                    $0.isGoodPractice = true
                }
            }
            draft.create(
                new(Evidence.self) {
                    ($0.name, $0.link) = ("Settings \\ \"as found\"", "https://wiki.example.org/settings")
                    $0.controls = [planning.controls[1]]
                    ($0.collectedOn, $0.validUntil) = (day("2026-06-01"), day("2026-06-05"))
                })
            if let backups = draft.base[planning.controls[4]] { draft.remove(backups) }
        }
        _ = try await workspace.issueStatement(
            planning.issue(on: "2026-06-10", approver: nil, reason: "Second issue"),
            by: author("Issue", on: "2026-06-10"))
        try await workspace.update(planning.risk, "Closed", on: "2026-06-20") {
            ($0.status, $0.closingReason) = (.closed, "No accounts any more.")
        }
    }

    private func write(_ office: Office) async throws {
        let commits = try await office.store.commits(of: office.organization.id, after: 0, limit: 1000)
        let script: JSON = [
            "organization": [
                "id": .string(office.organization.id.description), "handle": .string(office.organization.handle),
                "createdAt": .integer(office.organization.createdAt.milliseconds),
            ],
            "commits": .array(
                try commits.map { commit in
                    let author = commit.header.author
                    return [
                        "hash": .string(commit.header.hash), "principal": .string(author.principal),
                        "time": .integer(author.time.milliseconds), "reason": .string(author.reason),
                        "source": .string(author.source),
                        "revisions": .array(try commit.revisions.map(Self.json)),
                    ]
                }),
        ]
        try Data((script.readableText + "\n").utf8).write(to: folder.appending(path: "commits.json"))
    }

    private static func json(_ revision: Revision) throws -> JSON {
        var fields: JSON.Fields = [
            ("record", .string(revision.record.description)), ("kind", .string(revision.kind)),
            ("code", .string(revision.code)), ("version", .integer(revision.version)),
            ("change", .string(revision.change.rawValue)),
        ]
        if let body = revision.body {
            fields.append(("body", try JSON(parsing: body)))
            fields.append(("references", .array(revision.references.map { .string($0.description) })))
        }
        return JSON(fields: fields)
    }
}
