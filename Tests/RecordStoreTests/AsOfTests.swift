import RecordFormat
import RecordStore
import Testing

@Suite("Reading as of a point")
struct AsOfTests {
    @Test("Each sequence shows the records as they stood there", arguments: Engine.allCases)
    func sequences(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"))
            try await fixture.commit(risk(2, "Flood"))
            try await fixture.commit(risk(1, "Big fire", version: 2))
            try await fixture.commit(deletion(2, version: 2))
            func names(_ sequence: Int?) async throws -> [String: [UInt8]?] {
                try await fixture.records(at: sequence).mapValues(\.body)
            }
            #expect(try await names(0).isEmpty)
            #expect(try await names(-3).isEmpty)
            #expect(try await names(1) == ["RISK-1": body("Fire")])
            #expect(try await names(2) == ["RISK-1": body("Fire"), "RISK-2": body("Flood")])
            #expect(try await names(3) == ["RISK-1": body("Big fire"), "RISK-2": body("Flood")])
            #expect(try await names(4) == ["RISK-1": body("Big fire")])
            #expect(try await names(nil) == ["RISK-1": body("Big fire")])
            #expect(try await names(99) == ["RISK-1": body("Big fire")])
            let set = try await fixture.store.records(of: fixture.id, at: 2)
            #expect(set.head == (try await fixture.store.head(of: fixture.id, at: .sequence(2))))
            #expect(set.head.sequence == 2)
        }
    }

    @Test("The head at a time is the last commit not later, in the order of sequence", arguments: Engine.allCases)
    func times(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"), at: 1_000)
            try await fixture.commit(risk(2, "Flood"), at: 5_000)
            // The clock steps back.
            try await fixture.commit(risk(3, "Theft"), at: 3_000)
            func head(_ time: Int) async throws -> Int {
                try await fixture.store.head(of: fixture.id, at: .time(Instant(milliseconds: time))).sequence
            }
            #expect(try await head(999) == 0)
            #expect(try await head(1_000) == 1)
            #expect(try await head(2_999) == 1)
            #expect(try await head(3_000) == 3)
            #expect(try await head(9_000) == 3)
            #expect(try await fixture.verify().fault == nil)
            let genesis = Head.genesis(of: fixture.organization)
            #expect(try await fixture.store.head(of: fixture.id, at: .time(Instant(milliseconds: 0))) == genesis)
            #expect(try await fixture.store.head(of: fixture.id, at: .sequence(0)) == genesis)
        }
    }
}
