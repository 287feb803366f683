import Foundation
import RecordFormat
import RecordStore
import SQLiteRecordStore
import Testing

/// The stores that the conformance suite runs over.
enum Engine: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case memory, sqlite

    var testDescription: String { rawValue }
}

/// A folder that is gone after the test.
func withFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "record-store-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}

/// An empty store with one registered organization.
func withStore(_ engine: Engine, _ body: (StoreFixture) async throws -> Void) async throws {
    switch engine {
    case .memory:
        let fixture = StoreFixture(store: MemoryRecordStore())
        try await fixture.store.createOrganization(fixture.organization)
        try await body(fixture)
    case .sqlite:
        try await withFolder { folder async throws in
            let store = try SQLiteRecordStore.open(path: folder.appending(path: "a.db").path, createIfMissing: true)
            let fixture = StoreFixture(store: store)
            try await store.createOrganization(fixture.organization)
            try await body(fixture)
            try store.close()
        }
    }
}

/// A SQLite store in a folder of its own, with one registered organization.
func withSQLite(_ body: (SQLiteRecordStore, StoreFixture, _ path: String) async throws -> Void) async throws {
    try await withFolder { folder async throws in
        let path = folder.appending(path: "records.db").path
        let store = try SQLiteRecordStore.open(path: path, createIfMissing: true)
        let fixture = StoreFixture(store: store)
        try await store.createOrganization(fixture.organization)
        try await body(store, fixture, path)
        try store.close()
    }
}

/// A store, its organization, and short ways to change it.
struct StoreFixture: Sendable {
    let store: any RecordStore
    var organization = StoredOrganization(
        id: RecordID(high: 0xA, low: 0xA), handle: "nimbus", createdAt: Instant(milliseconds: 1_000))

    var id: OrganizationID { organization.id }

    func head() async throws -> Head { try await store.head(of: id) }

    @discardableResult
    func commit(_ revisions: Revision..., at time: Int = 2_000, base: Int? = nil) async throws -> Head {
        var sequence = base
        if sequence == nil { sequence = try await head().sequence }
        let draft = CommitDraft(author: author(at: time), base: sequence ?? 0, revisions: revisions)
        return try await store.commit(draft, in: id)
    }

    /// Commits under the name of an account.
    @discardableResult
    func commit(_ revision: Revision, by author: CommitAuthor) async throws -> Head {
        let draft = CommitDraft(author: author, base: try await head().sequence, revisions: [revision])
        return try await store.commit(draft, in: id)
    }

    @discardableResult
    func erase(_ record: RecordID, at time: Int = 2_000) async throws -> Head {
        try await store.erase(record, by: author(at: time), basedOn: try await head().sequence, in: id)
    }

    @discardableResult
    func erase(_ erasure: Erasure, by eraser: CommitAuthor = author()) async throws -> Head {
        try await store.erase(erasure, by: eraser, basedOn: try await head().sequence, in: id)
    }

    @discardableResult
    func attach(_ pieces: [UInt8]...) async throws -> String {
        try await store.attach(stream(pieces), sizeMax: .max, in: id).digest
    }

    func isAttached(_ digest: String) async throws -> Bool {
        do {
            _ = try await store.attachment(digest, in: id)
            return true
        } catch StoreError.attachmentMissing {
            return false
        }
    }

    /// Every commit's header, oldest first.
    func headers() async throws -> [CommitHeader] {
        try await store.log(of: id, before: nil, limit: .max).reversed()
    }

    func records(at sequence: Int? = nil) async throws -> [String: StoredRecord] {
        let set = try await store.records(of: id, at: sequence)
        return Dictionary(set.records.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The codes on a shelf, the newest first.
    func shelf(
        of parent: Int?, before number: Int? = nil, limit: Int = 100, at sequence: Int? = nil, kind: String = "comment"
    ) async throws -> [String] {
        try await store.shelved(
            kind, on: parent.map(record), in: id, before: number, limit: limit, at: sequence
        ).records.map(\.record.code)
    }

    /// What is known of the shelf of the n-th record.
    func tally(of parent: Int, at sequence: Int? = nil, kind: String = "comment") async throws -> ShelfTally? {
        let place = ShelfPlace(parent: record(parent), kind: kind)
        return try await store.records(of: id, at: sequence).tallies.first { $0.shelf == place }
    }

    func verify() async throws -> Verification { try await store.verify(id) }
}

func author(at time: Int = 2_000, reason: String = "as agreed") -> CommitAuthor {
    CommitAuthor(principal: "ana", time: Instant(milliseconds: time), reason: reason, source: "cli")
}

/// The n-th account's holder, signed in.
func member(_ number: Int, reason: String = "as agreed") -> CommitAuthor {
    CommitAuthor(
        account: account(number), principal: "Member \(number)", time: Instant(milliseconds: 2_000), reason: reason,
        source: "web")
}

/// The identity of the n-th account.
func account(_ number: Int) -> RecordID { RecordID(high: 0xACC0, low: UInt64(number)) }

/// The identity of the n-th record.
func record(_ number: Int) -> RecordID { RecordID(high: 0x0190_0000_0000_7000, low: UInt64(number)) }

/// A revision of the n-th risk.
func risk(
    _ number: Int, _ name: String, version: Int = 1, references: [Int] = [], kind: String = "risk"
) -> Revision {
    let body: JSON = ["name": .string(name)]
    return Revision(
        record: record(number), kind: kind, code: "RISK-\(number)", version: version,
        change: version == 1 ? .created : .updated, body: body.canonicalBytes, references: references.map(record))
}

func deletion(_ number: Int, version: Int, kind: String = "risk") -> Revision {
    Revision(
        record: record(number), kind: kind, code: "RISK-\(number)", version: version, change: .deleted, body: nil,
        references: [])
}

/// A revision of a comment on the n-th record, which lies on its shelf.
func comment(
    _ number: Int, on parent: Int, _ text: String, version: Int = 1, references: [Int] = [], kind: String = "comment"
) -> Revision {
    Revision(
        record: record(10_000 + number), kind: kind, code: "CMT-\(number)", version: version,
        change: version == 1 ? .created : .updated, body: body(text), references: references.map(record),
        shelf: record(parent))
}

func commentDeletion(_ number: Int, on parent: Int, version: Int) -> Revision {
    Revision(
        record: record(10_000 + number), kind: "comment", code: "CMT-\(number)", version: version, change: .deleted,
        body: nil, references: [], shelf: record(parent))
}

/// The body of a revision made by `risk`.
func body(_ name: String) -> [UInt8] {
    let body: JSON = ["name": .string(name)]
    return body.canonicalBytes
}

/// A stream of bytes in pieces, that may break off.
func stream(_ pieces: [[UInt8]], then error: (any Error)? = nil) -> AsyncThrowingStream<[UInt8], any Error> {
    AsyncThrowingStream { continuation in
        for piece in pieces { continuation.yield(piece) }
        continuation.finish(throwing: error)
    }
}

struct BrokenStream: Error {}
