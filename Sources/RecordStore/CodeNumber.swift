/// The number in a code: 14 in RISK-14.
package enum CodeNumber {
    /// Returns the number after a code's last hyphen; nil where there is none, or one too long to count on from.
    package static func number(in code: String) -> Int? {
        var code = code
        return code.withUTF8 { number(inUTF8: UnsafeRawBufferPointer($0)) }
    }

    /// Returns the same of a code that comes as UTF-8, for each row that a verification reads.
    package static func number(inUTF8 code: UnsafeRawBufferPointer) -> Int? {
        guard let hyphen = code.lastIndex(of: UInt8(ascii: "-")) else { return nil }
        let digits = code[code.index(after: hyphen)...]
        guard (1...15).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}

/// A code by its bytes: two spellings that only look alike, such as é and e with an accent, are two codes.
struct CodeSpelling: Hashable, Sendable {
    let code: String

    static func == (left: CodeSpelling, right: CodeSpelling) -> Bool {
        left.code.utf8.elementsEqual(right.code.utf8)
    }

    func hash(into hasher: inout Hasher) {
        var code = code
        code.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
