import Operations
import Phrases
import RecordFormat

/// What stands against beginning an import by command.
extension WorkspaceError {
    static func importNotBegun(_ sentence: Phrase) -> WorkspaceError { .refused("import-not-begun", sentence) }
}
