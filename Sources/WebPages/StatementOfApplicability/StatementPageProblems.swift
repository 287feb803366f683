import Phrases
import RecordFormat
import Serving

/// What stands against a form of the Statement of Applicability's pages.
extension WebError {
    static var mayNotDecide: WebError {
        .forbidden("deciding-not-permitted", "Your role does not decide which controls are in.")
    }

    static var ownControl: WebError {
        .badRequest("own-control", "A control of our own is in for as long as it is in the register.")
    }

    static var authorUnlinked: WebError {
        .forbidden(
            "author-unlinked",
            "Your account is not linked to a person of the organization, so no author could be named. Ask an administrator to link it."
        )
    }

    static func versionChanged(_ version: Int) -> WebError {
        .conflict("version-changed", "Version \(version) is not what you looked at. Read it again, then approve.")
    }
}
