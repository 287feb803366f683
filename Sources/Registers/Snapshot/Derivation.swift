import Synchronization

/// What is derived from a snapshot as it is judged on a day, each made when first asked for and then kept.
///
/// After a change, what an earlier snapshot derived is taken over wherever nothing that it goes by was changed.
///
/// What there is to derive, an extension says, where the type of the value is what it is kept by:
///
/// ```swift
/// extension Derivation {
///     package var plan: RiskTreatmentPlan { once { RiskTreatmentPlan(of: snapshot, on: day) } }
/// }
/// ```
package final class Derivation: Sendable {
    package let snapshot: Snapshot
    package let day: Day
    private let made = KeptValues()
    private let carried: Mutex<[ObjectIdentifier: any CarriedValue]>
    /// What was changed since the commit it was asked for last.
    private let knownChanges = Mutex<(sequence: Int, changes: SnapshotChanges?)?>(nil)

    /// - Parameter earlier: what was derived from an earlier snapshot of the same organization.
    package init(of snapshot: Snapshot, on day: Day, after earlier: Derivation? = nil) {
        self.snapshot = snapshot
        self.day = day
        guard let earlier, earlier.day == day else {
            carried = Mutex([:])
            return
        }
        let values = earlier.carried.withLock(\.self)
        carried = Mutex(values.compactMapValues { $0.successor(of: earlier.snapshot) })
    }

    /// Something that is made anew for each snapshot.
    package func once<Value: Sendable>(_ make: () -> Value) -> Value {
        SnapshotRead.unheard { made.value(make) }
    }

    /// Something that is made of what an earlier snapshot derived, where one is known and not too much was changed since.
    ///
    /// Whoever asks first makes it for all, and what is read for it is not what the first reads: whoever offers it notes
    /// what it goes by (`SnapshotRead`).
    /// - Parameter make: is given the earlier value with what was changed since; nil where it has to begin anew.
    package func carried<Value: Sendable>(
        _ make: (_ earlier: (value: Value, changes: SnapshotChanges)?) -> Value
    ) -> Value {
        place(of: Value.self).value { earlier in
            guard let earlier, let changes = changes(since: earlier.snapshot) else { return make(nil) }
            return make((earlier.value, changes))
        }
    }

    private func place<Value: Sendable>(of type: Value.Type) -> Carried<Value> {
        carried.withLock { carried in
            if let known = carried[ObjectIdentifier(type)] as? Carried<Value> { return known }
            let place = Carried<Value>(after: nil)
            carried[ObjectIdentifier(type)] = place
            return place
        }
    }

    /// What was changed since an earlier snapshot of the same organization; nil where that is too much to go by.
    package func changes(since earlier: Snapshot) -> SnapshotChanges? {
        knownChanges.withLock { known in
            if let known, known.sequence == earlier.commit.sequence { return known.changes }
            let changes = SnapshotChanges(from: earlier, to: snapshot)
            known = (earlier.commit.sequence, changes)
            return changes
        }
    }

    /// A value made when first asked for, from that of an earlier snapshot where one is known.
    private final class Carried<Value: Sendable>: CarriedValue {
        struct Earlier: Sendable {
            let snapshot: Snapshot
            let value: Value
        }

        private let made = Lazily<Value>()
        /// Dropped once it has served, so that snapshots long past do not stay.
        private let earlier: Mutex<Earlier?>

        init(after earlier: Earlier?) { self.earlier = Mutex(earlier) }

        func value(_ make: (Earlier?) -> Value) -> Value {
            // Whoever asks first makes it for all, and what is read for it is not what the first reads.
            SnapshotRead.unheard {
                made.value {
                    let value = make(earlier.withLock(\.self))
                    earlier.withLock { $0 = nil }
                    return value
                }
            }
        }

        /// Begins with the value, or else with the one this would have begun with itself.
        func successor(of snapshot: Snapshot) -> (any CarriedValue)? {
            // In this order: an earlier value goes only when there is one made.
            let earlier = earlier.withLock(\.self)
            let standing = made.known.map { Earlier(snapshot: snapshot, value: $0) } ?? earlier
            return standing.map { Carried(after: $0) }
        }
    }
}

/// A derived value of whatever type, from which that of a later snapshot is made.
private protocol CarriedValue: AnyObject, Sendable {
    /// The place of the same value in what is derived from a later snapshot; nil where nothing is known to begin with.
    func successor(of snapshot: Snapshot) -> (any CarriedValue)?
}
