import Frameworks
import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Testing
import Operations

/// Seeded runs of two workspaces that change one store in turn, as the server and the command line would.
@Suite("What others committed")
struct FoldingTests {
    @Test("Creations, changes, removals and erasures of another process show at once")
    func foreignCommits() async throws {
        let office = try await Office()
        let (mine, theirs) = (office.workspace(), office.workspace())
        _ = try await mine.snapshot()
        let (ana, björn) = (try await theirs.add(person("Ana")), try await theirs.add(person("Björn")))
        #expect(try await mine.snapshot()[Person.self].map(\.title) == ["Ana", "Björn"])
        try await theirs.update(ana.reference, on: "2026-05-06") { $0.name = "Anna" }
        #expect(try await mine.snapshot()[ana.reference]?.title == "Anna")
        #expect(try await mine.snapshot()[ana.reference]?.provenance.updatedAt == day("2026-05-06").firstInstant)
        #expect(try await mine.snapshot()[ana.reference]?.provenance.createdAt == day("2026-05-04").firstInstant)
        let renamed = try #require(try await theirs.snapshot()[ana.reference])
        try await theirs.change { $0.remove(renamed) }
        #expect(try await mine.snapshot()[Person.self].map(\.title) == ["Björn"])
        try await theirs.erase(björn, by: author())
        #expect(try await mine.snapshot()[Person.self].isEmpty)
    }

    @Test("Much news is taken in as well as a little", arguments: [199, 201])
    func muchNews(count: Int) async throws {
        let office = try await Office()
        let (mine, theirs) = (office.workspace(), office.workspace())
        let ana = try await theirs.add(person("Ana"))
        _ = try await mine.snapshot()
        for number in 1...count { try await theirs.update(ana.reference) { $0.team = "Team \(number)" } }
        #expect(try await mine.snapshot()[ana.reference]?.team == "Team \(count)")
        #expect(Fingerprint(try await mine.snapshot()) == Fingerprint(try await theirs.snapshot()))
    }

    @Test("Two workspaces that change one store see what a fresh reading sees", arguments: UInt64(1)...8)
    func randomEdits(seed: UInt64) async throws {
        var run = SeededRun(try await Office(), seed: seed, mayErase: true)
        try await run.go(steps: 60)
        #expect(run.landed > 20)
        #expect(run.refused > 0)
    }

    @Test("So they do on SQLite, over two connections", arguments: [UInt64(11), 12])
    func randomEditsOnSQLite(seed: UInt64) async throws {
        try await withSQLite { store, path in
            let office = try await Office(store)
            let other = try SQLiteRecordStore.open(path: path)
            var run = SeededRun(office, second: other, seed: seed, mayErase: true)
            try await run.go(steps: 30)
            #expect(run.landed > 10)
            try other.close()
        }
    }

    @Test("Every snapshot there ever was can be read again by its sequence", arguments: UInt64(21)...24)
    func everyPast(seed: UInt64) async throws {
        var run = SeededRun(try await Office(), seed: seed, mayErase: false)
        try await run.go(steps: 40)
        #expect(run.seen.count > 10)
        let (reader, sharing) = (run.office.workspace(), run.office.workspace())
        // Whoever knows the present shares with it what is the same.
        _ = try await sharing.snapshot()
        for (sequence, fingerprint) in run.seen {
            #expect(Fingerprint(try await reader.snapshot(at: .sequence(sequence))) == fingerprint)
            #expect(Fingerprint(try await sharing.snapshot(at: .sequence(sequence))) == fingerprint)
        }
    }
}

private struct SeededRun {
    let office: Office
    let workspaces: [Workspace]
    let mayErase: Bool
    var random: SeededRandom
    var landed = 0
    var refused = 0
    var seen: [Int: Fingerprint] = [:]

    init(_ office: Office, second: (any RecordStore)? = nil, seed: UInt64, mayErase: Bool) {
        self.office = office
        workspaces = [office.workspace(), office.workspace(on: second ?? office.store)]
        self.mayErase = mayErase
        random = SeededRandom(seed: seed)
    }

    mutating func go(steps: Int) async throws {
        for step in 0..<steps {
            try await change(step)
            let fresh = Fingerprint(try await office.workspace().snapshot())
            seen[fresh.commit.sequence] = fresh
            // Not after each step, so that sometimes several commits are news.
            for workspace in workspaces where random.number(below: 3) == 0 {
                #expect(Fingerprint(try await workspace.snapshot()) == fresh, "after step \(step)")
            }
        }
        for workspace in workspaces {
            #expect(Fingerprint(try await workspace.snapshot()) == Fingerprint(try await office.workspace().snapshot()))
        }
        #expect(try await office.verify().fault == nil)
    }

    private mutating func change(_ step: Int) async throws {
        let turn = random.number(below: 2)
        let workspace = workspaces[turn]
        var draft = try await workspace.draft()
        for _ in 0...random.number(below: 3) { edit(&draft, step) }
        do throws(WorkspaceError) {
            if mayErase, random.number(below: 8) == 0, let item = pick(draft.base) {
                try await workspace.erase(item, by: author("Step \(step)"))
                landed += 1
                return
            }
            // Now and then the other one is quicker.
            if random.number(below: 4) == 0 {
                var other = try await workspaces[1 - turn].draft()
                edit(&other, step)
                _ = try await workspaces[1 - turn].commit(other, by: author("Step \(step), before"))
            }
            let committed = try await workspace.commit(draft, by: author("Step \(step)"))
            landed += committed.isEmpty ? 0 : 1
        } catch {
            switch error {
            case .conflict, .referenced, .invalid: refused += 1
            default: throw error
            }
        }
    }

    private mutating func pick(_ isms: ISMS) -> (any Item)? {
        let items = Array(isms.items)
        return items.isEmpty ? nil : items[random.number(below: items.count)]
    }

    private mutating func edit(_ draft: inout Draft, _ step: Int) {
        let isms = draft.base
        let people = isms[Person.self].entries
        let owner = people.isEmpty ? nil : people[random.number(below: people.count)].reference
        switch random.number(below: 9) {
        case 0, 1: draft.create(person("Person of step \(step)"))
        case 2:
            draft.create(new(Asset.self) { ($0.name, $0.owner) = ("Asset of step \(step)", owner) })
        case 3:
            let controls = isms[Control.self].entries.prefix(2).map(\.reference)
            draft.create(new(Risk.self) { ($0.name, $0.owner, $0.controls) = ("Risk \(step)", owner, controls) })
        case 4:
            let reference = ReferenceControlID.all[random.number(below: 93)]
            draft.create(
                new(Control.self) {
                    ($0.name, $0.owner, $0.meets) = ("Control \(step)", owner, [RequirementID(reference)])
                }
            )
        case 5, 6, 7:
            switch pick(isms) {
            case let person as Entry<Person>: draft.update(person) { $0.team = "Team \(step)" }
            case let asset as Entry<Asset>: draft.update(asset) { $0.owner = owner }
            case let risk as Entry<Risk>: draft.update(risk) { $0.controls = [] }
            case let control as Entry<Control>: draft.update(control) { $0.status = .planned }
            default: break
            }
        default: if let item = pick(isms) { draft.remove(item) }
        }
    }
}
