import Foundation
import GRDB
import GRDBSQLite
import RecordFormat
import RecordStore
import Testing

@testable import SQLiteRecordStore

@Suite("The SQLite file")
struct SQLiteFileTests {
    @Test("A backup made while others write is a sound database of one moment")
    func backup() async throws {
        try await withSQLite { store, fixture, path async throws in
            try await fixture.commit(risk(1, "Fire"))
            let attachment = try await store.attach(stream([Array("evidence".utf8)]), sizeMax: 99, in: fixture.id)
            let writer = Task {
                for number in 2...60 { try await fixture.commit(risk(number, "Risk \(number)")) }
            }
            for number in 0..<3 { try await store.backup(to: "\(path).\(number)") }
            try await writer.value
            for number in 0..<3 {
                let copy = try SQLiteRecordStore.open(path: "\(path).\(number)")
                let verification = try await copy.verify(fixture.id)
                #expect(verification.fault == nil)
                #expect(try await copy.records(of: fixture.id, at: nil).records.count == verification.commitCount)
                try await copy.readAttachment(attachment.digest, in: fixture.id) { _ in }
                try copy.close()
            }
        }
    }

    @Test("Whoever lets go of the store leaves everything in the one file")
    func oneFile() async throws {
        try await withFolder { folder async throws in
            let path = folder.appending(path: "records.db").path
            do {
                let store = try SQLiteRecordStore.open(path: path, createIfMissing: true)
                let fixture = StoreFixture(store: store)
                try await store.createOrganization(fixture.organization)
                try await fixture.commit(risk(1, "Fire"))
            }
            #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
        }
    }

    /// A look at the head keeps the thread it runs on; those who read at length come back to such threads to be done.
    @Test(
        "Many who look at the head and many who read everything do not wait for one another for ever",
        .timeLimit(.minutes(5)))
    func lookingAndReading() async throws {
        try await withSQLite { store, fixture, _ async throws in
            for number in 1...20 { try await fixture.commit(risk(number, "Risk \(number)")) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<64 {
                    group.addTask {
                        for _ in 0..<10 {
                            let count = try await store.records(of: fixture.id, at: nil).records.count
                            let head = try await store.head(of: fixture.id)
                            #expect(count == 20 && head.sequence >= 20)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("A backup never overwrites a file, and leaves none when it cannot be made")
    func backupRefused() async throws {
        try await withSQLite { store, _, path async throws in
            try await store.backup(to: path + ".copy")
            let copied = try Data(contentsOf: URL(filePath: path + ".copy"))
            await #expect(throws: StoreError.self) { try await store.backup(to: path + ".copy") }
            await #expect(throws: StoreError.self) { try await store.backup(to: path) }
            await #expect(throws: StoreError.self) { try await store.backup(to: path + "/no/folder") }
            #expect(try Data(contentsOf: URL(filePath: path + ".copy")) == copied)
        }
    }

    @Test("An attachment whose bytes were changed is not passed on as sound")
    func corruptAttachment() async throws {
        try await withSQLite { store, fixture, _ async throws in
            let bytes = [UInt8](repeating: 7, count: AttachmentChunker.chunkSize + 5)
            let attachment = try await store.attach(stream([bytes]), sizeMax: .max, in: fixture.id)
            func isCorrupt(after sql: String) async throws -> Bool {
                try await store.pool.write { try $0.execute(sql: sql) }
                do {
                    try await store.readAttachment(attachment.digest, in: fixture.id) { _ in }
                    return false
                } catch StoreError.corrupt {
                    #expect(try await fixture.verify().fault != nil)
                    return true
                }
            }
            #expect(try await isCorrupt(after: "UPDATE attachment_chunk SET bytes = x'0707070708' WHERE ordinal = 1"))
            #expect(try await isCorrupt(after: "DELETE FROM attachment_chunk WHERE ordinal = 1"))
            #expect(try await isCorrupt(after: "UPDATE attachment SET byte_count = \(AttachmentChunker.chunkSize)"))
            #expect(try await isCorrupt(after: "DELETE FROM attachment_chunk"))
        }
    }

    @Test("An attachment under way leaves no file behind")
    func spool() async throws {
        try await withSQLite { store, fixture, path async throws in
            let folder = URL(filePath: path).deletingLastPathComponent()
            let before = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            _ = try await store.attach(stream([[1]]), sizeMax: 9, in: fixture.id)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == before)
        }
    }

    @Test("Reading as of a sequence searches an index by it, however long the history")
    func plan() async throws {
        try await withSQLite { store, _, _ async throws in
            let plan = try await store.pool.read { database in
                try Row.fetchAll(
                    database, sql: "EXPLAIN QUERY PLAN \(SQLiteRecordStore.stateQuery)", arguments: [Data(), 1, 1]
                ).map(\.description)
            }
            #expect(plan.count == 1)
            #expect(plan.first?.contains("revision_state (organization=? AND superseded_at>?)") == true)
        }
    }

    @Test("A page of a shelf is read from an index in its order, and a tally from a table of its own")
    func shelfPlans() async throws {
        try await withSQLite { store, _, _ async throws in
            let bounds: StatementArguments = ["comment", 9, 1, 1, 20]
            func plan(_ sql: String, _ arguments: StatementArguments) async throws -> String {
                try await store.pool.read { database in
                    try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN \(sql)", arguments: arguments)
                        .map(\.description).joined()
                }
            }
            let shelf = try await plan(SQLiteRecordStore.shelfQuery, [Data(), Data()] + bounds)
            #expect(shelf.contains("revision_shelf (organization=? AND shelf=? AND kind=? AND shelf_number<?)"))
            #expect(!shelf.contains("TEMP B-TREE"))
            let shelves = try await plan(SQLiteRecordStore.shelvesQuery, [Data()] + bounds)
            #expect(shelves.contains("revision_shelf_kind (organization=? AND kind=? AND shelf_number<?)"))
            #expect(!shelves.contains("TEMP B-TREE"))
        }
    }

    @Test("Reading all records takes as many steps with thousands on a shelf as with one")
    func stepsWithFullShelf() async throws {
        try await withSQLite { store, fixture, _ async throws in
            try await fixture.commit(risk(1, "Fire"), risk(2, "Flood"), comment(1, on: 1, "a"))
            func steps() async throws -> [Int32] {
                try await store.pool.read { database in
                    let id = fixture.id.data
                    let queries: [(sql: String, arguments: StatementArguments)] = [
                        (SQLiteRecordStore.stateQuery, [id, 99_999, 99_999]), (SQLiteRecordStore.tallyQuery, [id]),
                    ]
                    return try queries.map { query in
                        let statement = try database.makeStatement(sql: query.sql)
                        _ = try Row.fetchAll(statement, arguments: query.arguments)
                        return sqlite3_stmt_status(statement.sqliteStatement, SQLITE_STMTSTATUS_VM_STEP, 0)
                    }
                }
            }
            let before = try await steps()
            for start in stride(from: 2, to: 3_002, by: 500) {
                let draft = CommitDraft(
                    author: author(), base: try await fixture.head().sequence,
                    revisions: (start..<start + 500).map { comment($0, on: 1, "a") })
                _ = try await store.commit(draft, in: fixture.id)
            }
            #expect(try await fixture.tally(of: 1)?.count == 3_001)
            #expect(try await steps() == before)
        }
    }

    @Test("A code is looked up in the index of codes, however long the history")
    func codePlan() async throws {
        try await withSQLite { store, _, _ async throws in
            let plan = try await store.pool.read { database in
                try Row.fetchAll(
                    database, sql: "EXPLAIN QUERY PLAN \(SQLiteRecordStore.codeQuery)", arguments: [Data(), "RISK-1"]
                ).map(\.description)
            }
            #expect(plan.count == 1)
            #expect(plan.first?.contains("revision_code (organization=? AND code=?)") == true)
        }
    }

    @Test("No statement of the store leans on what only SQLite has")
    func portableSchema() throws {
        let only = ["AUTOINCREMENT", "WITHOUT ROWID", "STRICT", "OR REPLACE", "OR IGNORE", "ROWID", "PRAGMA", " BLOB"]
        for statement in Schema.migrations.flatMap(\.statements) {
            for word in only { #expect(!statement.uppercased().contains(word), "\(statement)") }
        }
    }
}
