/// Lower-case hexadecimal digits, eight at a time: a verification writes some hundred for every revision.
package enum Hexadecimal {
    /// Returns the eight digits of 32 bits as the eight bytes of a number, its most significant one the first digit.
    package static func digits(of bits: UInt32) -> UInt64 {
        // Pulled apart until each byte holds four bits.
        var digits = UInt64(bits)
        digits = (digits | digits << 16) & 0x0000_FFFF_0000_FFFF
        digits = (digits | digits << 8) & 0x00FF_00FF_00FF_00FF
        digits = (digits | digits << 4) & 0x0F0F_0F0F_0F0F_0F0F
        // 1 in each byte that is 10 or more, and so becomes a letter: 0x27 lie between “9” and “a”.
        let letters = (digits + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return digits + 0x3030_3030_3030_3030 + letters * 0x27
    }
}
