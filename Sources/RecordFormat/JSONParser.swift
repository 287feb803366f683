/// Why a text is not JSON that Annex takes, and at which byte.
package struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wrong, in words for a person.
    package let problem: String
    /// The byte, counted from 0, at which it was noticed.
    package let offset: Int

    package var description: String { "not valid JSON at byte \(offset): \(problem)" }
}

extension JSON {
    /// How deep arrays and objects may lie in one another.
    package static let depthMax = 64

    /// Reads one JSON value that fills the whole of `bytes`.
    ///
    /// Names that occur twice, numbers that are not whole, invalid UTF-8 and lone surrogates are refused, since two
    /// readers could understand them differently.
    package init(parsing bytes: some Sequence<UInt8>) throws(JSONSyntaxError) {
        let parsed =
            bytes.withContiguousStorageIfAvailable { JSON.parse($0) }
            ?? Array(bytes).withUnsafeBufferPointer { JSON.parse($0) }
        self = try parsed.get()
    }

    package init(parsing text: String) throws(JSONSyntaxError) {
        try self.init(parsing: Array(text.utf8))
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<JSON, JSONSyntaxError> {
        var parser = JSONParser(bytes: bytes)
        do throws(JSONSyntaxError) {
            return .success(try parser.document())
        } catch {
            return .failure(error)
        }
    }
}

private struct JSONParser {
    let bytes: UnsafeBufferPointer<UInt8>
    var offset = 0

    mutating func document() throws(JSONSyntaxError) -> JSON {
        let value = try value(depth: 0)
        skipSpace()
        guard offset == bytes.count else { throw error("something follows the value") }
        return value
    }

    private func error(_ problem: String) -> JSONSyntaxError { JSONSyntaxError(problem: problem, offset: offset) }

    private mutating func skipSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x09, 0x0A, 0x0D: offset += 1
            default: return
            }
        }
    }

    private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSON {
        guard depth <= JSON.depthMax else { throw error("more than \(JSON.depthMax) levels deep") }
        skipSpace()
        guard offset < bytes.count else { throw error("the text ends where a value should be") }
        switch bytes[offset] {
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .array(try array(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw error("a value cannot start here")
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONSyntaxError) -> JSON {
        let length = word.utf8CodeUnitCount
        guard bytes.count - offset >= length,
            (0..<length).allSatisfy({ bytes[offset + $0] == word.utf8Start[$0] })
        else { throw error("true, false or null was expected") }
        offset += length
        return value
    }

    private mutating func number() throws(JSONSyntaxError) -> JSON {
        let start = offset
        let isNegative = bytes[offset] == UInt8(ascii: "-")
        if isNegative { offset += 1 }
        let firstDigit = offset
        var magnitude = 0
        while offset < bytes.count, case let digit = bytes[offset], digit >= 0x30, digit <= 0x39 {
            magnitude = magnitude * 10 + Int(digit - 0x30)
            guard magnitude <= JSON.integerMax else { throw error("a number beyond ±\(JSON.integerMax)") }
            offset += 1
        }
        guard offset > firstDigit else { throw error("a number without digits") }
        if bytes[firstDigit] == 0x30 && offset - firstDigit > 1 {
            throw JSONSyntaxError(problem: "a number with a leading zero", offset: start)
        }
        if offset < bytes.count, [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[offset]) {
            throw error("only whole numbers are taken here")
        }
        return .integer(isNegative ? -magnitude : magnitude)
    }

    private mutating func array(depth: Int) throws(JSONSyntaxError) -> [JSON] {
        offset += 1
        var values: [JSON] = []
        skipSpace()
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "]") {
            offset += 1
            return values
        }
        while true {
            values.append(try value(depth: depth + 1))
            skipSpace()
            guard offset < bytes.count else { throw error("a list without its ]") }
            switch bytes[offset] {
            case UInt8(ascii: ","): offset += 1
            case UInt8(ascii: "]"):
                offset += 1
                return values
            default: throw error("a comma or ] was expected")
            }
        }
    }

    private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONObject {
        let start = offset
        offset += 1
        var members: [JSONObject.Member] = []
        skipSpace()
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "}") {
            offset += 1
            return JSONObject()
        }
        while true {
            skipSpace()
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { throw error("a name was expected") }
            let name = try string()
            skipSpace()
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else { throw error("a colon was expected") }
            offset += 1
            members.append(JSONObject.Member(name, try value(depth: depth + 1)))
            skipSpace()
            guard offset < bytes.count else { throw error("an object without its }") }
            switch bytes[offset] {
            case UInt8(ascii: ","): offset += 1
            case UInt8(ascii: "}"):
                offset += 1
                guard let object = JSONObject(distinct: members) else {
                    var seen: Set<[UInt8]> = []
                    let repeated = members.first { !seen.insert(Array($0.name.utf8)).inserted }?.name ?? ""
                    throw JSONSyntaxError(problem: "the name \(repeated) occurs twice", offset: start)
                }
                return object
            default: throw error("a comma or } was expected")
            }
        }
    }

    private mutating func string() throws(JSONSyntaxError) -> String {
        offset += 1
        let start = offset
        var seen: UInt8 = 0
        // Nearly every text has no escape: take the run of bytes as it stands.
        while offset < bytes.count {
            seen |= bytes[offset]
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                let run = UnsafeBufferPointer(rebasing: bytes[start..<offset])
                let text = seen < 0x80 ? Self.asciiText(of: run) : try text(of: run)
                offset += 1
                return text
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw error("a control character inside a text")
            default: offset += 1
            }
        }
        throw error("a text without its closing quote")
    }

    /// ASCII needs no check and no decoding.
    private static func asciiText(of run: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: run.count) { target in
            _ = target.update(fromContentsOf: run)
            return run.count
        }
    }

    private func text(of run: some Collection<UInt8>) throws(JSONSyntaxError) -> String {
        guard let text = String(validating: run, as: UTF8.self) else { throw error("bytes that are not UTF-8") }
        return text
    }

    private mutating func escapedString(from start: Int) throws(JSONSyntaxError) -> String {
        var collected = Array(bytes[start..<offset])
        while offset < bytes.count {
            let byte = bytes[offset]
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return try text(of: collected)
            case UInt8(ascii: "\\"):
                offset += 1
                collected.append(contentsOf: try escape().utf8)
            case 0..<0x20: throw error("a control character inside a text")
            default:
                collected.append(byte)
                offset += 1
            }
        }
        throw error("a text without its closing quote")
    }

    private mutating func escape() throws(JSONSyntaxError) -> Character {
        guard offset < bytes.count else { throw error("an escape without its letter") }
        let letter = bytes[offset]
        offset += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Character(Unicode.Scalar(letter))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return Character(try unicodeEscape())
        default: throw error("an unknown escape")
        }
    }

    private mutating func unicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
        let high = try codeUnit()
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard UTF16.isLeadSurrogate(high), bytes.count - offset >= 6, bytes[offset] == UInt8(ascii: "\\"),
            bytes[offset + 1] == UInt8(ascii: "u")
        else { throw error("half of a surrogate pair") }
        offset += 2
        let low = try codeUnit()
        guard UTF16.isTrailSurrogate(low),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
        else { throw error("half of a surrogate pair") }
        return scalar
    }

    private mutating func codeUnit() throws(JSONSyntaxError) -> UInt16 {
        guard bytes.count - offset >= 4 else { throw error("\\u wants four digits") }
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue else {
                throw error("\\u wants four digits")
            }
            unit = unit << 4 | UInt16(digit)
            offset += 1
        }
        return unit
    }
}
