import RecordFormat
import RecordStore
import Synchronization
import Testing

@Suite("A commit that takes the lock first")
struct HeldCommitTests {
    @Test("It is handed what came since, and its draft is the next commit", arguments: Engine.allCases)
    func commit(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            for number in 1...3 { try await fixture.commit(risk(number, "Risk \(number)")) }
            let head = try await fixture.head()
            let expected = try await fixture.store.commits(of: fixture.id, after: 1, limit: 9)
            let written = try await fixture.store.commit(in: fixture.id, since: 1) { held in
                guard held.head == head, held.commits == expected, held.lastNumbers == ["risk": 3] else { return nil }
                return CommitDraft(author: author(), base: held.head.sequence, revisions: [risk(4, "Fog")])
            }
            #expect(written?.sequence == 4)
            #expect(try await fixture.head() == written)
            #expect(try await fixture.records().count == 4)
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("Without a draft nothing is written", arguments: Engine.allCases)
    func nothing(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"))
            #expect(try await fixture.store.commit(in: fixture.id, since: 0) { _ in nil } == nil)
            #expect(try await fixture.head().sequence == 1)
        }
    }

    @Test("Its draft is checked like any other", arguments: Engine.allCases)
    func checked(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"))
            await #expect(throws: StoreError.headMoved(base: 0, current: 1)) {
                try await fixture.store.commit(in: fixture.id, since: 0) { _ in
                    CommitDraft(author: author(), base: 0, revisions: [risk(2, "Flood")])
                }
            }
            await #expect(throws: StoreError.missingReference(code: "RISK-2", target: record(9))) {
                try await fixture.store.commit(in: fixture.id, since: 0) { held in
                    CommitDraft(
                        author: author(), base: held.head.sequence, revisions: [risk(2, "Flood", references: [9])])
                }
            }
            #expect(try await fixture.head().sequence == 1)
            try await fixture.commit(risk(2, "Flood"))
        }
    }

    @Test("More commits than a reader should wait for are not handed over", arguments: Engine.allCases)
    func limit(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            for number in 1...HeldHead.commitsMax + 1 { try await fixture.commit(risk(number, "R"), base: number - 1) }
            func count(since sequence: Int) async throws -> Int? {
                let count = Mutex<Int?>(0)
                _ = try await fixture.store.commit(in: fixture.id, since: sequence) { held in
                    count.withLock { $0 = held.commits?.count }
                    return nil
                }
                return count.withLock { $0 }
            }
            #expect(try await count(since: 0) == nil)
            #expect(try await count(since: .min) == nil)
            #expect(try await count(since: 1) == HeldHead.commitsMax)
            #expect(try await count(since: HeldHead.commitsMax + 1) == 0)
            #expect(try await count(since: .max) == 0)
        }
    }

    @Test("It fails on demand, with a trace or without")
    func failures() async throws {
        try await withStore(.memory) { fixture async throws in
            let failing = FaultInjectingRecordStore(fixture.store)
            func commit() async throws {
                _ = try await failing.commit(in: fixture.id, since: 0) { held in
                    CommitDraft(
                        author: author(), base: held.head.sequence, revisions: [risk(held.head.sequence + 1, "R")])
                }
            }
            for (failure, sequence) in [(FaultInjectingRecordStore.Failure.notPersisted, 0), (.persisted, 1)] {
                await failing.failNextWrite(failure)
                await #expect(throws: StoreError.engine("an injected failure")) { try await commit() }
                #expect(try await fixture.head().sequence == sequence)
            }
            try await commit()
            #expect(try await fixture.head().sequence == 2)
        }
    }
}
