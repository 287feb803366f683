package import Phrases

/// A piece of HTML: a text, an element with all it holds, several of them in a row, or nothing.
///
/// A page is a plain model and a pure function that returns markup:
///
/// ```swift
/// func riskLink(_ risk: Risk) -> Markup {
///     a(.href(WebAddress(path: ["risks", risk.code])), .class("code")) { risk.code }
/// }
/// ```
///
/// Markup is a value: it can be compared, kept and sent to another thread. Texts in it are escaped when it is written;
/// the only way around that is ``TrustedHTML``, which says so by its name.
package struct Markup: Hashable, Sendable {
    indirect enum Node: Hashable, Sendable {
        case nothing
        case text(String)
        case phrase(Phrase)
        case trusted(TrustedHTML)
        /// What was written before, to be written again as it is.
        case written([UInt8])
        case group([Markup])
        case element(Tag, [Attribute], Markup)
    }

    let node: Node

    init(node: Node) { self.node = node }

    /// Data that a reader sees exactly as it is here.
    @_disfavoredOverload
    package init(_ text: String) { node = .text(text) }

    /// What the program says.
    package init(_ phrase: Phrase) { node = .phrase(phrase) }

    /// HTML that is written as it stands.
    @_disfavoredOverload
    package init(_ html: TrustedHTML) { node = .trusted(html) }

    /// Several pieces in a row.
    package init(_ pieces: [Markup]) { node = .group(pieces) }

    /// Markup that writes nothing.
    package static let nothing = Markup(node: .nothing)

    /// Collects what the builder yields; for a fragment without an element around it.
    package init(@MarkupBuilder _ content: () -> Markup) { self = content() }

    /// The same in the form it is written in, so that showing it again costs no more than copying it.
    package var written: Markup {
        // Written into as much room as a page takes; what is kept takes no more than it needs.
        Markup(node: .written(bytes.withUnsafeBufferPointer { Array($0) }))
    }

    /// How many bytes it takes where it is in the form it is written in; 0 where it is not.
    package var writtenBytes: Int {
        if case .written(let bytes) = node { bytes.count } else { 0 }
    }

    /// Whether nothing at all would be written.
    package var isEmpty: Bool {
        switch node {
        case .nothing: true
        case .text(let text): text.isEmpty
        case .phrase(let phrase): phrase.isEmpty
        case .trusted(let html): html.source.isEmpty
        case .written(let bytes): bytes.isEmpty
        case .group(let pieces): pieces.allSatisfy(\.isEmpty)
        case .element: false
        }
    }
}

/// An element's name, and how its content is written.
struct Tag: Hashable, Sendable {
    let name: String
    /// Void elements (HTML, 13.1.2) have neither content nor an end tag.
    let isVoid: Bool

    init(_ name: StaticString, isVoid: Bool = false) {
        self.name = name.description
        self.isVoid = isVoid
    }
}

/// HTML that is written without escaping, because its author vouches for it.
///
/// A literal in our own source is vouched for by whoever wrote it. Anything else needs the long name, so that a
/// reviewer finds each such place by searching for it.
package struct TrustedHTML: Hashable, Sendable, ExpressibleByStringLiteral {
    let source: String

    package init(stringLiteral source: StaticString) { self.source = source.description }

    /// Takes HTML as it is. Never pass anything that a person, a file or another system supplied.
    package init(vouchedForByCaller source: String) { self.source = source }
}
