import HTML
import Phrases

/// A bar made of parts, each a share of the whole, drawn so that no inline style is needed.
struct Bar: Component {
    enum Tone: String { case good, partial, planned, bad, rest }

    let parts: [(tone: Tone, share: Double)]
    /// What a screen reader says instead.
    let label: Phrase

    var body: Markup {
        SVG.drawing(width: 100, height: 8, label: label, .class("bar"), .custom("preserveAspectRatio", "none")) {
            SVG.rect(x: 0, y: 0, width: 100, height: 8, .class("bar-rest"))
            Markup(rects)
        }
    }

    private var rects: [Markup] {
        var x = 0.0
        return parts.map { part in
            let width = max(0, min(1, part.share)) * 100
            defer { x += width }
            return SVG.rect(x: x, y: 0, width: width, height: 8, .class("bar-\(part.tone.rawValue)"))
        }
    }
}
