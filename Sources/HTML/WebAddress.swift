/// An address that is safe to put into `href`, `src` or `action`, whoever wrote it.
///
/// Schemes that run code or read files (`javascript:`, `data:`, `vbscript:`, `file:`) cannot get in.
package struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// The schemes a link from outside may have.
    package static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

    /// Takes an address that a person or a file supplied; nil where it is not one of ``schemes``, has no rest, or holds
    /// spaces or control characters (which browsers drop, so that `java\nscript:` would become a scheme).
    ///
    /// Addresses without a scheme are refused too: a link from outside that points into our own pages is not wanted.
    package init?(external text: String) {
        guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && !(0x7F...0x9F).contains($0.value) && $0 != "\\" }),
            let colon = text.firstIndex(of: ":"),
            WebAddress.schemes.contains(text[..<colon].lowercased()),
            text.index(after: colon) < text.endIndex
        else { return nil }
        description = text
    }

    /// Makes the address of one of our own pages. Each part is percent-encoded, so data cannot add a segment, a query or
    /// a host; empty and dot segments, which would mean another page, are left out.
    package init(path segments: [String], query: [(name: String, value: String)] = [], fragment: String? = nil) {
        var address = ""
        for segment in segments where !["", ".", ".."].contains(segment) {
            address += "/" + WebAddress.percentEncoded(segment)
        }
        if address.isEmpty { address = "/" }
        for (place, item) in query.enumerated() {
            address += place == 0 ? "?" : "&"
            address += WebAddress.percentEncoded(item.name) + "=" + WebAddress.percentEncoded(item.value)
        }
        if let fragment { address += "#" + WebAddress.percentEncoded(fragment) }
        description = address
    }

    /// Makes the address of a place on the same page: the `id` of an element there.
    package init(fragment: String) { description = "#" + WebAddress.percentEncoded(fragment) }

    /// Spells a text with the unreserved characters of RFC 3986, 2.3 only.
    private static func percentEncoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                let digits = Array("0123456789ABCDEF".utf8)
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
