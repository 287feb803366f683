/// Bytes as letters and digits that are not mixed up.
enum Base32 {
    /// RFC 4648's alphabet, which authenticators take.
    static let standard = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    /// The same in small letters, for secrets that are copied by machines.
    static let small = Array("abcdefghijklmnopqrstuvwxyz234567")
    /// Without the letters that look like others, for codes that people copy.
    static let readable = Array("abcdefghjkmnpqrstvwxyz0123456789")

    /// Without padding.
    static func text(_ bytes: [UInt8], alphabet: [Character] = standard) -> String {
        var text = ""
        var buffer = 0
        var bitCount = 0
        for byte in bytes {
            buffer = (buffer & 0xFF) << 8 | Int(byte)
            bitCount += 8
            while bitCount >= 5 {
                bitCount -= 5
                text.append(alphabet[buffer >> bitCount & 31])
            }
        }
        if bitCount > 0 { text.append(alphabet[buffer << (5 - bitCount) & 31]) }
        return text
    }
}
