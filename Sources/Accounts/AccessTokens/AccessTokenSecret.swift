import CZlib
import Crypto
import Foundation

/// What a script sends to be let in: `annex_`, 256 random bits and a checksum. Only its digest is ever stored.
///
/// The beginning and the checksum let scanners for leaked secrets know one when they see it, and tell it from a text
/// that only looks alike: `annex_[a-z2-7]{59}`, whose last seven characters are the CRC-32 of the 52 before them.
package struct AccessTokenSecret: Hashable, Sendable {
    /// The whole of it, 65 characters without any that a double click stops at.
    package let text: String

    static let opening = "annex_"
    private static let bodyCount = 52
    private static let checksumCount = 7

    init(_ randomness: Randomness) {
        let body = Base32.text(randomness.bytes(32), alphabet: Base32.small)
        text = Self.opening + body + Self.checksum(of: body)
    }

    /// A token that came in from outside; nil where it can be none.
    package init?(_ text: String) {
        guard text.utf8.count == Self.opening.utf8.count + Self.bodyCount + Self.checksumCount,
            text.hasPrefix(Self.opening)
        else { return nil }
        let rest = text.dropFirst(Self.opening.count)
        let body = String(rest.prefix(Self.bodyCount))
        guard body.utf8.allSatisfy(Self.alphabet.contains), rest.dropFirst(Self.bodyCount) == Self.checksum(of: body)
        else { return nil }
        self.text = text
    }

    /// What is stored of it. The token is random, so a plain digest keeps it.
    var digest: [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }

    /// Its last four characters, by which people tell their tokens apart. They are of the checksum.
    var ending: String { String(text.suffix(4)) }

    private static let alphabet = Set(Base32.small.compactMap(\.asciiValue))

    static func checksum(of body: String) -> String {
        let sum = crc32(body.utf8)
        return Base32.text(
            [UInt8(sum >> 24), UInt8(sum >> 16 & 0xFF), UInt8(sum >> 8 & 0xFF), UInt8(sum & 0xFF)],
            alphabet: Base32.small)
    }

    /// CRC-32 as in ISO 3309 and zlib.
    static func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
        let bytes = Array(bytes)
        return UInt32(CZlib.crc32(0, bytes, uInt(bytes.count)))
    }
}
