import Foundation
import GRDB
import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Operations

/// Commits of one change each, beside the same rows inserted through bare GRDB with the same settings.
struct CommitBenchmark {
    let count: Int
    let folder: URL

    func run() async throws -> JSON {
        // In turns, so that a machine that grows slower meanwhile is unfair to neither.
        var bareTime = Duration.zero
        var storeTime = Duration.zero
        var workspaceTime = Duration.zero
        let bare = try BareDatabase(path: try await emptyDatabase("bare"))
        let store = try await StoreWriter(path: try await emptyDatabase("store"))
        let workspace = try await Workspace.create(
            handle: "sample",
            in: SQLiteRecordStore.open(path: folder.appendingPathComponent("door.sqlite").path, createIfMissing: true),
            clock: .bench, identifiers: .bench, by: SampleISMS.author(at: 0))
        let rounds = 10
        for round in 0..<rounds {
            let numbers = (round * count / rounds)..<((round + 1) * count / rounds)
            bareTime += try ContinuousClock().measure { for number in numbers { try bare.insert(number) } }
            storeTime += try await ContinuousClock().measure {
                for number in numbers { try await store.commit(number) }
            }
            workspaceTime += try await ContinuousClock().measure {
                for number in numbers {
                    var draft = try await workspace.draft()
                    draft.create(Person(named: "Person \(number)"))
                    _ = try await workspace.commit(draft, by: SampleISMS.author(at: number))
                }
            }
        }
        func perSecond(_ time: Duration) -> Int { Int(Double(count) / (time / .seconds(1))) }
        return JSON(fields: [
            ("commits", .integer(count)), ("bareInsertsPerSecond", .integer(perSecond(bareTime))),
            ("storeCommitsPerSecond", .integer(perSecond(storeTime))),
            ("workspaceCommitsPerSecond", .integer(perSecond(workspaceTime))),
            ("storeToBare", .ratio(perSecond(storeTime), perSecond(bareTime))),
            ("workspaceToBare", .ratio(perSecond(workspaceTime), perSecond(bareTime))),
        ])
    }

    private func emptyDatabase(_ name: String) async throws -> String { try BareDatabase.empty(name, in: folder) }

    static let body = JSON.object(SampleISMS.typicalRisk.body).canonicalBytes
}

/// Commits straight into the store.
private final class StoreWriter {
    private let store: SQLiteRecordStore
    private let organization: StoredOrganization
    private var head = 0

    init(path: String) async throws {
        store = try SQLiteRecordStore.open(path: path)
        organization = StoredOrganization(
            id: IdentifierSource.bench.next(), handle: "sample", createdAt: Clock.bench.now())
        try await store.createOrganization(organization)
    }

    func commit(_ number: Int) async throws {
        let revision = Revision(
            record: IdentifierSource.bench.next(), kind: "risk", code: "RISK-\(number + 1)", version: 1,
            change: .created,
            body: CommitBenchmark.body, references: [])
        head = try await store.commit(
            CommitDraft(author: SampleISMS.author(at: number), base: head, revisions: [revision]), in: organization.id
        ).sequence
    }
}

/// The same rows by prepared statements, one transaction each, and nothing else: no chain, no checks.
final class BareDatabase {
    private let queue: DatabaseQueue
    private let organization = Data(repeating: 1, count: 16)

    /// Makes a database with the store's own tables and nothing in them, and returns its path.
    static func empty(_ name: String, in folder: URL) throws -> String {
        let path = folder.appendingPathComponent("\(name).sqlite").path
        _ = try SQLiteRecordStore.open(path: path, createIfMissing: true)
        return path
    }

    init(path: String) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
        }
        queue = try DatabaseQueue(path: path, configuration: configuration)
        let organization = organization
        try queue.write { database in
            try database.execute(sql: "INSERT INTO organization VALUES (?, 'sample', 0)", arguments: [organization])
            try database.execute(
                sql: "INSERT INTO head (organization, sequence, hash) VALUES (?, 0, ?)",
                arguments: [organization, Data(count: 32)])
        }
    }

    func insert(_ number: Int) throws {
        let hash = Data(repeating: UInt8(truncatingIfNeeded: number), count: 32)
        let record = withUnsafeBytes(of: (UInt64(number), UInt64.random(in: .min ... .max))) { Data($0) }
        let organization = organization
        let body = Data(CommitBenchmark.body)
        let sequence = number + 1
        try queue.write { database in
            func run(_ sql: String, _ arguments: StatementArguments) throws {
                try database.cachedStatement(sql: sql).execute(arguments: arguments)
            }
            try run(
                """
                INSERT INTO commit_log (
                    organization, sequence, previous_hash, hash, committed_at, principal, reason, source, revision_count
                ) VALUES (?, ?, ?, ?, ?, 'bench', 'Fill the registers', 'bench', 1)
                """,
                [organization, sequence, hash, hash, number])
            try run(
                """
                INSERT INTO revision (
                    organization, record, version, sequence, superseded_at, created_at, committed_at, kind, code, change,
                    digest, salt, reference_list, body
                ) VALUES (?, ?, 1, ?, 9223372036854775807, ?, ?, 'risk', ?, 'created', ?, ?, ?, ?)
                """,
                [organization, record, sequence, number, number, "RISK-\(sequence)", hash, hash, Data(), body])
            try run("INSERT INTO current_record VALUES (?, ?, 1, ?)", [organization, record, "RISK-\(sequence)"])
            try run(
                "INSERT INTO code_counter VALUES (?, 'risk', ?) ON CONFLICT (organization, kind) DO UPDATE SET last_number = excluded.last_number",
                [organization, sequence])
            try run("UPDATE head SET sequence = ?, hash = ? WHERE organization = ?", [sequence, hash, organization])
        }
    }
}

extension SampleISMS {
    /// A risk of the size risks in use have.
    static var typicalRisk: Risk {
        var sample = SampleISMS()
        return sample.risk(7)
    }
}
