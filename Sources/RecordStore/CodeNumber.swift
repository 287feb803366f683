/// The number in a code: 14 in RISK-14.
package enum CodeNumber {
    /// Returns the number after a code's last hyphen; nil where there is none, or one too long to count on from.
    package static func number(in code: String) -> Int? {
        guard let hyphen = code.utf8.lastIndex(of: UInt8(ascii: "-")) else { return nil }
        let digits = code.utf8[code.utf8.index(after: hyphen)...]
        guard (1...15).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
