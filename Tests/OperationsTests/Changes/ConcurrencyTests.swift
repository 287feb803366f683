import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Testing
import Operations

@Suite("Two processes on one store")
struct ConcurrencyTests {
    @Test("Changes to different records both land, the later one on top of the earlier")
    func rebased() async throws {
        let office = try await Office()
        let (first, second) = (office.workspace(), office.workspace())
        let (ana, portal) = (try await first.add(person("Ana")), try await first.add(asset("Portal")))

        var late = try await first.draft()
        late.update(ana) { $0.team = "Security" }
        late.create(person("Björn"))
        try await second.change { draft in
            draft.update(portal) { $0.description = "Where customers book" }
            draft.create(person("Chidi"))
        }
        let committed = try await first.commit(late, by: author())

        #expect(committed.created.map(\.code) == ["PER-3"])
        #expect(committed.isms[portal.reference]?.description == "Where customers book")
        #expect(committed.isms[ana.reference]?.team == "Security")
        #expect(committed.isms[Person.self].map(\.title) == ["Ana", "Chidi", "Björn"])
        #expect(Fingerprint(committed.isms) == Fingerprint(try await office.workspace().snapshot()))
        #expect(try await office.verify().fault == nil)
    }

    @Test("Changes to the same record are a conflict that shows both versions")
    func conflict() async throws {
        let office = try await Office()
        let (first, second) = (office.workspace(), office.workspace())
        let ana = try await first.add(person("Ana"))

        var late = try await first.draft()
        late.update(ana) { $0.team = "Security" }
        try await second.update(ana.reference) { $0.team = "Operations" }
        let head = try await office.head()

        let error = try await failure { _ = try await first.commit(late, by: author()) }
        guard case .conflict("PER-1", let mine, let theirs) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(mine?["team"] == "Security")
        #expect(theirs?["team"] == "Operations")
        #expect(try await office.head() == head)
    }

    @Test("A record read before someone changed or removed it is a conflict, also in a draft begun afterwards")
    func readBefore() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let ana = try await workspace.add(person("Ana"))
        let before = try #require(try await workspace.snapshot().item(code: "PER-1"))
        try await workspace.update(ana.reference) { $0.team = "Operations" }

        for isRemoved in [false, true] {
            if isRemoved {
                var removal = try await workspace.draft()
                removal.remove(try #require(try await workspace.snapshot().item(code: "PER-1")))
                _ = try await workspace.commit(removal, by: author())
            }
            var draft = try await workspace.draft()
            draft.replace(before, with: person("Anna"))
            let error = try await failure { _ = try await workspace.commit(draft, by: author()) }
            guard case .conflict("PER-1", let mine, let theirs) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(mine?["name"] == "Anna")
            let team: JSON? = isRemoved ? nil : "Operations"
            #expect(theirs?["team"] == team)
        }
    }

    @Test("A change to a record that someone else removed is a conflict without their version, and the other way round")
    func removedMeanwhile() async throws {
        let office = try await Office()
        let (first, second) = (office.workspace(), office.workspace())
        let (ana, portal) = (try await first.add(person("Ana")), try await first.add(asset("Portal")))

        var update = try await first.draft()
        update.update(ana) { $0.team = "Security" }
        var removal = try await first.draft()
        removal.remove(portal)
        try await second.change { draft in
            draft.remove(ana)
            draft.update(portal) { $0.description = "Where customers book" }
        }
        let updateError = try await failure { _ = try await first.commit(update, by: author()) }
        guard case .conflict("PER-1", .some, nil) = updateError else {
            Issue.record("\(String(describing: updateError))")
            return
        }
        let removalError = try await failure { _ = try await first.commit(removal, by: author()) }
        guard case .conflict("AST-1", nil, .some) = removalError else {
            Issue.record("\(String(describing: removalError))")
            return
        }
    }

    @Test("A draft is checked again among what others committed since it was begun")
    func checkedAgain() async throws {
        let office = try await Office()
        let (first, second) = (office.workspace(), office.workspace())
        let (ana, björn) = (try await first.add(person("Ana")), try await first.add(person("Björn")))

        var referring = try await first.draft()
        referring.create(new(Asset.self) { ($0.name, $0.owner) = ("Portal", ana.reference) })
        var removing = try await first.draft()
        removing.remove(björn)
        try await second.change { draft in
            draft.remove(ana)
            draft.create(new(Asset.self) { ($0.name, $0.owner) = ("Ledger", björn.reference) })
        }
        let dangling = try await failure { _ = try await first.commit(referring, by: author()) }
        #expect(dangling?.invalidLines.count == 1)
        let referred = try await failure { _ = try await first.commit(removing, by: author()) }
        guard case .referenced("PER-2 (Björn)", by: ["AST-1"]) = referred else {
            Issue.record("\(String(describing: referred))")
            return
        }
    }

    @Test("Where the head moves between the check and the write, the change is tried again", arguments: [1, 3, 4, 12])
    func headMoved(times: Int) async throws {
        let office = try await Office()
        let failing = FaultInjectingRecordStore(office.store)
        let workspace = office.workspace(on: failing)
        for _ in 0..<times {
            await failing.failNextWrite(.notPersisted, with: .headMoved(base: 0, current: 1))
        }
        #expect(try await workspace.add(person("Ana")).code == "PER-1")
        #expect(try await office.head().sequence == 1)
    }

    @Test("Where the head never stands still, the change is given up after some tries")
    func givenUp() async throws {
        let office = try await Office()
        let failing = FaultInjectingRecordStore(office.store)
        let workspace = office.workspace(on: failing)
        for _ in 0..<21 { await failing.failNextWrite(.notPersisted, with: .headMoved(base: 0, current: 1)) }
        let error = try await failure { try await workspace.add(person("Ana")) }
        guard case .store(.headMoved) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try await workspace.add(person("Ana")).code == "PER-1")
    }

    @Test("A commit of 3,000 records lands beside another process that never stops committing")
    func largeBesideSmall() async throws {
        try await withSQLite { store, path in
            let office = try await Office(store)
            let large = office.workspace()
            let theirs = try SQLiteRecordStore.open(path: path)
            let small = office.workspace(on: theirs)
            let hammering = Task {
                while !Task.isCancelled { try await small.add(person("Small")) }
            }
            // Until the other has begun.
            while try await office.head().sequence == 0 { try await Task.sleep(for: .milliseconds(5)) }
            let committed = try await large.change("Import") { draft in
                for number in 1...3000 { draft.create(person("Large \(number)")) }
            }
            hammering.cancel()
            _ = try? await hammering.value
            #expect(committed.created.count == 3000)
            #expect(try await office.verify().fault == nil)
            try theirs.close()
        }
    }

    @Test("Ten workspaces that add at once all land, each with a code of its own", arguments: ["memory", "sqlite"])
    func many(engine: String) async throws {
        func run(on store: any RecordStore) async throws {
            let office = try await Office(store)
            let codes = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 1...10 {
                    let workspace = office.workspace()
                    group.addTask { try await workspace.add(person("Person \(number)")).code }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(codes == Set((1...10).map { "PER-\($0)" }))
            #expect(try await office.head().sequence == 10)
            #expect(try await office.verify().fault == nil)
        }
        if engine == "memory" {
            try await run(on: MemoryRecordStore())
        } else {
            try await withSQLite { store, _ in try await run(on: store) }
        }
    }
}
