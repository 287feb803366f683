import Synchronization

/// Values that are made when first asked for and then kept, one of each type.
final class KeptValues: Sendable {
    private let kept = Mutex<[ObjectIdentifier: any AnyObject & Sendable]>([:])

    /// Returns the kept value of a type, or makes it. Making may ask for values of other types, not of the same.
    func value<Value: Sendable>(_ make: () -> Value) -> Value { place(of: Value.self).value(make) }

    private func place<Value: Sendable>(of type: Value.Type) -> Lazily<Value> {
        kept.withLock { kept in
            if let known = kept[ObjectIdentifier(type)] as? Lazily<Value> { return known }
            let place = Lazily<Value>()
            kept[ObjectIdentifier(type)] = place
            return place
        }
    }
}
