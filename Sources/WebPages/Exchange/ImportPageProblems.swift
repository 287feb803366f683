import ISMS
import Phrases
import RecordFormat
import Registers
import Serving

/// What stands against importing a file in the browser.
extension WebError {
    static var importOnPastDay: WebError {
        .forbidden("import-on-past-day", "Nothing can be imported on a day in the past.")
    }

    static func notImported(_ kind: Kind) -> WebError {
        .forbidden("kind-not-imported", "\(kind.plural.capitalizedFirst) cannot be imported.")
    }

    static var noSuchSheet: WebError { .badRequest("no-such-sheet", "The file has no sheet of that name.") }

    static func blankHeadings(row: Int) -> WebError {
        .badRequest("blank-headings", "Row \(row) is blank and cannot hold the headings.")
    }

    static var tooManyFiles: WebError {
        .unavailable("too-many-files", "Many files are being read at this moment. Try again in a minute.")
    }

    static var importedAlready: WebError {
        .badRequest(
            "imported-already", "This file is being imported already. Look at the register in a moment.")
    }
}
