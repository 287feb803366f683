import RecordFormat
import RecordStore
import Testing

@Suite("The last erasure")
struct LastErasureTests {
    @Test("Every head tells the last erasure of the history as it stands now", arguments: Engine.allCases)
    func heads(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            func expect(_ sequence: Int) async throws {
                let store = fixture.store
                for point in [0, 1, 2, 99] {
                    #expect(try await store.head(of: fixture.id, at: .sequence(point)).lastErasure == sequence)
                    #expect(try await store.records(of: fixture.id, at: point).head.lastErasure == sequence)
                }
                for time in [0, 2_000] {
                    let point = Point.time(Instant(milliseconds: time))
                    #expect(try await store.head(of: fixture.id, at: point).lastErasure == sequence)
                }
                #expect(try await fixture.head().lastErasure == sequence)
                #expect(try await store.records(of: fixture.id, at: nil).head == (try await fixture.head()))
                let verification = try await fixture.verify()
                #expect(verification.fault == nil)
                #expect(verification.head == (try await fixture.head()))
            }
            try await expect(0)
            #expect(try await fixture.commit(risk(1, "Fire"), risk(2, "Flood")).lastErasure == 0)
            try await expect(0)
            #expect(try await fixture.erase(record(1)).lastErasure == 2)
            try await expect(2)
            #expect(try await fixture.commit(risk(3, "Theft"), by: member(1)).lastErasure == 2)
            try await expect(2)
            #expect(try await fixture.erase(Erasure(namesOf: [account(1)])).lastErasure == 4)
            try await expect(4)
            #expect(try await fixture.erase(Erasure(reasonsOf: [1])).lastErasure == 5)
            try await expect(5)
        }
    }
}
