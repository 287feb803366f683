import Foundation
import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Testing
import Operations

@Suite("What an earlier release issued")
struct EarlierReleaseTests {
    @Test(
        "A database of an earlier release is read, verified, and its statements derive byte for byte as issued",
        arguments: ReleaseFixture.names)
    func database(name: String) async throws {
        let fixture = ReleaseFixture(name)
        try await withFolder { folder in
            let copy = folder.appending(path: "annex.db")
            try FileManager.default.copyItem(at: fixture.database, to: copy)
            let store = try SQLiteRecordStore.open(path: copy.path)
            let workspace = try await Workspace.open(
                handle: nil, in: store, clock: .standing, identifiers: .counting(from: 1_000_000))
            try await expectStatements(of: fixture, in: workspace)

            // It is not only read: work goes on in it.
            let erased = try await workspace.identity(ofCode: "PER-1")
            #expect(try await workspace.snapshot(at: .sequence(1)).erasedCodes.values.sorted() == ["PER-1"])
            #expect(erased?.kind == Person.kind)
            let added = try await workspace.add(person("Edda"))
            #expect(added.code == "PER-5")
            try await expectStatements(of: fixture, in: workspace)
            try store.close()
        }
    }

    @Test(
        "The commits of an earlier release, made again, come to the same hashes and the same statements",
        arguments: ReleaseFixture.names)
    func replay(name: String) async throws {
        let fixture = ReleaseFixture(name)
        let (workspace, otherHashes) = try await fixture.replay(
            into: MemoryRecordStore(salt: ReleaseFixture.salts(), format: fixture.format))
        #expect(otherHashes == [])
        try await expectStatements(of: fixture, in: workspace)
    }

    @Test(
        "Every body of an earlier release reads into its record and says the same by the names its fields have now",
        arguments: ReleaseFixture.names)
    func bodies(name: String) async throws {
        let commits = try ReleaseFixture(name).commits()["commits"]?.arrayValue ?? []
        let revisions = commits.flatMap { $0["revisions"]?.arrayValue ?? [] }
        #expect(revisions.count > 100)
        for revision in revisions {
            guard let body = revision["body"]?.objectValue else { continue }
            let type = try #require(revision["kind"]?.stringValue.flatMap { Kind.type(named: $0) })
            let now = Dictionary(
                uniqueKeysWithValues: type.declarations.flatMap { field in
                    field.formerNames.map { ($0, field.name) }
                })
            let renamed = JSONObject(body.members.map { .init(now[$0.name] ?? $0.name, $0.value) })
            #expect(try JSON.object(type.init(body: body).body) == .object(renamed))
            #expect(try FieldChange.between(body, type.init(body: body).body, of: type.kind).isEmpty)
        }
    }

    private func expectStatements(of fixture: ReleaseFixture, in workspace: Workspace) async throws {
        for version in 1...2 {
            let derived = try await workspace.statement(version: version)
            #expect(derived.bytes == (try fixture.statement(version)), "version \(version)")
            #expect(derived.isAsIssued, "version \(version)")
        }
        let verification = try await workspace.store.verify(workspace.organization.id)
        #expect(verification.fault == nil)
    }

    /// Run with ANNEX_MAKE_FIXTURE set to a folder that is not there yet, when the format of statements, records or the
    /// database changes; then add its name to `ReleaseFixture.names`. What is there already is never made again.
    @Test("A fixture is made for a release", .enabled(if: newFixture != nil))
    func make() async throws {
        let fixture = ReleaseFixture(folder: URL(filePath: try #require(newFixture)))
        try #require(!FileManager.default.fileExists(atPath: fixture.database.path))
        try await fixture.make()
    }
}

private let newFixture = ProcessInfo.processInfo.environment["ANNEX_MAKE_FIXTURE"]
