/// What went wrong, as programs tell it apart: `approval-to-come`.
///
/// A code stays the same when the sentence that people read is worded anew, and means the same on every page, in every
/// command and in what a script is answered. It consists of lower-case letters and hyphens.
package struct ErrorCode: Hashable, Sendable, ExpressibleByStringLiteral {
    package let name: String

    package init(stringLiteral name: String) { self.name = name }
}

extension ErrorCode: CustomStringConvertible {
    package var description: String { name }
}
