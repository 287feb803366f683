import Phrases
import RecordFormat

/// What stands against withdrawing a comment.
extension WorkspaceError {
    static func mayNotWithdraw(_ code: String) -> WorkspaceError {
        .forbidden("withdrawing-not-permitted", "\(code) is withdrawn by whoever made it, or by an ISMS manager")
    }

    static func withdrawnAlready(_ code: String) -> WorkspaceError {
        .refused("withdrawn-already", "\(code) is withdrawn already")
    }
}
