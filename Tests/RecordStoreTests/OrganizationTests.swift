import RecordFormat
import RecordStore
import Testing

@Suite("Organizations")
struct OrganizationTests {
    private func other(_ fixture: StoreFixture, handle: String = "zephyr", id: UInt64 = 0xB) -> StoreFixture {
        StoreFixture(
            store: fixture.store,
            organization: StoredOrganization(
                id: RecordID(high: id, low: id), handle: handle, createdAt: Instant(milliseconds: 1_000)))
    }

    @Test("Organizations share nothing: same records, codes and attachments in each", arguments: Engine.allCases)
    func isolation(engine: Engine) async throws {
        try await withStore(engine) { first async throws in
            let second = other(first)
            try await first.store.createOrganization(second.organization)
            try await first.commit(risk(1, "Fire"))
            #expect(try await second.records().isEmpty)
            #expect(try await second.head().sequence == 0)
            await #expect(throws: StoreError.missingReference(code: "RISK-2", target: record(1))) {
                try await second.commit(risk(2, "Flood", references: [1]))
            }
            await #expect(throws: StoreError.recordMissing(record(1))) { try await second.erase(record(1)) }
            try await second.commit(risk(1, "Ice"), at: 9_000)
            #expect(try await first.records()["RISK-1"]?.body == body("Fire"))
            #expect(try await second.records()["RISK-1"]?.body == body("Ice"))
            #expect(try await first.head().hash != (try await second.head().hash))

            let attachment = try await first.store.attach(stream([[1, 2, 3]]), sizeMax: 9, in: first.id)
            await #expect(throws: StoreError.attachmentMissing(digest: attachment.digest)) {
                try await second.store.readAttachment(attachment.digest, in: second.id) { _ in }
            }
            try await second.commit(deletion(1, version: 2))
            #expect(try await first.records().count == 1)
            #expect(try await second.store.history(of: record(1), in: second.id).count == 2)
            #expect(try await first.store.log(of: first.id, before: nil, limit: 9).count == 1)
            #expect(try await first.verify().fault == nil)
            #expect(try await second.verify().fault == nil)
        }
    }

    @Test("Handles and identities are unique, and listed by handle", arguments: Engine.allCases)
    func unique(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            let sameHandle = other(fixture, handle: "nimbus").organization
            await #expect(throws: StoreError.organizationExists(handle: "nimbus")) {
                try await fixture.store.createOrganization(sameHandle)
            }
            let sameID = other(fixture, handle: "fresh", id: 0xA).organization
            await #expect(throws: StoreError.organizationExists(handle: "nimbus")) {
                try await fixture.store.createOrganization(sameID)
            }
            try await fixture.store.createOrganization(other(fixture, handle: "alpha").organization)
            #expect(try await fixture.store.organizations().map(\.handle) == ["alpha", "nimbus"])
        }
    }

    @Test(
        "A handle is lower-case letters, digits and inner hyphens",
        arguments: [
            "", "Nimbus", "nim bus", "-nimbus", "nimbus-", "nïmbus", "../x", String(repeating: "n", count: 64),
        ])
    func handles(handle: String) async throws {
        for engine in Engine.allCases {
            try await withStore(engine) { fixture async throws in
                await #expect(throws: StoreError.self) {
                    try await fixture.store.createOrganization(other(fixture, handle: handle).organization)
                }
            }
        }
    }

    @Test("Nothing works on an organization that is not there", arguments: Engine.allCases)
    func missing(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            let ghost = other(fixture)
            let missing = StoreError.organizationMissing(ghost.id)
            let store = fixture.store
            await #expect(throws: missing) { try await store.head(of: ghost.id) }
            await #expect(throws: missing) { try await store.head(of: ghost.id, at: .sequence(1)) }
            await #expect(throws: missing) { try await store.records(of: ghost.id, at: nil) }
            await #expect(throws: missing) { try await store.commits(of: ghost.id, after: 0, limit: 1) }
            await #expect(throws: missing) { try await store.log(of: ghost.id, before: nil, limit: 1) }
            await #expect(throws: missing) { try await store.history(of: record(1), in: ghost.id) }
            await #expect(throws: missing) { try await store.lastNumbers(of: ghost.id) }
            await #expect(throws: missing) { try await store.verify(ghost.id) }
            await #expect(throws: missing) { try await ghost.commit(risk(1, "Fire"), base: 0) }
            await #expect(throws: missing) {
                try await store.erase(record(1), by: author(), basedOn: 0, in: ghost.id)
            }
            await #expect(throws: missing) { try await store.record(ofCode: "RISK-1", in: ghost.id) }
            await #expect(throws: missing) { try await store.commit(in: ghost.id, since: 0) { _ in nil } }
            await #expect(throws: missing) { try await ghost.erase(Erasure(reasonsOf: [1])) }
            await #expect(throws: missing) { try await store.attach(stream([[1]]), sizeMax: 9, in: ghost.id) }
            await #expect(throws: missing) {
                try await store.readAttachment(String(repeating: "0", count: 64), in: ghost.id) { _ in }
            }
        }
    }
}
