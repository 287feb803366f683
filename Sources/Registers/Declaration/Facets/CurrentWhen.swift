/// Which records still count on a day, and of which of them something is still to be done.
///
/// What is over stays in its register and asks nothing of anybody.
package struct CurrentWhen<Value: Record>: Sendable {
    let isCurrent: @Sendable (Value, Day) -> Bool
    let isOpen: @Sendable (Value) -> Bool

    private init(
        _ isCurrent: @escaping @Sendable (Value, Day) -> Bool, open isOpen: @escaping @Sendable (Value) -> Bool
    ) {
        self.isCurrent = isCurrent
        self.isOpen = isOpen
    }

    /// A record counts as long as it is there.
    package static var always: CurrentWhen { CurrentWhen({ _, _ in true }, open: { _ in true }) }

    /// A record counts up to a day, that day included; without one, for ever.
    package static func until(_ day: DayPath<Value>) -> CurrentWhen {
        CurrentWhen({ value, today in value[keyPath: day].map { today <= $0 } ?? true }, open: { _ in true })
    }

    /// A record counts as long as a condition holds.
    /// - Parameter isOpen: whether something is still to be done about it; an action that is done counts, and asks nothing.
    package static func when(
        _ isCurrent: @escaping @Sendable (Value) -> Bool,
        open isOpen: @escaping @Sendable (Value) -> Bool = { _ in true }
    ) -> CurrentWhen {
        CurrentWhen({ value, _ in isCurrent(value) }, open: isOpen)
    }
}

extension Record {
    /// Whether the record still counts on a day: a closed risk, a retired asset or a lapsed obligation does not.
    package func isCurrent(on day: Day) -> Bool { Self.register.current.isCurrent(self, day) }

    /// Whether it counts, and something is still to be done about it.
    package func isOpen(on day: Day) -> Bool { isCurrent(on: day) && Self.register.current.isOpen(self) }
}
