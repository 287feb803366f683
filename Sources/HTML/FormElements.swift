// Elements of forms.

package func form(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.form, attributes, content()))
}

package func fieldset(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.fieldset, attributes, content()))
}

package func legend(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.legend, attributes, content()))
}

package func label(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.label, attributes, content()))
}

package func select(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.select, attributes, content()))
}

package func option(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.option, attributes, content()))
}

package func optgroup(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.optgroup, attributes, content()))
}

/// A field of several lines that holds a text. The line break before it is there for readers to drop: HTML loses the
/// first one (13.2.6.4.7), and a text that begins with one would shrink each time it is saved.
package func textarea(_ attributes: Attribute..., text: String) -> Markup {
    let content = Markup {
        TrustedHTML("\n")
        text
    }
    return Markup(node: .element(Tags.textarea, attributes, content))
}

package func button(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.button, attributes, content()))
}

package func output(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.output, attributes, content()))
}

package func progress(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.progress, attributes, content()))
}

package func dialog(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.dialog, attributes, content()))
}

package func datalist(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { .nothing }) -> Markup {
    Markup(node: .element(Tags.datalist, attributes, content()))
}

package func input(_ attributes: Attribute...) -> Markup { Markup(node: .element(Tags.input, attributes, .nothing)) }

private enum Tags {
    static let form = Tag("form")
    static let fieldset = Tag("fieldset")
    static let legend = Tag("legend")
    static let label = Tag("label")
    static let select = Tag("select")
    static let option = Tag("option")
    static let optgroup = Tag("optgroup")
    static let textarea = Tag("textarea")
    static let button = Tag("button")
    static let output = Tag("output")
    static let progress = Tag("progress")
    static let datalist = Tag("datalist")
    static let dialog = Tag("dialog")
    static let input = Tag("input", isVoid: true)
}
