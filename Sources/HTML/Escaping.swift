/// Which bytes of a text have another spelling in HTML.
enum Escaping {
    enum Place {
        /// Between tags.
        case text
        /// Between the double quotes of an attribute.
        case attribute
    }

    /// Appends a text in its escaped spelling.
    ///
    /// Quotes are escaped in both places, which costs little and forgives a text that ends up where it should not.
    /// Control characters that neither HTML (13.2.3.5) nor XML 1.0 (2.2) allows become U+FFFD: they have no meaning
    /// on a page, and readers differ in what they make of them.
    /// - Parameter isSkipped: control characters that are left out instead.
    static func append(
        _ text: UnsafeBufferPointer<UInt8>, in place: Place, skipping isSkipped: (UInt8) -> Bool = { _ in false },
        to bytes: inout [UInt8]
    ) {
        var runStart = 0
        var offset = 0
        while offset < text.count {
            let byte = text[offset]
            // Everything that needs another spelling lies at or below ">", or is DEL; letters all pass here.
            if byte > 0x3E && byte != 0x7F {
                offset += 1
                continue
            }
            if isSkipped(byte) {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<offset]))
                runStart = offset + 1
            } else if let spelling = spelling(of: byte, in: place) {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<offset]))
                bytes.append(
                    contentsOf: UnsafeBufferPointer(start: spelling.utf8Start, count: spelling.utf8CodeUnitCount))
                runStart = offset + 1
            }
            offset += 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart...]))
    }

    private static func spelling(of byte: UInt8, in place: Place) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&#34;"
        case UInt8(ascii: "'"): "&#39;"
        // Inside an attribute a reader may turn these into spaces, and would turn CR into LF.
        case 0x09, 0x0A, 0x0D:
            switch (place, byte) {
            case (.attribute, 0x09): "&#9;"
            case (.attribute, 0x0A): "&#10;"
            case (_, 0x0D): "&#13;"
            default: nil
            }
        case 0x00..<0x20, 0x7F: "\u{FFFD}"
        default: nil
        }
    }
}
