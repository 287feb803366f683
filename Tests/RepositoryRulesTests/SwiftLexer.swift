/// Takes a Swift file apart into tokens and comments, so that no rule stumbles over a word in a text or a comment.
///
/// It knows nested comments, raw and multi-line strings, the code in their interpolations, and regular expressions
/// between `#/` and `/#`. One between bare slashes it takes for code, which does no harm as long as there is no quote
/// in it.
struct SwiftLexer {
    private(set) var tokens: [SwiftToken] = []
    private(set) var comments: [SwiftComment] = []
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    /// Where the last token ended.
    private var end = -1

    init(_ text: String) {
        bytes = Array(text.utf8)
        readCode(isInterpolation: false)
    }

    private mutating func readCode(isInterpolation: Bool) {
        var depth = 0
        while index < bytes.count {
            let byte = bytes[index]
            if Self.isSpace(byte) {
                step()
            } else if starts(with: "//") {
                readLineComment()
            } else if starts(with: "/*") {
                readBlockComment()
            } else if let pounds = poundsBefore("\"") {
                readString(pounds: pounds)
            } else if let pounds = poundsBefore("/"), pounds > 0 {
                readRegularExpression(pounds: pounds)
            } else if Self.isWord(byte) {
                let start = index
                while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
                add(from: start, line: line)
            } else {
                if isInterpolation, byte == UInt8(ascii: ")"), depth == 0 { return step() }
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") { depth -= 1 }
                index += 1
                add(from: index - 1, line: line)
            }
        }
    }

    private mutating func readLineComment() {
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
        comments.append(SwiftComment(text: text(from: start), line: line))
    }

    private mutating func readBlockComment() {
        let start = index
        let startLine = line
        var depth = 0
        repeat {
            if starts(with: "/*") {
                depth += 1
                index += 2
            } else if starts(with: "*/") {
                depth -= 1
                index += 2
            } else {
                step()
            }
        } while depth > 0 && index < bytes.count
        comments.append(SwiftComment(text: text(from: start), line: startLine))
    }

    /// Reads a string literal; the code of its interpolations becomes tokens, which come before its own.
    private mutating func readString(pounds: Int) {
        let start = index
        let startLine = line
        index += pounds
        let quotes = starts(with: "\"\"\"") ? "\"\"\"" : "\""
        index += quotes.utf8.count
        let mark = String(repeating: "#", count: pounds)
        while index < bytes.count {
            if starts(with: quotes + mark) {
                index += quotes.utf8.count + pounds
                break
            } else if starts(with: "\\" + mark + "(") {
                index += pounds + 2
                readCode(isInterpolation: true)
            } else if starts(with: "\\" + mark) {
                index += pounds + 1
                step()
            } else {
                step()
            }
        }
        add(from: start, line: startLine)
    }

    private mutating func readRegularExpression(pounds: Int) {
        let start = index
        let startLine = line
        let closing = "/" + String(repeating: "#", count: pounds)
        index += pounds + 1
        while index < bytes.count, !starts(with: closing) { step() }
        index = min(bytes.count, index + closing.utf8.count)
        add(from: start, line: startLine)
    }

    private mutating func add(from start: Int, line: Int) {
        tokens.append(SwiftToken(text: text(from: start), line: line, touchesPrevious: end == start))
        end = index
    }

    /// Goes past one byte, and counts lines.
    private mutating func step() {
        guard index < bytes.count else { return }
        if bytes[index] == UInt8(ascii: "\n") { line += 1 }
        index += 1
    }

    private func text(from start: Int) -> String { String(decoding: bytes[start..<index], as: UTF8.self) }

    private func starts(with text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

    /// How many # stand here before the sign; nil where it is not the sign that follows.
    private func poundsBefore(_ sign: Unicode.Scalar) -> Int? {
        var place = index
        while place < bytes.count, bytes[place] == UInt8(ascii: "#") { place += 1 }
        return place < bytes.count && bytes[place] == UInt8(ascii: sign) ? place - index : nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
