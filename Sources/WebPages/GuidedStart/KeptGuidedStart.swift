import ISMS
import Operations
import Registers
import Serving

/// How far a snapshot has come on the guided start.
final class KeptGuidedStart: DerivedPart {
    fileprivate let made = Lazily<GuidedStart>()

    init() {}

    /// A handful of steps.
    var bytes: Int { 0 }
}

extension Derived {
    func guidedStart(_ check: ConformityCheck) -> GuidedStart {
        check.changesWithTheClock ? GuidedStart(check) : part(KeptGuidedStart.self).made.value { GuidedStart(check) }
    }
}
