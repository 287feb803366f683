// Elements of tables.

package func table(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.table, attributes, content()))
}

package func caption(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.caption, attributes, content()))
}

package func colgroup(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.colgroup, attributes, content()))
}

package func thead(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.thead, attributes, content()))
}

package func tbody(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.tbody, attributes, content()))
}

package func tfoot(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.tfoot, attributes, content()))
}

package func tr(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.tr, attributes, content()))
}

package func th(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.th, attributes, content()))
}

package func td(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.td, attributes, content()))
}

package func col(_ attributes: Attribute...) -> Markup { Markup(node: .element(Tags.col, attributes, .nothing)) }

private enum Tags {
    static let table = Tag("table")
    static let caption = Tag("caption")
    static let colgroup = Tag("colgroup")
    static let thead = Tag("thead")
    static let tbody = Tag("tbody")
    static let tfoot = Tag("tfoot")
    static let tr = Tag("tr")
    static let th = Tag("th")
    static let td = Tag("td")
    static let col = Tag("col", isVoid: true)
}
