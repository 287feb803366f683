import Phrases
import RecordFormat
import Serving

/// What stands against making a document.
extension WebError {
    static var noVersions: WebError {
        .badRequest("no-issued-versions", "Only the Statement of Applicability has issued versions.")
    }

    static var documentFailed: WebError {
        .unavailable(
            "document-failed",
            "The document could not be made in this format. Whoever runs Annex finds the reason in the log; choose another format meanwhile."
        )
    }

    static func documentUnavailable(_ sentence: Phrase) -> WebError { .unavailable("document-unavailable", sentence) }

    static var tooManyDocuments: WebError {
        .unavailable(
            "too-many-documents", "You have several documents under way already. Wait until one is done.")
    }
}
