/// A moment in UTC, in milliseconds since 1970-01-01T00:00:00Z. Comes in from a clock outside; nothing here reads one.
package struct Instant: Hashable, Sendable, Comparable {
    package let milliseconds: Int

    package init(milliseconds: Int) { self.milliseconds = milliseconds }

    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
}
