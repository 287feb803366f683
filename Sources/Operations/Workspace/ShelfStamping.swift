import ISMS
import RecordFormat
import RecordStore
import Registers

// Who put a record on a shelf and when stands in its commit, and nowhere else: it is filled in on reading, and left out of
// what is stored. So nobody can say it for somebody else, and a name that is erased is erased there too.

extension Record {
    /// A stored body with who put it on its shelf, and when.
    static func withStamps(_ body: JSONObject, by author: CommitAuthor) -> JSONObject {
        guard let shelf else { return body }
        var stamped = body
        if let field = shelf.authorField { stamped[field] = author.principal.isEmpty ? nil : .string(author.principal) }
        if let field = shelf.momentField { stamped[field] = author.time.wholeSecond.json }
        return stamped
    }

    /// The body of a record as it is stored on a shelf.
    func withoutStamps(_ body: JSONObject) -> JSONObject {
        guard let shelf = Self.shelf else { return body }
        var bare = body
        for field in [shelf.authorField, shelf.momentField].compactMap(\.self) { bare[field] = nil }
        return bare
    }

    /// The record as it is read once it lies on its shelf.
    func stamped(by author: CommitAuthor) -> any Record {
        do throws(InvalidField) {
            return try Self(body: Self.withStamps(body, by: author))
        } catch {
            // What was just written out is read.
            return self
        }
    }
}
