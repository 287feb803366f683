import RecordStore
import Testing

@Suite("The store that fails on demand")
struct FaultInjectionTests {
    @Test("A write that failed left no trace; one whose answer was lost is there")
    func failures() async throws {
        try await withStore(.memory) { fixture async throws in
            let failing = FaultInjectingRecordStore(fixture.store)
            let faulty = StoreFixture(store: failing, organization: fixture.organization)
            await failing.failNextWrite(.notPersisted)
            await #expect(throws: StoreError.engine("an injected failure")) { try await faulty.commit(risk(1, "Fire")) }
            #expect(try await faulty.head().sequence == 0)

            await failing.failNextWrite(.persisted, after: 1, with: .busy("later"))
            try await faulty.commit(risk(1, "Fire"))
            await #expect(throws: StoreError.busy("later")) { try await faulty.commit(risk(2, "Flood")) }
            #expect(try await faulty.head().sequence == 2)
            #expect(try await faulty.records().count == 2)
            try await faulty.commit(risk(3, "Theft"))
            #expect(try await faulty.verify().fault == nil)
        }
    }
}
