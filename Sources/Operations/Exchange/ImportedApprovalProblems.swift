import ISMS
import Phrases
import RecordFormat

/// What stands against an approval that a file tells of. The sentences follow the name of a row.
extension WorkspaceError {
    static var importedWithoutApprover: WorkspaceError {
        .refused(
            "imported-without-approver",
            "says that it is approved, and not by whom; give the approver too, or leave the approval out")
    }

    static func importedWithoutDay(_ approval: String) -> WorkspaceError {
        .refused("imported-without-day", "says who gave the \(approval), and not on which day")
    }

    static func importedWithoutStatus(_ approved: String) -> WorkspaceError {
        .refused(
            "imported-without-status",
            "says who approved it, and its status is not “\(approved)”; give that status, or leave the approval out of this row"
        )
    }

    static var importedWithoutEnd: WorkspaceError {
        .refused("imported-without-end", "says who accepted the risk, and not until when")
    }
}
