import Foundation
import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Testing
import Operations

@Suite("Erasing a record")
struct ErasureTests {
    @Test("What is erased is gone now, shows as erased in history and in the past, and the chain verifies")
    func erased() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let ana = try await workspace.add(person("Ana Beck"))
        let portal = try await workspace.add(new(Asset.self) { ($0.name, $0.owner) = ("Portal", ana.reference) })
        try await workspace.update(ana.reference) { $0.email = "ana@example.org" }
        try await workspace.update(portal.reference) { $0.owner = nil }
        let newest = try #require(try await workspace.snapshot()[ana.reference])
        try await workspace.erase(newest, by: author("Asked for by the person", on: "2026-06-01"))

        #expect(try await workspace.snapshot()[Person.self].isEmpty)
        #expect(try await workspace.snapshot().erasedCodes.isEmpty)

        let past = try await workspace.snapshot(at: .sequence(3))
        #expect(past.item(code: "PER-1") == nil)
        #expect(past.erasedCodes == [ana.id: "PER-1"])
        let owner = try #require(Asset.declarations.first { $0.name == "owner" })
        #expect(owner.text(of: past[portal.reference]?.body["owner"] ?? .null, in: past) == "PER-1 (erased)")

        let history = try await workspace.history(of: ana.id, kind: Person.kind)
        #expect(history.map(\.revision.change) == [.created, .updated, .erased])
        #expect(history.allSatisfy { $0.revision.body == nil && $0.changes.isEmpty })
        #expect(history.last?.header.author.reason == "Asked for by the person")
        #expect(try await workspace.identity(ofCode: "PER-1")?.id == ana.id)
        #expect(try await office.verify().fault == nil)
    }

    @Test("Nothing of an erased record is left in the database file")
    func file() async throws {
        try await withSQLite { store, path in
            let workspace = try await Office(store).workspace()
            let ana = try await workspace.add(person("Wilhelmina Quackenbush"))
            try await workspace.erase(ana, by: author())
            let copy = path + ".copy"
            try await store.backup(to: copy)
            let name = Data("Quackenbush".utf8)
            for file in [copy, path, path + "-wal"] {
                #expect(try Data(contentsOf: URL(filePath: file)).range(of: name) == nil, "\(file)")
            }
        }
    }

    @Test("A record that others refer to is not erased, and they are named")
    func referred() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let ana = try await workspace.add(person("Ana"))
        try await workspace.add(new(Asset.self) { ($0.name, $0.owner) = ("Portal", ana.reference) })
        let error = try await failure { try await workspace.erase(ana, by: author()) }
        guard case .referenced("PER-1 (Ana)", by: ["AST-1"]) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try await office.head().sequence == 2)
    }

    @Test("A record that was removed can still be erased")
    func removedBefore() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let ana = try await workspace.add(person("Ana"))
        try await workspace.change { $0.remove(ana) }
        let identity = try #require(try await workspace.identity(ofCode: "PER-1"))
        try await workspace.erase(identity.id, by: author())
        let history = try await workspace.history(of: ana.id, kind: Person.kind)
        #expect(history.map(\.revision.change) == [.created, .deleted, .erased])
        #expect(history.allSatisfy { $0.revision.body == nil })
        #expect(try await workspace.snapshot(at: .sequence(1)).erasedCodes.values.sorted() == ["PER-1"])
        #expect(try await office.verify().fault == nil)
    }

    @Test("A record is erased once")
    func twice() async throws {
        let workspace = try await Office().workspace()
        let ana = try await workspace.add(person("Ana"))
        try await workspace.erase(ana, by: author())
        let error = try await failure { try await workspace.erase(ana, by: author()) }
        guard case .store(.recordMissing) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
