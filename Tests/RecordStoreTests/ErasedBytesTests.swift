import Foundation
import GRDB
import RecordFormat
import RecordStore
import Testing

@testable import SQLiteRecordStore

@Suite("What an erasure leaves in the SQLite file")
struct ErasedBytesTests {
    /// Returns which of some texts stand in the database's files.
    private func left(_ secrets: [String], at path: String) throws -> [String] {
        var left: [String] = []
        for file in [path, path + "-wal"] where FileManager.default.fileExists(atPath: file) {
            let data = try Data(contentsOf: URL(filePath: file))
            left += secrets.filter { data.range(of: Data($0.utf8)) != nil }
        }
        return left
    }

    private let secret = "Gwendolyn Featherstonehaugh"

    @Test("An erased body is nowhere in the file or its log")
    func body() async throws {
        try await withSQLite { _, fixture, path async throws in
            try await fixture.commit(risk(1, secret))
            try await fixture.commit(risk(1, secret + " II", version: 2))
            try await fixture.commit(risk(2, "Flood"))
            #expect(try !left([secret], at: path).isEmpty)
            try await fixture.erase(record(1))
            #expect(try left([secret], at: path) == [])
        }
    }

    @Test("An erased name and an erased reason are nowhere in the file or its log")
    func texts() async throws {
        try await withSQLite { _, fixture, path async throws in
            let reason = "Because of her illness"
            let gwendolyn = CommitAuthor(
                account: account(1), principal: secret, time: Instant(milliseconds: 1), reason: reason, source: "web")
            for number in 1...20 {
                try await fixture.commit(risk(number, "Risk"), by: number.isMultiple(of: 3) ? gwendolyn : member(2))
            }
            #expect(try left([secret, reason], at: path).count >= 2)
            try await fixture.erase(Erasure(namesOf: [account(1)]), by: gwendolyn)
            #expect(try left([secret], at: path) == [])
            let reasons = try await fixture.headers().filter { $0.author.reason == reason }.map(\.sequence)
            #expect(reasons.count == 7)
            try await fixture.erase(Erasure(reasonsOf: Set(reasons)))
            #expect(try left([secret, reason], at: path) == [])
        }
    }

    @Test("An erased attachment is nowhere in the file or its log, however many chunks, readers and connections")
    func attachment() async throws {
        try await withSQLite { _, fixture, path async throws in
            let second = StoreFixture(store: try SQLiteRecordStore.open(path: path))
            let filler = [UInt8](repeating: 7, count: AttachmentChunker.chunkSize - 20)
            let secrets = (1...5).map { "\(secret) \($0)" }
            let digest = try await fixture.store.attach(
                stream(secrets.map { Array($0.utf8) + filler }), sizeMax: .max, in: fixture.id
            ).digest
            let kept = try await fixture.attach(Array("kept".utf8) + filler + filler)
            try await fixture.commit(risk(1, digest), risk(2, kept))
            try await warm([fixture, second], reading: digest)
            #expect(try Set(left(secrets, at: path)) == Set(secrets))
            try await fixture.erase(record(1))
            #expect(try left(secrets, at: path) == [])
            #expect(try await !second.isAttached(digest))
            try await second.store.readAttachment(kept, in: second.id) { _ in }
            #expect(try await second.verify().fault == nil)
        }
    }

    /// Lets every connection of some stores read, several at a time.
    private func warm(_ fixtures: [StoreFixture], reading digest: String) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for fixture in fixtures {
                for _ in 0..<12 {
                    group.addTask { try await fixture.store.readAttachment(digest, in: fixture.id) { _ in } }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("Erased one after the other in any order, what was written among other rows leaves nothing behind")
    func manyErasures() async throws {
        try await withSQLite { _, fixture, path async throws in
            var random = SplitMix64(seed: 7)
            let numbers = Array(1...60)
            var digests: [Int: String] = [:]
            for number in numbers {
                digests[number] = try await fixture.attach(Array("attached \(number)!".utf8))
                let text = "body \(number)! " + String(repeating: "x", count: Int.random(in: 0...4_000, using: &random))
                let author = CommitAuthor(
                    account: account(number), principal: "name \(number)!", time: Instant(milliseconds: 1),
                    reason: "reason \(number)! "
                        + String(repeating: "y", count: Int.random(in: 0...900, using: &random)),
                    source: "web")
                try await fixture.commit(risk(number, text + (digests[number] ?? "")), by: author)
            }
            var secrets: [String] = []
            for number in numbers.shuffled(using: &random) {
                try await fixture.erase(
                    Erasure(record: record(number), namesOf: [account(number)], reasonsOf: [number]))
                secrets += ["attached", "body", "name", "reason"].map { "\($0) \(number)!" }
                #expect(try left(secrets, at: path) == [])
            }
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("What a crash or a long reading kept in the log is gone once the database is opened again")
    func crash() async throws {
        try await withSQLite { _, fixture, path async throws in
            let hasty = StoreFixture(store: try SQLiteRecordStore.open(path: path, busyTimeout: .milliseconds(20)))
            let digest = try await hasty.attach(Array(secret.utf8))
            try await hasty.commit(risk(1, digest))
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let holder = try DatabaseQueue(path: path, configuration: configuration)
            try await holder.writeWithoutTransaction { database in
                try database.execute(sql: "BEGIN")
                _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM revision")
            }
            try await hasty.erase(record(1))
            #expect(try !left([secret], at: path).isEmpty)
            // The files as a process leaves them that ends between the commit and the checkpoint.
            let copy = path + ".crashed"
            for ending in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: path + ending, toPath: copy + ending)
            }
            let crashed = StoreFixture(store: try SQLiteRecordStore.open(path: copy))
            #expect(try left([secret], at: copy) == [])
            #expect(try await crashed.head().lastErasure == 2)
            #expect(try await !crashed.isAttached(digest))
            #expect(try await crashed.verify().fault == nil)

            // Where nobody crashed, the next write cuts the log.
            try await holder.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
            try await hasty.commit(risk(2, "Flood"))
            #expect(try left([secret], at: path) == [])
        }
    }
}
