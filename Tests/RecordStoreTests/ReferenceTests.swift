import RecordStore
import Testing

@Suite("References")
struct ReferenceTests {
    @Test("A reference names a record that exists", arguments: Engine.allCases)
    func missing(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            await #expect(throws: StoreError.missingReference(code: "RISK-1", target: record(2))) {
                try await fixture.commit(risk(1, "Fire", references: [2]))
            }
            try await fixture.commit(risk(2, "Flood"))
            try await fixture.commit(deletion(2, version: 2))
            await #expect(throws: StoreError.missingReference(code: "RISK-1", target: record(2))) {
                try await fixture.commit(risk(1, "Fire", references: [2]))
            }
        }
    }

    @Test("Records of one commit may refer to one another, and to themselves", arguments: Engine.allCases)
    func cycle(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(
                risk(1, "Fire", references: [2]), risk(2, "Flood", references: [1]), risk(3, "Theft", references: [3]))
            #expect(try await fixture.verify().fault == nil)
            try await fixture.commit(deletion(3, version: 2))
            try await fixture.commit(deletion(1, version: 2), deletion(2, version: 2))
            #expect(try await fixture.records().isEmpty)
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("A record that others refer to is not deleted, and the error names them", arguments: Engine.allCases)
    func referenced(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(
                risk(1, "Fire"), risk(3, "Theft", references: [1]), risk(2, "Flood", references: [1]))
            let refusal = StoreError.referenced(code: "RISK-1", by: ["RISK-2", "RISK-3"])
            await #expect(throws: refusal) { try await fixture.commit(deletion(1, version: 2)) }
            await #expect(throws: refusal) { try await fixture.erase(record(1)) }
            #expect(try await fixture.records().count == 3)

            try await fixture.commit(risk(3, "Theft", version: 2))
            await #expect(throws: StoreError.referenced(code: "RISK-1", by: ["RISK-2"])) {
                try await fixture.commit(deletion(1, version: 2))
            }
            // The last referrer goes in the same commit.
            try await fixture.commit(deletion(1, version: 2), deletion(2, version: 2))
            #expect(try await fixture.records().keys.sorted() == ["RISK-3"])
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("A commit cannot delete what it makes another record refer to", arguments: Engine.allCases)
    func referencedInDraft(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"))
            await #expect(throws: StoreError.referenced(code: "RISK-1", by: ["RISK-2"])) {
                try await fixture.commit(deletion(1, version: 2), risk(2, "Flood", references: [1]))
            }
        }
    }

    @Test("A referrer may drop its reference in the commit that deletes the target", arguments: Engine.allCases)
    func droppedInDraft(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"), risk(2, "Flood", references: [1]), risk(3, "Theft"))
            try await fixture.commit(deletion(1, version: 2), risk(2, "Flood", version: 2, references: [3]))
            await #expect(throws: StoreError.referenced(code: "RISK-3", by: ["RISK-2"])) {
                try await fixture.commit(deletion(3, version: 2))
            }
            #expect(try await fixture.verify().fault == nil)
        }
    }
}
