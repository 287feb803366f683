package import Phrases
package import RecordFormat

/// The way to a moment that a record holds.
package typealias InstantPath<Value> = any KeyPath<Value, Instant?> & Sendable

/// A deadline that the law sets and that runs from a moment: 72 hours from becoming aware of a breach (GDPR, Article 33(1)).
///
/// Which article sets it, and how long it is, stand in the catalogue; the register says from which of its fields it runs,
/// what meets it, and when it does not apply.
package struct DeadlineClock<Value: Record>: Sendable {
    /// Its code in the catalogue, such as `gdpr-33-1`.
    package let code: String
    package let start: InstantPath<Value>
    package let met: InstantPath<Value>
    /// Why it does not apply to a record, in words; nil where it does.
    package let waived: @Sendable (Value) -> Phrase?

    package init(
        _ code: String, from start: InstantPath<Value>, metBy met: InstantPath<Value>,
        unless waived: @escaping @Sendable (Value) -> Phrase?
    ) {
        self.code = code
        self.start = start
        self.met = met
        self.waived = waived
    }
}
