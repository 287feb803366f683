import ISMS
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations

@Suite("Drafts")
struct DraftTests {
    @Test("Records that are new in one draft can refer to each other")
    func newReferences() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let committed = try await workspace.change { draft in
            let owner = draft.create(person("Ana"))
            let server = draft.create(new(Asset.self) { ($0.name, $0.owner) = ("Server", owner) })
            draft.create(new(Asset.self) { ($0.name, $0.owner, $0.dependsOn) = ("Portal", owner, [server]) })
        }
        let portal = committed.isms[Asset.self].first { $0.title == "Portal" }
        #expect(committed.isms[portal?.owner]?.title == "Ana")
        #expect(committed.isms[portal?.dependsOn ?? []].map(\.code) == ["AST-1"])
        #expect(try await office.head().sequence == 1)
        #expect(try await office.verify().fault == nil)
    }

    @Test("A commit says what it created, changed and removed")
    func committed() async throws {
        let workspace = try await Office().workspace()
        let (kept, gone) = (try await workspace.add(person("Ana")), try await workspace.add(person("Björn")))
        let committed = try await workspace.change { draft in
            draft.create(person("Chidi"))
            draft.update(kept) { $0.team = "Security" }
            draft.remove(gone)
        }
        #expect(committed.created.map(\.code) == ["PER-3"])
        #expect(committed.updated.map(\.code) == ["PER-1"])
        #expect(committed.updated.map(\.provenance.version) == [2])
        #expect(committed.removed.map(\.name) == ["PER-2 (Björn)"])
        #expect(committed.isms[Person.self].map(\.code) == ["PER-1", "PER-3"])
    }

    @Test("A draft that changes nothing writes nothing")
    func nothingChanged() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let entry = try await workspace.add(person("Ana"))
        let before = try await office.head()

        let same = try await workspace.change { $0.update(entry) { $0.name = "Ana" } }
        #expect(same.isEmpty)
        let backAndForth = try await workspace.change { draft in
            draft.update(entry) { $0.name = "Anna" }
            draft.update(entry) { $0.name = "Ana" }
        }
        #expect(backAndForth.isEmpty)
        let empty = try await workspace.change { _ in }
        #expect(empty.isEmpty)
        #expect(empty.isms.commit.sequence == before.sequence)
        #expect(try await office.head() == before)
    }

    @Test("Several changes to one record in a draft are one revision of it")
    func oneRevision() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let entry = try await workspace.add(person("Ana"))
        try await workspace.change { draft in
            draft.update(entry) { $0.team = "Security" }
            draft.update(entry) { $0.jobTitle = "Officer" }
        }
        let history = try await workspace.history(of: entry.id, kind: Person.kind)
        #expect(history.map(\.revision.version) == [1, 2])
        #expect(history.last?.changes.map(\.field.name) == ["jobTitle", "team"])
    }

    @Test("A snapshot taken before a change still says what it said")
    func snapshotsAreValues() async throws {
        let workspace = try await Office().workspace()
        let entry = try await workspace.add(person("Ana"))
        let before = try await workspace.snapshot()
        try await workspace.update(entry.reference) { $0.name = "Anna" }
        try await workspace.add(person("Björn"))
        #expect(before[Person.self].map(\.title) == ["Ana"])
        #expect(try await workspace.snapshot()[Person.self].map(\.title) == ["Anna", "Björn"])
    }
}
