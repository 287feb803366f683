import RecordFormat
import RecordStore
import Testing

@Suite("Erasure")
struct ErasureTests {
    @Test("An erased record is gone now, and shows as erased before", arguments: Engine.allCases)
    func erased(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Secret"), risk(2, "Flood"))
            try await fixture.commit(risk(1, "More secret", version: 2, references: [2]), at: 3_000)
            let head = try await fixture.erase(record(1), at: 4_000)
            #expect(head.sequence == 3)
            #expect(try await fixture.records().keys.sorted() == ["RISK-2"])

            let before = try #require(try await fixture.records(at: 2)["RISK-1"])
            #expect(before.body == nil)
            #expect(before.version == 2)
            #expect(before.updatedAt == Instant(milliseconds: 3_000))
            #expect(try await fixture.records(at: 1)["RISK-1"]?.version == 1)
            #expect(try await fixture.records(at: 1)["RISK-2"]?.body == body("Flood"))

            let history = try await fixture.store.history(of: record(1), in: fixture.id)
            #expect(history.map(\.revision.change) == [.created, .updated, .erased])
            #expect(history.map(\.revision.version) == [1, 2, 3])
            #expect(history.allSatisfy { $0.revision.body == nil && $0.revision.references.isEmpty })
            let verification = try await fixture.verify()
            #expect(verification.fault == nil)
            #expect(verification.revisionCount == 4)
            // What it referred to is free again.
            try await fixture.commit(deletion(2, version: 2))
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("A deleted record can still be erased, and is never a state again", arguments: Engine.allCases)
    func erasedAfterDeletion(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Secret"))
            try await fixture.commit(deletion(1, version: 2))
            try await fixture.erase(record(1))
            #expect(try await fixture.records(at: 1)["RISK-1"]?.body == nil)
            #expect(try await fixture.records(at: 1).count == 1)
            #expect(try await fixture.records(at: 2).isEmpty)
            #expect(try await fixture.records(at: 3).isEmpty)
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("What never was or is already erased cannot be erased", arguments: Engine.allCases)
    func missing(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            await #expect(throws: StoreError.recordMissing(record(1))) { try await fixture.erase(record(1)) }
            try await fixture.commit(risk(1, "Secret"))
            try await fixture.erase(record(1))
            await #expect(throws: StoreError.recordMissing(record(1))) { try await fixture.erase(record(1)) }
            await #expect(throws: StoreError.recordMissing(record(1))) {
                try await fixture.commit(risk(1, "Back", version: 3))
            }
            await #expect(throws: StoreError.headMoved(base: 0, current: 2)) {
                try await fixture.store.erase(record(1), by: author(), basedOn: 0, in: fixture.id)
            }
        }
    }
}
