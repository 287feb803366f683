import ISMS
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations

@Suite("Removing records")
struct RemovalTests {
    @Test("A record that others refer to is not removed, and they are named by their codes")
    func referred() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let ana = try await workspace.add(person("Ana"))
        for name in ["Portal", "Ledger"] {
            try await workspace.add(new(Asset.self) { ($0.name, $0.owner) = (name, ana.reference) })
        }
        let head = try await office.head()
        let error = try await failure { try await workspace.change { $0.remove(ana) } }
        guard case .referenced(let name, let codes) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(name == "PER-1 (Ana)")
        #expect(codes == ["AST-1", "AST-2"])
        #expect(
            error?.description
                == "PER-1 (Ana) cannot be removed: AST-1, AST-2 refer to it; change those first")
        #expect(try await office.head() == head)
    }

    @Test("A record and all that refer to it can go in one draft, in any order")
    func together() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        for isOwnerFirst in [true, false] {
            let ana = try await workspace.add(person("Ana"))
            let portal = try await workspace.add(
                new(Asset.self) { ($0.name, $0.owner) = ("Portal", ana.reference) })
            try await workspace.change { draft in
                if isOwnerFirst { draft.remove(ana) }
                draft.remove(portal)
                if !isOwnerFirst { draft.remove(ana) }
            }
        }
        #expect(try await workspace.snapshot().count == 0)
        #expect(try await office.verify().fault == nil)
    }

    @Test("A record can go in the draft that takes the last reference to it away")
    func released() async throws {
        let workspace = try await Office().workspace()
        let ana = try await workspace.add(person("Ana"))
        let portal = try await workspace.add(new(Asset.self) { ($0.name, $0.owner) = ("Portal", ana.reference) })
        try await workspace.change { draft in
            draft.remove(ana)
            draft.update(portal) { $0.owner = nil }
        }
        #expect(try await workspace.snapshot().items.map(\.code) == ["AST-1"])
    }

    @Test("What was removed shows in its history and in the past, and is gone today")
    func past() async throws {
        let workspace = try await Office().workspace()
        let ana = try await workspace.add(person("Ana"))
        try await workspace.change("Left the company") { $0.remove(ana) }
        #expect(try await workspace.snapshot().item(code: "PER-1") == nil)
        #expect(try await workspace.snapshot(at: .sequence(1)).item(code: "PER-1")?.title == "Ana")
        let identity = try await workspace.identity(ofCode: "per-1")
        #expect(identity?.id == ana.id)
        #expect(identity?.kind == Person.kind)
        let history = try await workspace.history(of: ana.id, kind: Person.kind)
        #expect(history.map(\.revision.change) == [.created, .deleted])
        #expect(history.last?.header.author.reason == "Left the company")
    }
}
