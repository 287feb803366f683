import Crypto

/// Reading every attachment, chunk by chunk, against its digests.
enum AttachmentVerifier {
    /// - Returns: how many bytes were hashed: each twice, by chunk and as part of the whole.
    /// - Throws: `Verification.Fault`, or `StoreError` from the engine.
    static func verify(_ reader: some HistoryReader) throws -> Int {
        let attachments = try reader.storedAttachments()
        let chunks = try reader.storedChunks()
        var byteCount = 0
        var chunk = try chunks()
        while let attachment = try attachments() {
            var check = AttachmentCheck(attachment)
            while let current = chunk, current.attachment == attachment.digest {
                if let problem = check.add(current) { throw Verification.Fault(sequence: nil, problem: problem) }
                byteCount += 2 * current.bytes.count
                chunk = try chunks()
            }
            if let problem = check.finish() { throw Verification.Fault(sequence: nil, problem: problem) }
        }
        if let chunk {
            throw Verification.Fault(
                sequence: nil, problem: "a chunk belongs to no attachment: \(chunk.attachment.hexadecimal)")
        }
        return byteCount
    }
}

/// Checks the chunks of one attachment as they come: used by every reading of one.
package struct AttachmentCheck {
    private let attachment: StoredAttachment
    private var whole = SHA256()
    private var byteCount = 0
    private var nextOrdinal = 0

    package init(_ attachment: StoredAttachment) { self.attachment = attachment }

    private var name: String { "the attachment \(attachment.digest.hexadecimal)" }

    /// Takes the next chunk in.
    /// - Returns: what is wrong with it; nil where nothing is.
    package mutating func add(_ chunk: StoredChunk) -> String? {
        guard chunk.ordinal == nextOrdinal else { return "\(name) lacks its chunk \(nextOrdinal)" }
        guard HashChain.sha256(chunk.bytes) == chunk.digest else {
            return "chunk \(chunk.ordinal) of \(name) does not match its digest"
        }
        nextOrdinal += 1
        byteCount += chunk.bytes.count
        whole.update(data: chunk.bytes)
        return nil
    }

    /// - Returns: what is wrong with the whole; nil where nothing is.
    package mutating func finish() -> String? {
        guard byteCount == attachment.byteCount else {
            return "\(name) has \(byteCount) bytes where it is said to have \(attachment.byteCount)"
        }
        guard Bytes32(whole.finalize()) == attachment.digest else { return "\(name) does not match its digest" }
        return nil
    }
}
