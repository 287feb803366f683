import Foundation
import RecordFormat
import RecordStore
import SQLiteRecordStore
import Testing

@Suite("A database of an earlier release")
struct EarlierDatabaseTests {
    private static let database = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "OperationsTests/Fixtures/statement-format-1/annex.db")

    /// A copy of the database of the first release, opened.
    private func withEarlierDatabase(_ body: (StoreFixture, _ path: String) async throws -> Void) async throws {
        try await withFolder { folder async throws in
            let path = folder.appending(path: "annex.db").path
            try FileManager.default.copyItem(atPath: Self.database.path, toPath: path)
            let store = try SQLiteRecordStore.open(path: path)
            let organization = try #require(try await store.organizations().first)
            try await body(StoreFixture(store: store, organization: organization), path)
            try store.close()
        }
    }

    @Test("Its history verifies, with the hashes it had and the last erasure it tells")
    func verifies() async throws {
        try await withEarlierDatabase { fixture, _ async throws in
            let head = try await fixture.head()
            #expect(head.sequence == 12)
            #expect(head.lastErasure == 12)
            let verification = try await fixture.verify()
            #expect(verification.fault == nil)
            #expect(verification.head == head)
            let headers = try await fixture.headers()
            #expect(headers.allSatisfy { $0.format == .first && $0.author.account == nil && !$0.isNameErased })
            #expect(headers.allSatisfy { !$0.author.principal.isEmpty })
        }
    }

    @Test("Commits of the newest format follow those it has, and records of both are erased")
    func goesOn() async throws {
        try await withEarlierDatabase { fixture, path async throws in
            let names = try await fixture.headers().map(\.author.principal)
            try await fixture.commit(risk(500, "Fire"), by: member(1))
            #expect(try await fixture.verify().fault == nil)
            #expect(try await fixture.headers().last?.format == .second)

            let earlier = try #require(try await fixture.store.record(ofCode: "EVD-1", in: fixture.id))
            #expect(earlier.kind == "evidence")
            try await fixture.erase(Erasure(record: earlier.record, namesOf: [account(1)]), by: member(2))
            #expect(try await fixture.verify().fault == nil)
            #expect(try await fixture.head().lastErasure == 14)
            try await fixture.erase(record(500))
            #expect(try await fixture.verify().fault == nil)
            #expect(try await fixture.headers().map(\.author.principal) == names + ["", "Member 2", "ana"])
            await #expect(throws: StoreError.self) { try await fixture.erase(Erasure(reasonsOf: [3])) }

            let reopened = StoreFixture(
                store: try SQLiteRecordStore.open(path: path), organization: fixture.organization)
            #expect(try await reopened.verify().fault == nil)
        }
    }
}
