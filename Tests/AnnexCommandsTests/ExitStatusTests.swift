import RecordFormat
import RecordStore
import Testing
import Operations
import Phrases

@testable import AnnexCommands

@Suite("Exit codes")
struct ExitStatusTests {
    @Test("Each error has the exit code that the help says")
    func statuses() {
        let id = RecordID(high: 1, low: 1)
        let expected: [(WorkspaceError, Int32)] = [
            (.invalid([]), 2), (.referenced(name: "PER-1", by: []), 2), (.blocked([]), 2),
            (.refused("some-code", "no"), 2),
            (.notFound("some-code", "what"), 3), (.conflict(code: "PER-1", mine: nil, theirs: nil), 4),
            (.store(.headMoved(base: 1, current: 2)), 4),
            (.store(.versionConflict(code: "PER-1", expected: 1, current: 2)), 4),
            (.store(.organizationExists(handle: "a")), 2), (.store(.attachmentTooLarge(bytesMax: 1)), 2),
            (.store(.referenced(code: "PER-1", by: [])), 2), (.store(.invalidDraft("reason")), 2),
            (.store(.recordMissing(id)), 3), (.store(.organizationMissing(id)), 3),
            (.store(.attachmentMissing(digest: "")), 3), (.store(.databaseMissing(path: "")), 3),
            (.store(.busy("")), 5), (.store(.corrupt("")), 5), (.store(.engine("")), 5),
            (.store(.newerDatabase(found: "2", supported: "1")), 5), (.store(.migrationFailed("")), 5),
        ]
        for (error, status) in expected { #expect(ExitStatus(error).rawValue == status, "\(error)") }
    }
}
