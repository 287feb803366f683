import Foundation
import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Synchronization
import Operations

/// An organization in a store, worked on by as many workspaces as there are processes.
struct Office: Sendable {
    let store: any RecordStore
    let organization: StoredOrganization

    /// Identifiers by the count: shared by all workspaces, as random ones never meet either.
    let identifiers: IdentifierSource

    /// An organization without any commit, without the catalogue's threats and vulnerabilities.
    init(_ store: any RecordStore = MemoryRecordStore(), handle: String = "nimbus") async throws {
        self.store = store
        identifiers = .counting()
        organization = StoredOrganization(
            id: identifiers.next(), handle: handle, createdAt: day("2026-01-05").firstInstant)
        try await store.createOrganization(organization)
    }

    /// Another process's view of the same organization.
    func workspace() -> Workspace { workspace(on: store) }

    func workspace(on store: any RecordStore) -> Workspace {
        Workspace(organization, in: store, clock: .standing, identifiers: identifiers)
    }

    func head() async throws -> Head { try await store.head(of: organization.id) }
    func verify() async throws -> Verification { try await store.verify(organization.id) }
}

/// Where tests are written, `Comment` is also what Testing calls the words beside an expectation.
typealias CommentRecord = Comment

extension Clock {
    /// A clock that always says noon of 4 May 2026.
    static let standing = Clock { Instant(milliseconds: day("2026-05-04").firstInstant.milliseconds + 43_200_000) }
}

extension IdentifierSource {
    static func counting(from first: UInt64 = 1) -> IdentifierSource {
        let count = Mutex(first)
        return IdentifierSource {
            RecordID(
                high: 0x0190_0000_0000_7000,
                low: count.withLock { count in
                    defer { count += 1 }
                    return count
                })
        }
    }
}

func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is no day") }
    return day
}

func author(_ reason: String = "As agreed", on date: String = "2026-05-04", by principal: String = "ana")
    -> CommitAuthor
{
    CommitAuthor(principal: principal, time: day(date).firstInstant, reason: reason, source: "test")
}

/// A record with some fields set, as one expression.
func new<Value: Record>(_ type: Value.Type, _ set: (inout Value) -> Void) -> Value {
    var value = Value()
    set(&value)
    return value
}

func person(_ name: String) -> Person { new(Person.self) { $0.name = name } }
func asset(_ name: String) -> Asset { new(Asset.self) { $0.name = name } }

extension Workspace {
    /// Drafts a change and commits it.
    @discardableResult
    nonisolated func change(
        _ reason: String = "As agreed", on date: String = "2026-05-04", _ edit: (inout Draft) throws -> Void
    ) async throws -> Committed {
        var draft = try await draft()
        try edit(&draft)
        return try await commit(draft, by: author(reason, on: date))
    }

    /// Adds one record.
    @discardableResult
    nonisolated func add<Value: Record>(_ value: Value, on date: String = "2026-05-04") async throws -> Entry<Value> {
        let committed = try await change("Add", on: date) { $0.create(value) }
        guard let entry = committed.created.first as? Entry<Value> else { throw NothingMade() }
        return entry
    }

    /// Changes one record as it stands now.
    @discardableResult
    nonisolated func update<Value: Record>(
        _ reference: Reference<Value>, _ reason: String = "Correct", on date: String = "2026-05-04",
        _ set: (inout Value) -> Void
    ) async throws -> Committed {
        var draft = try await draft()
        guard let entry = draft.base[reference] else { throw NothingMade() }
        draft.update(entry, set)
        return try await commit(draft, by: author(reason, on: date))
    }
}

struct NothingMade: Error {}

/// The error a piece of work ends with; nil where it succeeds.
func failure(of work: () async throws -> Void) async throws -> WorkspaceError? {
    do {
        try await work()
        return nil
    } catch let error as WorkspaceError {
        return error
    }
}

extension WorkspaceError {
    /// The lines of the records that are invalid: "PER-1: Name: must be given".
    var invalidLines: [String] {
        guard case .invalid(let records) = self else { return [] }
        return records.flatMap { record in record.lines.map { "\(record.name): \($0)" } }
    }
}

/// A folder that is gone after the test.
func withFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "workspace-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}

/// A database in a folder that is gone after the test.
func withSQLite(_ body: (SQLiteRecordStore, String) async throws -> Void) async throws {
    try await withFolder { folder in
        let path = folder.appending(path: "annex.db").path
        let store = try SQLiteRecordStore.open(path: path, createIfMissing: true)
        try await body(store, path)
        try store.close()
    }
}

/// Everything a snapshot says, in a form that can be compared.
struct Fingerprint: Equatable {
    let commit: ISMS.CommitPoint
    let records: [String]
    let erased: [String]

    init(_ isms: ISMS) {
        commit = isms.commit
        erased = isms.erasedCodes.values.sorted()
        records = isms.items.map { item in
            let provenance = item.provenance
            let referring = isms.items(referringTo: item.id).map(\.code).joined(separator: ",")
            return
                "\(item.code) \(item.id) v\(provenance.version) \(provenance.createdAt.isoText) "
                + "\(provenance.updatedAt.isoText) in \(provenance.sequence) from \(referring) "
                + JSON.object(item.body).canonicalText
        }
    }
}
