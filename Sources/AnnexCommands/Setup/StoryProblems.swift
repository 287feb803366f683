import Operations
import Phrases
import RecordFormat

/// What stands against the story of the demonstration organization, which comes with the program.
extension WorkspaceError {
    static func invalidStory(_ sentence: Phrase) -> WorkspaceError { .refused("invalid-story", sentence) }
}
