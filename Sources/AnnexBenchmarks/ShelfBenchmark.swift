import Foundation
import GRDB
import ISMS
import Operations
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore

/// A shelf with many records: what adding one and reading a page of it take, beside the same rows written and read by bare
/// GRDB, and what the snapshot takes with and without them.
struct ShelfBenchmark {
    let count: Int
    let folder: URL

    private static let pageSize = 20
    private static let principal = Principal.commandLine("bench")

    func run() async throws -> JSON {
        let path = folder.appendingPathComponent("shelf.sqlite").path
        let store = try SQLiteRecordStore.open(path: path, createIfMissing: true)
        let workspace = try await Workspace.create(
            handle: "sample", in: store, clock: .bench, identifiers: .bench, by: SampleISMS.author(at: 0))
        try await SampleISMS.fill(workspace, count: 1000)
        let risk = try await workspace.snapshot()[Risk.self].entries[0]
        let empty = try await load(store, workspace.organization)
        try await fill(store, workspace.organization, on: risk.id)
        let full = try await load(store, workspace.organization)

        let again = Workspace(workspace.organization, in: store, clock: .bench, identifiers: .bench)
        let isms = try await again.snapshot()
        let viewing = Viewing(again, as: Self.principal)
        let reference = try BareShelf(path: path, organization: workspace.organization.id, parent: risk.id)
        let (newest, bareNewest) = try await Measurement.inTurns(runs: 101) {
            _ = try await viewing.shelf(of: Comment.kind, on: risk.id, limit: Self.pageSize, in: isms)
        } beside: {
            try reference.read(before: .max, limit: Self.pageSize)
        }
        let (middle, bareMiddle) = try await Measurement.inTurns(runs: 101) {
            _ = try await viewing.shelf(
                of: Comment.kind, on: risk.id, before: count / 2, limit: Self.pageSize, in: isms)
        } beside: {
            try reference.read(before: count / 2, limit: Self.pageSize)
        }
        let bare = try BareDatabase(path: try BareDatabase.empty("bare-shelf", in: folder))
        var number = 0
        let (adding, bareAdding) = try await Measurement.inTurns(runs: 201) {
            _ = try await again.perform(CommentOnRecord(on: risk.code, Self.text), as: Self.principal)
        } beside: {
            try bare.insert(number)
            number += 1
        }
        return JSON(fields: [
            ("records", .integer(count)), ("addMicroseconds", .integer(adding.medianMicroseconds)),
            ("addToBare", .ratio(adding.median, bareAdding.median)),
            ("newestPageMicroseconds", .integer(newest.medianMicroseconds)),
            ("newestPageToBare", .ratio(newest.median, bareNewest.median)),
            ("middlePageMicroseconds", .integer(middle.medianMicroseconds)),
            ("middlePageToBare", .ratio(middle.median, bareMiddle.median)),
            ("snapshotLoadMicroseconds", .integer(full.load.medianMicroseconds)),
            ("snapshotLoadToEmptyShelf", .ratio(full.load.median, empty.load.median)),
            ("snapshotBytes", .integer(full.bytes)), ("snapshotBytesEmptyShelf", .integer(empty.bytes)),
        ])
    }

    private static let text = String(repeating: "What was said about it. ", count: 8)

    private func load(_ store: SQLiteRecordStore, _ organization: StoredOrganization) async throws
        -> (load: Measurement, bytes: Int)
    {
        func anew() -> Workspace { Workspace(organization, in: store, clock: .bench, identifiers: .bench) }
        let load = try await Measurement(runs: 25) { _ = try await anew().snapshot() }
        return (load, try await anew().snapshot().bytes)
    }

    /// Puts all records on the shelf, some thousand in a commit.
    private func fill(_ store: SQLiteRecordStore, _ organization: StoredOrganization, on risk: RecordID) async throws {
        let body = JSON.object(Comment(on: risk, text: Self.text).body).canonicalBytes
        for start in stride(from: 1, through: count, by: 5000) {
            let revisions = (start..<min(start + 5000, count + 1)).map { number in
                Revision(
                    record: IdentifierSource.bench.next(), kind: Comment.kind.name, code: Comment.kind.code(number),
                    version: 1, change: .created, body: body, references: [], shelf: risk)
            }
            let head = try await store.head(of: organization.id)
            _ = try await store.commit(
                CommitDraft(author: SampleISMS.author(at: start), base: head.sequence, revisions: revisions),
                in: organization.id)
        }
    }
}

/// A page of a shelf by one prepared query and nothing else: no checks, no record made of a row.
private final class BareShelf {
    private let queue: DatabaseQueue
    private let organization: Data
    private let parent: Data

    init(path: String, organization: RecordID, parent: RecordID) throws {
        queue = try DatabaseQueue(path: path)
        self.organization = Data(organization.bytes)
        self.parent = Data(parent.bytes)
    }

    func read(before number: Int, limit: Int) throws {
        let rows = try queue.read { [organization, parent] database in
            try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT record, code, version, body FROM revision
                        WHERE organization = ? AND shelf = ? AND kind = 'comment' AND shelf_number < ?
                        ORDER BY shelf_number DESC LIMIT ?
                        """), arguments: [organization, parent, number, limit])
        }
        precondition(rows.count == limit)
    }
}
