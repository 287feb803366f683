import Phrases
import RecordFormat
import Serving

/// What stands against a form of the treatment plan's page.
extension WebError {
    static var planElsewhere: WebError {
        .badRequest("plan-approved-elsewhere", "Approve the plan on its page, or on the risk's.")
    }

    static func planChanged(_ code: String) -> WebError {
        .conflict(
            "plan-changed",
            "\(code) was changed since you loaded the page. Look at it again, then approve; nothing was saved.")
    }
}
