import Phrases
import RecordFormat

/// What stands against issuing a Statement of Applicability, or showing an issued one.
extension WorkspaceError {
    static var mayNotIssue: WorkspaceError {
        .forbidden("issuing-not-permitted", "your role does not issue statements")
    }

    static var issuedForAnother: WorkspaceError {
        .forbidden(
            "issued-for-another",
            "a version is issued in your own name, and your account is not linked to that person")
    }

    static var issuedWithoutReason: WorkspaceError {
        .refused("issued-without-reason", "say what changed since the last version, as its reason")
    }

    static func noVersion(_ version: Int, issued: [Int]) -> WorkspaceError {
        let there: Phrase =
            issued.isEmpty
            ? "none was issued yet (annex soa issue)"
            : "issued were: \(issued.map(String.init).joined(separator: ", "))"
        return .notFound(
            "no-such-version", "there is no version \(version) of the Statement of Applicability; \(there)")
    }
}
