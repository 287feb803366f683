package import HTML
package import ISMS

/// A risk's level: its number, its band in words and the band's colour, which is never the only sign.
package struct LevelBadge: Component {
    let level: RiskLevel?

    package init(_ level: RiskLevel?) { self.level = level }

    package var body: Markup {
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
package struct ColourSwatch: Component {
    let colour: String

    package init(_ colour: String) { self.colour = colour }

    package var body: Markup {
        SVG.drawing(width: 10, height: 10, label: nil, .class("swatch")) {
            SVG.rect(x: 0, y: 0, width: 10, height: 10, .custom("rx", "2"), .custom("fill", colour))
        }
    }
}
