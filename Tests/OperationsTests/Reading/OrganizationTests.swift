import Foundation
import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Testing
import Operations

@Suite("Several organizations in one store")
struct OrganizationTests {
    private func create(_ handle: String, in store: any RecordStore, from first: UInt64 = 1) async throws -> Workspace {
        try await Workspace.create(
            handle: handle, in: store, clock: .standing, identifiers: .counting(from: first),
            by: author("Set up", on: "2026-01-05")
        ) { $0.create(new(Organization.self) { $0.name = handle.uppercased() }) }
    }

    @Test("A new organization begins with the catalogue's threats and vulnerabilities, in one commit")
    func beginning() async throws {
        let workspace = try await create("nimbus", in: MemoryRecordStore())
        let isms = try await workspace.snapshot()
        #expect(isms.commit.sequence == 1)
        #expect(isms.organization?.title == "NIMBUS")
        #expect(isms[Threat.self].count == 64)
        #expect(isms[Vulnerability.self].count == 82)
        #expect(Set(isms[Threat.self].map(\.catalogID)).count == 64)
        #expect(isms[Threat.self].entries.first?.code == "THR-1")
    }

    @Test("Neither codes, names, heads, attachments nor statements of one organization reach the other")
    func isolated() async throws {
        try await withSQLite { store, _ in
            let first = try await create("first", in: store)
            let second = try await create("second", in: store, from: 10_000)
            let ana = try await first.add(person("Ana"))
            let portal = try await first.add(new(Asset.self) { ($0.name, $0.owner) = ("Portal", ana.reference) })
            #expect(try await second.snapshot().commit.sequence == 1)
            #expect(try await second.snapshot()[Person.self].isEmpty)
            #expect(try await second.add(person("Ana")).code == "PER-1")
            #expect(try await second.snapshot().item(id: ana.id) == nil)
            // By the code and by the name, one finds one's own.
            let own = try await second.snapshot().record(called: "ana", kinds: ["person"])
            #expect(own.id != ana.id)
            #expect(try await second.snapshot().items(of: Asset.kind, titled: "Portal").isEmpty)

            // A reference to the other's record is one to nothing.
            let error = try await failure {
                try await second.change { draft in
                    draft.create(new(Asset.self) { ($0.name, $0.owner) = ("Ledger", ana.reference) })
                }
            }
            #expect(error?.invalidLines.count == 1)

            // So is a change to it, and its history.
            let foreign = try await failure {
                try await second.change { $0.update(portal) { ($0.name, $0.owner) = ("Taken over", nil) } }
            }
            guard case .conflict("AST-1", _, nil) = foreign else {
                Issue.record("\(String(describing: foreign))")
                return
            }
            #expect(try await second.history(of: ana.id, kind: Person.kind).isEmpty)
            #expect(try await first.snapshot()[portal.reference]?.title == "Portal")

            let attachment = try await store.attach(
                AsyncThrowingStream {
                    $0.yield(Array("a contract".utf8)); $0.finish()
                }, sizeMax: 100,
                in: first.organization.id)
            await #expect(throws: StoreError.attachmentMissing(digest: attachment.digest)) {
                try await store.readAttachment(attachment.digest, in: second.organization.id) { _ in }
            }
            for workspace in [first, second] {
                #expect(try await store.verify(workspace.organization.id).fault == nil)
            }
        }
    }

    @Test("A statement is issued in one organization only")
    func statements() async throws {
        let store = MemoryRecordStore()
        let (first, second) = (
            try await create("first", in: store), try await create("second", in: store, from: 10_000)
        )
        let planning = try await first.plan()
        _ = try await first.issueStatement(planning.issue(), by: author())
        #expect(try await second.snapshot()[IssuedStatement.self].isEmpty)
        let error = try await failure { _ = try await second.statement(version: 1) }
        #expect(error?.description.contains("none was issued yet") == true)
        let other = try await second.plan()
        #expect(try await second.issueStatement(other.issue(), by: author()).version == 1)
    }

    @Test(
        "A handle is 1 to 40 lower-case letters, digits and inner hyphens",
        arguments: [
            "", "-a", "a-", "A", "ä", "a b", "a_b", "a/b", "../a", "a\n", "１", String(repeating: "a", count: 41),
        ])
    func badHandles(handle: String) async throws {
        let store = MemoryRecordStore()
        let error = try await failure { _ = try await create(handle, in: store) }
        guard case .refused = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(await store.organizations().isEmpty)
    }

    @Test("Such handles are taken", arguments: ["a", "7", "a-b", "a--b", String(repeating: "a", count: 40)])
    func goodHandles(handle: String) async throws {
        let store = MemoryRecordStore()
        _ = try await create(handle, in: store)
        #expect(await store.organizations().map(\.handle) == [handle])
    }

    @Test("Making an organization whose making was cut short takes it up, once")
    func cutShort() async throws {
        let store = MemoryRecordStore()
        let left = StoredOrganization(
            id: RecordID(high: 7, low: 7), handle: "nimbus", createdAt: Instant(milliseconds: 1))
        try await store.createOrganization(left)
        let workspace = try await create("nimbus", in: store)
        #expect(workspace.organization == left)
        #expect(try await workspace.snapshot().commit.sequence == 1)
        let error = try await failure { _ = try await create("nimbus", in: store, from: 10_000) }
        guard case .store(.organizationExists("nimbus")) = error else {
            Issue.record("a second making was not refused: \(String(describing: error))")
            return
        }
    }

    @Test("A handle is given once")
    func takenHandle() async throws {
        let store = MemoryRecordStore()
        _ = try await create("nimbus", in: store)
        let error = try await failure { _ = try await create("nimbus", in: store, from: 10_000) }
        guard case .store(.organizationExists("nimbus")) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.description == "there is already an organization called nimbus; choose another handle")
    }

    @Test("Without a handle the only organization is opened; with several, one must be chosen")
    func opening() async throws {
        let store = MemoryRecordStore()
        func open(_ handle: String?) async throws -> Workspace {
            try await Workspace.open(handle: handle, in: store, clock: .standing, identifiers: .counting(from: 50_000))
        }
        #expect(try await failure { _ = try await open(nil) }?.description.contains("annex init") == true)
        _ = try await create("first", in: store)
        #expect(try await open(nil).organization.handle == "first")
        _ = try await create("second", in: store, from: 10_000)
        #expect(
            try await failure { _ = try await open(nil) }?.description
                == "the database has several organizations; choose with --organization: first, second")
        #expect(try await open("second").organization.handle == "second")
        #expect(
            try await failure { _ = try await open("third") }?.description
                == "there is no organization “third” in this database; it has first, second")
    }
}
