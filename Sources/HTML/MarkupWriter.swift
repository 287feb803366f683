import Phrases

extension Markup {
    /// The HTML as UTF-8.
    package var bytes: [UInt8] {
        var writer = MarkupWriter()
        writer.write(self)
        return writer.bytes
    }

    /// The HTML as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Writes markup into one growing buffer.
struct MarkupWriter {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(16 * 1024) }

    mutating func write(_ markup: Markup) {
        switch markup.node {
        case .nothing: break
        case .text(let text): append(escaping: text, in: .text)
        case .phrase(let phrase): append(escaping: phrase, in: .text)
        case .trusted(let html): append(html.source)
        case .written(let written): bytes.append(contentsOf: written)
        case .group(let pieces):
            for piece in pieces { write(piece) }
        case .element(let tag, let attributes, let content):
            append("<")
            append(tag.name)
            for attribute in attributes { write(attribute) }
            append(">")
            if tag.isVoid { return }
            write(content)
            append("</")
            append(tag.name)
            append(">")
        }
    }

    private mutating func write(_ attribute: Attribute) {
        switch attribute.value {
        case .absent: break
        case .present:
            append(" ")
            append(attribute.name)
        case .text(let text):
            append(" ")
            append(attribute.name)
            append("=\"")
            append(escaping: text, in: .attribute)
            append("\"")
        case .phrase(let phrase):
            append(" ")
            append(attribute.name)
            append("=\"")
            append(escaping: phrase, in: .attribute)
            append("\"")
        }
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    private mutating func append(escaping phrase: Phrase, in place: Escaping.Place) {
        phrase.withBytes { Escaping.append($0, in: place, skipping: Phrase.isMark, to: &bytes) }
    }

    private mutating func append(escaping text: String, in place: Escaping.Place) {
        var text = text
        text.withUTF8 { Escaping.append($0, in: place, to: &bytes) }
    }
}
