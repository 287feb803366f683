import Phrases
import RecordFormat
import Serving

/// What stands against a form of the settings.
extension WebError {
    static var noSuchPerson: WebError {
        .badRequest("no-such-person", "There is no such person in this organization.")
    }

    static func noDay(_ text: String) -> WebError {
        .badRequest("no-day", "“\(text)” is no day: write YYYY-MM-DD.")
    }
}
