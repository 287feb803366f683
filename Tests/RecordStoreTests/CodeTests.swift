import RecordFormat
import RecordStore
import Testing

@Suite("Looking up a code")
struct CodeTests {
    @Test(
        "A code is found while its record lives, after its deletion and after its erasure", arguments: Engine.allCases)
    func found(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"), risk(2, "Printer", kind: "asset"))
            try await fixture.commit(risk(1, "Blaze", version: 2))
            func expect() async throws {
                let first = try await fixture.store.record(ofCode: "RISK-1", in: fixture.id)
                #expect(first?.record == record(1))
                #expect(first?.kind == "risk")
                #expect(try await fixture.store.record(ofCode: "RISK-2", in: fixture.id)?.kind == "asset")
            }
            try await expect()
            try await fixture.commit(deletion(1, version: 3))
            try await expect()
            try await fixture.erase(record(1))
            try await expect()
        }
    }

    @Test("A code is looked up as it is spelled", arguments: Engine.allCases)
    func missing(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(
                Revision(
                    record: record(1), kind: "scope", code: "CAF\u{E9}-1", version: 1, change: .created,
                    body: body("All"), references: []))
            #expect(try await fixture.store.record(ofCode: "CAF\u{E9}-1", in: fixture.id)?.record == record(1))
            for code in ["CAFE\u{301}-1", "caf\u{E9}-1", "CAF\u{E9}-2", ""] {
                #expect(try await fixture.store.record(ofCode: code, in: fixture.id) == nil)
            }
        }
    }
}
