import ISMS
import Operations
import Phrases
import RecordFormat
import Registers
import Serving

/// What stands against a form of a record's pages.
extension WebError {
    static var approvedElsewhere: WebError {
        .badRequest("approved-elsewhere", "Approve on the record's own page.")
    }

    static var stepElsewhere: WebError { .badRequest("step-elsewhere", "Take the step on the record's own page.") }
}

extension WorkspaceError {
    static func badEntry(_ column: Phrase, _ error: InvalidValue) -> WorkspaceError {
        .refused("invalid-entry", "“\(column)” \(error.problem)")
    }

    static func entryWithTooManyFiles(countMax: Int) -> WorkspaceError {
        .refused(
            "entry-with-too-many-files", "an entry takes up to \(countMax) files: add the others with another")
    }

    static var nothingAdded: WorkspaceError { .refused("nothing-added", "nothing was added") }

    static func emptyFile(_ name: String) -> WorkspaceError { .refused("empty-file", "the file \(name) is empty") }
}
