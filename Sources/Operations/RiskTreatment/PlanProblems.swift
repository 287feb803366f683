import Phrases
import RecordFormat

/// What stands against approving the plan to treat a risk.
extension WorkspaceError {
    static func planOfClosedRisk(_ name: String) -> WorkspaceError {
        .refused("plan-of-closed-risk", "\(name) is closed, so there is no plan to approve")
    }

    static func planWithoutTreatment(_ name: String) -> WorkspaceError {
        .refused("plan-without-treatment", "\(name) has no treatment yet, so there is no plan to approve")
    }

    static func planOfAcceptance(_ name: String) -> WorkspaceError {
        .refused("plan-of-acceptance", "\(name) is to be accepted: that is done on its own page")
    }

    static func planUnrated(_ name: String) -> WorkspaceError {
        .refused(
            "plan-unrated",
            "the level expected after treatment of \(name) is not rated, so it cannot be approved yet")
    }
}
