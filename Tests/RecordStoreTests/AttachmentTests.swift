import RecordFormat
import RecordStore
import Synchronization
import Testing

@Suite("Attachments")
struct AttachmentTests {
    private final class Receiver: Sendable {
        private let chunks = Mutex<[[UInt8]]>([])
        func take(_ chunk: [UInt8]) { chunks.withLock { $0.append(chunk) } }
        var bytes: [UInt8] { chunks.withLock { $0.flatMap { $0 } } }
        var count: Int { chunks.withLock { $0.count } }
    }

    private func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) } }

    @Test("What is attached is read back, whatever its size", arguments: Engine.allCases)
    func roundTrip(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            let chunkSize = AttachmentChunker.chunkSize
            for size in [0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 3 * chunkSize + 17] {
                let whole = bytes(size)
                let pieces = stride(from: 0, to: size, by: 100_000).map { Array(whole[$0..<min(size, $0 + 100_000)]) }
                let attachment = try await fixture.store.attach(stream(pieces), sizeMax: size, in: fixture.id)
                #expect(attachment.byteCount == size)
                #expect(attachment.digest == HashChain.sha256(whole).hexadecimal)
                #expect(try await fixture.store.attachment(attachment.digest, in: fixture.id) == attachment)
                let receiver = Receiver()
                try await fixture.store.readAttachment(attachment.digest, in: fixture.id) { receiver.take($0) }
                #expect(receiver.bytes == whole)
                #expect(receiver.count == (size + chunkSize - 1) / chunkSize)
            }
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("Past the limit nothing is kept, and the rest is not read", arguments: Engine.allCases)
    func limit(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            let endless = AsyncThrowingStream<[UInt8], any Error>(unfolding: { [UInt8](repeating: 7, count: 1_000) })
            await #expect(throws: StoreError.attachmentTooLarge(bytesMax: 10_500)) {
                try await fixture.store.attach(endless, sizeMax: 10_500, in: fixture.id)
            }
            let verification = try await fixture.verify()
            #expect(verification.byteCount == 0)
            #expect(verification.fault == nil)
        }
    }

    @Test("A stream that breaks off leaves nothing", arguments: Engine.allCases)
    func broken(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            let whole = bytes(600_000)
            await #expect(throws: StoreError.self) {
                try await fixture.store.attach(
                    stream([whole], then: BrokenStream()), sizeMax: 1_000_000, in: fixture.id)
            }
            #expect(try await fixture.verify().byteCount == 0)
        }
    }

    @Test("The same bytes are kept once", arguments: Engine.allCases)
    func deduplicated(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            let whole = bytes(300_000)
            let first = try await fixture.store.attach(stream([whole]), sizeMax: 1_000_000, in: fixture.id)
            let second = try await fixture.store.attach(
                stream([Array(whole[..<7]), Array(whole[7...])]), sizeMax: 1_000_000, in: fixture.id)
            #expect(first == second)
            #expect(try await fixture.verify().byteCount == 2 * 300_000)
        }
    }

    @Test("A receiver that fails stops the reading", arguments: Engine.allCases)
    func receiverFails(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            let attachment = try await fixture.store.attach(stream([bytes(9)]), sizeMax: 9, in: fixture.id)
            await #expect(throws: StoreError.self) {
                try await fixture.store.readAttachment(attachment.digest, in: fixture.id) { _ in throw BrokenStream() }
            }
        }
    }

    @Test("What was never attached is missing", arguments: Engine.allCases)
    func missing(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            for digest in [String(repeating: "0", count: 64), "0", "", String(repeating: "z", count: 64)] {
                await #expect(throws: StoreError.attachmentMissing(digest: digest)) {
                    try await fixture.store.readAttachment(digest, in: fixture.id) { _ in }
                }
                await #expect(throws: StoreError.attachmentMissing(digest: digest)) {
                    _ = try await fixture.store.attachment(digest, in: fixture.id)
                }
            }
        }
    }
}
