/// Cuts a `multipart/form-data` body (RFC 7578) into its parts as its bytes arrive.
///
/// It holds no more than what cannot be decided yet: a piece of a boundary, or the headers of one part.
struct MultipartParser {
    enum Piece: Equatable {
        case head(MultipartPart)
        case bytes([UInt8])
        case endOfPart
    }

    /// Why a body cannot be read. Which rule it broke helps nobody who fills in a form.
    struct Malformed: Error {}

    private enum State { case preamble, afterDelimiter, head, content, endOfPart, done }

    static let headBytesMax = 8 * 1024
    private static let preambleBytesMax = 1024

    private let delimiter: [UInt8]
    // A body begins with its boundary; with a line break before it, the first is found like all others.
    private var buffer: [UInt8] = [0x0D, 0x0A]
    private var start = 0
    private var state = State.preamble
    private var preambleCount = 0

    /// - Returns: nil where the boundary is none (RFC 2046, 5.1.1).
    init?(boundary: String) {
        let bytes = Array(boundary.utf8)
        guard (1...70).contains(bytes.count), bytes.allSatisfy(Self.isBoundaryByte), bytes.last != 0x20 else {
            return nil
        }
        delimiter = [0x0D, 0x0A, 0x2D, 0x2D] + bytes
    }

    private static func isBoundaryByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "'()+_,-./:=? ".utf8.contains(byte)
        }
    }

    /// Whether the closing boundary has come. What follows it says nothing.
    var isDone: Bool { state == .done }

    mutating func append(_ bytes: some Collection<UInt8>) {
        if state == .done { return }
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next piece; nil where more bytes are needed, or all is done.
    mutating func next() throws(Malformed) -> Piece? {
        while true {
            switch state {
            case .preamble: guard try passPreamble() else { return nil }
            case .afterDelimiter: guard try passLineEnd() else { return nil }
            case .head: return try head().map { .head($0) }
            case .content: return content()
            case .endOfPart:
                state = .afterDelimiter
                return .endOfPart
            case .done: return nil
            }
        }
    }

    private mutating func passPreamble() throws(Malformed) -> Bool {
        if let place = find(delimiter) {
            start = place + delimiter.count
            state = .afterDelimiter
            return true
        }
        let decided = max(0, buffer.count - start - (delimiter.count - 1))
        start += decided
        preambleCount += decided
        guard preambleCount <= Self.preambleBytesMax else { throw Malformed() }
        return false
    }

    /// After a boundary come two hyphens, which end the body, or a line end; before that a client may put blanks.
    private mutating func passLineEnd() throws(Malformed) -> Bool {
        guard buffer.count - start >= 2 else { return false }
        if buffer[start] == 0x2D, buffer[start + 1] == 0x2D {
            state = .done
            buffer = []
            start = 0
            return true
        }
        var place = start
        while place < buffer.count, buffer[place] == 0x20 || buffer[place] == 0x09 { place += 1 }
        guard place - start <= 100 else { throw Malformed() }
        guard buffer.count - place >= 2 else { return false }
        guard buffer[place] == 0x0D, buffer[place + 1] == 0x0A else { throw Malformed() }
        start = place + 2
        state = .head
        return true
    }

    private mutating func head() throws(Malformed) -> MultipartPart? {
        guard let end = find([0x0D, 0x0A, 0x0D, 0x0A]) else {
            guard buffer.count - start <= Self.headBytesMax else { throw Malformed() }
            return nil
        }
        guard end - start <= Self.headBytesMax, let text = String(validating: buffer[start..<end], as: UTF8.self),
            let part = MultipartPart(head: text)
        else { throw Malformed() }
        start = end + 4
        // An empty part's boundary follows its head at once, and its line break is the head's own last.
        start -= 2
        state = .content
        isContentBegun = false
        return part
    }

    /// Whether the line break that ends the head has been passed; it may also begin the boundary of an empty part.
    private var isContentBegun = false

    private mutating func content() -> Piece? {
        if let place = find(delimiter) {
            let from = isContentBegun ? start : min(start + 2, place)
            let bytes = from < place ? Array(buffer[from..<place]) : []
            start = place + delimiter.count
            state = .endOfPart
            if bytes.isEmpty {
                state = .afterDelimiter
                return .endOfPart
            }
            return .bytes(bytes)
        }
        let end = buffer.count - (delimiter.count - 1)
        if !isContentBegun {
            guard end > start + 2 else { return nil }
            start += 2
            isContentBegun = true
        }
        guard end > start else { return nil }
        defer { start = end }
        return .bytes(Array(buffer[start..<end]))
    }

    private func find(_ needle: [UInt8]) -> Int? {
        guard buffer.count - start >= needle.count, let first = needle.first else { return nil }
        return buffer.withUnsafeBufferPointer { bytes in
            var place = start
            let last = bytes.count - needle.count
            while place <= last {
                if bytes[place] == first {
                    var offset = 1
                    while offset < needle.count, bytes[place + offset] == needle[offset] { offset += 1 }
                    if offset == needle.count { return place }
                }
                place += 1
            }
            return nil
        }
    }
}

/// What the head of a part says.
package struct MultipartPart: Hashable, Sendable {
    /// The name of the form's control.
    package let name: String
    /// What the file was called; nil for a part that is no file. Empty where none was chosen.
    package let fileName: String?

    init(name: String, fileName: String?) {
        self.name = name
        self.fileName = fileName
    }

    /// Reads the lines of a head; nil where they do not say which control the part belongs to.
    init?(head: String) {
        var disposition: String?
        for line in head.split(separator: "\r\n", omittingEmptySubsequences: true) {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            guard line[..<colon].lowercased() == "content-disposition" else { continue }
            guard disposition == nil else { return nil }
            disposition = String(line[line.index(after: colon)...])
        }
        guard let disposition, var parameters = Self.parameters(disposition, of: "form-data"),
            let name = parameters.removeValue(forKey: "name"), !name.isEmpty, name.utf8.count <= 200
        else { return nil }
        self.name = name
        fileName = parameters["filename"].map(Self.plainFileName)
    }

    /// The parameters of `form-data; name="…"; filename="…"`, with the escapes browsers use (WHATWG HTML, multipart form
    /// data).
    private static func parameters(_ text: String, of type: String) -> [String: String]? {
        var rest = Array(text.unicodeScalars)[...]
        func skipBlanks() { rest = rest.drop { $0 == " " || $0 == "\t" } }
        func word() -> String {
            let word = rest.prefix { !" \t;=\"".unicodeScalars.contains($0) }
            rest = rest.dropFirst(word.count)
            return String(String.UnicodeScalarView(word))
        }
        skipBlanks()
        guard word().lowercased() == type else { return nil }
        var parameters: [String: String] = [:]
        while true {
            skipBlanks()
            if rest.isEmpty { return parameters }
            guard rest.popFirst() == ";" else { return nil }
            skipBlanks()
            if rest.isEmpty { return parameters }
            let name = word().lowercased()
            skipBlanks()
            guard !name.isEmpty, rest.popFirst() == "=" else { return nil }
            skipBlanks()
            var value = ""
            if rest.first == "\"" {
                rest = rest.dropFirst()
                var isClosed = false
                while let scalar = rest.popFirst() {
                    if scalar == "\"" {
                        isClosed = true
                        break
                    }
                    // Only a quote is escaped by a backslash; else it belongs to a path.
                    if scalar == "\\", rest.first == "\"" {
                        rest = rest.dropFirst()
                        value += "\""
                    } else {
                        value.unicodeScalars.append(scalar)
                    }
                }
                guard isClosed else { return nil }
            } else {
                value = word()
            }
            guard parameters.updateValue(unescaped(value), forKey: name) == nil else { return nil }
        }
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }

    /// The last part of a path, without what no file is called: a name to show and to keep, never one to open.
    private static func plainFileName(_ text: String) -> String {
        let last = text.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let plain = last.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
            default: true
            }
        }
        var name = String(String.UnicodeScalarView(plain))
        while name.count > 150 || name.utf8.count > 400 { name.remove(at: name.startIndex) }
        return name.allSatisfy { $0 == "." || $0 == " " } ? "" : name
    }
}
