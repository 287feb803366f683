/// The identity of a record, an organization or a commit's draft: 128 bits, written as a UUID in lower case.
///
/// New ones are of version 7 (RFC 9562): a millisecond time followed by random bits, so that records made
/// together lie together in an index. The time in one is never read back: order comes from the commit's sequence.
package struct RecordID: Hashable, Sendable, Comparable {
    private let high: UInt64
    private let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Makes a version 7 identifier of a time and random bits that come in from outside.
    package init(milliseconds: UInt64, random: (UInt64, UInt64)) {
        high = milliseconds << 16 | 0x7000 | random.0 & 0x0FFF
        low = 0x8000_0000_0000_0000 | random.1 & 0x3FFF_FFFF_FFFF_FFFF
    }

    package static func < (left: RecordID, right: RecordID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension RecordID: LosslessStringConvertible {
    /// Reads the 36 characters of a UUID; nil where the text is anything else.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 36 else { return nil }
        var high: UInt64 = 0
        var low: UInt64 = 0
        for (place, byte) in text.utf8.enumerated() {
            let digit: UInt64
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt64(byte - 0x30)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = UInt64(byte - 0x61 + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = UInt64(byte - 0x41 + 10)
            case UInt8(ascii: "-") where [8, 13, 18, 23].contains(place): continue
            default: return nil
            }
            if [8, 13, 18, 23].contains(place) { return nil }
            if place < 18 { high = high << 4 | digit } else { low = low << 4 | digit }
        }
        self.init(high: high, low: low)
    }

    package init?(_ text: String) { self.init(text[...]) }

    package var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(36)
        appendText(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the 36 characters of the text form.
    package func appendText(to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "-"), count: 36))
        bytes.withUnsafeMutableBufferPointer { bytes in
            var place = start
            for word in [high, low] {
                for shift in stride(from: UInt64(60), through: 0, by: -4) {
                    if place - start == 8 || place - start == 13 || place - start == 18 || place - start == 23 {
                        place += 1
                    }
                    let digit = UInt8(truncatingIfNeeded: word >> shift & 15)
                    bytes[place] = digit < 10 ? 0x30 + digit : 0x61 + digit - 10
                    place += 1
                }
            }
        }
    }
}

extension RecordID {
    /// The 16 bytes of RFC 9562, most significant first: their order is that of the identifiers.
    package var bytes: [UInt8] {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
    }

    /// Reads 16 bytes; nil where there are more or fewer.
    package init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 16 else { return nil }
        high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
        low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }
}
