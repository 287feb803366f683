import Operations
import Phrases
import RecordFormat

/// What stands against committing a file's rows.
extension WorkspaceError {
    static var nothingRead: WorkspaceError { .refused("nothing-read", "nothing was read") }

    static var unreadableCells: WorkspaceError {
        .refused("unreadable-cells", "the file has cells that cannot be read")
    }
}
