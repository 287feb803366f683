// Elements of running text and lists.

package func p(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.p, attributes, content()))
}

package func span(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.span, attributes, content()))
}

package func strong(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.strong, attributes, content()))
}

package func em(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.em, attributes, content()))
}

package func small(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.small, attributes, content()))
}

package func code(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.code, attributes, content()))
}

package func kbd(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.kbd, attributes, content()))
}

package func pre(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.pre, attributes, content()))
}

package func a(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.a, attributes, content()))
}

package func ul(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.ul, attributes, content()))
}

package func ol(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.ol, attributes, content()))
}

package func li(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.li, attributes, content()))
}

package func dl(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.dl, attributes, content()))
}

package func dt(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.dt, attributes, content()))
}

package func dd(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.dd, attributes, content()))
}

package func time(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.time, attributes, content()))
}

package func abbr(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.abbr, attributes, content()))
}

package func mark(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.mark, attributes, content()))
}

package func del(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.del, attributes, content()))
}

package func ins(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.ins, attributes, content()))
}

package func blockquote(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.blockquote, attributes, content()))
}

package func figure(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.figure, attributes, content()))
}

package func figcaption(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.figcaption, attributes, content()))
}

package func details(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.details, attributes, content()))
}

package func summary(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.summary, attributes, content()))
}

package func br(_ attributes: Attribute...) -> Markup { Markup(node: .element(Tags.br, attributes, .nothing)) }

package func hr(_ attributes: Attribute...) -> Markup { Markup(node: .element(Tags.hr, attributes, .nothing)) }

package func img(_ attributes: Attribute...) -> Markup { Markup(node: .element(Tags.img, attributes, .nothing)) }

package func wbr(_ attributes: Attribute...) -> Markup { Markup(node: .element(Tags.wbr, attributes, .nothing)) }

private enum Tags {
    static let p = Tag("p")
    static let span = Tag("span")
    static let strong = Tag("strong")
    static let em = Tag("em")
    static let small = Tag("small")
    static let code = Tag("code")
    static let kbd = Tag("kbd")
    static let pre = Tag("pre")
    static let a = Tag("a")
    static let ul = Tag("ul")
    static let ol = Tag("ol")
    static let li = Tag("li")
    static let dl = Tag("dl")
    static let dt = Tag("dt")
    static let dd = Tag("dd")
    static let time = Tag("time")
    static let abbr = Tag("abbr")
    static let mark = Tag("mark")
    static let del = Tag("del")
    static let ins = Tag("ins")
    static let blockquote = Tag("blockquote")
    static let figure = Tag("figure")
    static let figcaption = Tag("figcaption")
    static let details = Tag("details")
    static let summary = Tag("summary")
    static let br = Tag("br", isVoid: true)
    static let hr = Tag("hr", isVoid: true)
    static let img = Tag("img", isVoid: true)
    static let wbr = Tag("wbr", isVoid: true)
}
