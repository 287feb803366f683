import Phrases
import RecordFormat
import Serving

/// What stands against making an organization on a page.
extension WebError {
    static var mayNotMakeOrganizations: WebError {
        .forbidden(
            "making-organizations-not-permitted", "Only an administrator may make organizations here.")
    }

    static var noFreeAddress: WebError {
        .unavailable("no-free-address", "No free address was found for the organization. Try again.")
    }
}
