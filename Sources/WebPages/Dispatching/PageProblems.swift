import Operations
import Phrases
import RecordFormat
import Serving

/// What stands against a request for any page, beside what the operations say.
extension WebError {
    static var pastDay: WebError { .forbidden("past-day", "Nothing can be changed on a day in the past.") }

    static var noPastDay: WebError { .badRequest("no-past-day", "That is no day in the past.") }

    static var dutyNotPermitted: WebError { .forbidden("duty-not-permitted", "Your role does not allow this.") }

    /// A form that names a button which its page does not have.
    static var noSuchButton: WebError { .badRequest("no-such-button", "Use one of the buttons of the page.") }

    static var notOffered: WebError { .badRequest("not-offered", "The page does not offer that.") }
}
