/// A ZIP archive whose entries are stored as they are, without compression: small, and the same bytes each time.
struct StoredArchive {
    private var content: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// 1 January 1980, the first day the format knows.
    private static let firstDay: UInt16 = 0x21

    /// - Parameters:
    ///   - path: ASCII, as in `word/styles.xml`.
    mutating func add(_ path: String, _ text: String) {
        let bytes = Array(text.utf8)
        let offset = content.count
        let facts =
            Self.little16(20) + Self.little16(0) + Self.little16(0) + Self.little16(0) + Self.little16(Self.firstDay)
            + Self.little32(Self.checksum(of: bytes)) + Self.little32(UInt32(truncatingIfNeeded: bytes.count))
            + Self.little32(UInt32(truncatingIfNeeded: bytes.count))
            + Self.little16(UInt16(truncatingIfNeeded: path.utf8.count)) + Self.little16(0)
        content += Self.little32(0x0403_4B50) + facts + Array(path.utf8) + bytes
        directory += Self.little32(0x0201_4B50) + Self.little16(20) + facts
        // No comment, first disk, no attributes.
        directory += Self.little16(0) + Self.little16(0) + Self.little16(0) + Self.little32(0)
        directory += Self.little32(UInt32(truncatingIfNeeded: offset)) + Array(path.utf8)
        count += 1
    }

    /// The archive as it goes into a file.
    var bytes: [UInt8] {
        let entries = Self.little16(UInt16(truncatingIfNeeded: count))
        return content + directory + Self.little32(0x0605_4B50) + Self.little16(0) + Self.little16(0) + entries
            + entries + Self.little32(UInt32(truncatingIfNeeded: directory.count))
            + Self.little32(UInt32(truncatingIfNeeded: content.count)) + Self.little16(0)
    }

    private static func little16(_ number: UInt16) -> [UInt8] {
        [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
    }

    private static func little32(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    /// CRC-32, as the format wants it.
    static func checksum(of bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ ($0 >> 8) }
    }

    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { rest, _ in rest & 1 == 1 ? 0xEDB8_8320 ^ (rest >> 1) : rest >> 1 }
    }
}
