import ISMS
import Phrases
import RecordFormat
import Registers

/// What stands against joining the circle of a confidential record.
extension WorkspaceError {
    static func mayNotJoinCircle(_ kind: Kind) -> WorkspaceError {
        .forbidden(
            "joining-circle-not-permitted",
            "your role may not join the circle of \(kind.singular) that is confidential")
    }

    static var joinerUnlinked: WorkspaceError {
        .forbidden(
            "joiner-unlinked",
            "your account is not linked to a person of the organization; ask an administrator to link it")
    }

    static var joiningWithoutReason: WorkspaceError {
        .refused("joining-without-reason", "say why you have to know of it")
    }

    static func unreadableReason(characterCountMax: Int) -> WorkspaceError {
        .refused(
            "unreadable-reason", "say the reason on one line, in at most \(characterCountMax) characters")
    }

    static func noConfidential(_ kind: Kind, _ code: String) -> WorkspaceError {
        .notFound("no-such-confidential-record", "there is no confidential \(kind.singular) of the code \(code)")
    }

    static func inCircleAlready(_ code: String) -> WorkspaceError {
        .refused("in-circle-already", "you are in the circle of \(code) already")
    }
}
