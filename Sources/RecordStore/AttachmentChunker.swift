import Crypto

/// Cuts a stream of bytes into the chunks an attachment is kept in, digesting as it goes.
package struct AttachmentChunker {
    /// The size of every chunk but the last, in bytes.
    package static let chunkSize = 256 * 1024

    /// A finished chunk; its attachment's digest is known only at the end.
    package struct Chunk: Hashable, Sendable {
        package let ordinal: Int
        package let digest: Bytes32
        package let bytes: [UInt8]
    }

    private let sizeMax: Int
    private var whole = SHA256()
    private var rest: [UInt8] = []
    private var byteCount = 0
    private var chunkCount = 0

    /// - Parameter sizeMax: in bytes; an attachment may have just as many.
    package init(sizeMax: Int) { self.sizeMax = sizeMax }

    /// Takes bytes in.
    /// - Returns: the chunks they fill.
    /// - Throws: `StoreError.attachmentTooLarge`.
    package mutating func add(_ bytes: [UInt8]) throws(StoreError) -> [Chunk] {
        guard bytes.count <= sizeMax - byteCount else { throw .attachmentTooLarge(bytesMax: sizeMax) }
        byteCount += bytes.count
        whole.update(data: bytes)
        rest += bytes
        var chunks: [Chunk] = []
        var start = 0
        while rest.count - start >= AttachmentChunker.chunkSize {
            chunks.append(chunk(of: Array(rest[start..<start + AttachmentChunker.chunkSize])))
            start += AttachmentChunker.chunkSize
        }
        rest.removeFirst(start)
        return chunks
    }

    /// Ends the stream.
    /// - Returns: the attachment and its last chunk, unless the chunks so far were all.
    package mutating func finish() -> (attachment: StoredAttachment, lastChunk: Chunk?) {
        let lastChunk = rest.isEmpty ? nil : chunk(of: rest)
        rest = []
        return (StoredAttachment(digest: Bytes32(whole.finalize()), byteCount: byteCount), lastChunk)
    }

    private mutating func chunk(of bytes: [UInt8]) -> Chunk {
        defer { chunkCount += 1 }
        return Chunk(ordinal: chunkCount, digest: HashChain.sha256(bytes), bytes: bytes)
    }
}
