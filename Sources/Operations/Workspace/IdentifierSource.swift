package import RecordFormat

/// Where new identifiers come from: the clock and random bits, or in tests a fixed sequence.
package struct IdentifierSource: Sendable {
    package let next: @Sendable () -> RecordID

    package init(_ next: @escaping @Sendable () -> RecordID) { self.next = next }

    /// Version 7 identifiers of a clock and the system's random numbers.
    package static func random(clock: Clock) -> IdentifierSource {
        IdentifierSource {
            RecordID(
                milliseconds: UInt64(max(0, clock.now().milliseconds)),
                random: (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max)))
        }
    }
}

/// Where the time comes from.
package struct Clock: Sendable {
    package let now: @Sendable () -> Instant

    package init(_ now: @escaping @Sendable () -> Instant) { self.now = now }
}
