import Frameworks
import ISMS
import RecordFormat
import Registers

extension RuleCase {
    /// A programme of the GDPR that leaves out all of its core articles but one, which a control meets.
    private static func held(_ scenario: inout Scenario, _ change: (inout Programme) -> Void = { _ in }) {
        var programme = Programme()
        programme.name = "Data protection"
        programme.framework = .gdpr
        programme.owner = "PER-1"
        programme.scope = "SCP-1"
        programme.excluded = Catalog.bundled.assessed(.gdpr).map(\.id).filter { $0 != .gdpr("32") }.map { id in
            var exclusion = Programme.Exclusion()
            (exclusion.requirement, exclusion.why) = (id, "Somebody else's duty.")
            return exclusion
        }
        change(&programme)
        scenario[Control.self, 1].meets.append(.gdpr("32"))
        scenario[Programme.self, 1] = programme
    }

    static let programmes: [RuleCase] = [
        RuleCase(
            .frw01, "PRG-1 (Data protection) has 1 of 1 requirements that no control meets: 32",
            fires: { scenario in
                held(&scenario)
                scenario[Control.self, 1].meets.removeAll { $0.framework == .gdpr }
            }, silent: { held(&$0) }),
        RuleCase(
            .frw02, "PRG-1 (Data protection) has no scope and no owner",
            fires: { held(&$0) { ($0.scope, $0.owner) = (nil, nil) } }, silent: { held(&$0) }),
    ]
}
