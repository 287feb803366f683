import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Testing
import Operations

@Suite("Codes")
struct CodeTests {
    @Test("Codes count up by register")
    func counting() async throws {
        let workspace = try await Office().workspace()
        let committed = try await workspace.change {
            $0.create(person("Ana"))
            $0.create(asset("Portal"))
            $0.create(person("Björn"))
        }
        #expect(committed.created.map(\.code) == ["PER-1", "AST-1", "PER-2"])
        #expect(try await workspace.add(asset("Ledger")).code == "AST-2")
    }

    @Test("A code is never given again, neither after a removal nor after an erasure")
    func neverReused() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let first = try await workspace.add(person("Ana"))
        try await workspace.change { $0.remove(first) }
        let second = try await workspace.add(person("Björn"))
        #expect(second.code == "PER-2")
        try await workspace.erase(second, by: author())
        #expect(try await workspace.add(person("Chidi")).code == "PER-3")
        #expect(try await office.workspace().add(person("Dina")).code == "PER-4")
    }

    @Test("A second workspace goes on where the first one stopped")
    func secondWorkspace() async throws {
        let office = try await Office()
        let (first, second) = (office.workspace(), office.workspace())
        #expect(try await first.add(person("Ana")).code == "PER-1")
        #expect(try await second.add(person("Björn")).code == "PER-2")
        let removed = try await first.add(person("Chidi"))
        try await second.change { $0.remove(removed) }
        #expect(try await first.add(person("Dina")).code == "PER-4")
    }

    @Test("Codes go on counting after the database was opened anew")
    func reopened() async throws {
        try await withSQLite { store, path in
            let office = try await Office(store)
            let workspace = office.workspace()
            let gone = try await workspace.add(person("Ana"))
            try await workspace.change { $0.remove(gone) }
            let again = try SQLiteRecordStore.open(path: path)
            #expect(try await office.workspace(on: again).add(person("Björn")).code == "PER-2")
            try again.close()
        }
    }

    @Test("A refused change uses up no code")
    func refused() async throws {
        let workspace = try await Office().workspace()
        await #expect(throws: WorkspaceError.self) { try await workspace.change { $0.create(Person()) } }
        #expect(try await workspace.add(person("Ana")).code == "PER-1")
    }
}
