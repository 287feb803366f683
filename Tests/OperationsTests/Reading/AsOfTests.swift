import ISMS
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations

@Suite("As it stood")
struct AsOfTests {
    /// Ana from January, renamed in March, gone in May.
    private func threeCommits() async throws -> (workspace: Workspace, ana: Entry<Person>) {
        let workspace = try await Office().workspace()
        let ana = try await workspace.add(person("Ana"), on: "2026-01-10")
        try await workspace.update(ana.reference, on: "2026-03-10") { $0.name = "Anna" }
        try await workspace.change(on: "2026-05-10") { draft in
            if let entry = draft.base[ana.reference] { draft.remove(entry) }
            draft.create(person("Björn"))
        }
        return (workspace, ana)
    }

    @Test("A snapshot is read at a sequence")
    func bySequence() async throws {
        let workspace = try await threeCommits().workspace
        let names = try await [0, 1, 2, 3].asyncMap {
            try await workspace.snapshot(at: .sequence($0))[Person.self].map(\.title)
        }
        #expect(names == [[], ["Ana"], ["Anna"], ["Björn"]])
        #expect(try await workspace.snapshot(at: nil)[Person.self].map(\.code) == ["PER-2"])
    }

    @Test("A snapshot is read at the end of a day, and before the first commit there is nothing")
    func byDay() async throws {
        let workspace = try await threeCommits().workspace
        let days = ["2026-01-09", "2026-01-10", "2026-03-09", "2026-03-10", "2026-05-09", "2030-01-01"]
        let names = try await days.asyncMap {
            try await workspace.snapshot(at: .time(day($0).lastInstant))[Person.self].map(\.title)
        }
        #expect(names == [[], ["Ana"], ["Ana"], ["Anna"], ["Anna"], ["Björn"]])
        let empty = try await workspace.snapshot(at: .time(day("2025-12-31").lastInstant))
        #expect(empty.commit.sequence == 0)
        #expect(empty.count == 0)
    }

    @Test("A commit that is not there is said so, with the newest there is")
    func noSuchCommit() async throws {
        let workspace = try await threeCommits().workspace
        let error = try await failure { _ = try await workspace.snapshot(at: .sequence(4)) }
        #expect(error?.description == "there is no commit 4; the newest is 3")
    }

    @Test("Reading the past leaves the present as it is")
    func presentStays() async throws {
        let (workspace, ana) = try await threeCommits()
        let now = Fingerprint(try await workspace.snapshot())
        let past = try await workspace.snapshot(at: .sequence(1))
        #expect(past[ana.reference]?.provenance.version == 1)
        #expect(past.commit.time == day("2026-01-10").firstInstant)
        #expect(Fingerprint(try await workspace.snapshot()) == now)
    }

    @Test("A past day shares with now every record that is the same version, and costs only what differs")
    func sharing() async throws {
        let (workspace, _) = try await threeCommits()
        try await workspace.change(on: "2026-05-11") { draft in
            for number in 1...40 { draft.create(asset("Asset \(number)")) }
        }
        let first = try #require(try await workspace.snapshot()[Asset.self].entries.first)
        try await workspace.update(first.reference, on: "2026-05-12") { $0.name = "Renamed" }
        let now = try await workspace.snapshot()
        let past = try await workspace.snapshot(at: .sequence(4))
        for entry in past[Asset.self] { #expect((entry === now[entry.reference]) == (entry.number != 1)) }
        #expect(past[Person.self] === now[Person.self])
        #expect(past[first.reference]?.title == "Asset 1")
        #expect(past.bytes(besides: now) < past.bytes / 4)
        #expect(now.bytes(besides: now) == 0)
        // As a workspace reads it that has nothing to share with.
        let alone = try await Workspace(
            workspace.organization, in: workspace.store, clock: workspace.clock, identifiers: .counting()
        ).snapshot(at: .sequence(4))
        #expect(Fingerprint(past) == Fingerprint(alone))
        #expect(past.bytes == alone.bytes)
        #expect(alone.bytes(besides: now) > alone.bytes / 2)
    }

    @Test("What another process erased is not read from the past, though it was in the newest snapshot until then")
    func erasedElsewhere() async throws {
        let office = try await Office()
        let (mine, theirs) = (office.workspace(), office.workspace())
        let (ana, björn) = (try await mine.add(person("Ana")), try await mine.add(person("Björn")))
        try await theirs.erase(ana.id, as: .commandLine("root"))
        for sequence in [1, 2] {
            let past = try await mine.snapshot(at: .sequence(sequence))
            #expect(past[ana.reference] == nil)
            #expect(past.erasedCodes[ana.id] == "PER-1")
        }
        #expect(try await mine.snapshot(at: .sequence(2))[björn.reference] === björn)
        #expect(try await mine.snapshot()[Person.self].map(\.title) == ["Björn"])
    }

    @Test("What a snapshot costs is the same, whether its commits were taken in or it is read anew")
    func cost() async throws {
        let (workspace, ana) = try await threeCommits()
        try await workspace.change(on: "2026-05-11") { $0.create(asset("Laptop")) }
        let grown = try await workspace.snapshot()
        let anew = try await Workspace(
            workspace.organization, in: workspace.store, clock: workspace.clock, identifiers: .counting()
        ).snapshot()
        #expect(grown.bytes == anew.bytes)
        #expect(grown[ana.reference] == nil)
        #expect(try await workspace.snapshot(at: .sequence(1)).bytes < grown.bytes)
    }

    @Test("Order comes from the sequence where a clock stepped back")
    func clockSteppedBack() async throws {
        let workspace = try await Office().workspace()
        let ana = try await workspace.add(person("Ana"), on: "2026-03-10")
        try await workspace.update(ana.reference, on: "2026-03-01") { $0.name = "Anna" }
        #expect(try await workspace.snapshot()[ana.reference]?.title == "Anna")
        let firstOfMarch = try await workspace.snapshot(at: .time(day("2026-03-01").lastInstant))
        #expect(firstOfMarch[ana.reference]?.title == "Anna")
        #expect(firstOfMarch.commit.sequence == 2)
    }
}

extension Sequence {
    /// The results of asking for each element in turn.
    func asyncMap<Result>(_ ask: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await ask(element)) }
        return results
    }
}
