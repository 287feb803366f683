import Foundation

/// A colour of the screen (sRGB), eight bits a channel.
package struct ReportColor: Hashable, Sendable, LosslessStringConvertible {
    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8

    package init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Makes a colour of `0xRRGGBB`; higher bits are ignored.
    package init(_ value: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
            blue: UInt8(truncatingIfNeeded: value))
    }

    /// Reads `#rrggbb`; nil where the text is anything else.
    package init?(_ text: String) {
        guard text.utf8.count == 7, text.first == "#", text.dropFirst().allSatisfy(\.isHexDigit),
            let value = UInt32(text.dropFirst(), radix: 16)
        else { return nil }
        self.init(value)
    }

    /// `#rrggbb`
    package var description: String { "#" + hexDigits }

    /// `rrggbb`
    var hexDigits: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }

    var value: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

    package static let white = ReportColor(0xFFFFFF)
    package static let ink = ReportColor(0x16191D)
    package static let black = ReportColor(0)

    /// White or ink, whichever is easier to read on this colour; on colours of middling light, where neither can be read
    /// well enough, black. One of white and black always can: their contrasts multiply to 21, and 4.5 squared is less.
    package var textColor: ReportColor {
        let easier: ReportColor = contrast(with: .white) >= contrast(with: .ink) ? .white : .ink
        return contrast(with: easier) >= Self.legibleContrast ? easier : .black
    }

    /// The least contrast of small text (WCAG 2.2, 1.4.3).
    package static let legibleContrast = 4.5

    /// The colour thinned with white to a fifth.
    var tint: ReportColor {
        func thinned(_ channel: UInt8) -> UInt8 { UInt8((Int(channel) + 4 * 255 + 2) / 5) }
        return ReportColor(red: thinned(red), green: thinned(green), blue: thinned(blue))
    }

    /// The contrast of two colours, from 1 (none) to 21 (WCAG 2.2, "contrast ratio").
    package func contrast(with other: ReportColor) -> Double {
        let (lighter, darker) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (lighter + 0.05) / (darker + 0.05)
    }

    private var luminance: Double {
        0.2126 * ReportColor.linear[Int(red)] + 0.7152 * ReportColor.linear[Int(green)]
            + 0.0722 * ReportColor.linear[Int(blue)]
    }
}

extension ReportColor {
    /// The light of each channel value: sRGB's curve undone (IEC 61966-2-1).
    private static let linear: [Double] = (0...255).map { channel in
        let share = Double(channel) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
}
