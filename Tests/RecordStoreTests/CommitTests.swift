import RecordFormat
import RecordStore
import Testing

@Suite("Commits")
struct CommitTests {
    @Test("A commit moves the head and is read back as it was written", arguments: Engine.allCases)
    func roundTrip(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            let before = try await fixture.head()
            #expect(before == Head.genesis(of: fixture.organization))
            let head = try await fixture.commit(risk(2, "Flood"), risk(1, "Fire", references: [2]))
            #expect(head.sequence == 1)
            #expect(head.time == Instant(milliseconds: 2_000))
            #expect(try await fixture.head() == head)

            let commits = try await fixture.store.commits(of: fixture.id, after: 0, limit: 10)
            let commit = try #require(commits.first)
            #expect(commits.count == 1)
            #expect(commit.header.hash == head.hash)
            #expect(commit.header.previousHash == before.hash)
            #expect(commit.header.author == author())
            #expect(commit.header.revisionCount == 2)
            #expect(commit.revisions == [risk(1, "Fire", references: [2]), risk(2, "Flood")])

            let records = try await fixture.records()
            #expect(records["RISK-1"]?.body == body("Fire"))
            #expect(records["RISK-1"]?.sequence == 1)
            #expect(records.count == 2)
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("An update keeps the creation time and takes the commit's as its own", arguments: Engine.allCases)
    func updateTimes(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"), at: 2_000)
            try await fixture.commit(risk(1, "Big fire", version: 2), at: 3_000)
            let stored = try #require(try await fixture.records()["RISK-1"])
            #expect(stored.createdAt == Instant(milliseconds: 2_000))
            #expect(stored.updatedAt == Instant(milliseconds: 3_000))
            #expect(stored.version == 2)
            #expect(stored.sequence == 2)
            #expect(stored.body == body("Big fire"))
        }
    }

    @Test("A commit based on an older head is refused and changes nothing", arguments: Engine.allCases)
    func headMoved(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            let head = try await fixture.commit(risk(1, "Fire"))
            await #expect(throws: StoreError.headMoved(base: 0, current: 1)) {
                try await fixture.commit(risk(2, "Flood"), base: 0)
            }
            await #expect(throws: StoreError.headMoved(base: 5, current: 1)) {
                try await fixture.commit(risk(2, "Flood"), base: 5)
            }
            #expect(try await fixture.head() == head)
            #expect(try await fixture.records().count == 1)
        }
    }

    @Test("A revision whose version does not follow is refused with both versions", arguments: Engine.allCases)
    func versionConflict(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"))
            try await fixture.commit(risk(1, "Big fire", version: 2))
            await #expect(throws: StoreError.versionConflict(code: "RISK-1", expected: 1, current: 2)) {
                try await fixture.commit(risk(1, "Small fire", version: 2))
            }
            await #expect(throws: StoreError.versionConflict(code: "RISK-1", expected: 0, current: 2)) {
                try await fixture.commit(risk(1, "Fire"))
            }
            await #expect(throws: StoreError.versionConflict(code: "RISK-9", expected: 3, current: 0)) {
                try await fixture.commit(risk(9, "Theft", version: 4))
            }
        }
    }

    @Test("One bad revision keeps the good ones of its commit out, too", arguments: Engine.allCases)
    func allOrNothing(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            await #expect(throws: StoreError.missingReference(code: "RISK-2", target: record(7))) {
                try await fixture.commit(risk(1, "Fire"), risk(2, "Flood", references: [7]))
            }
            #expect(try await fixture.records().isEmpty)
            #expect(try await fixture.head().sequence == 0)
            #expect(try await fixture.store.lastNumbers(of: fixture.id).isEmpty)
        }
    }

    @Test("A code is given once, even after its record is gone", arguments: Engine.allCases)
    func codes(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"))
            let thief = Revision(
                record: record(2), kind: "risk", code: "RISK-1", version: 1, change: .created, body: body("Flood"),
                references: [])
            await #expect(throws: StoreError.codeTaken(code: "RISK-1")) { try await fixture.commit(thief) }
            try await fixture.commit(deletion(1, version: 2))
            await #expect(throws: StoreError.codeTaken(code: "RISK-1")) { try await fixture.commit(thief) }
            try await fixture.erase(record(1))
            await #expect(throws: StoreError.codeTaken(code: "RISK-1")) { try await fixture.commit(thief) }
        }
    }

    @Test("The last number of a kind rises with its codes and never falls", arguments: Engine.allCases)
    func counters(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(14, "Fire"), risk(3, "Flood"), risk(5, "Printer", kind: "asset"))
            #expect(try await fixture.store.lastNumbers(of: fixture.id) == ["risk": 14, "asset": 5])
            try await fixture.commit(deletion(14, version: 2))
            try await fixture.commit(risk(4, "Theft"))
            #expect(try await fixture.store.lastNumbers(of: fixture.id) == ["risk": 14, "asset": 5])
            let unnumbered = Revision(
                record: record(90), kind: "scope", code: "SCOPE", version: 1, change: .created, body: body("All"),
                references: [])
            try await fixture.commit(unnumbered)
            #expect(try await fixture.store.lastNumbers(of: fixture.id) == ["risk": 14, "asset": 5])
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("A change that changes nothing is refused", arguments: Engine.allCases)
    func unchanged(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"), risk(2, "Flood", references: [1]))
            await #expect(throws: StoreError.self) { try await fixture.commit() }
            await #expect(throws: StoreError.self) { try await fixture.commit(risk(1, "Fire", version: 2)) }
            await #expect(throws: StoreError.self) {
                try await fixture.commit(risk(2, "Flood", version: 2, references: [1]))
            }
            #expect(try await fixture.head().sequence == 1)
            try await fixture.commit(risk(2, "Flood", version: 2))
            #expect(try await fixture.head().sequence == 2)
        }
    }

    @Test("A record keeps its kind and code, and once gone does not come back", arguments: Engine.allCases)
    func identity(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"))
            await #expect(throws: StoreError.self) {
                try await fixture.commit(risk(1, "Big", version: 2, kind: "asset"))
            }
            try await fixture.commit(deletion(1, version: 2))
            await #expect(throws: StoreError.recordMissing(record(1))) {
                try await fixture.commit(risk(1, "Fire", version: 3))
            }
            await #expect(throws: StoreError.recordMissing(record(1))) {
                try await fixture.commit(deletion(1, version: 3))
            }
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("Commits and log are read in pages, from either end", arguments: Engine.allCases)
    func pages(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            for number in 1...5 { try await fixture.commit(risk(number, "Risk \(number)")) }
            let store = fixture.store
            #expect(try await store.commits(of: fixture.id, after: 2, limit: 2).map(\.header.sequence) == [3, 4])
            #expect(try await store.commits(of: fixture.id, after: 5, limit: 2).isEmpty)
            #expect(try await store.commits(of: fixture.id, after: 0, limit: 0).isEmpty)
            #expect(try await store.log(of: fixture.id, before: nil, limit: 2).map(\.sequence) == [5, 4])
            #expect(try await store.log(of: fixture.id, before: 3, limit: 9).map(\.sequence) == [2, 1])
            #expect(try await store.log(of: fixture.id, before: 1, limit: 9).isEmpty)
            #expect(try await store.log(of: fixture.id, before: nil, limit: -1).isEmpty)
        }
    }

    @Test("A record's history holds its revisions alone, each with its commit", arguments: Engine.allCases)
    func history(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"), risk(2, "Flood"))
            try await fixture.commit(risk(2, "Big flood", version: 2))
            try await fixture.commit(risk(1, "Big fire", version: 2))
            try await fixture.commit(deletion(1, version: 3))
            let history = try await fixture.store.history(of: record(1), in: fixture.id)
            #expect(history.map(\.header.sequence) == [1, 3, 4])
            #expect(
                history.map(\.revision) == [risk(1, "Fire"), risk(1, "Big fire", version: 2), deletion(1, version: 3)])
            #expect(try await fixture.store.history(of: record(77), in: fixture.id).isEmpty)
        }
    }
}
