import Synchronization

/// A value made when first asked for and kept with the snapshot it was made from. Who asks meanwhile waits for it.
package final class Lazily<Value: Sendable>: Sendable {
    private let kept: Mutex<Value?>

    package init() { kept = Mutex(nil) }
    package init(_ value: Value) { kept = Mutex(value) }

    /// The value if it was made already.
    package var known: Value? { kept.withLock(\.self) }

    /// Returns the kept value, or makes it. Making must not ask for the same value again.
    package func value(_ make: () -> Value) -> Value {
        kept.withLock { kept in
            if let kept { return kept }
            let made = make()
            kept = made
            return made
        }
    }
}
