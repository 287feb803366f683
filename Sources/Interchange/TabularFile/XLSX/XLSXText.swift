/// Text as a workbook's XML holds it.
enum XLSXText {
    /// The text of collected bytes: line breaks become `\n`, and `_x000D_` and its like the character they stand for.
    static func text(of bytes: [UInt8]) -> String {
        let isPlain = !bytes.contains { $0 == 0x0D || $0 == UInt8(ascii: "_") }
        if isPlain { return String(decoding: bytes, as: UTF8.self) }
        var unescaped: [UInt8] = []
        unescaped.reserveCapacity(bytes.count)
        var offset = 0
        while offset < bytes.count {
            if let scalar = escapedScalar(bytes, at: offset) {
                unescaped.append(contentsOf: scalar.utf8)
                offset += 7
            } else {
                unescaped.append(bytes[offset])
                offset += 1
            }
        }
        return String(decoding: withLineFeeds(unescaped), as: UTF8.self)
    }

    /// The character that `_xHHHH_` stands for. NUL and lone surrogates stay as they are written.
    private static func escapedScalar(_ bytes: [UInt8], at offset: Int) -> Unicode.Scalar? {
        guard offset + 7 <= bytes.count, bytes[offset] == UInt8(ascii: "_"), bytes[offset + 1] == UInt8(ascii: "x"),
            bytes[offset + 6] == UInt8(ascii: "_")
        else { return nil }
        var value: UInt32 = 0
        for byte in bytes[(offset + 2)..<(offset + 6)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value == 0 ? nil : Unicode.Scalar(value)
    }

    private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (offset, byte) in bytes.enumerated() {
            if byte == 0x0A, offset > 0, bytes[offset - 1] == 0x0D { continue }
            result.append(byte == 0x0D ? 0x0A : byte)
        }
        return result
    }
}
