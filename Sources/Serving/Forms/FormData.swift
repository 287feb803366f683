/// The fields of a form or a query, in the order they came; a name may occur several times.
package struct FormData: Sendable {
    package static let bytesMax = 1_000_000
    static let fieldsMax = 5000

    package private(set) var pairs: [(name: String, value: String)]

    package init(_ pairs: [(name: String, value: String)] = []) { self.pairs = pairs }

    /// Reads `application/x-www-form-urlencoded`; nil where it is malformed, not UTF-8, or has too many fields.
    package init?(urlEncoded bytes: some Collection<UInt8>) {
        pairs = []
        if bytes.isEmpty { return }
        for part in bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: true) {
            guard pairs.count < Self.fieldsMax else { return nil }
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(halves[0]),
                let value = halves.count == 2 ? Self.decoded(halves[1]) : ""
            else { return nil }
            pairs.append((name, value))
        }
    }

    /// The first value of a name; line ends as in records.
    package subscript(name: String) -> String? {
        pairs.first { $0.name == name }.map { Self.withPlainLineEnds($0.value) }
    }

    package func all(_ name: String) -> [String] {
        pairs.filter { $0.name == name }.map { Self.withPlainLineEnds($0.value) }
    }

    package var isEmpty: Bool { pairs.isEmpty }

    /// The same with one name set to one value, or taken out.
    package func setting(_ name: String, _ value: String?) -> FormData {
        var pairs = pairs.filter { $0.name != name }
        if let value { pairs.append((name, value)) }
        return FormData(pairs)
    }

    /// Browsers send line breaks of text areas as CR LF; records hold LF.
    private static func withPlainLineEnds(_ text: String) -> String {
        text.utf8.contains(0x0D) ? text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : text
    }

    private static func decoded(_ bytes: some Collection<UInt8>) -> String? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): result.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
                result.append(high << 4 | low)
            default: result.append(byte)
            }
        }
        // NUL has no place in any text here.
        if result.contains(0) { return nil }
        return String(validating: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
