import Phrases
import RecordFormat
import Serving

/// What stands against changing many records at once.
extension WebError {
    static func tooManyAtOnce(countMax: Int) -> WebError {
        .badRequest("too-many-at-once", "At most \(countMax) records are changed at once.")
    }
}
