package import ISMS
package import Phrases
package import RecordFormat
package import Registers

/// What stands against changing records.
extension WorkspaceError {
    /// A record that was there when it was looked at.
    package static func gone(_ what: Phrase = "the record") -> WorkspaceError {
        .notFound("record-gone", "\(what) is not there any more")
    }

    package static func noRecord(_ code: String) -> WorkspaceError {
        .notFound("no-such-record", "there is no record \(code)")
    }

    static var nothingToErase: WorkspaceError { .notFound("nothing-to-erase", "there is no such record") }

    static func noRemovedRecord(_ code: String) -> WorkspaceError {
        .notFound("no-removed-record", "there is no removed record \(code)")
    }

    static func backAlready(_ code: String, as now: String) -> WorkspaceError {
        .refused("record-back-already", "\(code) is back already, as \(now)")
    }

    /// A record that would not fit its own declaration.
    static func badField(_ error: InvalidField) -> WorkspaceError {
        .refused("invalid-field", "\(error.field) \(error.problem)")
    }

    static var mayNotErase: WorkspaceError { .forbidden("erasing-not-permitted", "your role does not erase records") }

    package static func mayNot(_ act: AccessPolicy.Act, _ name: String) -> WorkspaceError {
        .forbidden("record-not-permitted", "you may not \(act.rawValue) \(name)")
    }

    static func notYours(_ name: String) -> WorkspaceError {
        .forbidden("record-not-yours", "you may not change \(name); it is not yours")
    }

    package static func mayNotAdd(_ kind: Kind) -> WorkspaceError {
        .forbidden("adding-not-permitted", "your role may not add \(kind.plural)")
    }

    package static func mayNotChange(_ kind: Kind) -> WorkspaceError {
        .forbidden("changing-not-permitted", "your role may not change \(kind.plural)")
    }

    static func mayAddOnlyOwn(_ kind: Kind) -> WorkspaceError {
        .forbidden(
            "adding-for-others-not-permitted",
            "you may only add \(kind.plural) that are your own: name yourself as the owner")
    }

    /// A register whose records come from an operation alone.
    static func notAddedByHand(_ kind: Kind, _ advice: String) -> WorkspaceError {
        .refused("not-added-by-hand", "\(kind.plural) are not added by hand: \(advice)")
    }

    static func frozen(_ name: String) -> WorkspaceError {
        .refused("record-frozen", "\(name) is frozen and cannot be removed; issue a new version instead")
    }

    static func lastInCircle(_ name: String) -> WorkspaceError {
        .refused("last-in-circle", "the last one in the circle of \(name) names a successor before leaving it")
    }

    /// The reading of confidential records has nowhere to be noted.
    static var noOrganizationRecord: WorkspaceError {
        .refused(
            "no-organization-record",
            "that confidential records are asked for is noted beside the organization's own record, and there is none: add it first (annex add organization name=…)"
        )
    }
}
