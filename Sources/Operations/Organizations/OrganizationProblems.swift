import Phrases
import RecordFormat
import RecordStore

/// What stands against finding an organization in a database, or making one.
extension WorkspaceError {
    static func badHandle(_ handle: String) -> WorkspaceError {
        .refused(
            "invalid-handle", "“\(handle)” cannot be a handle: use 1 to 40 lower-case letters, digits and hyphens")
    }

    static func noOrganization(_ handle: String, there: [StoredOrganization]) -> WorkspaceError {
        .notFound(
            "no-such-organization",
            "there is no organization “\(handle)” in this database; it has \(handles(there))")
    }

    static var emptyDatabase: WorkspaceError {
        .notFound(
            "no-organization-yet", "the database has no organization yet; make one with “annex init --name NAME”")
    }

    static func severalOrganizations(_ there: [StoredOrganization]) -> WorkspaceError {
        .notFound(
            "several-organizations",
            "the database has several organizations; choose with --organization: \(handles(there))")
    }

    static func noCommit(_ sequence: Int, newest: Int) -> WorkspaceError {
        .notFound("no-such-commit", "there is no commit \(sequence); the newest is \(newest)")
    }

    private static func handles(_ organizations: [StoredOrganization]) -> Phrase {
        organizations.isEmpty ? "none" : .data(organizations.map(\.handle).joined(separator: ", "))
    }
}
