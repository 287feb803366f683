package import Phrases

/// Scalable Vector Graphics inside a page. Under a name of their own, since `text`, `line` and `path` are words a page
/// needs for other things.
package enum SVG {
    /// A drawing `width` by `height` units large, which scales to the room it is given. `label` is what a screen reader
    /// says in its stead; nil where the text beside it already says it.
    package static func drawing(
        width: Double, height: Double, label: Phrase?, _ attributes: Attribute...,
        @MarkupBuilder content: () -> Markup
    ) -> Markup {
        var all = [
            Attribute("xmlns", text: "http://www.w3.org/2000/svg"),
            Attribute("viewBox", text: "0 0 \(number(width)) \(number(height))"),
        ]
        all += label.map { [.role("img"), .aria("label", $0)] } ?? [.aria("hidden", "true")]
        return Markup(node: .element(Tag("svg"), all + attributes, content()))
    }

    package static func rect(
        x: Double, y: Double, width: Double, height: Double, _ attributes: Attribute...
    ) -> Markup {
        let place = [coordinate("x", x), coordinate("y", y), coordinate("width", width), coordinate("height", height)]
        return Markup(node: .element(Tag("rect"), place + attributes, .nothing))
    }

    package static func circle(x: Double, y: Double, radius: Double, _ attributes: Attribute...) -> Markup {
        let place = [coordinate("cx", x), coordinate("cy", y), coordinate("r", radius)]
        return Markup(node: .element(Tag("circle"), place + attributes, .nothing))
    }

    package static func line(
        from start: (x: Double, y: Double), to end: (x: Double, y: Double), _ attributes: Attribute...
    ) -> Markup {
        let place = [
            coordinate("x1", start.x), coordinate("y1", start.y), coordinate("x2", end.x), coordinate("y2", end.y),
        ]
        return Markup(node: .element(Tag("line"), place + attributes, .nothing))
    }

    /// A line through points, each joined to the next.
    package static func polyline(_ points: [(x: Double, y: Double)], _ attributes: Attribute...) -> Markup {
        let text = points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
        return Markup(node: .element(Tag("polyline"), [Attribute("points", text: text)] + attributes, .nothing))
    }

    package static func text(_ text: Phrase, x: Double, y: Double, _ attributes: Attribute...) -> Markup {
        let place = [coordinate("x", x), coordinate("y", y)]
        return Markup(node: .element(Tag("text"), place + attributes, Markup(text)))
    }

    package static func group(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
        Markup(node: .element(Tag("g"), attributes, content()))
    }

    private static func coordinate(_ name: StaticString, _ value: Double) -> Attribute {
        Attribute(name, text: number(value))
    }

    /// Spells a number with at most two decimals and no trailing zeros; what is no number is 0.
    static func number(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e9 else { return "0" }
        let hundredths = Int((value * 100).rounded())
        let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
        let sign = hundredths < 0 ? "-" : ""
        if rest == 0 { return "\(sign)\(whole)" }
        return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}

/// Attributes of drawings.
extension Attribute {
    package static func fill(_ color: String) -> Attribute { Attribute("fill", text: color) }
    package static func stroke(_ color: String) -> Attribute { Attribute("stroke", text: color) }
    package static func strokeWidth(_ width: Double) -> Attribute {
        Attribute("stroke-width", text: SVG.number(width))
    }
    package enum TextAnchor: String { case start, middle, end }
    package static func textAnchor(_ anchor: TextAnchor) -> Attribute {
        Attribute("text-anchor", text: anchor.rawValue)
    }
    package static func preserveAspectRatio(_ value: StaticString) -> Attribute {
        Attribute("preserveAspectRatio", text: value.description)
    }
}
