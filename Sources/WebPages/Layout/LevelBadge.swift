import HTML
import ISMS
import Phrases
import Registers

/// A risk's level: its number, its band in words and the band's colour, which is never the only sign.
struct LevelBadge: Component {
    let level: RiskLevel?

    init(_ level: RiskLevel?) { self.level = level }

    var body: Markup {
        if let level {
            span(.class("level")) {
                ColourSwatch(level.colour)
                span(.class("figure")) { level.value }
                " "
                level.band
            }
        } else {
            span(.class("faint")) { "not rated" }
        }
    }
}

/// A small square in a colour that records hold. Drawn, since pages carry no inline style.
struct ColourSwatch: Component {
    let colour: String

    init(_ colour: String) { self.colour = colour }

    var body: Markup {
        SVG.drawing(width: 10, height: 10, label: nil, .class("swatch")) {
            SVG.rect(x: 0, y: 0, width: 10, height: 10, .custom("rx", "2"), .custom("fill", colour))
        }
    }
}
