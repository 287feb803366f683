import Crypto
import Foundation

/// A secret of 256 random bits in a cookie or a link. Only its digest is ever stored.
package struct Token: Hashable, Sendable {
    /// 43 characters of A-Z, a-z, 0-9, - and _.
    package let text: String

    init(_ randomness: Randomness) {
        text = Self.base64URL(randomness.bytes(32))
    }

    /// A token that came in from outside; nil where it can be none.
    package init?(_ text: String) {
        guard text.utf8.count == 43, text.utf8.allSatisfy(Self.alphabet.contains) else { return nil }
        self.text = text
    }

    package static func random(_ randomness: Randomness = .system) -> Token { Token(randomness) }

    /// What is stored of it. The token is random, so a plain digest keeps it.
    var digest: [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }

    /// What forms carry to show that they come from a page made for this token.
    package var formToken: String {
        let key = SymmetricKey(data: Data(text.utf8))
        return Self.base64URL(Array(HMAC<SHA256>.authenticationCode(for: Data("annex form".utf8), using: key)))
    }

    /// Compares two secrets in a time that does not depend on where they differ.
    package static func isEqual(_ left: String, _ right: String) -> Bool {
        let left = Array(left.utf8)
        let right = Array(right.utf8)
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static let alphabet = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    private static func base64URL(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
