import ISMS
package import HTML
import Phrases
package import Registers

/// Text with emphasis, with links to records and to the web. Made of a literal or of parts:
///
/// ```swift
/// "Risk \(code: "RISK-14") is \(strong: "high") since \(day)."
/// ```
package struct RichText: Hashable, Sendable {
    package enum Run: Hashable, Sendable {
        case plain(String)
        case strong(String)
        case emphasis(String)
        /// A record's code: a link where the document shows that record.
        case code(String)
        case link(String, WebAddress)

        /// What a reader of plain text sees.
        package var text: String {
            switch self {
            case .plain(let text), .strong(let text), .emphasis(let text), .code(let text), .link(let text, _): text
            }
        }
    }

    package let runs: [Run]

    package init(_ runs: [Run]) { self.runs = runs }

    /// Text without any markup in it.
    package init(_ text: String) { runs = text.isEmpty ? [] : [.plain(text)] }

    /// The text alone.
    package var plainText: String {
        if case .plain(let text)? = runs.first, runs.count == 1 { return text }
        return runs.map(\.text).joined()
    }

    package var isEmpty: Bool { runs.allSatisfy(\.text.isEmpty) }
}

extension RichText: ExpressibleByStringInterpolation {
    package init(stringLiteral text: String) { self.init(text) }

    package init(stringInterpolation: StringInterpolation) { runs = stringInterpolation.runs }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var runs: [Run] = []

        package init(literalCapacity: Int, interpolationCount: Int) { runs.reserveCapacity(2 * interpolationCount + 1) }

        package mutating func appendLiteral(_ literal: String) { append(.plain(literal)) }
        package mutating func appendInterpolation(_ text: String) { append(.plain(text)) }
        package mutating func appendInterpolation(_ number: Int) { append(.plain(String(number))) }
        package mutating func appendInterpolation(_ day: Day) { append(.plain(day.longText)) }
        package mutating func appendInterpolation(_ text: RichText) { runs += text.runs }
        package mutating func appendInterpolation(strong text: String) { append(.strong(text)) }
        package mutating func appendInterpolation(emphasis text: String) { append(.emphasis(text)) }
        package mutating func appendInterpolation(code: String) { append(.code(code)) }
        package mutating func appendInterpolation(link text: String, to address: WebAddress) {
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
