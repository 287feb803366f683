import Foundation
import GRDB
import RecordFormat
import RecordStore
import Testing

@testable import SQLiteRecordStore

@Suite("Opening a SQLite store")
struct OpeningTests {
    private func open(
        _ path: String, createIfMissing: Bool = true, migrations: [SchemaMigration] = Schema.migrations
    ) throws -> SQLiteRecordStore {
        try SQLiteRecordStore.open(
            path: path, createIfMissing: createIfMissing, busyTimeout: .seconds(10), salt: Salt.random,
            migrations: migrations)
    }

    @Test("A missing or empty file is made a database only when asked to")
    func missing() async throws {
        try await withFolder { folder async throws in
            let path = folder.appending(path: "a.db").path
            #expect(throws: StoreError.databaseMissing(path: path)) { try SQLiteRecordStore.open(path: path) }
            #expect(!FileManager.default.fileExists(atPath: path))
            try Data().write(to: URL(filePath: path))
            #expect(throws: StoreError.databaseMissing(path: path)) { try SQLiteRecordStore.open(path: path) }
            try open(path).close()
            try SQLiteRecordStore.open(path: path).close()
        }
    }

    @Test("Only its owner may read a new database, its log and its backup")
    func mode() async throws {
        try await withSQLite { store, fixture, path async throws in
            try await fixture.commit(risk(1, "Fire"))
            try await store.backup(to: path + ".backup")
            for file in [path, path + "-wal", path + "-shm", path + ".backup"] {
                let attributes = try FileManager.default.attributesOfItem(atPath: file)
                #expect(attributes[.posixPermissions] as? Int == 0o600, "\(file)")
            }
        }
    }

    @Test("Connections keep foreign keys, write through to the disk and overwrite what is deleted")
    func settings() async throws {
        try await withSQLite { store, _, _ async throws in
            func pragma(_ name: String) async throws -> String? {
                try await store.pool.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA \(name)") }
            }
            #expect(try await pragma("foreign_keys") == "1")
            #expect(try await pragma("synchronous") == "2")
            #expect(try await pragma("journal_mode") == "wal")
            #expect(try await pragma("secure_delete") == "1")
            #expect(try await pragma("busy_timeout") == "10000")
        }
    }

    @Test("What is no database, or another program's, is refused and left as it is")
    func foreign() async throws {
        try await withFolder { folder async throws in
            let path = folder.appending(path: "letter.txt").path
            let letter = Data(String(repeating: "Dear auditor, this is no database. ", count: 100).utf8)
            try letter.write(to: URL(filePath: path))
            let error = #expect(throws: StoreError.self) { try open(path) }
            guard case .corrupt = error else { throw StoreError.engine("\(String(describing: error))") }
            #expect(try Data(contentsOf: URL(filePath: path)) == letter)

            let other = folder.appending(path: "other.db").path
            let queue = try DatabaseQueue(path: other)
            try await queue.write { try $0.execute(sql: "CREATE TABLE song (name TEXT)") }
            try queue.close()
            let before = try Data(contentsOf: URL(filePath: other))
            #expect(throws: StoreError.self) { try open(other) }
            #expect(try Data(contentsOf: URL(filePath: other)) == before)
            #expect(throws: StoreError.self) { try open(folder.path) }
            #expect(throws: StoreError.self) { try open(folder.appending(path: "no/such/folder.db").path) }
        }
    }

    @Test("A database cut short is told as damaged")
    func truncated() async throws {
        try await withSQLite { store, fixture, path async throws in
            for number in 1...20 { try await fixture.commit(risk(number, String(repeating: "x", count: 5_000))) }
            try await store.backup(to: path + ".cut")
            let whole = try Data(contentsOf: URL(filePath: path + ".cut"))
            try whole.prefix(whole.count / 2).write(to: URL(filePath: path + ".cut"))
            var problem: String?
            do {
                let cut = try open(path + ".cut", createIfMissing: false)
                problem = try await cut.verify(fixture.id).fault?.problem
            } catch StoreError.corrupt(let text) {
                problem = text
            }
            #expect(problem?.contains("damaged") == true)
        }
    }

    @Test("A database of a newer program is refused and left as it is")
    func newer() async throws {
        try await withFolder { folder async throws in
            let path = folder.appending(path: "a.db").path
            let next = SchemaMigration(
                number: Schema.migrations.count + 1, name: "later", statements: ["CREATE TABLE later (number BIGINT)"])
            try open(path, migrations: Schema.migrations + [next]).close()
            let refusal = StoreError.newerDatabase(
                found: "schema \(next.number)", supported: "schema \(Schema.migrations.count)")
            #expect(throws: refusal) { try open(path) }
            try open(path, migrations: Schema.migrations + [next]).close()
        }
    }

    @Test("Steps are added to a database that has records, and it stays as it was otherwise")
    func upgrade() async throws {
        try await withSQLite { store, fixture, path async throws in
            let head = try await fixture.commit(risk(1, "Fire"))
            try store.close()
            let next = SchemaMigration(
                number: Schema.migrations.count + 1, name: "later", statements: ["CREATE TABLE later (number BIGINT)"])
            let upgraded = try open(path, createIfMissing: false, migrations: Schema.migrations + [next])
            #expect(try await upgraded.head(of: fixture.id) == head)
            #expect(try await upgraded.pool.read { try $0.tableExists("later") })
            try upgraded.close()
        }
    }

    @Test("A step that fails leaves the old state, also of the steps before it")
    func failingMigration() async throws {
        try await withSQLite { store, fixture, path async throws in
            let head = try await fixture.commit(risk(1, "Fire"))
            try store.close()
            let good = SchemaMigration(
                number: Schema.migrations.count + 1, name: "good", statements: ["CREATE TABLE good (number BIGINT)"])
            let bad = SchemaMigration(
                number: Schema.migrations.count + 2, name: "bad",
                statements: ["DROP TABLE code_counter", "CREATE TABLE good (number BIGINT)"])
            let error = #expect(throws: StoreError.self) {
                try open(path, createIfMissing: false, migrations: Schema.migrations + [good, bad])
            }
            guard case .migrationFailed(let text) = error else {
                throw StoreError.engine("\(String(describing: error))")
            }
            #expect(text.contains("bad"))
            let reopened = try open(path, createIfMissing: false)
            #expect(try await reopened.head(of: fixture.id) == head)
            #expect(try await reopened.verify(fixture.id).fault == nil)
            #expect(try await !reopened.pool.read { try $0.tableExists("good") })
            try reopened.close()
        }
    }

    @Test("Many that start on a new file together all find it ready")
    func startTogether() async throws {
        try await withFolder { folder async throws in
            let path = folder.appending(path: "a.db").path
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        let store = try SQLiteRecordStore.open(path: path, createIfMissing: true)
                        let organization = StoredOrganization(
                            id: record(number), handle: "org-\(number)", createdAt: Instant(milliseconds: 1))
                        try await store.createOrganization(organization)
                        try store.close()
                    }
                }
                try await group.waitForAll()
            }
            let store = try SQLiteRecordStore.open(path: path)
            #expect(try await store.organizations().count == 8)
            try store.close()
        }
    }
}
