/// The identity of a record, an organization or a commit's draft: 128 bits, written as a UUID in lower case.
///
/// New ones are of version 7 (RFC 9562): a millisecond time followed by random bits, so that records made
/// together lie together in an index. The time in one is never read back: order comes from the commit's sequence.
package struct RecordID: Hashable, Sendable, Comparable {
    @usableFromInline let high: UInt64
    @usableFromInline let low: UInt64

    @inlinable
    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Makes a version 7 identifier of a time and random bits that come in from outside.
    package init(milliseconds: UInt64, random: (UInt64, UInt64)) {
        high = milliseconds << 16 | 0x7000 | random.0 & 0x0FFF
        low = 0x8000_0000_0000_0000 | random.1 & 0x3FFF_FFFF_FFFF_FFFF
    }

    @inlinable
    package static func == (left: RecordID, right: RecordID) -> Bool {
        left.high == right.high && left.low == right.low
    }

    @inlinable
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
        bytes.append(contentsOf: repeatElement(0, count: RecordID.textCount))
        bytes.withUnsafeMutableBytes { bytes in
            // There are 36 bytes at least, so there is an address.
            if let place = bytes.baseAddress { writeText(to: place + start) }
        }
    }

    /// How many characters the text form has.
    package static let textCount = 36

    /// Writes the 36 characters of the text form into memory that has room for them.
    package func writeText(to text: UnsafeMutableRawPointer) {
        let second = Hexadecimal.digits(of: UInt32(truncatingIfNeeded: high))
        let third = Hexadecimal.digits(of: UInt32(truncatingIfNeeded: low >> 32))
        func write(_ four: UInt64, at place: Int) {
            text.storeBytes(of: UInt8(ascii: "-"), toByteOffset: place, as: UInt8.self)
            text.storeBytes(of: UInt32(truncatingIfNeeded: four).bigEndian, toByteOffset: place + 1, as: UInt32.self)
        }
        let first = Hexadecimal.digits(of: UInt32(truncatingIfNeeded: high >> 32))
        text.storeBytes(of: first.bigEndian, as: UInt64.self)
        write(second >> 32, at: 8)
        write(second, at: 13)
        write(third >> 32, at: 18)
        write(third, at: 23)
        let last = Hexadecimal.digits(of: UInt32(truncatingIfNeeded: low))
        text.storeBytes(of: last.bigEndian, toByteOffset: 28, as: UInt64.self)
    }
}

extension RecordID {
    /// The 16 bytes of RFC 9562, most significant first: their order is that of the identifiers.
    package var bytes: [UInt8] {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
    }

    /// Reads 16 bytes; nil where there are more or fewer.
    @inlinable
    package init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 16 else { return nil }
        high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
        low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }
}
