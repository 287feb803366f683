// Elements that divide a page.

package func header(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.header, attributes, content()))
}

package func footer(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.footer, attributes, content()))
}

package func main(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.main, attributes, content()))
}

package func nav(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.nav, attributes, content()))
}

package func section(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.section, attributes, content()))
}

package func article(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.article, attributes, content()))
}

package func aside(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.aside, attributes, content()))
}

package func h1(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.h1, attributes, content()))
}

package func h2(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.h2, attributes, content()))
}

package func h3(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.h3, attributes, content()))
}

package func h4(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.h4, attributes, content()))
}

package func div(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.div, attributes, content()))
}

package func address(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.address, attributes, content()))
}

private enum Tags {
    static let header = Tag("header")
    static let footer = Tag("footer")
    static let main = Tag("main")
    static let nav = Tag("nav")
    static let section = Tag("section")
    static let article = Tag("article")
    static let aside = Tag("aside")
    static let h1 = Tag("h1")
    static let h2 = Tag("h2")
    static let h3 = Tag("h3")
    static let h4 = Tag("h4")
    static let div = Tag("div")
    static let address = Tag("address")
}
