import ISMS
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations

/// A write can fail and leave no trace, or be done while its acknowledgement is lost. From outside both look alike.
@Suite("Failing writes")
struct FaultTests {
    @Test("After a write that left no trace the workspace shows the old state, and the same draft can be committed")
    func notPersisted() async throws {
        let office = try await Office()
        let failing = FaultInjectingRecordStore(office.store)
        let workspace = office.workspace(on: failing)
        let ana = try await workspace.add(person("Ana"))
        let before = Fingerprint(try await workspace.snapshot())

        var draft = try await workspace.draft()
        draft.update(ana) { $0.team = "Security" }
        draft.create(person("Björn"))
        await failing.failNextWrite(.notPersisted)
        let error = try await failure { _ = try await workspace.commit(draft, by: author()) }
        guard case .store(.engine) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(Fingerprint(try await workspace.snapshot()) == before)

        let committed = try await workspace.commit(draft, by: author())
        #expect(committed.created.map(\.code) == ["PER-2"])
        #expect(Fingerprint(committed.isms) == Fingerprint(try await office.workspace().snapshot()))
    }

    @Test("After a write whose acknowledgement was lost the workspace shows it, and goes on from there")
    func persisted() async throws {
        let office = try await Office()
        let failing = FaultInjectingRecordStore(office.store)
        let workspace = office.workspace(on: failing)
        let ana = try await workspace.add(person("Ana"))

        await failing.failNextWrite(.persisted)
        await #expect(throws: WorkspaceError.self) {
            try await workspace.change { draft in
                draft.update(ana) { $0.team = "Security" }
                draft.create(person("Björn"))
            }
        }
        let isms = try await workspace.snapshot()
        #expect(isms[Person.self].map(\.team) == ["Security", ""])
        #expect(Fingerprint(isms) == Fingerprint(try await office.workspace().snapshot()))
        #expect(try await workspace.add(person("Chidi")).code == "PER-3")
        #expect(try await office.verify().fault == nil)
    }

    @Test("A draft that landed without acknowledgement does not land twice")
    func twice() async throws {
        let office = try await Office()
        let failing = FaultInjectingRecordStore(office.store)
        let workspace = office.workspace(on: failing)
        let ana = try await workspace.add(person("Ana"))

        var creation = try await workspace.draft()
        creation.create(person("Björn"))
        await failing.failNextWrite(.persisted)
        await #expect(throws: WorkspaceError.self) { _ = try await workspace.commit(creation, by: author()) }
        let again = try await failure { _ = try await workspace.commit(creation, by: author()) }
        guard case .conflict("PER-2", let mine, let theirs) = again, mine == theirs else {
            Issue.record("\(String(describing: again))")
            return
        }
        var update = try await workspace.draft()
        update.update(ana) { $0.team = "Security" }
        await failing.failNextWrite(.persisted)
        await #expect(throws: WorkspaceError.self) { _ = try await workspace.commit(update, by: author()) }
        await #expect(throws: WorkspaceError.self) { _ = try await workspace.commit(update, by: author()) }

        #expect(try await workspace.snapshot()[Person.self].map(\.title) == ["Ana", "Björn"])
        #expect(try await office.head().sequence == 3)
    }

    @Test("An erasure that failed is seen as what it was on the next reading", arguments: [true, false])
    func erasure(isPersisted: Bool) async throws {
        let office = try await Office()
        let failing = FaultInjectingRecordStore(office.store)
        let workspace = office.workspace(on: failing)
        let ana = try await workspace.add(person("Ana"))
        await failing.failNextWrite(isPersisted ? .persisted : .notPersisted)
        await #expect(throws: WorkspaceError.self) { try await workspace.erase(ana, by: author()) }
        #expect(try await workspace.snapshot()[Person.self].isEmpty == isPersisted)
        #expect(Fingerprint(try await workspace.snapshot()) == Fingerprint(try await office.workspace().snapshot()))
    }

    @Test("An organization whose first commit is refused is not made at all")
    func refusedBeginning() async throws {
        let store = MemoryRecordStore()
        let error = try await failure {
            _ = try await Workspace.create(
                handle: "nimbus", in: store, clock: .standing, identifiers: .counting(), by: author()
            ) { $0.create(Organization()) }
        }
        #expect(error?.invalidLines == ["new organization: Name: must be given"])
        #expect(await store.organizations().isEmpty)
    }
}
