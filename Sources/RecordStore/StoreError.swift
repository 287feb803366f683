package import RecordFormat

/// What a store refuses or cannot do. After any of these, nothing has changed.
package enum StoreError: Error, Hashable, Sendable {
    case organizationExists(handle: String)
    case organizationMissing(OrganizationID)
    /// Someone else committed first; read what is new and check again.
    case headMoved(base: Int, current: Int)
    /// `expected` is the version the draft was based on, 0 for a creation; `current` the one it found.
    case versionConflict(code: String, expected: Int, current: Int)
    case codeTaken(code: String)
    case missingReference(code: String, target: RecordID)
    /// Deleting or erasing `code` would leave these records pointing at nothing.
    case referenced(code: String, by: [String])
    case recordMissing(RecordID)
    /// The draft itself is malformed: a caller's mistake.
    case invalidDraft(String)
    case attachmentTooLarge(bytesMax: Int)
    case attachmentMissing(digest: String)
    /// What was read does not match its digest.
    case corrupt(String)
    /// There is no database at this place, and none was to be made.
    case databaseMissing(path: String)
    /// The database was written by a newer program.
    case newerDatabase(found: String, supported: String)
    case migrationFailed(String)
    case busy(String)
    /// The engine failed; the text is for the operator.
    case engine(String)
}

extension StoreError {
    /// Makes the error of work that a caller's own code, such as a stream of bytes, has stopped.
    package init(stopping work: String, _ error: any Error) {
        if let error = error as? StoreError {
            self = error
        } else {
            self = .engine("\(work) was stopped: \(error)")
        }
    }
}
