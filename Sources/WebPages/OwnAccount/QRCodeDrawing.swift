import HTML
import Phrases

/// A QR code as a drawing: dark on light in either colour scheme, with the quiet zone readers need.
struct QRCodeDrawing: Component {
    let code: QRCode
    let label: Phrase

    private static let quietModules = 4

    var body: Markup {
        let side = Double(code.size + 2 * Self.quietModules)
        SVG.drawing(
            width: side, height: side, label: label, .class("qr-code"), .custom("shape-rendering", "crispEdges")
        ) {
            SVG.rect(x: 0, y: 0, width: side, height: side, .fill("#ffffff"))
            for y in 0..<code.size { row(y) }
        }
    }

    /// Neighbouring dark modules are one rectangle.
    private func row(_ y: Int) -> [Markup] {
        var bars: [Markup] = []
        var start: Int?
        for x in 0...code.size {
            let isDark = x < code.size && code[x, y]
            if isDark, start == nil { start = x }
            if !isDark, let from = start {
                bars.append(
                    SVG.rect(
                        x: Double(from + Self.quietModules), y: Double(y + Self.quietModules), width: Double(x - from),
                        height: 1, .fill("#000000")))
                start = nil
            }
        }
        return bars
    }
}
