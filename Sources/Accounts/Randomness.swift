import CSodium

/// Where secrets come from: random bytes, or in tests a fixed sequence.
package struct Randomness: Sendable {
    /// As many random bytes as asked for.
    package let bytes: @Sendable (_ count: Int) -> [UInt8]

    package init(_ bytes: @escaping @Sendable (_ count: Int) -> [UInt8]) { self.bytes = bytes }

    /// The operating system's cryptographic generator, through libsodium.
    package static let system = Randomness { count in
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }

    func words() -> (UInt64, UInt64) {
        let bytes = bytes(16)
        func word(_ start: Int) -> UInt64 { bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) } }
        return (word(0), word(8))
    }
}
