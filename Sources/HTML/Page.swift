package import Phrases

/// A whole HTML document.
package struct Page: Hashable, Sendable {
    /// The language of the text, as in `en` or `de-CH` (BCP 47).
    package var language: String
    package var title: Phrase
    /// What goes into the head besides the character set, the viewport and the title.
    package var head: Markup
    package var body: Markup

    package init(
        title: Phrase, language: String = "en", @MarkupBuilder head: () -> Markup = { .nothing },
        @MarkupBuilder body: () -> Markup
    ) {
        self.title = title
        self.language = language
        self.head = head()
        self.body = body()
    }

    /// The document as UTF-8, beginning with its doctype.
    package var bytes: [UInt8] { markup.bytes }

    /// The document as text.
    package var text: String { markup.text }

    private var markup: Markup {
        Markup {
            TrustedHTML("<!DOCTYPE html>\n")
            Markup(node: .element(Tags.html, [.lang(language)], contents))
        }
    }

    private var contents: Markup {
        Markup {
            Markup(node: .element(Tags.head, [], headContents))
            Markup(node: .element(Tags.body, [], body))
        }
    }

    private var headContents: Markup {
        Markup {
            TrustedHTML(#"<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">"#)
            Markup(node: .element(Tags.title, [], Markup(title)))
            head
        }
    }
}

/// A `meta` element with a name.
package func meta(name: StaticString, content: String) -> Markup {
    Markup(
        node: .element(
            Tags.meta, [Attribute("name", text: name.description), Attribute("content", text: content)], .nothing))
}

/// A style sheet that is loaded.
package func stylesheet(_ address: WebAddress) -> Markup {
    Markup(node: .element(Tags.link, [.rel("stylesheet"), .href(address)], .nothing))
}

/// The page's icon.
package func iconLink(_ address: WebAddress) -> Markup {
    Markup(node: .element(Tags.link, [.rel("icon"), .href(address)], .nothing))
}

/// A style sheet in the page itself. Its end tag cannot occur in it: `</` is spelled `<\/`, which CSS reads the same.
package func embeddedStylesheet(_ css: String) -> Markup {
    let source = css.split(separator: "</", omittingEmptySubsequences: false).joined(separator: #"<\/"#)
    return Markup(node: .element(Tags.style, [], Markup(TrustedHTML(vouchedForByCaller: source))))
}

/// A script that is loaded, and run after the page is read. Scripts in the page itself are not to be had.
package func script(_ address: WebAddress) -> Markup {
    Markup(node: .element(Tags.script, [.src(address), Attribute("defer", .present)], .nothing))
}

private enum Tags {
    static let html = Tag("html")
    static let head = Tag("head")
    static let body = Tag("body")
    static let title = Tag("title")
    static let meta = Tag("meta", isVoid: true)
    static let link = Tag("link", isVoid: true)
    static let style = Tag("style")
    static let script = Tag("script")
}
