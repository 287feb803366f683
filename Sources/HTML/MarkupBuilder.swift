package import Phrases

/// Lets markup be written as a list of statements, with `if`, `switch` and `for`.
@resultBuilder
package enum MarkupBuilder {
    package static func buildExpression(_ markup: Markup) -> Markup { markup }
    package static func buildExpression(_ markup: Markup?) -> Markup { markup ?? .nothing }
    package static func buildExpression(_ pieces: [Markup]) -> Markup { Markup(pieces) }
    /// What the program says; a literal is that, and a string is data.
    package static func buildExpression(_ phrase: Phrase) -> Markup { Markup(phrase) }
    package static func buildExpression(_ phrase: Phrase?) -> Markup { phrase.map { Markup($0) } ?? .nothing }
    @_disfavoredOverload
    package static func buildExpression(_ text: String) -> Markup { Markup(text) }
    @_disfavoredOverload
    package static func buildExpression(_ text: String?) -> Markup { text.map { Markup($0) } ?? .nothing }
    package static func buildExpression(_ number: Int) -> Markup { Markup(String(number)) }
    @_disfavoredOverload
    package static func buildExpression(_ html: TrustedHTML) -> Markup { Markup(html) }
    package static func buildExpression(_ component: some Component) -> Markup { component.body }

    package static func buildBlock() -> Markup { .nothing }
    package static func buildBlock(_ piece: Markup) -> Markup { piece }
    package static func buildBlock(_ pieces: Markup...) -> Markup { Markup(pieces) }
    package static func buildOptional(_ piece: Markup?) -> Markup { piece ?? .nothing }
    package static func buildEither(first piece: Markup) -> Markup { piece }
    package static func buildEither(second piece: Markup) -> Markup { piece }
    package static func buildArray(_ pieces: [Markup]) -> Markup { Markup(pieces) }
    package static func buildLimitedAvailability(_ piece: Markup) -> Markup { piece }
}

/// A part of a page that is a value of its own: its properties are what it shows, its body is how.
///
/// A function that returns ``Markup`` does as well; a component is for parts with several properties or defaults.
package protocol Component {
    @MarkupBuilder var body: Markup { get }
}
