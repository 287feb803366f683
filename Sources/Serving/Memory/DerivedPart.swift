import ISMS
package import Registers

/// What an application derives from a snapshot and keeps with it for as long as the snapshot is in memory.
///
/// ```swift
/// final class KeptReadiness: DerivedPart {
///     private let made = Lazily<Readiness>()
///     var bytes: Int { 2000 }
///     func readiness(_ check: ConformityCheck) -> Readiness { made.value { Readiness(check) } }
/// }
///
/// derived.part(KeptReadiness.self).readiness(check)
/// ```
///
/// Each slice keeps a part of its own. A part must not hold the `Derived` it belongs to, or neither is ever freed.
package protocol DerivedPart: Sendable {
    /// Begins with nothing derived yet.
    init()

    /// Begins the part of a later snapshot with whatever is the same there; nil to begin with nothing.
    func carried(from earlier: Derivation, to later: Derivation, over changes: SnapshotChanges) -> Self?

    /// What it costs in memory, by estimate, besides the snapshot it was derived from.
    var bytes: Int { get }
}

extension DerivedPart {
    /// Most of what is derived is made anew.
    package func carried(from earlier: Derivation, to later: Derivation, over changes: SnapshotChanges) -> Self? { nil }
}
