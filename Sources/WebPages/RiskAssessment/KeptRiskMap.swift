import ISMS
import Registers
import Serving

/// The map of a snapshot's open risks.
final class KeptRiskMap: DerivedPart {
    fileprivate let made = Lazily<HeatMapDrawing?>()

    init() {}

    /// Counted with each risk's evaluation.
    var bytes: Int { 0 }
}

extension Derived {
    /// The map of all open risks as they are now; nil where none has a place on it.
    func riskMap(_ links: Links) -> HeatMapDrawing? {
        var map = part(KeptRiskMap.self).made.value { HeatMapDrawing(evaluations, links: links) }
        map?.links = links
        return map
    }
}
