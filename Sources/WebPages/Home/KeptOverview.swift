import ISMS
import Operations
import Registers
import Serving

/// What the home page shows of a snapshot.
final class KeptOverview: DerivedPart {
    fileprivate let expiring = Lazily<[Expiring]>()
    fileprivate let readiness = Lazily<Readiness>()

    init() {}

    /// Counted with the check's findings, of which it is a summary.
    var bytes: Int { 0 }
}

extension Derived {
    /// What loses its validity soon.
    var expiring: [Expiring] { part(KeptOverview.self).expiring.value { derivation.expiring } }

    func readiness(_ check: ConformityCheck) -> Readiness {
        check.changesWithTheClock ? Readiness(check) : part(KeptOverview.self).readiness.value { Readiness(check) }
    }
}
