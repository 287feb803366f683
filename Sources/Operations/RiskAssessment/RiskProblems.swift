import ISMS
import Phrases
import RecordFormat
import Registers

/// What stands against rating a risk, or against its owner's decision about it.
extension WorkspaceError {
    package static func mayNotRate(_ name: String) -> WorkspaceError {
        .forbidden("rating-not-permitted", "you may not rate \(name)")
    }

    static func noCriteria(_ name: String) -> WorkspaceError {
        .refused("no-criteria-in-force", "no risk criteria are in force, so \(name) cannot be rated")
    }

    static var closedRisk: WorkspaceError {
        .refused("risk-closed", "the risk is closed, so there is nothing to accept")
    }

    static var unratedRisk: WorkspaceError {
        .refused("risk-unrated", "the risk is not rated, so there is no level that could be accepted")
    }

    static func ownerNotSignedIn(_ code: String, _ command: String) -> WorkspaceError {
        .forbidden(
            "owner-not-signed-in",
            "the owner of a risk decides signed in; what was decided elsewhere is recorded with “\(command) \(code) --given-by PERSON --on DAY --where PLACE”"
        )
    }

    package static func riskWithoutOwner(_ name: String, _ verb: String) -> WorkspaceError {
        .forbidden("risk-without-owner", "\(name) has no owner yet, and only its owner may \(verb) it")
    }

    package static func notRiskOwner(_ owner: String, _ name: String, _ verb: String) -> WorkspaceError {
        .forbidden("not-risk-owner", "only the risk owner, \(owner), may \(verb) \(name), in their own name")
    }

    static func decidedByAnother(_ name: String) -> WorkspaceError {
        .refused(
            "decided-by-another",
            "only the owner of \(name) can have decided about it; name them, or set its owner first")
    }

    static func decisionToCome(_ day: Day) -> WorkspaceError {
        .refused("decision-to-come", "it cannot have been decided on \(day), which is to come")
    }

    static var decisionWithoutPlace: WorkspaceError {
        .refused("decision-without-place", "say where it was decided: in which minutes, letter or system")
    }

    static func mayNotTakeBack(_ decision: String, of name: String) -> WorkspaceError {
        .forbidden("taking-back-not-permitted", "you may not take back the \(decision) of \(name)")
    }

    static func noDecision(_ decision: String, of name: String) -> WorkspaceError {
        .refused("no-decision", "\(name) has no \(decision)")
    }
}
