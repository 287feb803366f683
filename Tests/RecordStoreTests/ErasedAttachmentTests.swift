import RecordFormat
import RecordStore
import Synchronization
import Testing

@Suite("Erasing attachments")
struct ErasedAttachmentTests {
    private func evidence(_ number: Int, _ text: String, version: Int = 1) -> Revision {
        risk(number, text, version: version)
    }

    @Test(
        "An attachment goes with the only record that refers to it, by any of its versions", arguments: Engine.allCases)
    func erased(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            let first = try await fixture.attach([1, 2, 3])
            let second = try await fixture.attach([4, 5, 6])
            let unrelated = try await fixture.attach([7, 8, 9])
            try await fixture.commit(evidence(1, "see \(first)."))
            try await fixture.commit(evidence(1, second, version: 2))
            try await fixture.commit(evidence(1, "neither", version: 3))
            try await fixture.erase(record(1))
            for digest in [first, second] {
                await #expect(throws: StoreError.attachmentMissing(digest: digest)) {
                    try await fixture.store.readAttachment(digest, in: fixture.id) { _ in }
                }
            }
            #expect(try await fixture.isAttached(unrelated))
            let erased = try await fixture.headers().last?.erasures?.attachments.map(\.hexadecimal)
            #expect(erased == [first, second].sorted())
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test(
        "An attachment that another record refers to stays, also where only an earlier version does",
        arguments: Engine.allCases)
    func shared(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            let now = try await fixture.attach([1])
            let before = try await fixture.attach([2])
            let deleted = try await fixture.attach([3])
            let erased = try await fixture.attach([4])
            try await fixture.commit(evidence(1, "\(now) \(before) \(deleted) \(erased)"), evidence(2, now))
            try await fixture.commit(evidence(3, before), evidence(4, deleted), evidence(5, erased))
            try await fixture.commit(evidence(3, "not any more", version: 2), deletion(4, version: 2))
            try await fixture.erase(record(5))
            #expect(try await fixture.isAttached(erased))
            try await fixture.erase(record(1))
            for digest in [now, before, deleted] { #expect(try await fixture.isAttached(digest)) }
            // A record that was erased refers to nothing.
            #expect(try await !fixture.isAttached(erased))
            for number in 2...4 { try await fixture.erase(record(number)) }
            for digest in [now, before, deleted] { #expect(try await !fixture.isAttached(digest)) }
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("A digest counts wherever its digits stand, and no other text does", arguments: Engine.allCases)
    func digits(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            let inside = try await fixture.attach([1])
            let apart = try await fixture.attach([2])
            let upper = try await fixture.attach([3])
            let short = try await fixture.attach([4])
            try await fixture.commit(evidence(1, "\(inside) \(apart) \(upper) \(short)"))
            try await fixture.commit(
                evidence(
                    2,
                    "0123\(inside)cafe \(apart.prefix(32)) \(apart.suffix(32)) \(upper.uppercased()) \(short.dropLast())"
                ))
            try await fixture.erase(record(1))
            #expect(try await fixture.isAttached(inside))
            for digest in [apart, upper, short] { #expect(try await !fixture.isAttached(digest)) }
        }
    }

    @Test("What was erased can be stored again, and is then as sound as any", arguments: Engine.allCases)
    func again(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            let digest = try await fixture.attach([1, 2, 3])
            try await fixture.commit(evidence(1, digest))
            try await fixture.erase(record(1))
            #expect(try await fixture.attach([1, 2, 3]) == digest)
            #expect(try await fixture.isAttached(digest))
            #expect(try await fixture.verify().fault == nil)
            try await fixture.commit(evidence(2, digest))
            try await fixture.erase(record(2))
            #expect(try await !fixture.isAttached(digest))
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("Another organization's attachments and references are none of its affair", arguments: Engine.allCases)
    func organizations(engine: Engine) async throws {
        try await withStore(engine) { first async throws in
            let second = StoreFixture(
                store: first.store,
                organization: StoredOrganization(
                    id: record(80), handle: "zephyr", createdAt: Instant(milliseconds: 1)))
            try await first.store.createOrganization(second.organization)
            let digest = try await first.attach([1])
            #expect(try await second.attach([1]) == digest)
            for fixture in [first, second] { try await fixture.commit(evidence(1, digest)) }
            try await first.erase(record(1))
            #expect(try await !first.isAttached(digest))
            #expect(try await second.isAttached(digest))
            for fixture in [first, second] { #expect(try await fixture.verify().fault == nil) }
        }
    }

    @Test("An attachment that is erased while it is read is missing, not damaged", arguments: Engine.allCases)
    func erasedOnTheWay(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            let digest = try await fixture.attach([UInt8](repeating: 5, count: 3 * AttachmentChunker.chunkSize))
            try await fixture.commit(evidence(1, digest))
            let isErased = Mutex(false)
            await #expect(throws: StoreError.attachmentMissing(digest: digest)) {
                try await fixture.store.readAttachment(digest, in: fixture.id) { _ in
                    let isFirst = isErased.withLock { isErased in
                        defer { isErased = true }
                        return !isErased
                    }
                    if isFirst { try await fixture.erase(record(1)) }
                }
            }
            #expect(try await fixture.verify().fault == nil)
        }
    }
}
