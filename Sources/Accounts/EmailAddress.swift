/// An e-mail address as accounts are called by it: trimmed and in lower case.
package enum EmailAddress {
    /// Longer ones cannot be delivered to (RFC 5321, 4.5.3.1.3).
    package static let characterCountMax = 254

    /// - Throws: `AccountError.malformedEmail` for what no mail could reach.
    package static func normalized(_ text: String) throws(AccountError) -> String {
        let email = trimmed(text).lowercased()
        let halves = email.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = email.unicodeScalars.allSatisfy {
            !$0.properties.isWhitespace && $0.value > 0x20 && $0.value != 0x7F
                && !"<>\"(),:;[]\\".unicodeScalars.contains($0)
        }
        guard email.utf8.count <= characterCountMax, halves.count == 2, isPlain, let name = halves.first,
            let domain = halves.last, (1...64).contains(name.utf8.count), !domain.isEmpty,
            domain.split(separator: ".", omittingEmptySubsequences: false).allSatisfy({ !$0.isEmpty })
        else { throw .malformedEmail }
        return email
    }

    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }
        let kept = scalars.reversed().drop { $0.properties.isWhitespace }
        return String(String.UnicodeScalarView(kept.reversed()))
    }
}
