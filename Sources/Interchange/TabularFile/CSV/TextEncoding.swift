/// How a text file writes its characters.
package enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    case utf8, utf16LittleEndian, utf16BigEndian, windows1252

    /// The name as spreadsheet programs show it.
    package var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16LittleEndian: "UTF-16 (little-endian)"
        case .utf16BigEndian: "UTF-16 (big-endian)"
        case .windows1252: "Windows-1252"
        }
    }
}

/// A text file's contents as UTF-8 without a byte order mark and without NULs.
struct DecodedText {
    let bytes: [UInt8]
    let encoding: TextEncoding

    /// Decodes by the byte order mark, else as UTF-8, else as Windows-1252 (Latin-1 and more); or as told.
    init(_ file: [UInt8], encoding given: TextEncoding?) throws(TabularError) {
        let marked = Self.marked(file)
        if let known = given ?? marked?.encoding { encoding = known } else { encoding = try Self.unmarked(file) }
        let start = if let marked, marked.encoding == encoding { marked.length } else { 0 }
        switch encoding {
        case .utf8:
            do {
                _ = try UTF8Span(validating: file.span)
            } catch {
                throw TabularError(
                    .undecodable(.utf8), at: TabularPlace(line: file.line(at: error.byteOffsets.lowerBound)))
            }
            bytes = start == 0 ? file : Array(file[start...])
        case .utf16LittleEndian: bytes = try Self.decodedUTF16(file[start...], low: 0)
        case .utf16BigEndian: bytes = try Self.decodedUTF16(file[start...], low: 1)
        case .windows1252: bytes = try Self.decodedWindows1252(file)
        }
        if let offset = bytes.firstIndex(of: 0) {
            throw TabularError(.notText, at: TabularPlace(line: bytes.line(at: offset)))
        }
    }

    private static func marked(_ file: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
        if file.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if file.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if file.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }

    /// The encoding of a file without a byte order mark.
    private static func unmarked(_ file: [UInt8]) throws(TabularError) -> TextEncoding {
        if let offset = file.firstIndex(of: 0) {
            let opening = file.prefix(1_000)
            let zeros = opening.indices.count { opening[$0] == 0 && $0 % 2 == offset % 2 }
            if zeros * 5 > opening.count * 2 { throw TabularError(.foreign(.textWithoutByteOrderMark)) }
            throw TabularError(.notText, at: TabularPlace(line: file.line(at: offset)))
        }
        let census = UTF8Census(file)
        guard let firstInvalid = census.firstInvalid else { return .utf8 }
        // In Windows-1252 text, bytes that happen to be valid UTF-8 are a rare accident (“É»”). Where they are as
        // many as the invalid ones, two encodings were pasted together, and either reading garbles one of them.
        guard census.sequenceCount < census.invalidCount else {
            throw TabularError(.mixedEncodings, at: TabularPlace(line: file.line(at: firstInvalid)))
        }
        return .windows1252
    }

    /// `low` is the position of the low byte in a pair.
    private static func decodedUTF16(_ file: ArraySlice<UInt8>, low: Int) throws(TabularError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(file.count)
        var decoder = UTF16()
        var offset = file.startIndex
        let pairsEnd = file.startIndex + file.count / 2 * 2
        var units = AnyIterator<UInt16> {
            guard offset < pairsEnd else { return nil }
            defer { offset += 2 }
            return UInt16(file[offset + low]) | UInt16(file[offset + 1 - low]) << 8
        }
        decoding: while true {
            switch decoder.decode(&units) {
            case .scalarValue(let scalar): bytes.append(contentsOf: scalar.utf8)
            case .emptyInput: break decoding
            case .error:
                let encoding: TextEncoding = low == 0 ? .utf16LittleEndian : .utf16BigEndian
                throw TabularError(.undecodable(encoding), at: TabularPlace(line: bytes.line(at: bytes.count)))
            }
        }
        guard pairsEnd == file.endIndex else {
            throw TabularError(.undecodable(low == 0 ? .utf16LittleEndian : .utf16BigEndian))
        }
        return bytes
    }

    private static func decodedWindows1252(_ file: [UInt8]) throws(TabularError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(file.count + file.count / 8)
        for (offset, byte) in file.enumerated() {
            if byte < 0x80 {
                bytes.append(byte)
                continue
            }
            let value = byte < 0xA0 ? windows1252[Int(byte) - 0x80] : UInt16(byte)
            guard value != 0, let scalar = Unicode.Scalar(value) else {
                throw TabularError(.undecodable(.windows1252), at: TabularPlace(line: file.line(at: offset)))
            }
            bytes.append(contentsOf: scalar.utf8)
        }
        return bytes
    }

    /// What the bytes 80 to 9F mean; 0 where they mean nothing.
    private static let windows1252: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]
}

/// How much of a text without NULs is UTF-8 beyond ASCII, and how much cannot be.
private struct UTF8Census {
    /// Where the first byte stands that is not UTF-8; nil when all are.
    private(set) var firstInvalid: Int?
    /// Bytes that are not UTF-8.
    private(set) var invalidCount = 0
    /// Characters of more than one byte; counted only when there are invalid bytes.
    private(set) var sequenceCount = 0

    init(_ file: [UInt8]) {
        do {
            _ = try UTF8Span(validating: file.span)
            return
        } catch {
            firstInvalid = error.byteOffsets.lowerBound
        }
        var offset = 0
        while offset < file.count {
            let length = Self.sequenceLength(file, at: offset)
            if length == 0 { invalidCount += 1 } else if length > 1 { sequenceCount += 1 }
            offset += max(length, 1)
        }
    }

    /// Bytes of the character at `offset`, 0 when there is none.
    private static func sequenceLength(_ file: [UInt8], at offset: Int) -> Int {
        let length: Int
        switch file[offset] {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return 0
        }
        guard offset + length <= file.count else { return 0 }
        return file[(offset + 1)..<(offset + length)].allSatisfy { $0 & 0xC0 == 0x80 } ? length : 0
    }
}

extension [UInt8] {
    /// The number, from 1, of the line that the byte at `offset` is in; lines end in CR, LF or both.
    func line(at offset: Int) -> Int {
        var line = 1
        for index in 0..<Swift.min(offset, count) {
            if self[index] == 0x0A || (self[index] == 0x0D && !(index + 1 < count && self[index + 1] == 0x0A)) {
                line += 1
            }
        }
        return line
    }
}
