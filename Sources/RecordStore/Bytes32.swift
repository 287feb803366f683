import RecordFormat

/// 32 bytes held in place: a SHA-256 digest or a salt.
///
/// A verification handles millions of them, so they are no arrays.
package struct Bytes32: Hashable, Sendable, BitwiseCopyable {
    // In the order the bytes lie in memory.
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64

    /// Reads 32 bytes; nil where there are more or fewer.
    package init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 32 else { return nil }
        self = bytes.loadUnaligned(as: Bytes32.self)
    }

    package init?(bytes: [UInt8]) {
        guard let value = bytes.withUnsafeBytes({ Bytes32(bytes: $0) }) else { return nil }
        self = value
    }

    /// Makes 32 bytes of a random generator's next 256 bits.
    package init(random generator: inout some RandomNumberGenerator) {
        first = generator.next()
        second = generator.next()
        third = generator.next()
        fourth = generator.next()
    }

    /// Makes 32 bytes of four numbers, the most significant byte of each first.
    init(words: (UInt64, UInt64, UInt64, UInt64)) {
        first = words.0.bigEndian
        second = words.1.bigEndian
        third = words.2.bigEndian
        fourth = words.3.bigEndian
    }

    package var bytes: [UInt8] { withUnsafeBytes(of: self) { Array($0) } }

    /// 64 lower-case hexadecimal digits.
    package var hexadecimal: String {
        String(unsafeUninitializedCapacity: 64) { text in
            // There is room for 64 bytes, so there is an address.
            guard let place = UnsafeMutableRawBufferPointer(text).baseAddress else { return 0 }
            writeHexadecimal(to: place)
            return 64
        }
    }

    /// Reads 64 lower-case hexadecimal digits; nil where the text is anything else.
    package init?(hexadecimal: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        var high: UInt8?
        for character in hexadecimal.utf8 {
            let digit: UInt8
            switch character {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = character - 0x30
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = character - 0x61 + 10
            default: return nil
            }
            if let upper = high {
                bytes.append(upper << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        guard high == nil else { return nil }
        self.init(bytes: bytes)
    }

    /// Writes the 64 hexadecimal digits into memory that has room for them.
    func writeHexadecimal(to text: UnsafeMutableRawPointer) {
        withUnsafeBytes(of: self) { bytes in
            for word in 0..<8 {
                let bits = UInt32(bigEndian: bytes.load(fromByteOffset: 4 * word, as: UInt32.self))
                let digits = Hexadecimal.digits(of: bits)
                text.storeBytes(of: digits.bigEndian, toByteOffset: 8 * word, as: UInt64.self)
            }
        }
    }
}
