import ISMS
package import HTML
package import Phrases
package import Registers

/// Text with emphasis, with links to records and to the web. A literal is what the program says, and what is interpolated
/// into it is data, unless it is a phrase itself:
///
/// ```swift
/// "Risk \(code: "RISK-14") is \(strong: "high") since \(day)."
/// ```
package struct RichText: Hashable, Sendable {
    package enum Run: Hashable, Sendable {
        case plain(Phrase)
        case strong(Phrase)
        case emphasis(Phrase)
        /// A record's code: a link where the document shows that record.
        case code(String)
        case link(Phrase, WebAddress)

        /// What a reader of plain text sees.
        package var text: Phrase {
            switch self {
            case .plain(let text), .strong(let text), .emphasis(let text), .link(let text, _): text
            case .code(let code): .data(code)
            }
        }
    }

    package let runs: [Run]

    package init(_ runs: [Run]) { self.runs = runs }

    /// What the program says, without any markup in it.
    package init(_ phrase: Phrase) { runs = phrase.isEmpty ? [] : [.plain(phrase)] }

    /// What a person or another system wrote, without any markup in it.
    package static func data(_ text: String) -> RichText { RichText(.data(text)) }

    /// The text alone.
    package var plainText: Phrase {
        if case .plain(let text)? = runs.first, runs.count == 1 { return text }
        return runs.map(\.text).joined()
    }

    package var isEmpty: Bool { runs.allSatisfy(\.text.isEmpty) }
}

extension RichText: ExpressibleByStringInterpolation {
    package init(stringLiteral text: String) { self.init(Phrase(stringLiteral: text)) }

    package init(stringInterpolation: StringInterpolation) { runs = stringInterpolation.runs }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var runs: [Run] = []

        package init(literalCapacity: Int, interpolationCount: Int) { runs.reserveCapacity(2 * interpolationCount + 1) }

        package mutating func appendLiteral(_ literal: String) { append(.plain(Phrase(stringLiteral: literal))) }
        package mutating func appendInterpolation(_ phrase: Phrase) { append(.plain(phrase)) }
        @_disfavoredOverload
        package mutating func appendInterpolation(_ data: String) { append(.plain(.data(data))) }
        package mutating func appendInterpolation(_ number: Int) { append(.plain("\(number)")) }
        package mutating func appendInterpolation(_ day: Day) { append(.plain(day.longText)) }
        package mutating func appendInterpolation(_ text: RichText) { runs += text.runs }
        package mutating func appendInterpolation(strong text: Phrase) { append(.strong(text)) }
        package mutating func appendInterpolation(emphasis text: Phrase) { append(.emphasis(text)) }
        package mutating func appendInterpolation(code: String) { append(.code(code)) }
        package mutating func appendInterpolation(link text: Phrase, to address: WebAddress) {
            append(.link(text, address))
        }

        private mutating func append(_ run: Run) {
            guard !run.text.isEmpty else { return }
            if case .plain(let text) = run, case .plain(let before)? = runs.last {
                runs[runs.count - 1] = .plain(before + text)
            } else {
                runs.append(run)
            }
        }
    }
}
