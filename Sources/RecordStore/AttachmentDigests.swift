/// Finds digests of attachments in bodies: a record refers to an attachment where its 64 hexadecimal digits stand.
///
/// The store knows no fields, so it takes every such text for a reference: rather an attachment too many is kept than
/// one too few. In a longer run of digits each 64 that follow one another count.
enum AttachmentDigests {
    private static let digitCount = 64

    /// Returns which of some digests stand in a body.
    static func found(_ digests: Set<Bytes32>, in body: UnsafeRawBufferPointer) -> Set<Bytes32> {
        var found: Set<Bytes32> = []
        if digests.isEmpty { return found }
        // The last 256 bits of digits read, most significant first.
        var window: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        var runCount = 0
        for byte in body {
            guard let digit = digit(byte) else {
                runCount = 0
                continue
            }
            window.0 = window.0 << 4 | window.1 >> 60
            window.1 = window.1 << 4 | window.2 >> 60
            window.2 = window.2 << 4 | window.3 >> 60
            window.3 = window.3 << 4 | digit
            runCount += 1
            guard runCount >= digitCount else { continue }
            let digest = Bytes32(words: window)
            if digests.contains(digest) { found.insert(digest) }
        }
        return found
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        default: nil
        }
    }
}
