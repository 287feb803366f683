package import Synchronization

/// A value made when first asked for and kept with the snapshot it was made from. Who asks meanwhile waits for it.
package final class Lazily<Value: Sendable>: Sendable {
    @usableFromInline let kept: Mutex<Value?>

    @inlinable package init() { kept = Mutex(nil) }
    @inlinable package init(_ value: Value) { kept = Mutex(value) }

    /// The value if it was made already.
    @inlinable package var known: Value? { kept.withLock { $0 } }

    /// Returns the kept value, or makes it. Making must not ask for the same value again.
    @inlinable package func value(_ make: () -> Value) -> Value {
        kept.withLock { kept in
            if let kept { return kept }
            let made = make()
            kept = made
            return made
        }
    }
}
