import Synchronization

/// A value made when first asked for and kept with the snapshot it was made from.
final class Lazily<Value: Sendable>: Sendable {
    private let kept = Mutex<Value?>(nil)

    /// Returns the kept value, or makes it. Making must not ask for the same value again.
    func value(_ make: () -> Value) -> Value {
        kept.withLock { kept in
            if let kept { return kept }
            let made = make()
            kept = made
            return made
        }
    }
}
