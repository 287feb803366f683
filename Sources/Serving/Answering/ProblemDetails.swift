import HTTPTypes
import Phrases
import RecordFormat

extension Failure {
    /// The failure as problem details, which programs read (RFC 9457). `code` tells it from other problems of the same
    /// status; the sentences may be worded anew.
    var problemDetails: WebResponse {
        let details: JSON = [
            "code": .string(code.name), "detail": .string(message.text), "status": .integer(status.code),
            "title": .string(title.text),
        ]
        return .text(details.readableText + "\n", type: "application/problem+json", status: status)
    }
}

extension WebRequest {
    /// Whether the client names one of these media types among what it accepts.
    func accepts(_ types: String...) -> Bool {
        let ranges = (headers[.accept] ?? "").split(separator: ",").map { range in
            range.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        }
        return types.contains { ranges.contains($0) }
    }
}
